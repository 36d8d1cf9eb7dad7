/** @import {Form, Format, Html} from "../../src/wasm/types" */
import { html } from "lit";
import "./choice.js";
import "./choices.js";
import "./expression.js";
import "./number.js";
import "./text-line.js";

/**
 * The input for a format. What is typed comes back as `gr-answer`; the caller keeps it and passes it in again.
 * @param {{format: Format, form: Form, choices: {id: string, text: Html}[]}} asked
 * @param {{value: string[], disabled?: boolean, before?: string, after?: string, right?: string[] | null, small?: boolean}} now  `small`: keys come when they are needed
 */
export function answerInput({ format, form, choices }, { value, disabled = false, before = "", after = "", right = null, small = false }) {
  switch (format) {
    case "choice":
      return html`<gr-choice class="answer" .choices=${choices} .value=${value} .right=${right} ?disabled=${disabled}></gr-choice>`;
    case "choices":
      return html`<gr-choices class="answer" .choices=${choices} .value=${value} .right=${right} ?disabled=${disabled}></gr-choices>`;
    case "text":
      return html`<gr-text-line class="answer" .value=${value} .lead=${before} .trail=${after} ?disabled=${disabled}></gr-text-line>`;
    case "expression":
      return html`<gr-expression class="answer" .value=${value} .form=${form} .lead=${before} .trail=${after} ?disabled=${disabled} ?small=${small}></gr-expression>`;
    default:
      return html`<gr-number class="answer" .value=${value} .form=${form} .lead=${before} .trail=${after} ?disabled=${disabled} ?small=${small}></gr-number>`;
  }
}

/** Has the person given an answer at all? @param {string[]} value */
export const given = (value) => value.some((one) => one.trim() !== "");
