/** @import {Part} from "../../src/wasm/types" */
/** @import {Asked} from "./asked.js" */
import { html } from "lit";
import "./choice.js";
import "./choices.js";
import "./cloze.js";
import "./expression.js";
import "./fraction.js";
import "./match.js";
import "./number.js";
import "./order.js";
import "./point.js";
import "./table.js";
import "./text-line.js";

/**
 * The input for a format. What is put in comes back as `gr-answer`; the caller keeps it and passes it in again.
 * @param {Asked} asked
 * @param {{value: string[], disabled?: boolean, before?: string, after?: string, right?: string[] | null, parts?: Part[] | null, small?: boolean}} now  `small`: keys come when they are needed
 */
export function answerInput(asked, { value, disabled = false, before = "", after = "", right = null, parts = null, small = false }) {
  const { format, form, reads = "plain", choices, targets = [], blanks = [], table = null, line = null, question = "" } = asked;
  switch (format) {
    case "choice":
      return html`<gr-choice class="answer" .choices=${choices} .value=${value} .right=${right} ?disabled=${disabled}></gr-choice>`;
    case "choices":
      return html`<gr-choices class="answer" .choices=${choices} .value=${value} .right=${right} ?disabled=${disabled}></gr-choices>`;
    case "text":
      return html`<gr-text-line class="answer" .value=${value} .lead=${before} .trail=${after} ?disabled=${disabled}></gr-text-line>`;
    case "expression":
      return html`<gr-expression class="answer" .value=${value} .form=${form} .reads=${reads} .lead=${before} .trail=${after} ?disabled=${disabled} ?small=${small}></gr-expression>`;
    case "fraction":
      return html`<gr-fraction class="answer" .value=${value} .form=${form} .lead=${before} .trail=${after} ?disabled=${disabled}></gr-fraction>`;
    case "order":
      return html`<gr-order class="answer" .choices=${choices} .value=${value} .right=${right} .parts=${parts} ?disabled=${disabled}></gr-order>`;
    case "match":
      return html`<gr-match class="answer" .choices=${choices} .targets=${targets} .value=${value} .right=${right} .parts=${parts} ?disabled=${disabled}></gr-match>`;
    case "cloze":
      return html`<gr-cloze class="answer" .html=${question} .blanks=${blanks} .value=${value} .right=${right} .parts=${parts} ?disabled=${disabled}></gr-cloze>`;
    case "table":
      return html`<gr-table class="answer" .table=${table} .blanks=${blanks} .value=${value} .right=${right} .parts=${parts} ?disabled=${disabled}></gr-table>`;
    case "point":
      return html`<gr-point class="answer" .line=${line} .value=${value} .right=${right} ?disabled=${disabled}></gr-point>`;
    default:
      return html`<gr-number class="answer" .value=${value} .form=${form} .reads=${reads} .lead=${before} .trail=${after} ?disabled=${disabled} ?small=${small}></gr-number>`;
  }
}

/** Has the person given an answer at all? @param {string[]} value */
export const given = (value) => value.some((one) => one.trim() !== "");

export { missing } from "./asked.js";
