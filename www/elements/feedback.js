/** @import {FeedbackView} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { noteSentence } from "../text/notes.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { answerTyped, keyShown } from "./key-shown.js";
import "./rich-text.js";
import { marks } from "./verdict.js";

/** What a person is told after an answer, and what they can do next. The shape and the words say it; colour only helps. */
export class Feedback extends LitElement {
  static properties = { view: { attribute: false }, busy: { type: Boolean } };

  static styles = [
    base,
    css`
      section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; padding: 16px; border-radius: 0 12px 12px 0; background: var(--gr-raised); border-inline-start: 6px solid var(--tone); animation: come var(--gr-move) ease-out; }
      :host([tone="right"]) { --tone: var(--gr-good); }
      :host { --tone: var(--gr-notyet); }
      h2 { display: flex; gap: 8px; align-items: flex-start; color: var(--tone); }
      h2 svg { inline-size: 1.35em; block-size: 1.35em; }
      h3 { color: var(--gr-quiet); font-weight: 400; margin-block-end: 4px; }
      gr-rich-text { font-size: var(--gr-20); max-inline-size: 60ch; }
      .key { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; font-size: var(--gr-20); padding-inline-start: 24px; overflow-wrap: anywhere; }
      ol.key { list-style: decimal; }
      ul.key { list-style: disc; }
      .pair { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: center; }
      .say { font-size: var(--gr-20); }
      @keyframes come { from { opacity: 0; transform: translateY(4px); } }
      @media (forced-colors: active) { section { border: 1px solid; } }
    `,
  ];

  constructor() {
    super();
    this.view = /** @type {FeedbackView} */ (/** @type {unknown} */ (null));
    this.busy = false;
  }

  /** What the person is told first. */
  get headline() {
    const { verdict, note } = this.view;
    return verdict === "unreadable" ? noteSentence(note ?? { code: "unreadable", argument: "" }, answerTyped(this.view)) : text(`feedback/${verdict}`);
  }

  renderWord() {
    const { verdict, note, why, key } = this.view;
    if (verdict === "same-value") return html`<p class="say">${noteSentence(note ?? { code: "ask-form", argument: "any" }, answerTyped(this.view))}</p>`;
    if (why) return html`<gr-rich-text .html=${why}></gr-rich-text>`;
    return verdict === "wrong" && !key ? html`<p class="say">${text("feedback/look")}</p>` : nothing;
  }

  renderKey() {
    const { key, verdict } = this.view;
    return key?.length && verdict !== "right" ? keyShown(this.view, key) : nothing;
  }

  renderActions() {
    const { verdict, canRetry, key } = this.view;
    const done = verdict === "right" || key !== null;
    /** @param {string} name @param {boolean} main */
    const button = (name, main) =>
      html`<button class=${main ? "main" : ""} aria-disabled=${this.busy} @click=${() => this.busy || command(this, name)}>${text(`feedback/${name}`)}</button>`;
    if (done) return button("next", true);
    return html`${canRetry ? button("retry", true) : nothing}${verdict === "wrong" ? button("reveal", !canRetry) : nothing}
      ${canRetry ? nothing : button("next", false)}`;
  }

  render() {
    const { verdict, solution } = this.view;
    this.setAttribute("tone", verdict === "right" ? "right" : "notyet");
    return html`<section tabindex="-1" aria-labelledby="headline">
      <h2 id="headline">${marks[verdict]}<span>${this.headline}</span></h2>
      ${this.renderWord()}${this.renderKey()}
      ${solution ? html`<div>${verdict === "right" ? nothing : html`<h3>${text("feedback/how")}</h3>`}<gr-rich-text .html=${solution}></gr-rich-text></div>` : nothing}
      <div class="row">${this.renderActions()}</div>
    </section>`;
  }
}
customElements.define("gr-feedback", Feedback);
