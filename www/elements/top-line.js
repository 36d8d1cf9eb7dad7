import { LitElement, css, html } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { back } from "./icons.js";

/** The quiet line above a screen that is not practice: the way back. */
export class TopLine extends LitElement {
  static properties = { back: {} };

  static styles = [
    base,
    css`
      nav { padding-block: 4px; margin-block-end: 8px; }
      svg { margin-inline-start: -7px; }
      button.plain { display: inline-flex; gap: 4px; align-items: center; padding-inline-start: 0; }
    `,
  ];

  constructor() {
    super();
    /** The screen it leads to. */
    this.back = "start";
  }

  render() {
    return html`<nav><button class="plain" @click=${() => command(this, "show", this.back)}>${back}<span>${text("common/back")}</span></button></nav>`;
  }
}
customElements.define("gr-top-line", TopLine);
