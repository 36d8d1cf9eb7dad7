/** @import {ExampleView, Overview} from "../../src/wasm/types" */
/** @import {Settings} from "../shared/types.js" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { credit } from "./credit.js";
import { listed, questionShown } from "./item-words.js";
import "./picture.js";
import "./practice-bar.js";
import "./rich-text.js";
import { steps } from "./steps.js";

/** A worked example to read, after several misses in a row: a question like the next one, done step by step. */
export class Example extends LitElement {
  static properties = { view: { attribute: false }, overview: { attribute: false }, settings: { attribute: false }, busy: { type: Boolean } };

  static styles = [
    base,
    css`
      .screen { padding-block: 24px; }
      gr-rich-text { font-size: var(--gr-20); max-inline-size: 60ch; }
      .choices { display: grid; gap: 8px; padding-inline-start: 24px; list-style: disc; }
      .steps { counter-reset: step; display: grid; gap: 8px; }
      .steps li { counter-increment: step; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 12px; align-items: baseline; animation: come var(--gr-move) ease-out; }
      .steps li::before { content: counter(step); display: grid; place-items: center; min-inline-size: 1.9em; block-size: 1.9em; border-radius: 50%; border: 2px solid var(--gr-line); color: var(--gr-quiet); }
      @keyframes come { from { opacity: 0; } }
    `,
  ];

  constructor() {
    super();
    this.view = /** @type {ExampleView} */ (/** @type {unknown} */ (null));
    /** @type {Overview | null} */
    this.overview = null;
    this.settings = /** @type {Settings} */ (/** @type {unknown} */ (null));
    this.busy = false;
  }

  render() {
    const { item, solution, name } = this.view;
    return html`<gr-practice-bar .view=${this.view} .settings=${this.settings}></gr-practice-bar>
      <div class="screen stack wide">
        <div>
          <p class="quiet">${name}</p>
          <h1 tabindex="-1">${text("example/title")}</h1>
        </div>
        <gr-rich-text .html=${questionShown(item)}></gr-rich-text>
        ${item.picture ? html`<gr-picture .picture=${item.picture}></gr-picture>` : nothing}
        ${listed(item).length
          ? html`<ul class="choices">${listed(item).map((choice) => html`<li>
              ${choice.text ? html`<gr-rich-text .html=${choice.text}></gr-rich-text>` : nothing}${choice.picture ? html`<gr-picture .picture=${choice.picture}></gr-picture>` : nothing}
            </li>`)}</ul>`
          : nothing}
        <section class="stack" aria-labelledby="how">
          <h2 id="how">${text("feedback/how")}</h2>
          <ol class="steps">${steps(solution).map((step) => html`<li><gr-rich-text .html=${step}></gr-rich-text></li>`)}</ol>
        </section>
        <div class="row">
          <button class="main" aria-disabled=${this.busy} @click=${() => this.busy || command(this, "next")}>${text("example/next")}</button>
        </div>
        <p class="quiet">${credit(item, this.overview)}</p>
      </div>`;
  }
}
customElements.define("gr-example", Example);
