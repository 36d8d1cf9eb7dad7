/**
 * What is worked out about a draft beside the work on it: how the open question looks, which skills it may be about,
 * what is wrong with the bank. Whatever is worked out about an older state is thrown away.
 *
 * @import {Bank, Fault, Item, Making, Tag} from "../shared/making.js"
 * @import {Tools} from "./surroundings.js"
 */

import { describe } from "../shared/errors.js";
import { placed } from "./faults.js";
import { library } from "./library.js";

/** While somebody types, nothing is worked out. */
const LOOK = 200;
/** Words that are in questions about anything. */
const ANYTHING = new Set("which what when where this that these those with from have has does many much each are the and for how who whose than then into there their they your other more most less same".split(" "));
/** What tells people something: single words that are not in every question. @param {string[]} words */
const telling = (words) => words.filter((word) => !word.includes(" ") && word.length > 2 && !ANYTHING.has(word.toLowerCase()));
const CHECK = 700;
/** The bank of Gradus's own whose skills are suggested for questions in English. */
const SKILLS = "mathematics";

export class Bench {
  #front;
  #back;
  #librarian;
  #patch;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #look;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #check;
  #looked = 0;
  /** @type {Bank | null} */
  #checking = null;
  /** @type {Bank | null} */
  #wanted = null;
  /** @type {() => void} */
  #checked = () => {};

  /**
   * @param {Tools} front  for what somebody waits for
   * @param {() => Tools} back  for what may take long
   * @param {() => Tools} librarian  for what keeps a whole bank in mind
   * @param {(part: Partial<Making>) => void} patch
   */
  constructor(front, back, librarian, patch) {
    this.#front = front;
    this.#back = back;
    this.#librarian = librarian;
    this.#patch = patch;
  }

  /** @param {Item | undefined} item @param {Bank} bank @param {number} seed @param {boolean} [now] */
  look(item, bank, seed, now = false) {
    clearTimeout(this.#look);
    const turn = (this.#looked += 1);
    if (!item) return this.#patch({ preview: null, unseen: null, tags: [] });
    this.#look = setTimeout(() => void this.#lookAt(item, bank, seed, turn), now ? 0 : LOOK);
  }

  /** @param {Item} item @param {Bank} bank @param {number} seed @param {number} turn */
  async #lookAt(item, bank, seed, turn) {
    const fresh = () => turn === this.#looked;
    try {
      const preview = await this.#front.preview(item, bank, seed);
      if (fresh()) this.#patch({ preview, unseen: null });
    } catch (error) {
      const { code, place, message } = describe(error);
      if (fresh()) this.#patch({ preview: null, unseen: { code: code ?? "author/broke", place, message } });
    }
    const own = await this.#ownTags(item, bank).catch(() => []);
    if (!fresh()) return;
    this.#patch({ tags: own });
    const more = await this.#libraryTags(item, bank).catch(() => []);
    if (fresh() && more.length) this.#patch({ tags: [...own, ...more] });
  }

  /** @param {Item} item @param {Bank} bank @returns {Promise<Tag[]>} */
  async #ownTags(item, bank) {
    if (bank.skills.length < 2) return [];
    const names = new Map(bank.skills.map(({ id, name }) => [id, name]));
    const found = await this.#front.suggest(item, bank);
    // Where only words such as “which” speak for it, nothing does.
    return found.filter(({ skill, words }) => !item.skills.includes(skill) && telling(words).length > 0).map(({ skill, words }) => ({ skill, name: names.get(skill) ?? skill, words: telling(words), from: "bank" }));
  }

  /** @param {Item} item @param {Bank} bank @returns {Promise<Tag[]>} */
  async #libraryTags(item, bank) {
    if (!bank.language.startsWith("en") || bank.text !== "markdown") return [];
    const theirs = await library(SKILLS);
    const known = new Set(bank.skills.map(({ id }) => id));
    const found = await this.#librarian().suggest(item, theirs);
    return found.filter(({ skill, words }) => !known.has(skill) && telling(words).length > 0).map(({ skill, words }) => {
      const { name = skill, standard } = theirs.skills.find(({ id }) => id === skill) ?? {};
      return { skill, name, words: telling(words), from: "library", ...(standard ? { standard } : {}) };
    });
  }

  /** Checks the bank soon. @param {Bank} bank */
  check(bank) {
    clearTimeout(this.#check);
    this.#wanted = bank;
    this.#patch({ checking: true });
    this.#check = setTimeout(() => void this.#run(), CHECK);
  }

  /** Resolves when what was last asked for is checked. */
  checked() {
    if (this.#wanted === null) return Promise.resolve();
    clearTimeout(this.#check);
    const done = new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
      const before = this.#checked;
      this.#checked = () => (before(), resolve());
    });
    void this.#run();
    return done;
  }

  async #run() {
    const bank = this.#wanted;
    // One at a time; the one under way sees to the next.
    if (!bank || this.#checking) return;
    this.#checking = bank;
    const faults = await this.#back().check(bank).then((found) => found.map((fault) => placed(fault, bank))).catch(broken);
    this.#checking = null;
    if (this.#wanted !== bank) return void this.#run();
    this.#wanted = null;
    this.#patch({ faults, checking: false });
    this.#checked();
    this.#checked = () => {};
  }
}

/** @param {unknown} error @returns {Fault[]} */
function broken(error) {
  const { code, place, message } = describe(error);
  return [{ code: code ?? "author/broke", place, message, severity: "error", kind: "bank", index: -1, rest: place }];
}
