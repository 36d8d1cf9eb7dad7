import { css, unsafeCSS } from "lit";
import { palette, raised } from "./palette.js";

/** @param {keyof typeof palette} set */
const colours = (set) =>
  unsafeCSS(
    Object.entries(palette[set])
      .map(([name, value]) => `--gr-${name}: ${value};`)
      .join("") +
      `color-scheme: ${set === "light" ? "light" : "dark"};` +
      `--gr-line: ${set === "contrast" ? "var(--gr-quiet)" : "color-mix(in srgb, var(--gr-ink) 22%, var(--gr-paper))"};`,
  );

/**
 * Sets the tokens for everything inside a composition root. The root carries the person's settings as attributes
 * `size`, `spacing`, `colours` and `motion`.
 */
export const tokens = css`
  :host {
    ${colours("light")}
    --gr-raised: color-mix(in srgb, var(--gr-accent) ${raised * 100}%, var(--gr-paper));
    --gr-scale: 1;
    --gr-16: calc(1rem * var(--gr-scale));
    --gr-20: calc(1.25rem * var(--gr-scale));
    --gr-24: calc(1.5rem * var(--gr-scale));
    --gr-32: calc(2rem * (1 + (var(--gr-scale) - 1) * 0.6));
    --gr-leading: 1.5;
    --gr-move: 160ms;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([colours])), :host([colours="system"]) { ${colours("dark")} }
  }
  @media (prefers-contrast: more) {
    :host(:not([colours])), :host([colours="system"]) { ${colours("contrast")} }
  }
  /* Drawings are not recoloured by the browser, so the tokens themselves follow the person's system colours. */
  @media (forced-colors: active) {
    :host {
      --gr-ink: CanvasText !important; --gr-paper: Canvas !important; --gr-accent: CanvasText !important; --gr-quiet: CanvasText !important;
      --gr-good: CanvasText !important; --gr-notyet: CanvasText !important; --gr-focus: Highlight !important;
    }
  }
  :host([colours="dark"]) { ${colours("dark")} }
  :host([colours="contrast"]) { ${colours("contrast")} }
  :host([size="large"]) { --gr-scale: 1.4; }
  :host([size="larger"]) { --gr-scale: 2; }
  :host([spacing="wide"]) { --gr-leading: 1.9; letter-spacing: 0.06em; word-spacing: 0.14em; }
  :host([motion="less"]) { --gr-move: 0ms; }
  /* Paper is white, whatever the screen was. */
  @media print {
    :host, :host([colours]) { ${colours("light")} --gr-paper: #fff; --gr-ink: #000; }
  }
  @media (prefers-reduced-motion: reduce) {
    :host { --gr-move: 0ms; }
  }
`;
