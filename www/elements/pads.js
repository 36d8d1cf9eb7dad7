/** @import {AnswerKind, Form} from "../../src/wasm/types" */

const coarse = globalThis.matchMedia?.("(pointer: coarse)");

/** Is a finger the main way to point here? */
export const touch = () => coarse?.matches ?? false;

/** The keys that a school number needs, by rows. @param {Form} form @param {AnswerKind} [reads] */
export function numberKeys(form, reads) {
  const [over, comma] = form === "scientific" ? ["×", "^"] : form === "percent" ? ["/", "%"] : reads === "ratio" ? [":", "/"] : ["/", ","];
  return [
    ["1", "2", "3", over],
    ["4", "5", "6", "."],
    ["7", "8", "9", comma],
    ["−", "0", "␣", "⌫"],
  ];
}

/** The few signs that a keyboard makes hard to find. @param {AnswerKind} [reads] */
export function expressionKeys(reads) {
  if (reads === "pair") return [["(", ")", ",", "−", "/"]];
  if (reads === "set") return [["{", "}", ",", "√", "/"]];
  if (reads === "interval") return [["(", ")", "[", "]", "∞"], ["<", "≤", ">", "≥", "/"]];
  return [["^", "√", "(", ")", "/"]];
}

/** Has the page keys of its own for this, so that a phone's keyboard need not come? @param {string} format @param {AnswerKind} [reads] */
export const ownKeys = (format, reads) => touch() && (format === "fraction" || (format === "number" && reads !== "quantity"));

/**
 * Puts a key's text where the cursor is; an empty one takes the letter before it away. A field that the keyboard is not in
 * has no cursor, only what Tab selected on the way by: there it goes to the end.
 * @param {HTMLInputElement} field
 * @param {string} typed
 */
export function press(field, typed) {
  const here = /** @type {Document | ShadowRoot} */ (field.getRootNode()).activeElement === field;
  const last = field.value.length;
  const [start, end] = here ? [field.selectionStart ?? last, field.selectionEnd ?? last] : [last, last];
  if (typed) field.setRangeText(typed, start, end, "end");
  else field.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
  // Between the brackets it brought.
  if (typed.endsWith("()")) field.setSelectionRange(start + typed.length - 1, start + typed.length - 1);
}
