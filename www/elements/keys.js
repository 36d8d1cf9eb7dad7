import { LitElement, css, html } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { erase, space } from "./icons.js";

/** What a key types, and how it is called where its sign is not said aloud. @type {Record<string, {types?: string, name: string}>} */
const special = {
  "⌫": { types: "", name: "key/erase" },
  "␣": { types: " ", name: "key/space" },
  "√": { types: "√()", name: "key/root" },
  "−": { types: "-", name: "key/minus" },
  "^": { name: "key/power" },
  "/": { name: "key/over" },
  ":": { name: "key/to" },
  ",": { name: "key/comma" },
  ".": { name: "key/point" },
  "(": { name: "key/open" },
  ")": { name: "key/close" },
  "[": { name: "key/open-square" },
  "]": { name: "key/close-square" },
  "{": { name: "key/open-curly" },
  "}": { name: "key/close-curly" },
  "∞": { name: "key/infinity" },
  "<": { name: "key/less" },
  "≤": { name: "key/at-most" },
  ">": { name: "key/more" },
  "≥": { name: "key/at-least" },
};

/** Rows of keys to press; says `gr-key` with what each types, "" to erase. The cursor stays in the field. */
export class Keys extends LitElement {
  static properties = { rows: { attribute: false } };

  static styles = [
    base,
    css`
      div { display: grid; grid-template-columns: repeat(4, minmax(44px, 72px)); gap: 8px; }
      div.five { grid-template-columns: repeat(5, minmax(44px, 72px)); }
      button { text-align: center; padding: 4px; min-block-size: 48px; font-size: var(--gr-20); border-color: var(--gr-line); display: grid; place-items: center; }
    `,
  ];

  constructor() {
    super();
    /** @type {string[][]} */
    this.rows = [];
  }

  /** @param {string} key */
  press(key) {
    this.dispatchEvent(new CustomEvent("gr-key", { detail: special[key]?.types ?? key }));
  }

  render() {
    return html`<div role="group" aria-label=${text("key/keys")} class=${this.rows[0]?.length === 5 ? "five" : ""}>
      ${this.rows.flat().map(
        (key) => html`<button type="button" aria-label=${special[key] ? text(special[key].name) : key}
          @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()} @click=${() => this.press(key)}>
          ${key === "⌫" ? erase : key === "␣" ? space : key}
        </button>`,
      )}
    </div>`;
  }
}
customElements.define("gr-keys", Keys);
