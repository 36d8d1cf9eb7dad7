import { LitElement, css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { has, text } from "../text/index.js";
import { base } from "./base.js";
import { answered } from "./command.js";
import "./keys.js";
import { numberKeys, press, touch } from "./pads.js";

/** @typedef {[whole: string, top: string, bottom: string]} Boxes */

/** What was typed, box by box: "1 3/8" → "1", "3", "8". A number that is no fraction is all whole. @param {string} typed @returns {Boxes} */
export function boxes(typed) {
  const found = /^\s*(?:(\S*)\s+)?([^\s/]*)\s*\/\s*(.*?)\s*$/.exec(typed.replace(/\s+\/\s+/g, "/"));
  return found ? [found[1] ?? "", found[2], found[3]] : [typed.trim(), "", ""];
}

/** The boxes as one would write them in a line. @param {Boxes} boxes */
export function joined([whole, top, bottom]) {
  if (!top && !bottom) return whole;
  return `${whole ? `${whole} ` : ""}${top}/${bottom}`;
}

const NAMES = ["whole", "top", "bottom"];

/**
 * A fraction or a mixed number in three boxes that stand as it is written. A slash goes to the bottom box, a space to the
 * top one; arrows and Backspace go between them as the eye does.
 */
export class Fraction extends LitElement {
  static properties = {
    value: { attribute: false },
    form: {},
    lead: {},
    trail: {},
    name: {},
    disabled: { type: Boolean },
    padless: { type: Boolean },
    aimed: { type: Boolean },
  };

  static styles = [
    base,
    css`
      .line { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; font-size: var(--gr-20); }
      .boxes { display: inline-flex; gap: 8px; align-items: center; }
      .over { display: grid; gap: 4px; }
      .over::before { content: ""; grid-row: 2; block-size: 3px; border-radius: 2px; background: var(--gr-ink); }
      input:not([type="x"]) { font-size: var(--gr-24); font-variant-numeric: tabular-nums; inline-size: min(3.4em, 24vw); padding: 4px 8px; text-align: center; min-block-size: 48px; }
      .aim { border-color: var(--gr-accent); box-shadow: 0 0 0 2px var(--gr-accent); }
      input:disabled { opacity: 1; border-color: var(--gr-line); -webkit-text-fill-color: var(--gr-ink); }
      :host([padless]) { display: inline-block; vertical-align: middle; }
      :host([padless]) input:not([type="x"]) { font-size: inherit; inline-size: min(2.8em, 24vw); min-block-size: 44px; }
      .help { color: var(--gr-quiet); font-size: var(--gr-16); margin-block-start: 8px; }
      gr-keys { margin-block-start: 16px; }
      @media (forced-colors: active) { .over::before { background: CanvasText; } }
    `,
  ];

  constructor() {
    super();
    /** @type {string[]} */
    this.value = [];
    /** @type {import("../../src/wasm/types").Form} */
    this.form = "any";
    this.lead = "";
    this.trail = "";
    /** What it is called, where it is one blank among others. */
    this.name = "";
    this.disabled = false;
    /** Somebody else brings the keys. */
    this.padless = false;
    /** Somebody else's keys go here, and have the keyboard. */
    this.aimed = false;
    /** @type {Boxes} */
    this.boxes = ["", "", ""];
    /** The box that the page's own keys go to. */
    this.at = 0;
  }

  willUpdate() {
    const typed = this.value[0] ?? "";
    if (joined(this.boxes) !== typed) this.boxes = boxes(typed);
  }

  get fields() {
    return /** @type {HTMLInputElement[]} */ ([...this.renderRoot.querySelectorAll("input")]);
  }

  focus() {
    this.fields[0]?.focus();
  }

  /** To a box. Whoever presses the page's keys by keyboard stays on them, and the box is marked. @param {number} at */
  go(at) {
    this.at = at;
    this.requestUpdate();
    if (this.onKeys) return;
    this.fields[at]?.focus();
    this.fields[at]?.select();
  }

  /** Is the keyboard on the page's own keys, here or outside? */
  get onKeys() {
    return this.aimed || this.renderRoot.querySelector("gr-keys:focus-within") !== null;
  }

  /** @param {Boxes} now */
  say(now) {
    this.boxes = now;
    this.requestUpdate();
    answered(this, [joined(now)].filter(Boolean));
  }

  /** What is in the boxes is what was typed, but for signs that lead on to another box. @param {number} at */
  onInput(at) {
    this.at = at;
    const typed = this.fields[at].value;
    const now = /** @type {Boxes} */ ([...this.boxes]);
    // A whole answer pasted, or typed in a row.
    if (/[\s/]/.test(typed.trim())) {
      const fresh = boxes(at === 1 && now[0] ? `${now[0]} ${typed}` : typed.trim());
      this.say(fresh[1] || fresh[2] ? fresh : [typed.trim(), now[1], now[2]]);
      return this.go(fresh[1] && !fresh[2] ? 2 : fresh[2] ? 2 : 1);
    }
    now[at] = typed.trim();
    this.say(now);
    if (at === 0 && /\s$/.test(typed)) this.go(1);
  }

  /** @param {number} at @param {KeyboardEvent} event */
  onKey(at, event) {
    const field = this.fields[at];
    const [start, end] = [field.selectionStart === 0 && field.selectionEnd === 0, field.selectionStart === field.value.length];
    const to = (() => {
      switch (event.key) {
        case "ArrowDown": return at === 1 ? 2 : -1;
        case "ArrowUp": return at === 2 ? 1 : -1;
        case "ArrowRight": return at === 0 && end ? 1 : -1;
        case "ArrowLeft": return at > 0 && start ? 0 : -1;
        case "Backspace": return at > 0 && !field.value ? at - 1 : -1;
        default: return -1;
      }
    })();
    if (event.key === "/" && !field.value.includes("/")) {
      event.preventDefault();
      this.slash(at);
    } else if (to >= 0) {
      event.preventDefault();
      this.go(to);
    }
  }

  /** What stands alone is the top of the fraction that now begins. @param {number} at */
  slash(at) {
    const [whole, top, bottom] = this.boxes;
    if (at === 0 && whole && !top) this.say(["", whole, bottom]);
    void this.updateComplete.then(() => this.go(2));
  }

  /** A key of the page's own. @param {string} typed */
  press(typed) {
    const focused = this.fields.indexOf(/** @type {HTMLInputElement} */ (/** @type {ShadowRoot} */ (this.renderRoot).activeElement));
    const at = focused >= 0 ? focused : this.at;
    if (typed === "/") return this.slash(at);
    if (typed === " ") return this.go(at === 0 ? 1 : at);
    if (typed === "" && at > 0 && !this.fields[at].value) return this.go(at - 1);
    press(this.fields[at], typed);
    this.onInput(at);
  }

  get help() {
    if (this.disabled || this.name) return "";
    return text(this.form !== "any" && has(`form/${this.form}`) ? `form/${this.form}` : "fraction/help");
  }

  /** @param {number} at */
  renderBox(at) {
    return html`<input class="${NAMES[at]} ${this.onKeys && at === this.at ? "aim" : ""}" aria-label=${text(`fraction/${NAMES[at]}`)} .value=${live(this.boxes[at])} ?disabled=${this.disabled}
      inputmode=${touch() ? "none" : "text"} autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" maxlength="40"
      @pointerdown=${() => (this.at = at)} @input=${() => this.onInput(at)} @keydown=${(/** @type {KeyboardEvent} */ event) => this.onKey(at, event)} />`;
  }

  render() {
    const { help } = this;
    return html`<div class="line" role="group" aria-label=${this.name || text("practice/answer")} aria-describedby=${help ? "help" : nothing}>
        ${this.lead ? html`<span>${this.lead}</span>` : nothing}
        <span class="boxes">${this.renderBox(0)}<span class="over">${this.renderBox(1)}${this.renderBox(2)}</span></span>
        ${this.trail ? html`<span>${this.trail}</span>` : nothing}
      </div>
      ${help ? html`<p class="help" id="help">${help}</p>` : nothing}
      ${touch() && !this.disabled && !this.padless
        ? html`<gr-keys .rows=${numberKeys("any")} @focusin=${() => this.requestUpdate()} @focusout=${() => this.requestUpdate()} @gr-key=${(/** @type {CustomEvent<string>} */ event) => this.press(event.detail)}></gr-keys>`
        : nothing}`;
  }
}
customElements.define("gr-fraction", Fraction);
