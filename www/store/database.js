/**
 * The connection to IndexedDB, and what can happen to it.
 *
 * @import {DBSchema, IDBPDatabase} from "idb"
 * @import {Line} from "../../src/wasm/types"
 * @import {Learner} from "../shared/types.js"
 */

import { openDB } from "idb";

const NAME = "gradus";
const VERSION = 1;

/** @typedef {{learner: string, id: string, line: Line}} Row */
/**
 * @typedef {DBSchema & {
 *   learners: {key: string, value: Learner},
 *   evidence: {key: [string, string], value: Row, indexes: {learner: string}},
 *   settings: {key: string, value: unknown},
 * }} Schema
 */
/** @typedef {IDBPDatabase<Schema>} Db */

/** What a request or transaction says when its connection is gone, and not that the work was wrong. */
const GONE = ["InvalidStateError", "AbortError", "UnknownError"];

export class Connection {
  /** @type {Db | null} */
  #db = null;
  #patience;

  /** @param {number} patience  ms to wait for the database to open */
  constructor(patience) {
    this.#patience = patience;
  }

  /**
   * Does `work` with the database; if the connection turns out to be gone, once more with a new one. So `work` must
   * be one transaction, or harmless when repeated.
   * @template T
   * @param {(db: Db) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async run(work) {
    try {
      return await work(await this.open());
    } catch (error) {
      if (!(error instanceof Error) || !GONE.includes(error.name)) throw error;
      this.close();
      return await work(await this.open());
    }
  }

  /** Opens the database if it is not open. Rejects when the browser refuses or does not answer in time. */
  async open() {
    this.#db ??= await inTime(this.#open(), this.#patience);
    return this.#db;
  }

  close() {
    this.#db?.close();
    this.#db = null;
  }

  #open() {
    return /** @type {Promise<Db>} */ (openDB(NAME, VERSION, {
      upgrade(db) {
        db.createObjectStore("learners", { keyPath: "id" });
        // Many learners share the store, and two may hold the same record (a merged progress file): both are the key.
        db.createObjectStore("evidence", { keyPath: ["learner", "id"] }).createIndex("learner", "learner");
        db.createObjectStore("settings");
      },
      // An older page in another tab does not let go. It closes upon `versionchange` (below), so this passes by
      // itself; if it does not, the open takes too long and practice goes on in memory.
      blocked: () => {},
      // A newer Gradus in another tab, or the browser clearing data, wants this connection closed. Whoever does not
      // close holds up the other tab for good. The next `run` finds out what is there by then.
      blocking: () => this.close(),
      // The browser gave up the connection (site data cleared, disk trouble). No event says so to a later request
      // in every browser, hence the second try in `run` too.
      terminated: () => { this.#db = null; },
    }));
  }
}

/**
 * Some browsers (Safari after a crash, some private modes) neither open a database nor refuse to.
 * @param {Promise<Db>} opening
 * @param {number} patience
 * @returns {Promise<Db>}
 */
function inTime(opening, patience) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DOMException("the database did not open in time", "TimeoutError"));
      // Too late is not to be used: the page has gone on in memory.
      opening.then((db) => db.close(), () => {});
    }, patience);
    opening.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** All keys of one learner's evidence: an array sorts after every string. @param {string} learner */
export const all = (learner) => IDBKeyRange.bound([learner], [learner, []]);
