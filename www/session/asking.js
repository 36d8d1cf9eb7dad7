/**
 * How one question follows another.
 *
 * @import {AskView, Step, View} from "../../src/wasm/types"
 */

import { measures } from "../shared/modes.js";

/**
 * The view to show. In a check-up nobody stops at an answer that could not be read, or has another form than the one
 * asked: the question is asked again at once, with the note on that answer.
 * @param {View} view
 * @param {() => Promise<Step>} retry
 * @returns {Promise<View>}
 */
export async function askedAgain(view, retry) {
  if (view.kind !== "feedback" || !measures(view.mode) || !view.canRetry) return view;
  const again = (await retry()).view;
  return again.kind === "ask" ? { ...again, response: view.response, note: view.note ?? { code: "unreadable", argument: "" } } : again;
}

/**
 * Does the time to the answer go on? It does after a hint, and in a check-up after an answer that was asked for again.
 * @param {View | null} before
 * @param {AskView} view
 */
export const goesOn = (before, view) =>
  before?.kind === "ask" && before.position === view.position && (before.attempt === view.attempt || measures(view.mode));
