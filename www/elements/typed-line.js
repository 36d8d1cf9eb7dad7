/** @import {AnswerKind, Form} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { has, text } from "../text/index.js";
import { base } from "./base.js";
import { answered } from "./command.js";
import "./keys.js";
import { press } from "./pads.js";

/** What number, text and expression share: one line to type in, with what stands before and after it. */
export class TypedLine extends LitElement {
  static properties = {
    value: { attribute: false },
    form: {},
    reads: {},
    lead: {},
    trail: {},
    disabled: { type: Boolean },
  };

  static styles = [
    base,
    css`
      .line { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; font-size: var(--gr-20); }
      input { font-size: var(--gr-24); font-variant-numeric: tabular-nums; flex: 0 1 10em; min-inline-size: 6em; }
      :host([long]) input { flex-basis: 20em; }
      input:disabled { opacity: 1; border-color: var(--gr-line); -webkit-text-fill-color: var(--gr-ink); }
      .help { color: var(--gr-quiet); font-size: var(--gr-16); margin-block-start: 4px; }
      gr-keys { margin-block-start: 16px; }
      :host([small]:not([used])) gr-keys { display: none; }
    `,
  ];

  constructor() {
    super();
    /** @type {string[]} */
    this.value = [];
    /** @type {Form} */
    this.form = "any";
    /** How it is read. @type {AnswerKind} */
    this.reads = "plain";
    /** What stands before the field. */
    this.lead = "";
    /** What stands after it. */
    this.trail = "";
    this.disabled = false;
  }

  /** Which keyboard a phone brings up; `none` where the page has its own keys. */
  get keyboard() {
    return "text";
  }

  /** Keys of the page's own, by rows. @type {string[][]} */
  get keys() {
    return [];
  }

  get field() {
    return /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("input"));
  }

  focus() {
    this.field?.focus();
  }

  /** @param {string} typed */
  press(typed) {
    press(this.field, typed);
    answered(this, [this.field.value]);
  }

  /** How to write it, where that is not plain. */
  get help() {
    if (this.disabled) return "";
    if (this.form !== "any") return text(`form/${this.form}`);
    return has(`reads/${this.reads}`) ? text(`reads/${this.reads}`) : "";
  }

  render() {
    const { help } = this;
    return html`<label class="line" @focusin=${() => this.toggleAttribute("used", true)}>
        <span class="hidden">${text("practice/answer")}</span>
        ${this.lead ? html`<span>${this.lead}</span>` : nothing}
        <input .value=${live(this.value[0] ?? "")} ?disabled=${this.disabled} inputmode=${this.keyboard} autocomplete="off" autocapitalize="off"
          autocorrect="off" spellcheck="false" maxlength="200" aria-describedby=${help ? "help" : nothing}
          @input=${() => answered(this, [this.field.value])} />
        ${this.trail ? html`<span>${this.trail}</span>` : nothing}
      </label>
      ${help ? html`<p class="help" id="help">${help}</p>` : nothing}
      ${this.keys.length && !this.disabled
        ? html`<gr-keys .rows=${this.keys} @gr-key=${(/** @type {CustomEvent<string>} */ event) => this.press(event.detail)}></gr-keys>`
        : nothing}`;
  }
}
