import { expressionKeys } from "./pads.js";
import { TypedLine } from "./typed-line.js";

/** An expression, with the few signs a keyboard makes hard to find. */
export class Expression extends TypedLine {
  connectedCallback() {
    super.connectedCallback();
    this.toggleAttribute("long", true);
  }

  get keys() {
    return expressionKeys(this.reads);
  }
}
customElements.define("gr-expression", Expression);
