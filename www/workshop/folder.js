/**
 * A folder that practices by itself, as a zip: the page with a bank inside it, the bank to go on editing, and a few words.
 *
 * @import {Whose} from "../text/folder.js"
 */

import { strToU8, zipSync } from "fflate";
import { PageError } from "../shared/errors.js";
import { readme } from "../text/folder.js";

/** Where the bank goes; `www/alone/practice.html` has it once. */
const PLACE = '<script type="application/json" id="bank">';
const TITLE = /<title>[^<]*<\/title>/;

/**
 * @typedef {object} Parts
 * @property {string} name  of the bank, for people
 * @property {string} built  the text of the built bank
 * @property {string} source  the text of the source bank
 * @property {string} page  the text of `alone/practice.html`
 * @property {number} [at]  the time the zip gives its files, ms since 1970; now when left out
 */

/** The bytes of the zip. @param {Parts} parts @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function folder({ name, built, source, page, at }) {
  const bank = JSON.parse(source);
  // Windows shows a text in one line if its lines do not end so.
  const words = `${readme(name || bank.id, whose(bank)).join("\r\n\r\n")}\r\n`;
  return zipSync({
    "practice.html": strToU8(filled(page, built, name)),
    "bank.json": strToU8(source),
    "README.txt": strToU8(words),
  }, { level: 6, mtime: at });
}

/**
 * The page with the bank in it. Nothing that is run changes, so the hashes in the page's policy hold.
 * @param {string} page
 * @param {string} built
 * @param {string} name
 */
export function filled(page, built, name) {
  const at = page.indexOf(`${PLACE}</script>`);
  if (at < 0) throw new PageError("making/no-page", "this is not the page that practices by itself; load the page again, then save again");
  const [before, after] = [page.slice(0, at + PLACE.length), page.slice(at + PLACE.length)];
  // In JSON a "<" stands only inside texts. Written so, none of them can end the place or begin a comment.
  const inside = built.trim().replaceAll("<", "\\u003c");
  const title = `<title>${escaped(name)}</title>`;
  return (name ? before.replace(TITLE, () => title) : before) + inside + after;
}

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Who wrote the questions and on which terms, most first. @param {{author?: string, license?: string, items?: any[]}} bank @returns {Whose[]} */
function whose(bank) {
  /** @type {Map<string, Whose>} */
  const found = new Map();
  for (const item of bank.items ?? []) {
    const [author, license] = [line(item.author ?? bank.author), line(item.license ?? bank.license)];
    const key = JSON.stringify([author, license]);
    found.set(key, { author, license, items: (found.get(key)?.items ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.items - a.items);
}

/** @param {unknown} value */
const line = (value) => String(value ?? "").replace(/\s+/g, " ").trim();
