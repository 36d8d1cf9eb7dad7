/** Every sentence the page says, by code and language. */
import { en } from "./en.js";

/** @type {Record<string, typeof en>} */
const languages = { en };

/** Adds what only one of the pages says, so that the others need not load it. @param {string} tag @param {typeof en} sentences */
export function addSentences(tag, sentences) {
  Object.assign(languages[tag], sentences);
}

/** The language the page is written in, or English. */
export function language() {
  const tag = globalThis.document?.documentElement.lang || "en";
  return tag.split("-")[0] in languages ? tag : "en";
}

const sentences = () => languages[language().split("-")[0]];

/** Is there a sentence for this code? @param {string} code */
export const has = (code) => Object.hasOwn(sentences(), code);

/**
 * The sentence for a code. An unknown code is a fault of the page and is shown as it is, so that it is found.
 * @param {string} code
 * @param {...unknown} given  what the sentence needs
 * @returns {string}
 */
export function text(code, ...given) {
  const found = has(code) ? sentences()[code] : code;
  return typeof found === "function" ? found(...given) : found;
}

/** A number with one decimal, as people write it: "−0.2". @param {number} value */
export function number(value) {
  const [whole, part] = Math.abs(value).toFixed(1).split(".");
  const sign = value < 0 && Number(`${whole}.${part}`) !== 0 ? "−" : "";
  return sign + whole + text("number/point") + part;
}

/**
 * A day as people say it: "today", "yesterday", "Oct 3", with the year when it is not this one.
 * @param {number} at  milliseconds since 1970
 * @param {number} now
 */
export function day(at, now) {
  const [then, today] = [new Date(at), new Date(now)];
  // Round, since the days on which clocks are changed are an hour longer or shorter.
  const ago = Math.round((today.setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  // Words of our own: to make Intl.RelativeTimeFormat takes a slow machine a quarter of a second.
  if (ago === 0 || ago === 1) return text(ago === 0 ? "day/today" : "day/yesterday");
  const sameYear = then.getFullYear() === today.getFullYear();
  return new Intl.DateTimeFormat(language(), { month: "short", day: "numeric", year: sameYear ? undefined : "numeric" }).format(at);
}
