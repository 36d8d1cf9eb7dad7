import { TypedLine } from "./typed-line.js";

/** A short text. */
export class TextLine extends TypedLine {
  connectedCallback() {
    super.connectedCallback();
    this.toggleAttribute("long", true);
  }
}
customElements.define("gr-text-line", TextLine);
