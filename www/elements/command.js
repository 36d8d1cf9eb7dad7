/**
 * What a person asks for, as an event that reaches the composition root. Elements never act themselves.
 *
 * @typedef {CustomEvent<{name: string, given: unknown[]}>} CommandEvent
 */

/**
 * @param {EventTarget} from
 * @param {string} name  a method of the session
 * @param {...unknown} given  its arguments
 */
export function command(from, name, ...given) {
  from.dispatchEvent(new CustomEvent("gr-command", { detail: { name, given }, bubbles: true, composed: true }));
}

/** The answer as it stands now: from the inputs to the question. @param {EventTarget} from @param {string[]} value */
export function answered(from, value) {
  from.dispatchEvent(new CustomEvent("gr-answer", { detail: value, bubbles: true, composed: true }));
}
