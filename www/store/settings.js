/**
 * Small things to remember on this device, by key.
 *
 * @import {Connection} from "./database.js"
 */

export class Settings {
  #connection;

  /** @param {Connection} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /** The value under `key`, or undefined. @param {string} key @returns {Promise<unknown>} */
  get(key) {
    return this.#connection.run((db) => db.get("settings", key));
  }

  /** @param {string} key @param {unknown} value */
  async put(key, value) {
    await this.#connection.run((db) => db.put("settings", value, key));
  }
}
