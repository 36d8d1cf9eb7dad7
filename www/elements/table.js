/** @import {Blank, Table} from "../../src/wasm/types" */
import { css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { Blanks, withPlaces } from "./blanks.js";
import { MARKER, say } from "./say.js";

/**
 * What each blank of a table is called: by its row's heading and its column's.
 * @param {Table} table
 * @returns {Map<string, string>}
 */
export function cellNames({ columns, rows, heads }) {
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const [at, row] of rows.entries()) {
    const head = heads && !row[0]?.match(MARKER) ? say(row[0] ?? "") : "";
    for (const [column, cell] of row.entries()) {
      for (const [, id] of cell.matchAll(MARKER)) names.set(id, [head || text("table/row", at + 1), say(columns[column] ?? "")].filter(Boolean).join(", "));
    }
  }
  return names;
}

/** A table with blanks in its cells. */
export class TableFill extends Blanks {
  static properties = { ...Blanks.properties, table: { attribute: false } };

  static styles = [
    ...Blanks.styles,
    css`
      .frame { overflow-x: auto; padding: 4px; margin: -4px; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { border: 1px solid var(--gr-quiet); padding: 6px 12px; text-align: start; }
      th { background: var(--gr-raised); font-weight: 650; }
      th, td { vertical-align: middle; }
      @media (max-width: 30rem) { .frame { font-size: var(--gr-16); } th, td { padding: 6px; } :is(th, td) input:not([type="radio"]) { inline-size: 4em; } }
    `,
  ];

  constructor() {
    super();
    this.table = /** @type {Table} */ ({ columns: [], rows: [], heads: false });
    /** @type {Node[][]} */
    this.cells = [];
    /** @type {Node[]} */
    this.tops = [];
    /** @type {Map<string, string>} */
    this.names = new Map();
    /** What is drawn now. */
    this.drawn = "";
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("table") && !changed.has("blanks")) return;
    const key = JSON.stringify([this.table, this.ids]);
    if (key === this.drawn) return;
    this.drawn = key;
    this.places = new Map();
    const around = (/** @type {string} */ cell) => {
      const { fragment, places } = withPlaces(cell, this.ids.filter((id) => !this.places.has(id)));
      for (const [id, place] of places) this.places.set(id, place);
      const box = document.createElement("div");
      box.append(fragment);
      return box;
    };
    this.tops = this.table.columns.map(around);
    this.cells = this.table.rows.map((row) => row.map(around));
    this.names = cellNames(this.table);
  }

  /** @param {Blank} blank @param {number} at */
  label(blank, at) {
    return this.names.get(blank.id) ?? super.label(blank, at);
  }

  /** Its headings say it all. */
  about() {
    return "";
  }

  render() {
    const { heads } = this.table;
    return html`<div class="frame"><table aria-label=${text("table/name")}>
        ${this.tops.length ? html`<thead><tr>${this.tops.map((top) => top.textContent?.trim() || top.hasChildNodes() ? html`<th scope="col">${top}</th>` : html`<td></td>`)}</tr></thead>` : nothing}
        <tbody>${this.cells.map((row) => html`<tr>${row.map((cell, at) => heads && at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`)}</tr>`)}</tbody>
      </table></div>
      ${this.renderKeys()}`;
  }
}
customElements.define("gr-table", TableFill);
