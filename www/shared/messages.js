/**
 * What passes between the page and its engine worker, and between the page and its service worker.
 *
 * The page posts a {@link Call}; the worker posts one {@link Reply} to each, in order, and any number of
 * {@link Progress} before the reply to `open`. No message carries a time of its own.
 *
 * @import {Line, Loaded, Overview, PlanSpec} from "../../src/wasm/types"
 */

/** Fetches the engine, bank and plan, and makes the first engine. Argument: {@link Opening}; answer: {@link Opened}. */
export const OPEN = "open";
/** Makes an engine from what an earlier `open` answered, without a request. Argument: {@link Renewal}; answer: Loaded. */
export const RENEW = "renew";

/** Methods of one learner's engine, called by name. */
export const METHODS = Object.freeze([
  "overview", "load", "suggestions", "start", "resume", "next", "answer", "hint", "checkHint", "retry", "reveal",
  "dontKnow", "finish", "lookedAt", "aim", "say", "whatIf", "map",
]);
/** Functions that belong to no learner. */
export const FUNCTIONS = Object.freeze(["saveProgress", "readProgress"]);

/** To the service worker: the person asked for the new version. */
export const SKIP_WAITING = "SKIP_WAITING";
/** To the service worker: keep these addresses (`urls`) for use without a network. */
export const KEEP = "KEEP";
/** To the service worker: keep the page for authors too, with all it needs. */
export const KEEP_TEACHER = "KEEP_TEACHER";

/** @typedef {{bankUrl: string, planUrl: string | null, lines: Line[]}} Opening  absolute addresses */
/**
 * All that an engine is made from. `marking` marks what is typed and fills templates; null where it could not be had.
 * @typedef {{module: WebAssembly.Module, marking: WebAssembly.Module | null, bank: Uint8Array<ArrayBuffer>, plan: PlanSpec | null}} Kept
 */
/** @typedef {{overview: Overview, loaded: Loaded, kept: Kept}} Opened */
/** @typedef {{kept: Kept, lines: Line[]}} Renewal */

/** @typedef {{id: number, method: string, args: unknown[]}} Call */
/** @typedef {{progress: number}} Progress  0–1, while loading */
/** @typedef {{name: string, code: string | null, place: string, message: string}} Fault */
/**
 * `ok` holds the answer. Else `error` says what was wrong; with `fatal`, the engine broke and must not be used again.
 * @typedef {{id: number, ok: unknown} | {id: number, error: Fault, fatal?: true}} Reply
 */
