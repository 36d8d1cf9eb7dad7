import { html, svg } from "lit";

/** @param {unknown} lines @param {string} [size] */
const icon = (lines, size = "1.5em") => html`<svg aria-hidden="true" viewBox="0 0 24 24" width=${size} height=${size}
  fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${lines}</svg>`;

export const back = icon(svg`<path d="M15 5l-7 7 7 7"/>`);
export const speaker = icon(svg`<path d="M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 010 7M19 6a8.5 8.5 0 010 12"/>`);
export const silence = icon(svg`<path d="M4 9v6h4l5 4V5L8 9zM17 9l5 6M22 9l-5 6"/>`);
export const erase = icon(svg`<path d="M9 5h11v14H9l-6-7zM12 9.5l5 5M17 9.5l-5 5"/>`);
export const space = icon(svg`<path d="M3 10v5h18v-5"/>`);
export const tick = icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="M7.5 12.5l3 3 6-7"/>`);
export const half = icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="M12 2.5a9.5 9.5 0 010 19z" fill="currentColor" stroke="none"/>`);
export const again = icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="M8 10h8M8 14h8"/>`);
export const eye = icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="M12 7v6M12 16.6v.2"/>`);
export const person = icon(svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5a7.5 7.5 0 0115 0"/>`);
export const path = icon(svg`<circle cx="6" cy="5" r="2.5"/><circle cx="6" cy="19" r="2.5"/><circle cx="18" cy="12" r="2.5"/><path d="M6 7.5v9M8 6.5l7.5 4M8 17.5l7.5-4"/>`);
export const gear = icon(svg`<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.5"/><circle cx="8" cy="17" r="2.5"/>`);
export const file = icon(svg`<path d="M12 4v11M7.5 10.5L12 15l4.5-4.5M5 20h14"/>`);
export const save = icon(svg`<path d="M12 15V4M7.5 8.5L12 4l4.5 4.5M5 20h14"/>`);
export const flag = icon(svg`<path d="M6 21V4M6 5h12l-3 4 3 4H6"/>`, "1.25em");
export const steps = icon(svg`<path d="M4 19h5v-5h5V9h5V4"/>`, "1.25em");
export const speech = icon(svg`<path d="M4 5h16v11h-8l-5 4v-4H4z"/>`, "1.25em");
export const swap = icon(svg`<path d="M7 8h13M16 4l4 4-4 4M17 16H4M8 12l-4 4 4 4"/>`);
export const up = icon(svg`<path d="M12 19V5M6 11l6-6 6 6"/>`);
export const down = icon(svg`<path d="M12 5v14M6 13l6 6 6-6"/>`);
export const left = icon(svg`<path d="M19 12H5M11 6l-6 6 6 6"/>`);
export const right = icon(svg`<path d="M5 12h14M13 6l6 6-6 6"/>`);
export const grip = icon(svg`<path d="M5 9h14M5 15h14"/>`);
export const link = icon(svg`<path d="M4 12h16M15 7l5 5-5 5"/>`, "1.25em");

/** How much something counts, told by how many of three blocks are filled. @param {number} full */
export const counts = (full) => html`<svg aria-hidden="true" viewBox="0 0 32 10" width="2em" height="0.625em" stroke="currentColor" stroke-width="1.5">
  ${[1, 2, 3].map((block) => svg`<rect x=${block * 11 - 10} y="1" width="8" height="8" rx="2" fill=${block <= full ? "currentColor" : "none"} />`)}</svg>`;

/**
 * The three states of a skill, told by how full the circle is.
 * @param {"secure" | "not-yet" | "unknown"} state
 */
export const stateMark = (state) => svg`
  <circle class="mark" cx="12" cy="12" r="9" fill="var(--gr-paper)" stroke="currentColor" stroke-width="2.5" />
  ${state === "secure" ? svg`<circle cx="12" cy="12" r="9" fill="currentColor" /><path d="M8 12.4l2.8 2.8 5.2-6" fill="none" stroke="var(--gr-paper)" stroke-width="2.5" />` : ""}
  ${state === "not-yet" ? svg`<path d="M12 3a9 9 0 000 18z" fill="currentColor" />` : ""}`;
