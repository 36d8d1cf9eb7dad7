/**
 * What this device keeps.
 *
 * @import {Line} from "../../src/wasm/types"
 * @import {Learner} from "../shared/types.js"
 * @import {Kept} from "./evidence.js"
 */

import { Connection } from "./database.js";
import { Evidence } from "./evidence.js";
import { Learners } from "./learners.js";
import { memoryStore } from "./memory.js";
import { Settings } from "./settings.js";

/**
 * @typedef {object} Store
 * @property {boolean} durable  false: all is gone when the tab closes
 * @property {{all(): Promise<Learner[]>, put(learner: Learner): Promise<void>, remove(id: string): Promise<void>}} learners
 * @property {{
 *   all(learner: string): Promise<Line[]>,
 *   append(learner: string, lines: Line[]): Promise<Kept>,
 *   insert(learner: Learner, lines: Line[]): Promise<void>,
 * }} evidence
 * @property {{get(key: string): Promise<unknown>, put(key: string, value: unknown): Promise<void>}} settings
 */

/**
 * The device's store, or one in memory if the browser gives none. Never rejects.
 * @param {{patience?: number}} [options]  ms to wait for the browser
 * @returns {Promise<Store>}
 */
export async function openStore({ patience = 3000 } = {}) {
  try {
    const connection = new Connection(patience);
    const evidence = new Evidence(connection);
    // Some browsers open a database and refuse the first transaction: look inside before relying on it.
    await connection.run((db) => db.count("learners"));
    const learners = new Learners(connection, evidence);
    return { durable: true, learners, evidence, settings: new Settings(connection) };
  } catch {
    return memoryStore();
  }
}
