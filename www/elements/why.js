/** @import {AskView, FeedbackView, Overview, SkillState, Term, WhatIf} from "../../src/wasm/types" */
/** @import {Row} from "../text/reasons.js" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { mainReason, reasonRows } from "../text/reasons.js";
import { withoutSentence } from "../text/without.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { counts } from "./icons.js";

/**
 * Why this question was chosen: one sentence from the real reasons, which opens to all of them, to what would have come
 * without each, and to who wrote the question.
 */
export class Why extends LitElement {
  static properties = { view: { attribute: false }, overview: { attribute: false }, map: { attribute: false }, whatIf: { attribute: false } };

  static styles = [
    base,
    css`
      details { color: var(--gr-quiet); }
      summary { min-block-size: 44px; padding-block: 10px; cursor: pointer; list-style: none; inline-size: fit-content; max-inline-size: 100%; }
      summary::-webkit-details-marker { display: none; }
      summary b { font-weight: 400; color: var(--gr-accent); text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px; margin-inline-end: 8px; }
      summary:hover b { text-decoration-thickness: 2px; }
      /* It stands among the others then. */
      [open] .main { display: none; }
      .all { display: grid; gap: 8px; }
      li { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: center; justify-content: space-between; border-block-start: 1px solid var(--gr-line); padding-block: 6px; }
      .reason, .then { color: var(--gr-ink); }
      .reason { flex: 1 1 20em; }
      .counts { flex: 0 1 10em; display: flex; gap: 8px; align-items: center; }
      .then { flex: 1 0 100%; }
      li button.plain { margin-inline: -10px; }
      .then:not(:empty) { border-inline-start: 4px solid var(--gr-accent); padding-inline-start: 12px; margin-block: 4px; }
    `,
  ];

  constructor() {
    super();
    this.view = /** @type {AskView | FeedbackView} */ (/** @type {unknown} */ (null));
    /** @type {Overview | null} */
    this.overview = null;
    /** @type {SkillState[]} */
    this.map = [];
    /** The last answer to "without this?". @type {{term: Term, found: WhatIf} | null} */
    this.whatIf = null;
    /** All answers about this question, so that none goes away when another comes. @type {Map<Term, WhatIf>} */
    this.found = new Map();
    /** The question they are about. */
    this.about = "";
  }

  willUpdate() {
    const about = `${this.view.item.id} ${this.view.position}`;
    if (about !== this.about) {
      this.found.clear();
      this.renderRoot.querySelector("details")?.removeAttribute("open");
    }
    this.about = about;
    if (this.whatIf) this.found.set(this.whatIf.term, this.whatIf.found);
  }

  /** @param {Row} row @param {boolean} alone */
  renderRow({ term, sentence, counts: share }, alone) {
    const found = this.found.get(term);
    return html`<li>
      <p class="reason">${sentence}</p>
      ${alone ? nothing : html`<p class="counts">${counts(share)}<span>${text(`counts/${share}`)}</span></p>`}
      <button class="plain" aria-label="${text("without/ask")} ${sentence}" @click=${() => command(this, "whatIf", term)}>${text("without/ask")}</button>
      <p class="then" role="status">${found ? withoutSentence(found, this.view.item.skills) : nothing}</p>
    </li>`;
  }

  render() {
    const { item, reasons, tie } = this.view;
    const rows = reasonRows(reasons, this.overview, this.map);
    const { sentence, note } = mainReason(rows, tie);
    const credit = [item.source ?? this.overview?.name, item.author ?? this.overview?.author, item.license ?? this.overview?.license];
    return html`<details>
      <summary><b>${text("practice/why")}</b><span class="main">${sentence} ${note}</span></summary>
      <div class="all">
        ${rows.length ? nothing : html`<p>${sentence}</p>`}
        ${note ? html`<p>${note}</p>` : nothing}
        <ul>${rows.map((row) => this.renderRow(row, rows.length === 1))}</ul>
        <p>${text("practice/credit", credit.filter(Boolean))}</p>
      </div>
    </details>`;
  }
}
customElements.define("gr-why", Why);
