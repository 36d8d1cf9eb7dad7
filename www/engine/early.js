/**
 * Opens the engine before the rest of the page is even read. Scripts and engine load side by side then, which on a slow
 * machine is a good part of the time to the first question.
 *
 * @import {Options} from "./client.js"
 */

import { EngineClient } from "./client.js";

/** @type {{options: Options, opening: ReturnType<typeof EngineClient.open>} | null} */
let early = null;

/** Begins to load this bank, without a plan. @param {string} bankUrl  absolute */
export function openEarly(bankUrl) {
  const options = { bankUrl, planUrl: null };
  early = { options, opening: EngineClient.open(options) };
  // Whoever asks for it gets the fault.
  early.opening.catch(() => {});
}

/** The engine that was opened early, if it is the one that is wanted and nobody has it; else a new one. @param {Options} wanted */
export function openEngine(wanted) {
  const begun = early;
  early = null;
  if (begun?.options.bankUrl === wanted.bankUrl && (wanted.planUrl ?? null) === null && !wanted.lines?.length) {
    Object.assign(begun.options, wanted);
    return begun.opening;
  }
  void begun?.opening.then(({ engine }) => engine.close(), () => {});
  return EngineClient.open(wanted);
}
