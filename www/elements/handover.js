/** @import {HandoverView} from "../../src/wasm/types" */
import { LitElement, html } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { message } from "./message.js";

/** A skill that is worth doing together with a person: nothing is lost, practice goes on elsewhere. */
export class Handover extends LitElement {
  static properties = { view: { attribute: false }, busy: { type: Boolean } };

  static styles = [base, message];

  constructor() {
    super();
    this.view = /** @type {HandoverView} */ (/** @type {unknown} */ (null));
    this.busy = false;
  }

  render() {
    return html`<div class="message stack wide">
      <h1 tabindex="-1">${text("handover/title")}</h1>
      <p class="lead">${text("handover/body", this.view.name)}</p>
      <p class="quiet">${text("handover/safe")}</p>
      <div class="row">
        <button class="main" @click=${() => this.busy || command(this, "next")}>${text("handover/next")}</button>
        <button @click=${() => command(this, "finish")}>${text("practice/finish")}</button>
      </div>
    </div>`;
  }
}
customElements.define("gr-handover", Handover);
