import { css } from "lit";

/** How forms for authors look: labels above, boxes as wide as there is room, rows that can be taken out. */
export const forms = css`
  textarea {
    font: inherit; letter-spacing: inherit; color: var(--gr-ink); background: var(--gr-paper); border: 2px solid var(--gr-quiet); display: block;
    border-radius: 10px; padding: 8px 12px; min-block-size: 48px; inline-size: 100%; resize: vertical; field-sizing: content; max-block-size: 60vh;
  }
  input:not([type="radio"], [type="checkbox"]), select { padding-inline: 12px; min-block-size: 44px; }
  textarea.high { min-block-size: 8rem; }
  textarea.code { font: 0.9em/1.5 ui-monospace, monospace; }
  legend, .over { display: block; font-weight: 650; margin-block-end: 4px; }
  .help { color: var(--gr-quiet); font-size: 0.9em; }
  .field > .help { display: block; margin-block-start: 4px; }
  .pair { display: grid; gap: 8px 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); align-items: start; }
  .one { display: grid; gap: 8px; grid-template-columns: auto minmax(0, 1fr) auto; align-items: start; }
  .one.free { grid-template-columns: minmax(0, 1fr) auto; }
  .one.both { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto; }
  .one > label.mark { display: grid; place-items: center; min-inline-size: 44px; min-block-size: 48px; cursor: pointer; }
  .one > .two { display: grid; gap: 4px; }
  .one textarea.why { font-size: 0.95em; border-style: dashed; min-block-size: 44px; }
  .check { display: inline-flex; gap: 8px; align-items: center; min-block-size: 44px; cursor: pointer; }
  .with { display: inline-flex; gap: 8px; align-items: center; }
  .with.top { align-items: flex-start; }
  .with.top > svg { margin-block-start: 0.2em; }
  button.icon { border-color: transparent; background: none; color: var(--gr-quiet); }
  button.icon:hover { color: var(--gr-ink); background: var(--gr-raised); }
  button[disabled] { opacity: 0.5; cursor: default; }
  details > summary { min-block-size: 44px; padding-block: 10px; cursor: pointer; color: var(--gr-accent); inline-size: fit-content; }
  fieldset.stack { gap: 8px; }
  .come { margin-block-end: 8px; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 0.9em/1.5 ui-monospace, monospace; max-block-size: 16rem; overflow-y: auto; margin: 0; }
  @media (max-width: 600px) { .one.both { grid-template-columns: minmax(0, 1fr) auto; } .one.both > :nth-child(2) { grid-row: 2; } }
`;
