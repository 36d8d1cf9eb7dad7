import { numberKeys, ownKeys } from "./pads.js";
import { TypedLine } from "./typed-line.js";

/** A number. On a touch screen it brings its own keys, which have what a school number needs. */
export class NumberLine extends TypedLine {
  get keyboard() {
    return ownKeys("number", this.reads) ? "none" : "text";
  }

  get keys() {
    return ownKeys("number", this.reads) ? numberKeys(this.form, this.reads) : [];
  }
}
customElements.define("gr-number", NumberLine);
