/**
 * Commands on questions.
 *
 * @import {Candidate, Item} from "../../shared/making.js"
 * @import {Desk} from "../desk.js"
 */

import { recast } from "../../shared/items.js";
import { candidates } from "../bring.js";
import * as changes from "../changes.js";
import { library } from "../library.js";
import { emptyBank } from "../merge.js";

/** What a question was made of by its change of format, as long as nothing else is changed. @type {WeakMap<Item, Item>} */
const casts = new WeakMap();

/** @param {Desk} desk */
export const questions = (desk) => ({
  /** @param {string} id @param {Partial<Item>} part @param {string} [key]  the field written in */
  edit(id, part, key = "") {
    desk.change(changes.withItem(desk.draft, id, (item) => ({ ...item, ...part })), "edit", { key: key && `${id} ${key}` });
  },

  /** @param {string} id @param {Item} item  all of it, with an id of its own perhaps */
  rewrite(id, item) {
    const taken = changes.itemIds(desk.draft).filter((one) => one !== id);
    const own = taken.includes(item.id) || !item.id ? { ...item, id } : item;
    desk.change(changes.withItem(desk.draft, id, () => own), "edit", { selected: own.id });
  },

  /** In another format. From one to the next, and back, everything is there that was there at first. @param {string} id @param {string} format */
  recast(id, format) {
    const item = desk.draft.bank.items.find((one) => one.id === id);
    if (!item) return;
    const first = casts.get(item) ?? item;
    desk.change(changes.withItem(desk.draft, id, () => recast(first, format)), "recast");
    const made = desk.draft.bank.items.find((one) => one.id === id);
    if (made && made !== first) casts.set(made, first);
  },

  /** What practice says to an answer to the open question. @param {string[]} response */
  async tryAnswer(response) {
    const { draft, selected } = desk.state;
    const item = draft?.bank.items.find((one) => one.id === selected);
    if (!draft || !item) return;
    await desk.doing(async () => {
      const tried = await desk.front.tried(/** @type {any} */ (item), /** @type {any} */ (draft.bank), desk.seed, response);
      if (desk.state.draft === draft && desk.state.selected === selected) desk.patch({ tried });
    });
  },

  async add() {
    const bank = emptyBank(`bank-${desk.around.token()}`);
    if (!desk.state.draft) await desk.doing(() => desk.start({ bank, aside: [], rows: [] }, { step: "items" }));
    const { draft, id } = changes.addItem(desk.draft, desk.state.selected);
    desk.change(draft, "add", { selected: id, reading: true, step: "items" });
  },

  /** @param {string} id */
  copy(id) {
    const copied = changes.copyItem(desk.draft, id);
    desk.change(copied.draft, "copy", { selected: copied.id });
  },

  /** @param {string[]} ids */
  putAside(ids) {
    const { items } = desk.draft.bank;
    const at = items.findIndex((item) => item.id === desk.state.selected);
    const stays = (/** @type {Item} */ item) => !ids.includes(item.id);
    const near = items.slice(Math.max(0, at)).find(stays) ?? items.filter(stays).at(-1);
    desk.change(changes.putAside(desk.draft, ids), "aside", { selected: near?.id ?? "" });
  },

  /** @param {string} id */
  takeBack(id) {
    desk.change(changes.takeBack(desk.draft, id), "back", { selected: id });
  },

  /** @param {string} id */
  throwAway(id) {
    desk.change(changes.throwAway(desk.draft, id), "throw");
  },

  /** @param {string} id @param {number} by */
  move(id, by) {
    desk.change(changes.moveItem(desk.draft, id, by), "move");
  },

  /** Other numbers of a template. */
  otherNumbers() {
    desk.seed += 1;
    desk.patch({ tried: null });
    desk.look(true);
  },

  /** What the open question could be swapped for; asked again, no more. */
  async offer() {
    if (desk.state.candidates) return desk.patch({ candidates: null });
    await desk.doing(async () => {
      const { selected, tags } = desk.state;
      const found = await candidates(desk.front, desk.draft, selected, tags);
      if (desk.state.selected === selected) desk.patch({ candidates: found });
    });
  },

  /** @param {string} id @param {Candidate} other */
  swap: (id, { item, from }) => desk.doing(async () => {
    const theirs = from === "library" ? await library("mathematics") : null;
    const credited = theirs ? { ...item, license: item.license ?? theirs.license, author: item.author ?? theirs.author } : item;
    const swapped = changes.swapItem(desk.draft, id, credited, theirs?.skills ?? []);
    desk.change(swapped.draft, "swap", { selected: swapped.id });
  }),
});
