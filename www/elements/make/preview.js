/** @import {ItemPreview} from "../../../src/wasm/author" */
import { LitElement, css, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { origin, plain, usesEnter } from "../../a11y/keys.js";
import { text } from "../../text/index.js";
import { answerInput } from "../answer.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { answerTyped, keyShown } from "../key-shown.js";
import "../picture.js";
import "../rich-text.js";
import { noteSentence } from "../../text/notes.js";
import { marks } from "../verdict.js";
import { again } from "./icons.js";

/** A question as a student gets it, to be tried; and on request what is right and what helps. */
export class Preview extends LitElement {
  static properties = { preview: { attribute: false }, tried: { attribute: false }, unseen: { attribute: false }, drawn: { type: Boolean }, value: { state: true }, open: { state: true } };

  static styles = [
    base,
    css`
      .paper { border: 2px solid var(--gr-line); border-radius: 12px; padding: 16px; }
      .question { font-size: var(--gr-20); max-inline-size: 60ch; margin-block-end: 16px; }
      gr-picture { margin-block-end: 16px; }
      .try { margin-block-start: 16px; align-items: start; }
      .try [role="status"] { flex: 1 1 16em; }
      .said { display: flex; gap: 8px; align-items: center; min-block-size: 44px; color: var(--gr-notyet); }
      .said.right { color: var(--gr-good); }
      .why { padding: 12px 16px; margin-block-start: 16px; }
      .key { padding-inline-start: 24px; }
      ol.key { list-style: decimal; }
      ul.key { list-style: disc; }
      .pair { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: center; }
      ol.hints { list-style: decimal; padding-inline-start: 24px; }
      dl { margin: 0; display: grid; gap: 8px; }
      dt { font-weight: 650; }
      dd { margin: 0; }
    `,
  ];

  constructor() {
    super();
    /** @type {ItemPreview | null} */
    this.preview = null;
    /** What practice says to the answer that was tried. @type {import("../../../src/wasm/types").FeedbackView | null} */
    this.tried = null;
    /** @type {{code: string, place: string, message: string} | null} */
    this.unseen = null;
    /** Its numbers are drawn anew each time. */
    this.drawn = false;
    /** @type {string[]} */
    this.value = [];
    this.open = false;
    /** Which question, in which format. */
    this.asked = "";
  }

  willUpdate() {
    // Another format takes other answers.
    const now = this.preview ? `${this.item.id} ${this.item.format}` : this.asked;
    if (now !== this.asked) this.value = [];
    this.asked = now;
  }

  /** @returns {any} */
  get item() {
    return this.preview?.view;
  }

  renderHelp() {
    const built = /** @type {any} */ (this.preview?.item);
    const key = this.preview?.key ?? [];
    const whys = [
      ...(built.choices ?? []).filter((/** @type {any} */ one) => one.why).map((/** @type {any} */ one) => [one.text, one.why]),
      ...(built.mistakes ?? []).map((/** @type {any} */ one) => [one.answer, one.why]),
    ];
    const rich = (/** @type {string} */ words) => html`<gr-rich-text .html=${words}></gr-rich-text>`;
    return html`<div class="why card stack">
      ${keyShown(/** @type {any} */ ({ item: this.item }), key)}
      ${whys.length ? html`<div><h3>${text("make/whys")}</h3><dl>${whys.map(([words, why]) => html`<div><dt>${rich(words)}</dt><dd>${rich(why)}</dd></div>`)}</dl></div>` : nothing}
      ${built.hints?.length ? html`<div><h3>${text("make/hints")}</h3><ol class="hints">${built.hints.map((/** @type {any} */ hint) => html`<li>${rich(hint.text)}</li>`)}</ol></div>` : nothing}
      ${built.solution ? html`<div><h3>${text("make/solution")}</h3>${rich(built.solution)}</div>` : nothing}
    </div>`;
  }

  renderItem() {
    const { item, value } = this;
    const { before, after } = item;
    return html`${item.format === "cloze" ? nothing : html`<gr-rich-text class="question" .html=${item.question}></gr-rich-text>`}
      ${item.picture ? html`<gr-picture .picture=${item.picture}></gr-picture>` : nothing}
      <div @gr-answer=${(/** @type {CustomEvent<string[]>} */ event) => (this.value = event.detail)} @keydown=${this.onKey}>
        ${keyed(this.asked, answerInput(item, { value, before, after, small: true }))}</div>
      <div class="try row"><button @click=${() => this.check()}>${text("make/try")}</button><div role="status">${this.renderTried()}</div></div>
      ${this.open ? this.renderHelp() : nothing}`;
  }

  check() {
    command(this, "tryAnswer", this.value);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "Enter" || !plain(event) || usesEnter(origin(event))) return;
    event.preventDefault();
    this.check();
  }

  renderTried() {
    if (!this.tried) return nothing;
    const { verdict, note, why } = this.tried;
    const said = note ?? (verdict === "unreadable" ? { code: "unreadable", argument: "" } : verdict === "same-value" ? { code: "ask-form", argument: "any" } : null);
    return html`<p class="said ${verdict}">${marks[verdict]}<b>${text(`feedback/${verdict}`)}</b></p>
      ${why ? html`<gr-rich-text .html=${why}></gr-rich-text>` : said ? html`<p>${noteSentence(said, answerTyped(this.tried))}</p>` : nothing}`;
  }

  renderUnseen() {
    const { code, message } = this.unseen ?? { code: "", message: "" };
    return html`<p><b>${text("make/unseen")}</b></p><p>${message}</p><p class="quiet"><code>${code}</code></p>`;
  }

  render() {
    return html`<section aria-labelledby="title">
      <div class="row ends"><h2 id="title">${text("make/preview")}</h2>
        <div class="row">
          ${this.drawn ? html`<button class="plain" @click=${() => command(this, "otherNumbers")}>${text("make/other-numbers")}</button>` : nothing}
          <button class="plain" aria-expanded=${this.open} ?hidden=${!this.preview} @click=${() => (this.open = !this.open)}>${text(this.open ? "make/hide-key" : "make/show-key")}</button>
        </div></div>
      <div class="paper">${this.unseen ? this.renderUnseen() : this.preview ? this.renderItem() : html`<p class="quiet">${again} ${text("make/preview-wait")}</p>`}</div>
    </section>`;
  }
}
customElements.define("gr-preview", Preview);
