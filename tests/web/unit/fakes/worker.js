/**
 * A worker that answers with what a function returns; that function may throw an error with a code, or any other to
 * break.
 *
 * @import {Call} from "../../../../www/shared/messages.js"
 */

import { describe } from "../../../../www/shared/errors.js";

export class FakeWorker extends EventTarget {
  terminated = false;
  /** @type {Call[]} */
  calls = [];
  #answer;

  /** @param {(call: Call) => unknown} answer */
  constructor(answer) {
    super();
    this.#answer = answer;
  }

  /** @param {any} call */
  async postMessage(call) {
    this.calls.push(call);
    await Promise.resolve();
    /** @type {object} */
    let reply;
    try {
      reply = { id: call.id, ok: await this.#answer(call) };
    } catch (error) {
      const fault = describe(error);
      reply = { id: call.id, error: fault, ...(fault.code === null ? { fatal: true } : {}) };
    }
    this.tell(reply);
  }

  /** @param {unknown} data */
  tell(data) {
    if (!this.terminated) this.dispatchEvent(new MessageEvent("message", { data }));
  }

  terminate() {
    this.terminated = true;
  }
}
