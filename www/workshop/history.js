/**
 * What was done to a draft, to undo it and do it again. Drafts are replaced, never changed in place, so what they have in
 * common is kept once.
 *
 * @import {Draft} from "../shared/making.js"
 */

/** So many changes can be undone. */
const MOST = 200;

/** @typedef {{draft: Draft, code: string}} Past  a draft, and the code of what was done to it next */
/** @typedef {{past: Past[], draft: Draft, future: Past[], key: string}} History  `key` names the field being written in */

/** @param {Draft} draft @returns {History} */
export const begun = (draft) => ({ past: [], draft, future: [], key: "" });

/**
 * @param {History} history
 * @param {Draft} draft  as it is now
 * @param {string} code  what was done
 * @param {string} [key]  changes of the same key, one after another, are undone together; "" for one of its own
 * @returns {History}
 */
export function done(history, draft, code, key = "") {
  if (draft === history.draft) return history;
  const same = key !== "" && key === history.key && history.past.length > 0;
  const past = same ? history.past : [...history.past, { draft: history.draft, code }].slice(-MOST);
  return { past, draft, future: [], key };
}

/** The next change is one of its own. @param {History} history @returns {History} */
export const settled = (history) => (history.key ? { ...history, key: "" } : history);

/** @param {History} history @returns {History} */
export function undone(history) {
  const last = history.past.at(-1);
  if (!last) return history;
  const { draft, code } = last;
  return { past: history.past.slice(0, -1), draft, future: [{ draft: history.draft, code }, ...history.future], key: "" };
}

/** @param {History} history @returns {History} */
export function redone(history) {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, { draft: history.draft, code: next.code }], draft: next.draft, future, key: "" };
}
