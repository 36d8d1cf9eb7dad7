/**
 * Keeps what is being made on this device: soon after each change, one write at a time, the newest state always last.
 *
 * @import {Drafts} from "../store/drafts.js"
 * @import {History} from "./history.js"
 */

/** A word is written in one go; less often than this nothing would be lost but a few letters. */
const SOON = 250;
/** So many steps back, and forth, are kept with a draft. */
const STEPS = 30;

export class Keeper {
  #drafts;
  #now;
  #failed;
  #id = "";
  /** @type {History | null} */
  #next = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<void>} */
  #writing = Promise.resolve();
  /** @type {() => void} */
  #release = () => {};

  /** @param {Drafts} drafts @param {() => number} now @param {(error: unknown) => void} failed */
  constructor(drafts, now, failed) {
    this.#drafts = drafts;
    this.#now = now;
    this.#failed = failed;
  }

  get id() {
    return this.#id;
  }

  /** Takes hold of a draft for this tab; false where another tab has it. @param {string} id */
  async hold(id) {
    await this.flush();
    this.#release();
    this.#release = () => {};
    this.#id = "";
    if (!(await this.#lock(id))) return false;
    this.#id = id;
    return true;
  }

  /** @param {string} id @returns {Promise<boolean>} */
  #lock(id) {
    const locks = globalThis.navigator?.locks;
    if (!locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      void locks.request(lockName(id), { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        if (lock) return new Promise((release) => (this.#release = () => release(undefined)));
      });
    });
  }

  /** @param {History} history */
  keep(history) {
    if (!this.#id) return;
    this.#next = history;
    this.#timer ??= setTimeout(() => this.flush(), SOON);
  }

  /** Writes what is not written yet. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const [history, id] = [this.#next, this.#id];
    this.#next = null;
    if (history && id) this.#writing = this.#writing.then(() => this.#write(id, history)).catch(this.#failed);
    return this.#writing;
  }

  /** @param {string} id @param {History} history */
  #write(id, history) {
    const { draft, past, future } = history;
    const head = { id, name: draft.bank.name, count: draft.bank.items.length, changed: this.#now() };
    return this.#drafts.put(head, { draft, past: past.slice(-STEPS), future: future.slice(0, STEPS), key: "" });
  }
}

const lockName = (/** @type {string} */ id) => `gradus-making-${id}`;

/** The drafts that some tab has hold of. @returns {Promise<Set<string>>} */
export async function held() {
  const found = await globalThis.navigator?.locks?.query();
  return new Set((found?.held ?? []).map(({ name = "" }) => name).filter((name) => name.startsWith(lockName(""))).map((name) => name.slice(lockName("").length)));
}
