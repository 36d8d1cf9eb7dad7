/**
 * Holds the state and changes it.
 *
 * @import {Notice, State} from "../shared/types.js"
 */

import { FIRST, noticed } from "./state.js";

export class Desk {
  /** @type {State} */
  #state = FIRST;
  #changed;

  /** @param {() => void} changed  called after every change */
  constructor(changed) {
    this.#changed = changed;
  }

  get state() {
    return this.#state;
  }

  /** @param {Partial<State>} part */
  patch(part) {
    this.#state = Object.freeze({ ...this.#state, ...part });
    this.#changed();
  }

  /** @param {Notice["code"]} code @param {string | number} [argument] */
  notice(code, argument) {
    this.patch({ notices: noticed(this.#state.notices, code, argument) });
  }

  /** @param {string} code */
  noticed(code) {
    return this.#state.notices.some((notice) => notice.code === code);
  }

  /** Takes away a notice, or the word on a command that failed. @param {string} code */
  dismiss(code) {
    const { notices, trouble, screen } = this.#state;
    const over = trouble?.code === code && screen !== "trouble";
    this.patch({ notices: notices.filter((notice) => notice.code !== code), trouble: over ? null : trouble });
  }
}
