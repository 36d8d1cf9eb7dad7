/** @import {Candidate, Item} from "../../shared/making.js" */
import { LitElement, css, html } from "lit";
import { template, words } from "../../shared/items.js";
import { text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import "../rich-text.js";

/** Questions that could stand in this one's place. */
export class Swap extends LitElement {
  static properties = { item: { attribute: false }, candidates: { attribute: false } };

  static styles = [
    base,
    css`
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 16px; align-items: center; padding-block: 8px; border-block-start: 1px solid var(--gr-line); }
    `,
  ];

  constructor() {
    super();
    this.item = /** @type {Item} */ (/** @type {unknown} */ (null));
    /** @type {Candidate[]} */
    this.candidates = [];
  }

  render() {
    return html`<section class="card stack" aria-labelledby="title">
      <div class="row ends"><h2 id="title">${text("make/swap-title")}</h2><button class="plain" @click=${() => command(this, "offer")}>${text("make/close")}</button></div>
      ${this.candidates.length
        ? html`<ul>${this.candidates.map((one) => html`<li><div>${one.shown ? html`<gr-rich-text .html=${one.shown}></gr-rich-text>` : words(one.item)}
              <div class="quiet">${text(`format/${one.item.format}`)} · ${text(`make/from-${one.from}`)}${template(one.item) ? ` · ${text("make/endless")}` : ""}</div></div>
            <button aria-label=${text("make/swap-take-long", words(one.item))} @click=${() => command(this, "swap", this.item.id, one)}>${text("make/swap-take")}</button></li>`)}</ul>`
        : html`<p>${text("make/swap-none")}</p>`}
    </section>`;
  }
}
customElements.define("gr-swap", Swap);
