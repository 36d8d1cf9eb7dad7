/**
 * The blanks of a text or a table, and the table itself.
 *
 * @import {Blank, Item} from "../../shared/making.js"
 */

import { html, nothing } from "lit";
import { BLANK_FORMATS, FORMS } from "../../shared/making.js";
import { blanksMatched, freeId, freeLetter, keys, markers } from "../../shared/items.js";
import { text } from "../../text/index.js";
import { bareArea, changed, check, line, more, omitted, pick, remove } from "./fields.js";

/** @typedef {(part: Partial<Item>, key?: string) => void} Edit */

/** A number for the next blank. @param {Item} item */
const nextBlank = (item) => freeId(String(markers(item).length + 1), markers(item));

/** @param {Item} item @param {Edit} edit */
export function blanks(item, edit) {
  const all = item.blanks ?? [];
  const put = (/** @type {number} */ at, /** @type {Partial<Blank>} */ part, key = "") => edit({ blanks: changed(all, at, part) }, key && `blank ${all[at].id} ${key}`);
  const add = () => {
    const question = `${item.question} [[${nextBlank(item)}]]`.trim();
    edit({ question, blanks: blanksMatched({ ...item, question }).blanks });
  };
  return html`<fieldset class="stack"><legend>${text("make/blanks")}</legend>
    <p class="help">${text(item.format === "table" ? "make/blanks-table-help" : "make/blanks-help")}</p>
    ${all.map((blank, at) => html`<div class="pair">
      ${blank.format === "choice" ? options(blank, (part, key) => put(at, part, key)) : line(text(blank.format === "text" ? "make/blank-text" : "make/blank", blank.id), keys(blank.key).join(" | "), (words) => put(at, { key: spelled(words, blank.format) }, "key"))}
      ${pick(text("make/blank-format", blank.id), blank.format, BLANK_FORMATS.map((one) => [one, text(`format/${one}`)]), (format) => put(at, { ...reformed(blank, format) }))}
      ${FORMS[blank.format] ? pick(text("make/form"), blank.form ?? "any", FORMS[blank.format].map((one) => [one, text(`shape/${one}`)]), (one) => put(at, { form: one === "any" ? undefined : one })) : nothing}
    </div>`)}
    ${item.format === "cloze" ? more("make/blank-more", add) : nothing}
  </fieldset>`;
}

/** @param {Blank} blank @param {(part: Partial<Blank>, key?: string) => void} put */
function options({ id, choices = [], key }, put) {
  const right = keys(key)[0];
  const lines = (/** @type {string} */ words) => {
    /** @type {{id: string, text: string}[]} */
    const made = [];
    for (const [at, one] of words.split("\n").entries()) made.push({ id: choices[at]?.id ?? freeLetter([...choices, ...made]), text: one });
    put({ choices: made }, "choices");
  };
  return html`<div class="stack"><div><span class="over">${text("make/blank-choices", id)}</span>${bareArea(text("make/blank-choices", id), choices.map((one) => one.text).join("\n"), lines)}</div>
    ${pick(text("make/blank-right", id), right ?? "", choices.map((one) => [one.id, one.text]), (one) => put({ key: one }))}</div>`;
}

/** @param {string} words @param {string} format */
function spelled(words, format) {
  if (format !== "text" || !words.includes("|")) return words;
  return words.split("|").map((one) => one.trim());
}

/** @param {Blank} blank @param {string} format @returns {Partial<Blank>} */
function reformed(blank, format) {
  if (format === blank.format) return {};
  const words = blank.format === "choice" ? (blank.choices ?? []).filter(({ id }) => keys(blank.key).includes(id)).map((one) => one.text) : keys(blank.key);
  if (format !== "choice") return { format, choices: undefined, form: undefined, as: undefined, key: format === "text" ? words : (words[0] ?? "") };
  return { format, form: undefined, as: undefined, choices: [{ id: "a", text: words[0] ?? "" }, { id: "b", text: "" }], key: "a" };
}

/** @param {Item} item @param {Edit} edit */
export function table(item, edit) {
  const { columns = [], rows, heads = false } = item.table ?? { rows: [] };
  const wide = Math.max(columns.length, ...rows.map((row) => row.length), 1);
  const put = (/** @type {Partial<NonNullable<Item["table"]>>} */ part, key = "") => edit({ table: { columns, rows, ...(heads ? { heads } : {}), ...part } }, key && `table ${key}`);
  const cell = (/** @type {number} */ at, /** @type {number} */ column, /** @type {string} */ words) =>
    put({ rows: rows.map((row, place) => (place === at ? row.map((one, which) => (which === column ? words : one)) : row)) }, `${at} ${column}`);
  const cut = (/** @type {number} */ column) => put({ columns: omitted(columns, column), rows: rows.map((row) => omitted(row, column)) });
  return html`<fieldset class="stack"><legend>${text("make/table")}</legend>
    <p class="help">${text("make/table-help")}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${text("make/table")}><table><thead><tr>
      ${Array.from({ length: wide }, (_, at) => html`<th scope="col">${bareArea(text("make/column", at + 1), columns[at] ?? "", (words) => put({ columns: Array.from({ length: wide }, (__, place) => (place === at ? words : (columns[place] ?? ""))) }, `column ${at}`))}
        ${wide > 1 ? remove(text("make/column-remove", at + 1), () => cut(at)) : nothing}</th>`)}<td></td></tr></thead>
      <tbody>${rows.map((row, at) => html`<tr>${row.map((words, column) => html`<td>${bareArea(text("make/cell", at + 1, column + 1), words, (one) => cell(at, column, one))}</td>`)}
        <td>${remove(text("make/row-remove", at + 1), () => put({ rows: omitted(rows, at) }))}</td></tr>`)}</tbody></table></div>
    <div class="row">${more("make/row-more", () => put({ rows: [...rows, Array.from({ length: wide }, () => "")] }))}
      ${more("make/column-more", () => put({ columns: [...columns, ""], rows: rows.map((row) => [...row, ""]) }))}</div>
    ${check(text("make/heads"), heads, (on) => put({ heads: on || undefined }))}
  </fieldset>`;
}
