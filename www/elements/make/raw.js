/** @import {Item} from "../../shared/making.js" */
import { LitElement, html } from "lit";
import { text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { valueOf } from "./fields.js";
import { forms } from "./styles.js";

/** A question as its file says it: whatever the boxes do not reach, such as the numbers that a template draws. */
export class Raw extends LitElement {
  static properties = { item: { attribute: false }, words: { state: true }, fault: { state: true } };

  static styles = [base, forms];

  constructor() {
    super();
    this.item = /** @type {Item} */ (/** @type {unknown} */ (null));
    /** What is written and not taken yet. @type {string | null} */
    this.words = null;
    this.fault = "";
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("item")) [this.words, this.fault] = [null, ""];
  }

  take() {
    if (this.words === null) return;
    try {
      const item = JSON.parse(this.words);
      if (typeof item?.id !== "string" || typeof item.question !== "string" || !Array.isArray(item.skills)) throw new SyntaxError(text("make/raw-lacks"));
      command(this, "rewrite", this.item.id, item);
    } catch (error) {
      this.fault = text("make/raw-fault", error instanceof Error ? error.message : "");
    }
  }

  render() {
    return html`<div class="stack"><p class="help">${text("make/raw-help")}</p>
      <textarea class="code" rows="8" aria-label=${text("make/raw")} spellcheck="false" autocapitalize="off"
        .value=${this.words ?? JSON.stringify(this.item, null, 2)} @input=${(/** @type {Event} */ event) => (this.words = valueOf(event))}></textarea>
      <p role="alert" ?hidden=${!this.fault}>${this.fault}</p>
      <div><button type="button" ?disabled=${this.words === null} @click=${this.take}>${text("make/raw-take")}</button></div></div>`;
  }
}
customElements.define("gr-raw", Raw);
