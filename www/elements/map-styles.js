import { css, unsafeCSS } from "lit";
import { lines } from "./palette.js";

/** The path: lines and marks stand beside the words and keep their place when the words grow. */
export const mapStyles = css`
  :host { --mark: calc(10px + var(--gr-16) * var(--gr-leading) / 2); }
  .parts { gap: 8px; }
  details .path { padding: 4px 8px 8px; }
  summary .quiet { font-weight: 400; margin-inline-start: 8px; }
  .path li { position: relative; padding-inline-start: var(--gutter); }
  .path svg { position: absolute; inset-inline-start: 0; inline-size: var(--gutter); overflow: visible; }
  .above { inset-block-start: 0; block-size: calc(var(--mark) - 18px); }
  .in { inset-block-start: calc(var(--mark) - 18px); block-size: 18px; }
  .out { inset-block-start: var(--mark); block-size: 24px; }
  .below { inset-block-start: calc(var(--mark) + 24px); block-size: calc(100% - var(--mark) - 24px); }
  .bend > path { fill: none; }
  .node { color: var(--gr-accent); transform: scale(calc(0.6 + var(--gr-scale) * 0.4)); }
  line, .bend > path { stroke: color-mix(in srgb, var(--gr-accent) ${unsafeCSS(lines * 100)}%, var(--gr-paper)); stroke-width: 2.5; stroke-linecap: round; }
  .way, .bend > .way { stroke-width: 6; }
  .skill:hover { border-color: transparent; }
  .words { padding-block-end: 8px; }
  .skill { inline-size: 100%; border-color: transparent; background: none; padding: 8px 14px; }
  .skill b { display: block; font-weight: 650; }
  .tag { display: flex; gap: 8px; align-items: flex-start; }
  .path .tag svg { position: static; }
  .tag svg, .goal svg { inline-size: 1.25em; block-size: 1.5em; color: var(--gr-accent); }
  .tag > span { min-inline-size: 0; }
  .goal { gap: 0 12px; align-items: flex-start; padding-inline-start: calc(1.25em + 8px); position: relative; }
  .goal svg { position: absolute; inset: 12px auto auto 0; }
  .goal span { padding-block: 12px; }
  .goal button.plain { padding-block: 10px; }
  .goal button.plain { margin-inline-start: -8px; }
  .skill[aria-expanded="true"] { background: var(--gr-raised); border-end-start-radius: 0; border-end-end-radius: 0; }
`;
