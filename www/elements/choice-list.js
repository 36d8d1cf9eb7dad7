/** @import {Choice} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { answered } from "./command.js";
import "./picture.js";
import "./rich-text.js";
import { sayThing } from "./say.js";

/** What one-of and any-of share: a fieldset of big rows, each a native control and a text from the bank. */
export class ChoiceList extends LitElement {
  static properties = {
    choices: { attribute: false },
    value: { attribute: false },
    right: { attribute: false },
    disabled: { type: Boolean },
  };

  static styles = [
    base,
    css`
      fieldset { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
      legend { color: var(--gr-quiet); font-weight: 400; margin-block-end: 8px; }
      label {
        display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; min-block-size: 48px; padding: 8px 16px; cursor: pointer;
        border: 2px solid var(--gr-line); border-radius: 10px; font-size: var(--gr-20); background: var(--gr-paper);
        transition: background-color var(--gr-move), border-color var(--gr-move);
      }
      label:hover { border-color: var(--gr-quiet); }
      label:has(:checked) { border-color: var(--gr-accent); background: var(--gr-raised); box-shadow: inset 0 0 0 1px var(--gr-accent); }
      label:has(:focus-visible) { outline: 3px solid var(--gr-focus); outline-offset: 2px; }
      input:focus-visible { outline: none; }
      fieldset:disabled label { cursor: default; }
      fieldset:disabled label:not(:has(:checked)):hover { border-color: var(--gr-line); }
      gr-rich-text { flex: 1 1 4em; min-inline-size: 0; }
      gr-picture { flex: 1 1 200px; max-inline-size: 360px; }
      small { font-size: var(--gr-16); color: var(--gr-quiet); }
      kbd { font: inherit; font-size: var(--gr-16); color: var(--gr-quiet); }
      @media (pointer: coarse) { kbd { display: none; } }
    `,
  ];

  constructor() {
    super();
    /** @type {Choice[]} */
    this.choices = [];
    /** @type {string[]} */
    this.value = [];
    /** The ids of the right ones, once they may be shown. @type {string[] | null} */
    this.right = null;
    this.disabled = false;
  }

  /** One of, or any of. @type {"radio" | "checkbox"} */
  get kind() {
    return "radio";
  }

  /** What the answer is after this choice was pressed. @param {string} id @returns {string[]} */
  pressed(id) {
    return [id];
  }

  /** The digit keys choose. @param {number} at */
  chooseAt(at) {
    const choice = this.choices[at];
    if (!choice || this.disabled) return;
    answered(this, this.pressed(choice.id));
    this.renderRoot.querySelectorAll("input")[at].focus();
  }

  focus() {
    const inputs = [...this.renderRoot.querySelectorAll("input")];
    (inputs.find((input) => input.checked) ?? inputs[0])?.focus();
  }

  /** @param {string} id */
  mark(id) {
    if (this.right?.includes(id)) return html`<small>${text("feedback/key")}</small>`;
    return this.right && this.value.includes(id) ? html`<small>${text("feedback/chosen")}</small>` : nothing;
  }

  render() {
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${text(this.kind === "radio" ? "practice/choose-one" : "practice/choose-all")}</legend>
      ${this.choices.map((choice, at) => {
        const { id, text: words, picture } = choice;
        return html`<label>
          <input type=${this.kind} name="answer" aria-label=${sayThing(choice)} .checked=${this.value.includes(id)} @change=${() => answered(this, this.pressed(id))} />
          ${words || !picture ? html`<gr-rich-text .html=${words}></gr-rich-text>` : nothing}${picture ? html`<gr-picture .picture=${picture}></gr-picture>` : nothing}${this.mark(id)}
          ${at < 9 && !this.disabled ? html`<kbd aria-hidden="true">${at + 1}</kbd>` : nothing}
        </label>`;
      })}
    </fieldset>`;
  }
}
