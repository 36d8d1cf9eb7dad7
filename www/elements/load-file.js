import { LitElement, css, html } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { file } from "./icons.js";

/** Picks a progress file from the device. */
export class LoadFile extends LitElement {
  static styles = [
    base,
    css`
      label { position: relative; display: inline-flex; gap: 8px; align-items: center; min-block-size: 44px; padding: 8px; color: var(--gr-accent); border-radius: 10px; cursor: pointer; }
      label:hover { background: var(--gr-raised); text-decoration: underline; text-underline-offset: 0.2em; }
      label:has(:focus-visible) { outline: 3px solid var(--gr-focus); outline-offset: 3px; }
    `,
  ];

  /** @param {Event} event */
  pick(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.files?.[0]) command(this, "loadProgress", input.files[0]);
    input.value = "";
  }

  render() {
    return html`<label>${file}<span>${text("who/load")}</span><input class="hidden" type="file" accept=".json,.gradus,application/json" @change=${this.pick} /></label>`;
  }
}
customElements.define("gr-load-file", LoadFile);
