/** @import {AskView, FeedbackView, Overview, SkillState} from "../../src/wasm/types" */
import { LitElement, css, html } from "lit";
import { text } from "../text/index.js";
import { reasonSentences } from "../text/reasons.js";
import { base } from "./base.js";

/** Why this question was chosen: one sentence from the real reasons, which opens to the others and to who wrote it. */
export class Why extends LitElement {
  static properties = { view: { attribute: false }, overview: { attribute: false }, map: { attribute: false } };

  static styles = [
    base,
    css`
      details { color: var(--gr-quiet); }
      summary { min-block-size: 44px; padding-block: 10px; cursor: pointer; list-style: none; inline-size: fit-content; max-inline-size: 100%; }
      summary::-webkit-details-marker { display: none; }
      summary b { font-weight: 400; color: var(--gr-accent); text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px; margin-inline-end: 8px; }
      summary:hover b { text-decoration-thickness: 2px; }
      .stack { gap: 4px; }
    `,
  ];

  constructor() {
    super();
    this.view = /** @type {AskView | FeedbackView} */ (/** @type {unknown} */ (null));
    /** @type {Overview | null} */
    this.overview = null;
    /** @type {SkillState[]} */
    this.map = [];
  }

  render() {
    const { item, reasons } = this.view;
    const [first, ...more] = reasonSentences(reasons, this.overview, this.map);
    const credit = [item.source ?? this.overview?.name, item.author ?? this.overview?.author, item.license ?? this.overview?.license];
    return html`<details>
      <summary><b>${text("practice/why")}</b>${first}</summary>
      <div class="stack">
        ${more.map((sentence) => html`<p>${sentence}</p>`)}
        <p>${text("practice/credit", credit.filter(Boolean))}</p>
      </div>
    </details>`;
  }
}
customElements.define("gr-why", Why);
