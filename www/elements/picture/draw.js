/** What all drawings share: numbers and words in SVG, and the paper they are on. Sizes are in CSS pixels. */
import { nothing, svg } from "lit";

/**
 * @typedef {{width: number, em: number}} Paper  how wide it may be, and the size of the text around it
 * @typedef {{width: number, height: number, body: unknown}} Drawing
 */

/** A drawing that cannot be made: its text stands in for it. */
export class Unfit extends Error {}

/** Fails unless it holds. @template T @param {T | null | undefined | false} it @returns {T} */
export function need(it) {
  if (it === null || it === undefined || it === false) throw new Unfit("this picture lacks a number, or has one that cannot be");
  return it;
}

/** A whole number from `low` to `high`. @param {unknown} text @param {number} low @param {number} high */
export function whole(text, low, high) {
  const found = Number(text);
  return need(Number.isInteger(found) && String(text ?? "").trim() !== "" && found >= low && found <= high ? found : null);
}

/** "3/4" in three: no whole, 3, 4. @param {string} text */
export function parts(text) {
  const found = /^([-−]?)(?:(\d+) )?(\d+)\/(\d+)$/.exec(text.trim());
  return found ? { sign: found[1] ? "−" : "", whole: found[2] ?? "", top: found[3], bottom: found[4] } : null;
}

/** Numbers as people write them: a real minus sign, and separators from 10,000 up. @param {unknown} text */
export const signed = (text) => String(text ?? "").replace(/(^|[\s(,])-(?=[\d.])/g, "$1−")
  .replace(/(?<![\d.,])\d{5,}(?![\d,])/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ","));

/** About how wide the words are. @param {unknown} text @param {number} em */
export function breadth(text, em) {
  const fraction = parts(String(text ?? ""));
  if (!fraction) return String(text ?? "").length * em * 0.58;
  const beside = fraction.sign + fraction.whole;
  return (beside.length + Math.max(fraction.top.length, fraction.bottom.length)) * em * 0.58 + (beside ? em * 0.2 : 0);
}

/** How high. @param {unknown} text @param {number} em */
export const tallness = (text, em) => (parts(String(text ?? "")) ? em * 2.3 : em * 1.2);

/**
 * Words, or a fraction one above the other; `y` is their middle.
 * @param {number} x
 * @param {number} y
 * @param {unknown} text
 * @param {number} em
 * @param {"start" | "middle" | "end"} [anchor]
 */
export function words(x, y, text, em, anchor = "middle") {
  const said = String(text ?? "");
  if (!said) return nothing;
  const fraction = parts(said);
  if (!fraction) return svg`<text x=${x} y=${y + em * 0.35} text-anchor=${anchor}>${signed(said)}</text>`;
  const wide = breadth(said, em);
  const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
  const bar = Math.max(fraction.top.length, fraction.bottom.length) * em * 0.58;
  const middle = left + wide - bar / 2;
  return svg`<g>${fraction.sign + fraction.whole ? svg`<text x=${left} y=${y + em * 0.35}>${fraction.sign}${fraction.whole}</text>` : nothing}
    <text x=${middle} y=${y - em * 0.3} text-anchor="middle">${fraction.top}</text>
    <line class="line" x1=${middle - bar / 2 - 1} y1=${y} x2=${middle + bar / 2 + 1} y2=${y} />
    <text x=${middle} y=${y + em * 1.05} text-anchor="middle">${fraction.bottom}</text></g>`;
}

/** What is shaded carries a hatch, so that it shows without any colour. */
export const hatch = svg`<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <rect class="tint" width="8" height="8" /><line class="stripe" x1="0" y1="0" x2="0" y2="8" /></pattern></defs>`;

/** @param {boolean} shaded */
export const fill = (shaded) => (shaded ? "url(#hatch)" : "var(--gr-paper)");

/** A number short enough for an attribute. @param {number} it */
export const near = (it) => Math.round(it * 100) / 100;
