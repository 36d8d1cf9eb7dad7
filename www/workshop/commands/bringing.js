/**
 * Commands that bring a bank to be: drafts of this device, files, pasted text, banks that come with Gradus.
 *
 * @import {NamedFile} from "../../engine/author.js"
 * @import {Bank, Making, Step} from "../../shared/making.js"
 * @import {Desk} from "../desk.js"
 */

import { freeId } from "../../shared/items.js";
import { brought } from "../bring.js";
import { addItem } from "../changes.js";
import { pasted, readAll } from "../files.js";
import { library } from "../library.js";
import { emptyBank, merged, partOf } from "../merge.js";

/** @param {Desk} desk */
export function bringing(desk) {
  /**
   * @param {Bank} bank
   * @param {NonNullable<Making["brought"]>} report
   * @param {boolean} anew
   * @param {boolean} own  a bank with an id that people chose
   */
  async function add(bank, report, anew, own) {
    const name = bank.name || report.name;
    const named = own ? bank : { ...bank, name, id: freeId(`${name.slice(0, 30)}-${desk.around.token()}`, []) };
    /** @type {Step} */
    const step = report.rows.length || report.left.length || report.twice ? "bring" : "items";
    const { rows } = report;
    if (anew || !desk.state.draft) return desk.start({ bank: named, aside: [], rows }, { step, reading: false, brought: report });
    const { draft, names } = merged(desk.draft, named);
    const called = rows.map((row) => ({ ...row, item: row.item && (names.get(row.item) ?? row.item) }));
    const first = named.items[0]?.id ?? "";
    // Rows of files that gave nothing are done with when the next ones come.
    const before = desk.draft.bank.items.length ? draft.rows : [];
    desk.change({ ...draft, rows: [...before, ...called] }, "bring", { step, reading: false, brought: report, selected: names.get(first) ?? first });
  }

  /** @param {NamedFile[]} files @param {boolean} anew */
  async function take(files, anew) {
    const { bank, rows, left, twice, name, own } = await brought(desk.front, files);
    await add(bank, { name, kept: bank.items.length, rows, left, twice }, anew, own);
  }

  return {
    /** Goes on with a draft of this device. @param {string} id */
    openDraft: (id) => desk.doing(() => desk.open(id, "items")),

    /** @param {string} id */
    removeDraft: (id) => desk.doing(() => desk.remove(id)),

    /** Begins another bank. */
    newDraft: () => desk.doing(() => desk.start({ bank: emptyBank(`bank-${desk.around.token()}`), aside: [], rows: [] }, { step: "bring" })),

    /** @param {File[]} files @param {boolean} [anew]  into a new bank */
    bring: (files, anew = false) => desk.doing(async () => take(await readAll(files), anew)),

    /** @param {string} words @param {boolean} [anew] */
    paste: (words, anew = false) => desk.doing(() => take(pasted(words), anew)),

    /** @param {string} id  of a bank that comes with Gradus, "" to close it */
    openLibrary: (id) => desk.doing(async () => desk.patch({ library: id ? { id, bank: await library(id) } : null })),

    /** @param {string[]} skills  of the open library @param {boolean} [anew] */
    takeSkills: (skills, anew = false) => desk.doing(async () => {
      const theirs = desk.state.library?.bank;
      if (!theirs || !skills.length) return;
      const bank = partOf(theirs, skills);
      desk.patch({ library: null });
      await add(bank, { name: bank.name, kept: bank.items.length, rows: [], left: [], twice: 0 }, anew, false);
    }),

    /** A question that could not be read, to be written by hand. @param {number} at  its row */
    byHand(at) {
      const row = desk.draft.rows[at];
      const { draft, id } = addItem(desk.draft, "", { question: row.question });
      // Its original text stays beside it.
      const rows = draft.rows.map((one, place) => (place === at ? { ...one, item: id } : one));
      desk.change({ ...draft, rows }, "add", { step: "items", selected: id, reading: true });
    },

    /** @param {number} at */
    dropRow(at) {
      desk.change({ ...desk.draft, rows: desk.draft.rows.filter((_, place) => place !== at) }, "row");
    },
  };
}
