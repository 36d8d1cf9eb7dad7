import { html, svg } from "lit";
export { again, back, down, file, left, save, swap, tick, up, eye } from "../icons.js";

/** @param {unknown} lines @param {string} [size] */
const icon = (lines, size = "1.35em") => html`<svg aria-hidden="true" viewBox="0 0 24 24" width=${size} height=${size}
  fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${lines}</svg>`;

export const trash = icon(svg`<path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5"/>`);
export const copy = icon(svg`<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15H4V4h11v1"/>`);
export const undo = icon(svg`<path d="M9 5L4 10l5 5M4 10h10a6 6 0 010 12h-3"/>`);
export const redo = icon(svg`<path d="M15 5l5 5-5 5M20 10H10a6 6 0 000 12h3"/>`);
export const wrong = icon(svg`<path d="M12 3l9.5 17h-19zM12 10v4M12 17v.2"/>`, "1.1em");
export const look = icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="M12 7v6M12 16.6v.2"/>`, "1.1em");
export const pencil = icon(svg`<path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"/>`);
