import { LitElement, css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { message } from "./message.js";

/** Nothing at first; a bar once it takes long enough to wonder. */
export class Loading extends LitElement {
  static properties = { progress: { attribute: false } };

  static styles = [
    base,
    message,
    css`
      h1 { font-size: var(--gr-20); }
      progress { appearance: none; inline-size: 100%; block-size: 12px; border: 2px solid var(--gr-quiet); border-radius: 6px; background: var(--gr-paper); overflow: hidden; }
      progress::-webkit-progress-bar { background: var(--gr-paper); }
      progress::-webkit-progress-value { background: var(--gr-accent); }
      progress::-moz-progress-bar { background: var(--gr-accent); }
    `,
  ];

  constructor() {
    super();
    /** 0–1. @type {number | null} */
    this.progress = null;
  }

  render() {
    if (this.progress === null) return nothing;
    return html`<div class="message stack"><h1 id="wait">${text("loading/wait")}</h1>
      <progress aria-labelledby="wait" max="1" value=${this.progress}></progress></div>`;
  }
}
customElements.define("gr-loading", Loading);
