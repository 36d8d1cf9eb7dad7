import { TypedLine } from "./typed-line.js";

const touch = globalThis.matchMedia?.("(pointer: coarse)");

/** A number. On a touch screen it brings its own keys, which have what a school number needs. */
export class NumberLine extends TypedLine {
  get keyboard() {
    return touch?.matches ? "none" : "text";
  }

  get keys() {
    if (!touch?.matches) return [];
    const [over, comma] = this.form === "scientific" ? ["×", "^"] : this.form === "percent" ? ["/", "%"] : ["/", ","];
    return [
      ["1", "2", "3", over],
      ["4", "5", "6", "."],
      ["7", "8", "9", comma],
      ["−", "0", "␣", "⌫"],
    ];
  }
}
customElements.define("gr-number", NumberLine);
