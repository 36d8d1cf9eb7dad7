/**
 * How a thread answers calls: each with what it made, or with the fault.
 *
 * @import {Call, Reply} from "../shared/messages.js"
 */

import { describe } from "../shared/errors.js";

/**
 * A listener for messages.
 * @param {(call: Call) => Promise<unknown>} run
 * @param {(reply: Reply) => void} post
 */
export const answering = (run, post) => async (/** @type {{data: unknown}} */ { data }) => {
  const call = /** @type {Call} */ (data);
  try {
    post({ id: call.id, ok: await run(call) });
  } catch (error) {
    const fault = describe(error);
    // Only errors with a code leave everything as it was. A trap, or a stack that ran out, may stop halfway through a
    // change, and wasm does not unwind: what is in memory then is not to be trusted.
    post(fault.code === null ? { id: call.id, error: fault, fatal: true } : { id: call.id, error: fault });
  }
};
