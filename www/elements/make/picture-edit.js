/** @import {Item} from "../../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../../text/index.js";
import { base } from "../base.js";
import "../picture.js";
import { area, remove } from "./fields.js";
import { shrunk } from "./shrink.js";
import { forms } from "./styles.js";

/** The picture of a question: its words, another one, none. Tells `gr-picture-set` with the new picture or null. */
export class PictureEdit extends LitElement {
  static properties = { picture: { attribute: false }, fault: { state: true } };

  static styles = [
    base,
    forms,
    css`
      label.file { position: relative; display: inline-flex; gap: 8px; align-items: center; min-block-size: 44px; padding: 8px; color: var(--gr-accent); cursor: pointer; border-radius: 10px; }
      label.file:hover { background: var(--gr-raised); text-decoration: underline; text-underline-offset: 0.2em; }
      label.file:has(:focus-visible) { outline: 3px solid var(--gr-focus); outline-offset: 3px; }
      .free { align-items: center; }
    `,
  ];

  constructor() {
    super();
    /** @type {Item["picture"]} */
    this.picture = null;
    this.fault = "";
  }

  /** @param {any} picture @param {string} [key] */
  put(picture, key = "") {
    this.dispatchEvent(new CustomEvent("gr-picture-set", { detail: { picture, key }, bubbles: true, composed: true }));
  }

  /** @param {Event} event */
  async take(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    input.value = "";
    if (!file) return;
    const made = await shrunk(file);
    this.fault = made ? "" : text("make/picture-fault", file.name);
    if (made) this.put({ kind: "image", alt: this.picture?.alt ?? "", ...made });
  }

  render() {
    const { picture } = this;
    const words = picture ? text("make/picture-other") : text("make/picture-add");
    return html`<div class="stack">
      ${picture
        ? html`<div class="one free">${area(text("make/alt"), picture.alt ?? "", (alt) => this.put({ ...picture, alt }, "alt"), { help: text("make/alt-help"), rows: 1 })}
            ${remove(text("make/picture-remove"), () => this.put(null))}</div>`
        : nothing}
      <div><label class="file"><span>+ ${words}</span><input class="hidden" type="file" accept="image/png,image/jpeg,image/gif,image/webp,image/svg+xml" @change=${this.take} /></label></div>
      <p role="status" ?hidden=${!this.fault}>${this.fault}</p>
    </div>`;
  }
}
customElements.define("gr-picture-edit", PictureEdit);
