/** What a key press asks for, wherever it happens inside a question. */

/** The element the press really came from, through open shadow roots. @param {Event} event */
export const origin = (event) => /** @type {Element} */ (event.composedPath()[0]);

/** Is the person writing? Then letters and digits belong to the text. @param {Element} element */
export const writing = (element) => element.matches?.("input:not([type=radio]):not([type=checkbox]), textarea, select") ?? false;

/** Does this element use Enter itself? @param {Element} element */
export const usesEnter = (element) => element.matches?.("button, a[href], summary, select, textarea") ?? false;

/** Nothing else is held down. @param {KeyboardEvent} event */
export const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;

/** 0–8 for the digits 1–9, else -1. @param {KeyboardEvent} event */
export const digit = (event) => (/^[1-9]$/.test(event.key) && plain(event) ? Number(event.key) - 1 : -1);
