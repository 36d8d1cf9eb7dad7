/**
 * Evidence: only ever added to, and irreplaceable.
 *
 * @import {Line} from "../../src/wasm/types"
 * @import {Learner} from "../shared/types.js"
 * @import {Connection, Db} from "./database.js"
 */

import { PageError } from "../shared/errors.js";

/** Where an append went: to the disk; to memory because the disk is full; to memory because there is no disk. */
/** @typedef {"stored" | "full" | "memory"} Kept */

/** The id of a record. @param {Line} line @returns {string} */
export const idOf = (line) => JSON.parse(line).id;

export class Evidence {
  #connection;
  /** Lines that could not be written yet, by learner. @type {Map<string, Line[]>} */
  #unwritten = new Map();

  /** @param {Connection} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /** All of a learner's lines. @param {string} learner @returns {Promise<Line[]>} */
  async all(learner) {
    const rows = await this.#connection.run((db) => db.getAllFromIndex("evidence", "learner", learner));
    return [...rows.map((row) => row.line), ...(this.#unwritten.get(learner) ?? [])];
  }

  /**
   * Adds lines, together with any that did not fit before. Never rejects for want of a disk: what cannot be written
   * stays here, and is tried again with the next append.
   * @param {string} learner
   * @param {Line[]} lines
   * @returns {Promise<Kept>}
   */
  async append(learner, lines) {
    const due = [...(this.#unwritten.get(learner) ?? []), ...lines];
    // Set before writing: a page that is told of a failure must never find the lines nowhere.
    this.#unwritten.set(learner, due);
    try {
      await this.#connection.run((db) => write(db, learner, due));
    } catch (error) {
      return isFull(error) ? "full" : "memory";
    }
    // Another append may have added to them meanwhile.
    const left = (this.#unwritten.get(learner) ?? []).filter((line) => !due.includes(line));
    if (left.length > 0) this.#unwritten.set(learner, left);
    else this.#unwritten.delete(learner);
    return "stored";
  }

  /**
   * Adds a learner with all their lines, or nothing. Rejects with `store/full` or `store/failed`.
   * @param {Learner} learner
   * @param {Line[]} lines
   */
  async insert(learner, lines) {
    try {
      await this.#connection.run((db) => write(db, learner.id, lines, learner));
    } catch (error) {
      if (isFull(error)) throw new PageError("store/full", "this device has no room left; free some space, then load again");
      throw new PageError("store/failed", "the browser could not write; load the page again, then load the file again");
    }
  }

  /** Forgets lines not yet written. @param {string} learner */
  forget(learner) {
    this.#unwritten.delete(learner);
  }
}

/**
 * One transaction, on the disk when this resolves. `strict`: by default some browsers report success while the bytes
 * are still in the system's cache, and a Chromebook that runs out of battery then loses them.
 * @param {Db} db
 * @param {string} learner
 * @param {Line[]} lines
 * @param {Learner} [record]
 */
async function write(db, learner, lines, record) {
  const transaction = db.transaction(["evidence", "learners"], "readwrite", { durability: "strict" });
  const evidence = transaction.objectStore("evidence");
  const writes = lines.map(async (line) => {
    const id = idOf(line);
    // A record once written is never changed, whatever a file says that claims the same id.
    if (await evidence.getKey([learner, id]) === undefined) await evidence.add({ learner, id, line });
  });
  if (record) writes.push(transaction.objectStore("learners").put(record).then(() => {}));
  // A request's success is not enough: the transaction can still fail (a full disk shows only then).
  await Promise.all([...writes, transaction.done]).catch((error) => {
    abort(transaction);
    // The transaction knows why it failed; its requests only that it did. A full disk may show in either.
    throw transaction.error ?? error;
  });
}

/** All or nothing: one bad line takes the others with it. @param {{abort(): void, done: Promise<void>}} transaction */
function abort(transaction) {
  transaction.done.catch(() => {});
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

/** @param {unknown} error */
const isFull = (error) => error instanceof Error && error.name === "QuotaExceededError";
