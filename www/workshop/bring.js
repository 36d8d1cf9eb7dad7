/**
 * What files become, and what could take a question's place.
 *
 * @import {ImportRow} from "../../src/wasm/author"
 * @import {NamedFile} from "../engine/author.js"
 * @import {Bank, Candidate, Draft, Tag} from "../shared/making.js"
 * @import {Tools} from "./surroundings.js"
 */

import { outOfFolder, ownBank } from "./files.js";
import { library } from "./library.js";
import { emptyBank, merged } from "./merge.js";

/** So many questions are offered at most. */
const MOST = 10;

/** @typedef {{bank: Bank, name: string, rows: ImportRow[], left: ImportRow[], twice: number, own: boolean}} Found */

/**
 * Reads files of any kind: banks of ours and other people's questions, together.
 * @param {Tools} author
 * @param {NamedFile[]} files
 * @returns {Promise<Found>}
 */
export async function brought(author, files) {
  const all = await Promise.all(files.map(outOfFolder));
  const kinds = await Promise.all(all.map((file) => author.detect(file)));
  const ours = all.filter((_, at) => kinds[at] === "bank").map(ownBank);
  const theirs = all.filter((_, at) => kinds[at] !== "bank");
  /** @type {ImportRow[]} */
  let rows = [];
  /** @type {ImportRow[]} */
  let left = [];
  let twice = 0;
  const banks = [...ours];
  if (theirs.length) {
    const { bank, report } = await author.import("auto", theirs);
    banks.push(/** @type {Bank} */ (/** @type {unknown} */ (bank)));
    rows = report.rows.filter(({ outcome }) => outcome !== "imported");
    left = report.left_over ?? [];
    twice = report.rows.filter(({ more }) => more?.length).length;
  }
  let draft = /** @type {Draft} */ ({ bank: emptyBank(), aside: [], rows: [] });
  for (const bank of banks) draft = merged(draft, bank).draft;
  return { bank: draft.bank, name: files.map(({ name }) => name).join(", "), rows, left, twice, own: ours.length > 0 };
}

/**
 * Questions that could stand where this one does: about the same skills, taken out before or from Gradus's own bank; about
 * the skill that its words speak for most, where Gradus's bank has none of its own.
 * @param {Tools} author
 * @param {Draft} draft
 * @param {string} id
 * @param {Tag[]} tags  skills that it may be about
 * @returns {Promise<Candidate[]>}
 */
export async function candidates(author, draft, id, tags) {
  const item = draft.bank.items.find((one) => one.id === id);
  if (!item) return [];
  const wanted = [...item.skills, ...tags.slice(0, 1).map(({ skill }) => skill)];
  const rank = (/** @type {{skills: string[]}} */ other) => wanted.findIndex((skill) => other.skills.includes(skill));
  const own = draft.aside.filter((one) => rank(one) >= 0);
  const used = new Set(draft.bank.items.map((one) => one.id));
  const whole = draft.bank.language.startsWith("en") && draft.bank.text === "markdown" ? await library("mathematics") : null;
  const theirs = (whole?.items ?? []).filter((one) => rank(one) >= 0 && !used.has(one.id)).sort((a, b) => rank(a) - rank(b));
  const looked = async (/** @type {Bank["items"][number]} */ one, /** @type {"aside" | "library"} */ from) => {
    const bank = /** @type {any} */ (from === "library" ? whole : draft.bank);
    const preview = await author.preview(/** @type {any} */ (one), bank, 1).catch(() => null);
    return /** @type {Candidate} */ ({ item: one, from, shown: String(preview?.view.question ?? "") });
  };
  const all = [...own.map((one) => looked(one, "aside")), ...theirs.map((one) => looked(one, "library"))];
  return Promise.all(all.slice(0, MOST));
}
