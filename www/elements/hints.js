/** @import {Hint} from "../../src/wasm/types" */
/** @import {HintCheck} from "../shared/types.js" */
import { LitElement, css, html, nothing } from "lit";
import { digit, origin, plain, usesEnter } from "../a11y/keys.js";
import { spoken } from "../a11y/speech.js";
import { text } from "../text/index.js";
import { noteSentence } from "../text/notes.js";
import { answerInput, given } from "./answer.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { sanitise } from "./rich-text.js";

/** The hints shown so far, gentlest first. A hint may ask a smaller question; its answer is checked but never kept. */
export class Hints extends LitElement {
  static properties = {
    hints: { attribute: false },
    check: { attribute: false },
    disabled: { type: Boolean },
    drafts: { state: true },
  };

  static styles = [
    base,
    css`
      li { border-inline-start: 3px solid var(--gr-line); padding-inline-start: 16px; animation: come var(--gr-move) ease-out; }
      h2 { font-size: var(--gr-16); color: var(--gr-quiet); font-weight: 400; inline-size: fit-content; }
      gr-rich-text { font-size: var(--gr-20); max-inline-size: 60ch; }
      .ask { margin-block-start: 8px; gap: 8px; }
      .said { font-weight: 650; }
      @keyframes come { from { opacity: 0; transform: translateY(4px); } }
    `,
  ];

  constructor() {
    super();
    /** @type {Hint[]} */
    this.hints = [];
    /** @type {HintCheck | null} */
    this.check = null;
    this.disabled = false;
    /** What has been put in, by hint. @type {string[][]} */
    this.drafts = [];
  }

  /** @param {number} at @param {string[]} value */
  keep(at, value) {
    this.drafts = Object.assign([...this.drafts], { [at]: value });
  }

  /** @param {number} at */
  send(at) {
    if (given(this.drafts[at] ?? [])) command(this, "checkHint", at, this.drafts[at]);
  }

  /** @param {KeyboardEvent} event @param {number} at */
  onKey(event, at) {
    if (event.repeat || !plain(event)) return;
    const answer = /** @type {any} */ (event.currentTarget).querySelector("gr-choice, gr-choices");
    if (event.key === "Enter" && !usesEnter(origin(event))) {
      event.preventDefault();
      this.send(at);
    } else if (answer && digit(event) >= 0) answer.chooseAt(digit(event));
  }

  /** @param {number} at */
  verdict(at) {
    if (this.check?.index !== at) return "";
    const { verdict, note } = this.check;
    if (verdict === "right" || verdict === "wrong") return text(`feedback/${verdict}`);
    const more = noteSentence(note ?? { code: "unreadable", argument: "" }, this.drafts[at]?.[0] ?? "");
    return verdict === "same-value" ? `${text("feedback/same-value")} ${more}` : more;
  }

  /** @param {NonNullable<Hint["ask"]>} ask @param {number} at */
  renderAsk(ask, at) {
    return html`<div class="ask stack" @keydown=${(/** @type {KeyboardEvent} */ event) => this.onKey(event, at)}
      @gr-answer=${(/** @type {CustomEvent<string[]>} */ event) => (event.stopPropagation(), this.keep(at, event.detail))}>
      ${answerInput(ask, { value: this.drafts[at] ?? [], disabled: this.disabled, small: true })}
      <div class="row">
        ${this.disabled ? nothing : html`<button @click=${() => this.send(at)}>${text("practice/check")}</button>`}
        <p class="said" role="status">${this.verdict(at)}</p>
      </div>
    </div>`;
  }

  render() {
    return html`<ol class="stack">
      ${this.hints.map(
        (hint, at) => html`<li>
          <h2 tabindex="-1" aria-description=${spoken(sanitise(hint.text))}>${text("practice/hint-number", at + 1)}</h2>
          <gr-rich-text .html=${hint.text}></gr-rich-text>
          ${hint.ask ? this.renderAsk(hint.ask, at) : nothing}
        </li>`,
      )}
    </ol>`;
  }
}
customElements.define("gr-hints", Hints);
