/**
 * Commands on the bank as a whole, and on where one is.
 *
 * @import {Bank, Step} from "../../shared/making.js"
 * @import {Desk} from "../desk.js"
 */

import { blanksMatched } from "../../shared/items.js";
import { withBank, withItem } from "../changes.js";
import { save } from "../save.js";

/** @param {Desk} desk @param {(address: string) => void} leave */
export const whole = (desk, leave) => ({
  /** @param {Step} step @param {string} [skill]  the one to show there */
  async go(step, skill = "") {
    desk.settle();
    const drafts = step === "bring" ? await desk.listed() : desk.state.drafts;
    desk.patch({ step, skill, trouble: null, drafts, practicable: desk.around.practicable() });
  },

  /** @param {string} id  of a question @param {Step} [step] */
  select(id, step = "items") {
    desk.seed = 1;
    desk.settle();
    desk.patch({ selected: id, step, reading: true, candidates: null, ...(id === desk.state.selected ? {} : { preview: null, unseen: null, tried: null, tags: [] }) });
    desk.look(true);
  },

  /** All questions, where there is no room for them beside the open one. */
  list: () => desk.patch({ reading: false }),

  /** @param {string} code */
  dismiss(code) {
    if (desk.state.trouble?.code === code) desk.patch({ trouble: null });
  },

  undo: () => desk.undo(),
  redo: () => desk.redo(),

  /** The field that was written in is left. */
  settle() {
    desk.settle();
    const { selected, draft } = desk.state;
    const item = draft?.bank.items.find(({ id }) => id === selected);
    if (!draft || !item || !["cloze", "table"].includes(item.format)) return;
    const names = (/** @type {{blanks?: {id: string}[]}} */ { blanks = [] }) => blanks.map(({ id }) => id).join();
    if (names(blanksMatched(item)) !== names(item)) desk.change(withItem(draft, selected, blanksMatched), "edit");
  },

  /** @param {Partial<Bank>} part @param {string} [key]  the field written in */
  editBank(part, key = "") {
    desk.change(withBank(desk.draft, part), "bank", { key: key && `bank ${key}` });
  },

  /** @param {"bank" | "folder" | "practise" | "sheet"} what */
  async save(what) {
    const address = await desk.doing(async () => {
      if (what !== "sheet") await desk.checked();
      return save(what, desk.state.draft?.bank ?? null, desk.back, desk.around);
    });
    if (address) leave(address);
  },
});
