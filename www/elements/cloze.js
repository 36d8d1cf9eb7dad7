import { css, html } from "lit";
import { Blanks, withPlaces } from "./blanks.js";

/** A text with blanks in it: the question and its answer are one. */
export class Cloze extends Blanks {
  static properties = { ...Blanks.properties, html: { attribute: false } };

  static styles = [
    ...Blanks.styles,
    css`
      :host { margin-block: 8px 24px; }
      gr-fraction { margin-block: 6px; }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../../src/wasm/types").Html} */
    this.html = "";
    /** What is drawn now. */
    this.drawn = "";
    /** @type {HTMLElement | null} */
    this.around = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("html") && !changed.has("blanks")) return;
    const key = `${this.html}\n${this.ids}`;
    if (key === this.drawn) return;
    this.drawn = key;
    const { fragment, places } = withPlaces(this.html, this.ids);
    this.around = document.createElement("div");
    this.around.className = "text";
    this.around.append(fragment);
    this.places = places;
  }

  render() {
    return html`${this.around}${this.renderKeys()}`;
  }
}
customElements.define("gr-cloze", Cloze);
