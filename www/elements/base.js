import { css } from "lit";

/** What all elements share: type, buttons, focus. Sizes and colours come from the tokens. */
export const base = css`
  :host { display: block; color: var(--gr-ink); font: var(--gr-16)/var(--gr-leading) system-ui, sans-serif; }
  :host([hidden]), [hidden] { display: none !important; }
  *, ::before, ::after { box-sizing: border-box; }
  h1, h2, h3, p, ul, ol, fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  h1 { font-size: min(var(--gr-32), 13vw); line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; overflow-wrap: anywhere; inline-size: fit-content; max-inline-size: 100%; }
  h1, h2, b { hyphens: auto; hyphenate-limit-chars: 10 4 4; }
  h2 { font-size: var(--gr-20); line-height: 1.35; font-weight: 650; }
  h3, legend { font-size: var(--gr-16); font-weight: 650; padding: 0; }
  ul, ol { list-style: none; }
  svg { display: block; flex: none; }
  p, li, legend, button, label { overflow-wrap: break-word; }

  :focus-visible { outline: 3px solid var(--gr-focus); outline-offset: 3px; border-radius: 4px; }

  button, .button {
    font: inherit; letter-spacing: inherit; word-spacing: inherit; color: var(--gr-ink); background: var(--gr-paper);
    border: 2px solid var(--gr-quiet); border-radius: 10px; min-block-size: 44px; min-inline-size: 44px; padding: 8px 16px;
    cursor: pointer; text-align: start; max-inline-size: 100%;
    transition: background-color var(--gr-move), border-color var(--gr-move);
  }
  button:hover { background: var(--gr-raised); border-color: var(--gr-ink); }
  button.main { color: var(--gr-paper); background: var(--gr-accent); border-color: var(--gr-accent); font-weight: 650; padding-inline: 24px; }
  button.main:hover { background: color-mix(in srgb, var(--gr-accent) 88%, var(--gr-ink)); border-color: var(--gr-ink); }
  button.plain { background: none; border-color: transparent; color: var(--gr-accent); padding-inline: 8px; }
  button.plain:hover { background: var(--gr-raised); text-decoration: underline; text-underline-offset: 0.2em; }
  button.icon { display: inline-grid; place-items: center; padding: 8px; }
  button[aria-disabled="true"] { opacity: 0.72; cursor: default; }

  input:not([type="radio"], [type="checkbox"]), select {
    font: inherit; letter-spacing: inherit; color: var(--gr-ink); background: var(--gr-paper); border: 2px solid var(--gr-quiet);
    border-radius: 10px; padding: 8px 16px; min-block-size: 48px; max-inline-size: 100%; inline-size: 100%;
  }
  input[type="radio"], input[type="checkbox"] { inline-size: calc(var(--gr-16) * 1.35); block-size: calc(var(--gr-16) * 1.35); margin: 0; flex: none; accent-color: var(--gr-accent); }
  label { display: block; }

  .stack { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
  .wide { gap: 24px; }
  .row { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
  .ends { justify-content: space-between; }
  .quiet { color: var(--gr-quiet); }
  .card { background: var(--gr-raised); border-radius: 12px; padding: 16px; }
  .lead { font-size: var(--gr-20); }
  .foot { border-block-start: 1px solid var(--gr-line); padding-block-start: 8px; gap: 0 16px; }
  .foot > * { margin-inline-start: -8px; }
  .hidden {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
  @media (forced-colors: active) {
    .card { border: 1px solid; }
    button.main { color: ButtonText; background: ButtonFace; border: 4px double ButtonText; }
  }
`;
