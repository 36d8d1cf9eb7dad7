/**
 * What all commands of the workshop share: the state, the draft with its past, and what follows from a change of it.
 *
 * @import {Drafts} from "../store/drafts.js"
 * @import {Bank, Draft, Making, Step} from "../shared/making.js"
 * @import {History} from "./history.js"
 * @import {Surroundings, Tools} from "./surroundings.js"
 */

import { describe } from "../shared/errors.js";
import { Bench } from "./bench.js";
import { begun, done, redone, settled, undone } from "./history.js";
import { Keeper, held } from "./keeper.js";

/** @type {Making} */
const FIRST = Object.freeze({
  step: "bring", ready: false, draft: null, undo: "", redo: "", selected: "", reading: false, preview: null, unseen: null, tried: null, tags: [], candidates: null,
  faults: null, checking: false, brought: null, drafts: [], library: null, skill: "", durable: true, practicable: false, busy: false, trouble: null,
});

export class Desk {
  #changed;
  /** @type {Tools | null} */
  #back = null;
  /** @type {Tools | null} */
  #librarian = null;
  #bench;
  /** @type {Drafts} */
  #drafts = /** @type {any} */ (null);
  /** @type {Keeper} */
  #keeper = /** @type {any} */ (null);
  /** @type {History | null} */
  #history = null;
  #state = FIRST;
  /** Which instance of a template is shown. */
  seed = 1;

  /** @param {Surroundings} around @param {() => void} changed  called after every change */
  constructor(around, changed) {
    this.around = around;
    this.#changed = changed;
    /** For what somebody waits for. */
    this.front = around.author();
    const librarian = () => (this.#librarian ??= around.author());
    this.#bench = new Bench(this.front, () => this.back, librarian, (part) => this.patch(part));
  }

  get state() {
    return this.#state;
  }

  /** For what may take long. @returns {Tools} */
  get back() {
    return (this.#back ??= this.around.author());
  }

  /** The draft, where there is one: commands on it are offered only then. */
  get draft() {
    return /** @type {Draft} */ (this.#state.draft);
  }

  /** @param {Partial<Making>} part */
  patch(part) {
    this.#state = Object.freeze({ ...this.#state, ...part });
    this.#changed();
  }

  /** Reads what this device has; goes on where this tab was. */
  async begin() {
    this.#drafts = await this.around.openDrafts();
    this.#keeper = new Keeper(this.#drafts, this.around.now, (error) => this.failed(error));
    for (const leaving of ["visibilitychange", "pagehide"]) this.around.page.addEventListener(leaving, () => void this.#keeper.flush());
    const last = this.around.tab.get();
    if (last) await this.doing(() => this.open(last, "items"));
    this.patch({ ready: true, durable: this.#drafts.durable, drafts: await this.listed() });
  }

  /** The other drafts on this device. @returns {Promise<Making["drafts"]>} */
  async listed() {
    const [heads, open] = await Promise.all([this.#drafts.list(), held()]);
    return heads.filter(({ id }) => id !== this.#keeper.id).map((head) => ({ ...head, open: open.has(head.id) }));
  }

  /**
   * One thing at a time; a failure is said and changes nothing.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T | undefined>}
   */
  async doing(work) {
    if (this.#state.busy) return undefined;
    this.patch({ busy: true, trouble: null });
    try {
      return await work();
    } catch (error) {
      this.failed(error);
    } finally {
      this.patch({ busy: false });
    }
    return undefined;
  }

  /** @param {unknown} error */
  failed(error) {
    const { code, place, message } = describe(error);
    this.patch({ trouble: { code: code ?? "author/broke", place, message } });
  }

  /** Goes on with a draft of this device, unless another tab has it. @param {string} id @param {Step} step */
  async open(id, step) {
    const work = await this.#drafts.get(id);
    if (!work || !(await this.#keeper.hold(id))) return this.patch({ drafts: await this.listed() });
    this.#begin(id, /** @type {History} */ (work), { step });
  }

  /** Begins with this draft; what was open stays on this device. @param {Draft} draft @param {Partial<Making>} part */
  async start(draft, part) {
    const id = this.around.token();
    await this.#keeper.hold(id);
    this.#begin(id, begun(draft), part);
    await this.#keeper.flush();
    this.patch({ drafts: await this.listed() });
  }

  /** @param {string} id @param {History} history @param {Partial<Making>} part */
  #begin(id, history, part) {
    this.around.tab.set(id);
    this.#history = null;
    this.#turn(history, { selected: history.draft.bank.items[0]?.id ?? "", faults: null, brought: null, ...part });
  }

  /** Takes a draft off this device. @param {string} id  of another than the open one */
  async remove(id) {
    await this.#drafts.remove(id);
    this.patch({ drafts: await this.listed() });
  }

  /** @param {History} history @param {Partial<Making>} [part] */
  #turn(history, part = {}) {
    const before = this.#history?.draft;
    this.#history = history;
    const { draft, past, future } = history;
    const wanted = part.selected ?? this.#state.selected;
    const selected = draft.bank.items.some(({ id }) => id === wanted) ? wanted : "";
    this.patch({ tried: null, ...part, draft, undo: past.at(-1)?.code ?? "", redo: future[0]?.code ?? "", selected, candidates: null });
    if (draft === before) return;
    this.#keeper.keep(history);
    this.look();
    if (draft.bank !== before?.bank) this.#bench.check(draft.bank);
  }

  /**
   * The draft as it is from now on.
   * @param {Draft} draft
   * @param {string} code  what was done
   * @param {{key?: string} & Partial<Making>} [more]  `key`: the field being written in, whose changes are undone together
   */
  change(draft, code, { key = "", ...part } = {}) {
    if (this.#history) this.#turn(done(this.#history, draft, code, key), part);
  }

  /** The next change is one of its own. */
  settle() {
    if (this.#history) this.#history = settled(this.#history);
  }

  undo() {
    if (this.#history) this.#turn(undone(this.#history));
  }

  redo() {
    if (this.#history) this.#turn(redone(this.#history));
  }

  /** Shows the open question as it is. @param {boolean} [now] */
  look(now = false) {
    /** @type {Bank | undefined} */
    const bank = this.#state.draft?.bank;
    if (bank) this.#bench.look(bank.items.find(({ id }) => id === this.#state.selected), bank, this.seed, now);
  }

  /** Resolves when the bank as it is has been checked. */
  checked() {
    return this.#bench.checked();
  }
}
