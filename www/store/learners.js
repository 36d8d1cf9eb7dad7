/**
 * Who practises on this device.
 *
 * @import {Learner} from "../shared/types.js"
 * @import {Connection} from "./database.js"
 * @import {Evidence} from "./evidence.js"
 */

import { all } from "./database.js";

export class Learners {
  #connection;
  #evidence;

  /** @param {Connection} connection @param {Evidence} evidence */
  constructor(connection, evidence) {
    this.#connection = connection;
    this.#evidence = evidence;
  }

  /** All learners, who practised last first. @returns {Promise<Learner[]>} */
  async all() {
    const learners = await this.#connection.run((db) => db.getAll("learners"));
    return learners.sort((a, b) => b.last - a.last);
  }

  /** @param {Learner} learner */
  async put(learner) {
    await this.#connection.run((db) => db.put("learners", learner));
  }

  /** Removes a learner and all their evidence, or nothing. @param {string} id */
  async remove(id) {
    await this.#connection.run(async (db) => {
      const transaction = db.transaction(["learners", "evidence"], "readwrite", { durability: "strict" });
      await Promise.all([
        transaction.objectStore("learners").delete(id),
        transaction.objectStore("evidence").delete(all(id)),
        transaction.done,
      ]);
    });
    this.#evidence.forget(id);
  }
}
