/** @import {Verdict} from "../../src/wasm/types" */
import { css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { again, eye, half, tick } from "./icons.js";

/** The shape of a verdict; what it says is beside it. */
export const marks = { right: tick, wrong: half, "same-value": again, unreadable: eye };

export const verdictStyles = css`
  .verdict { display: inline-flex; gap: 4px; align-items: center; font-size: var(--gr-16); font-weight: 400; color: var(--gr-notyet); white-space: nowrap; }
  .verdict.right { color: var(--gr-good); }
  .verdict svg { inline-size: 1.25em; block-size: 1.25em; }
`;

/** The word on one part of an answer, with its shape. @param {Verdict | undefined} verdict */
export const verdictMark = (verdict) =>
  verdict ? html`<small class="verdict ${verdict}">${marks[verdict]}<span>${text(`part/${verdict}`)}</span></small>` : nothing;
