import { LitElement, html } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { message } from "./message.js";

/** The practice is open in another tab: only one may go on at a time. */
export class Elsewhere extends LitElement {
  static styles = [base, message];

  render() {
    return html`<div class="message stack wide">
      <h1 tabindex="-1">${text("elsewhere/title")}</h1>
      <p class="lead">${text("elsewhere/body")}</p>
      <div class="row">
        <button class="main" @click=${() => command(this, "takeOver")}>${text("elsewhere/here")}</button>
        <button @click=${() => command(this, "leave")}>${text("what/switch")}</button>
      </div>
    </div>`;
  }
}
customElements.define("gr-elsewhere", Elsewhere);
