/** @import {Overview, SkillInfo, SkillState} from "../../src/wasm/types" */
/** @import {Row} from "./map-lanes.js" */
import { LitElement, html, nothing, svg } from "lit";
import { day, text } from "../text/index.js";
import { base } from "./base.js";
import { stateMark } from "./icons.js";
import { lanes } from "./map-lanes.js";
import { mapStyles } from "./map-styles.js";
import "./map-skill.js";
import "./top-line.js";

/** From this many skills on there is a field to find one. */
const many = 20;
/** Columns of lines that still fit beside the words on a phone. */
const widest = 5;
/** From column to column, in pixels. */
const step = 18;

/** The map: skills as a path with branches, three states told by shape and word; a press shows what is behind one. */
export class SkillMap extends LitElement {
  static properties = {
    overview: { attribute: false },
    map: { attribute: false },
    back: {},
    opened: { state: true },
    typed: { state: true },
  };

  static styles = [base, mapStyles];

  constructor() {
    super();
    /** @type {Overview | null} */
    this.overview = null;
    /** @type {SkillState[]} */
    this.map = [];
    this.back = "start";
    this.opened = "";
    this.typed = "";
  }

  /** @param {SkillState | undefined} state */
  words(state) {
    if (!state) return text("map/unknown");
    const since = state.state === "secure" && state.since !== null ? day(state.since, Date.now()) : "";
    const first = text(`map/${state.state}`, since);
    if (state.handedOver) return `${first} · ${text("map/handed")}`;
    if (state.refresh) return `${first} · ${text("map/refresh")}`;
    return state.ready && state.state !== "secure" ? `${first} · ${text("map/ready")}` : first;
  }

  /** @param {Row} row @param {SkillState["state"]} state */
  renderPath(row, state) {
    const x = (/** @type {number} */ column) => column * step + 14;
    /** @param {import("./map-lanes.js").Stroke[]} strokes @param {number} height */
    const bends = (strokes, height) =>
      strokes.map(({ from, to }) => svg`<path d="M${x(from)} 0C${x(from)} ${height / 2} ${x(to)} ${height / 2} ${x(to)} ${height}" />`);
    /** @param {number[]} columns */
    const down = (columns) => columns.map((column) => svg`<line x1=${x(column)} x2=${x(column)} y1="0" y2="100%" />`);
    return html`<svg class="above" aria-hidden="true">${down(row.above.map(({ from }) => from))}</svg>
      <svg class="bend in" aria-hidden="true">${bends(row.above, 18)}</svg>
      <svg class="below" aria-hidden="true">${down(row.below.map(({ to }) => to))}</svg>
      <svg class="bend out" aria-hidden="true">${bends(row.below, 24)}
        <g transform="translate(${x(row.column)} 0)"><g class="node"><g transform="translate(-12 -12)">${stateMark(state)}</g></g></g></svg>`;
  }

  /** @param {SkillInfo} skill @param {Row | null} row */
  renderSkill(skill, row) {
    const state = this.map.find((one) => one.skill === skill.id);
    const open = this.opened === skill.id;
    return html`<li>
      ${this.renderPath(row ?? { column: 0, above: [], below: [] }, state?.state ?? "unknown")}
      <div class="words">
        <button class="skill" aria-expanded=${open} @click=${() => (this.opened = open ? "" : skill.id)}>
          <b>${skill.name}</b><span class="quiet">${this.words(state)}</span>
        </button>
        ${open ? html`<gr-map-skill .skill=${skill} .state=${state ?? null} .overview=${this.overview}></gr-map-skill>` : nothing}
      </div>
    </li>`;
  }

  renderSkills() {
    const skills = this.overview?.skills ?? [];
    if (!skills.length) return html`<p class="card lead">${text("map/none")}</p>`;
    const word = this.typed.trim().toLocaleLowerCase();
    const rows = word ? null : lanes(skills, widest);
    const columns = rows ? Math.max(1, ...rows.flatMap((row) => [row.column + 1, ...row.below.map((one) => one.to + 1)])) : 1;
    // Not in the markup: the policy of the page allows no style attributes.
    this.style.setProperty("--gutter", `${columns * step + 12}px`);
    const found = skills.map((skill, at) => ({ skill, row: rows?.[at] ?? null })).filter(({ skill }) => skill.name.toLocaleLowerCase().includes(word));
    return html`<ol class="path">${found.map(({ skill, row }) => this.renderSkill(skill, row))}</ol>`;
  }

  render() {
    const begun = this.map.some((one) => one.observations > 0);
    return html`<gr-top-line .back=${this.back}></gr-top-line>
      <div class="stack wide">
        <div class="stack">
          <h1 tabindex="-1">${text("map/title")}</h1>
          <p class="quiet">${text(begun ? "map/lead" : "map/empty")}</p>
        </div>
        ${(this.overview?.skills.length ?? 0) > many
          ? html`<label>${text("map/filter")}
              <input type="search" autocomplete="off" @input=${(/** @type {Event} */ event) => (this.typed = /** @type {HTMLInputElement} */ (event.target).value)} /></label>`
          : nothing}
        ${this.renderSkills()}
      </div>`;
  }
}
customElements.define("gr-map", SkillMap);
