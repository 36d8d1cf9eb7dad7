/** Boxes to write in and lists to pick from, each with its label. What is written is told letter by letter. */

import { html, nothing } from "lit";
import { text } from "../../text/index.js";
import { down, trash, up } from "./icons.js";

/** @typedef {(value: string) => void} Put */

/** @param {Event} event */
export const valueOf = (event) => /** @type {HTMLInputElement} */ (event.target).value;

/** A labelled box, and below it what helps to fill it, which belongs to the box and is no part of its name. @param {string} label @param {unknown} box @param {string} help */
const field = (label, box, help) => html`<div class="field"><label><span class="over">${label}</span>${box}</label>${help ? html`<span class="help" aria-hidden="true">${help}</span>` : nothing}</div>`;

/** A line. @param {string} label @param {string} value @param {Put} put @param {{help?: string, mode?: string}} [more] */
export const line = (label, value, put, { help = "", mode = "text" } = {}) => field(label, html`<input .value=${value} aria-description=${help || nothing}
  inputmode=${mode} autocomplete="off" spellcheck="true" @input=${(/** @type {Event} */ event) => put(valueOf(event))} />`, help);

/** Several lines, as high as what is in them. @param {string} label @param {string} value @param {Put} put @param {{help?: string, rows?: number}} [more] */
export const area = (label, value, put, { help = "", rows = 2 } = {}) => field(label, html`<textarea class=${rows > 3 ? "high" : ""} rows=${rows} .value=${value} aria-description=${help || nothing}
  spellcheck="true" @input=${(/** @type {Event} */ event) => put(valueOf(event))}></textarea>`, help);

/** The same without a label to see, in a row that says it. @param {string} label @param {string} value @param {Put} put @param {string} [kind]  a class */
export const bareArea = (label, value, put, kind = "") =>
  html`<textarea class=${kind} rows="1" aria-label=${label} placeholder=${kind === "why" ? label : nothing} .value=${value} spellcheck="true" @input=${(/** @type {Event} */ event) => put(valueOf(event))}></textarea>`;

/** @param {string} label @param {string} value @param {[string, string][]} options  value and words @param {Put} put @param {string} [help] */
export const pick = (label, value, options, put, help = "") => field(label, html`<select aria-description=${help || nothing} @change=${(/** @type {Event} */ event) => put(valueOf(event))}>
  ${options.map(([one, words]) => html`<option value=${one} .selected=${one === value}>${words}</option>`)}</select>`, help);

/** @param {string} label @param {boolean} value @param {(value: boolean) => void} put */
export const check = (label, value, put) => html`<label class="check"><input type="checkbox" .checked=${value}
  @change=${(/** @type {Event} */ event) => put(/** @type {HTMLInputElement} */ (event.target).checked)} /><span>${label}</span></label>`;

/** Takes something out of a list. @param {string} label @param {() => void} act */
export const remove = (label, act) => html`<button class="icon" type="button" aria-label=${label} title=${label} @click=${act}>${trash}</button>`;

/** Moves something in a list. @param {string} label @param {-1 | 1} by @param {boolean} can @param {() => void} act */
export const mover = (label, by, can, act) =>
  html`<button class="icon" type="button" aria-label=${label} title=${label} ?disabled=${!can} @click=${act}>${by < 0 ? up : down}</button>`;

/** One more of a list. @param {string} code  of its words @param {() => void} act */
export const more = (code, act) => html`<div><button type="button" class="plain" @click=${act}>+ ${text(code)}</button></div>`;

/** The list with one thing changed. @template T @param {T[]} list @param {number} at @param {Partial<T>} part @returns {T[]} */
export const changed = (list, at, part) => list.map((one, place) => (place === at ? { ...one, ...part } : one));
/** The list without one thing. @template T @param {T[]} list @param {number} at */
export const omitted = (list, at) => list.filter((_, place) => place !== at);
