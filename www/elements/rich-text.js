/** @import {Html} from "../../src/wasm/types" */
import DOMPurify from "dompurify";
import { LitElement, css } from "lit";
import { allowlist } from "../shared/allowlist.js";
import { base } from "./base.js";

/**
 * A text from a bank, made safe: only what the allowlist names is left. The source of a formula (`annotation`) goes
 * with its words, since it would be read out twice.
 * @param {Html} source
 * @returns {DocumentFragment}
 */
export function sanitise(source) {
  return DOMPurify.sanitize(source, {
    ALLOWED_TAGS: [...allowlist.tags],
    ALLOWED_ATTR: [...allowlist.attributes],
    ADD_FORBID_CONTENTS: ["annotation", "annotation-xml"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}

/** How what a bank may write looks. */
export const richStyles = css`
  p, ul, ol, table, blockquote { margin-block: 0 0.6em; }
  :is(p, ul, ol, table, blockquote):last-child { margin-block-end: 0; }
  h4 { margin: 0.6em 0 0.2em; font-size: inherit; }
  ul, ol { padding-inline-start: 1.4em; }
  ul { list-style: disc; }
  ol { list-style: decimal; }
  blockquote { margin-inline: 0; padding-inline-start: 16px; border-inline-start: 3px solid var(--gr-line); }
  table { border-collapse: collapse; }
  th, td { border: 1px solid var(--gr-line); padding: 4px 12px; text-align: start; }
  code { font-family: ui-monospace, monospace; font-size: 0.95em; }
  math { font-family: "Gradus Math", "STIX Two Math", "Cambria Math", math; font-size: 1.08em; math-style: normal; letter-spacing: normal; word-spacing: normal; }
  math[display="block"] { margin-block: 0.5em; }
  math:has(mfrac) { padding-block: 3px; }
  mfrac { padding-inline: 0.12em; }
`;

/** Shows a text from a bank: `<gr-rich-text .html=${…}>`; with `still`, inside a button, it is no stop of its own. */
export class RichText extends LitElement {
  static properties = { html: { attribute: false } };

  static styles = [
    base,
    richStyles,
    css`
      /* A formula wider than the screen scrolls by itself; the page never does. */
      :host { font: inherit; letter-spacing: inherit; overflow-x: auto; overflow-y: hidden; padding-block: 2px; }
    `,
  ];

  constructor() {
    super();
    /** @type {Html} */
    this.html = "";
    this.width = new ResizeObserver(() => this.fit());
  }

  connectedCallback() {
    super.connectedCallback();
    this.width.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.width.disconnect();
  }

  /** What scrolls must be within reach of the keyboard. */
  fit() {
    if (this.hasAttribute("still")) return;
    if (this.scrollWidth > this.clientWidth + 1) this.tabIndex = 0;
    else this.removeAttribute("tabindex");
  }

  render() {
    const safe = sanitise(this.html);
    // The only heading a bank may have stands right under the screen's own.
    for (const heading of safe.querySelectorAll("h4")) heading.setAttribute("aria-level", "2");
    return safe;
  }
}
customElements.define("gr-rich-text", RichText);
