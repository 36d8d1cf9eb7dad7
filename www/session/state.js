/**
 * The page's state, and small changes of it. States are replaced, never changed in place.
 *
 * @import {Suggestion, Overview} from "../../src/wasm/types"
 * @import {Notice, Settings, State} from "../shared/types.js"
 */

/** @type {Settings} */
export const SETTINGS = Object.freeze({
  size: "normal", spacing: "normal", colours: "system", motion: "system", readAloud: true, voice: "",
});

/** @type {State} */
export const FIRST = Object.freeze({
  screen: "loading",
  progress: null,
  overview: null,
  learners: [],
  learner: null,
  suggestions: [],
  resumable: false,
  elsewhere: false,
  view: null,
  hintCheck: null,
  whatIf: null,
  map: [],
  notices: [],
  settings: SETTINGS,
  busy: false,
  trouble: null,
});

/**
 * The notices with one more; one of each code, the newest.
 * @param {Notice[]} notices
 * @param {Notice["code"]} code
 * @param {string | number} [argument]
 * @returns {Notice[]}
 */
export function noticed(notices, code, argument = "") {
  return [...notices.filter((notice) => notice.code !== code), { code, argument: String(argument) }];
}

/**
 * The suggestions, with the lesson that the page's address asks for first; it alone where the plan offers no choice.
 * @param {Suggestion[]} suggestions
 * @param {Overview | null} overview
 * @param {string | null} lesson
 * @returns {Suggestion[]}
 */
export function lessonFirst(suggestions, overview, lesson) {
  const info = overview?.lessons.find(({ id }) => id === lesson);
  if (!info) return suggestions;
  const others = suggestions.filter(({ focus }) => focus.kind !== "free" && !(focus.kind === "lesson" && focus.id === info.id));
  const reason = /** @type {const} */ ({ term: "choice", points: 0, value: 0, skill: null, decides: true });
  const asked = { focus: { kind: /** @type {const} */ ("lesson"), id: info.id }, name: info.name, about: info.course ?? "", kind: /** @type {const} */ ("go-on"), reason };
  return [asked, ...others].slice(0, 3);
}
