/**
 * A browser that a test holds in its hand: a clock that stands still, counted randomness, a small engine with the
 * real one's manners, and a store in memory.
 *
 * @import {Line} from "../../../../src/wasm/types"
 * @import {Surroundings} from "../../../../www/session/surroundings.js"
 */

import { PageError } from "../../../../www/shared/errors.js";
import { memoryStore } from "../../../../www/store/memory.js";
import { Locks } from "./locks.js";

const OVERVIEW = { id: "bank", skills: [], lessons: [{ id: "halves", name: "Halves", course: null, itemCount: 3 }] };
const SUGGESTION = { focus: { kind: "skill", id: "halves" }, name: "Go on", about: "", kind: "new", reason: { term: "learn", points: 1, value: 1, skill: null } };

/** Remembers its evidence; its session is open from `start` to `finish`, and each step makes one line. */
export class FakeEngine {
  /** @type {Set<Line>} */
  evidence = new Set();
  /** @type {[string, ...unknown[]][]} */
  calls = [];
  /** What a method does instead, once. @type {Record<string, () => unknown>} */
  instead = {};
  /** @type {any[]} */
  suggested = [SUGGESTION];
  position = 0;
  attempt = 1;
  mode = "practice";

  get lines() {
    return [...this.evidence];
  }

  /** @param {string} method @param {unknown[]} args */
  async call(method, ...args) {
    this.calls.push([method, ...args]);
    const instead = this.instead[method];
    delete this.instead[method];
    await instead?.();
  }

  /** @param {string} kind */
  step(kind) {
    const line = JSON.stringify({ id: `${kind}-${this.evidence.size}`, kind });
    this.evidence.add(line);
    return { lines: [line], view: this.view(kind === "finish" ? "finished" : kind === "answer" ? "feedback" : "ask") };
  }

  /** @param {string} kind @returns {any} */
  view(kind) {
    return { kind, mode: this.mode, position: this.position, attempt: this.attempt, canRetry: true, item: { id: `item-${this.position}` } };
  }

  /** The next item, or the answer's feedback: there is none in a check-up. @param {string} kind */
  after(kind) {
    if (this.mode === "practice") return this.step(kind);
    this.position += 1;
    return { ...this.step(kind), view: this.view("ask") };
  }

  get open() {
    const kinds = this.lines.map((line) => JSON.parse(line).kind);
    return kinds.lastIndexOf("start") > kinds.lastIndexOf("finish");
  }

  /** @param {Line[]} lines */
  async fresh(lines) {
    await this.call("fresh", lines);
    this.evidence = new Set(lines);
    return { records: lines.length, skipped: 0, open: this.open };
  }

  /** @param {unknown[]} args */
  async suggestions(...args) { await this.call("suggestions", ...args); return this.suggested; }
  /** @param {import("../../../../src/wasm/types").Beginning} beginning */
  async start(beginning) {
    await this.call("start", beginning);
    [this.position, this.attempt, this.mode] = [1, 1, beginning.mode ?? "practice"];
    return this.step("start");
  }
  /** @param {unknown[]} args */
  async resume(...args) { await this.call("resume", ...args); return this.open ? { lines: [], view: this.view("ask") } : null; }
  /** @param {unknown[]} args */
  async next(...args) { await this.call("next", ...args); this.position += 1; return this.step("next"); }
  /** @param {unknown[]} args */
  async answer(...args) {
    await this.call("answer", ...args);
    if (!String(args[0]).includes("//")) return this.after("answer");
    return { lines: [], view: { ...this.view("feedback"), verdict: "unreadable", response: args[0], note: { code: "two-slashes", argument: "" } } };
  }
  /** @param {unknown[]} args */
  async dontKnow(...args) { await this.call("dontKnow", ...args); return this.after("answer"); }
  /** @param {unknown[]} args */
  async retry(...args) { await this.call("retry", ...args); this.attempt += 1; return { lines: [], view: { ...this.view("ask"), response: [], note: null } }; }
  /** @param {unknown[]} args */
  async hint(...args) { await this.call("hint", ...args); return this.step("hint"); }
  /** @param {unknown[]} args */
  async finish(...args) { await this.call("finish", ...args); return this.step("finish"); }
  /** @param {unknown[]} args */
  async map(...args) { await this.call("map", ...args); return [{ skill: "halves" }]; }
  /** @param {number} index @param {string[]} response */
  async checkHint(index, response) { await this.call("checkHint", index, response); return { verdict: "right", note: null, reading: "" }; }
  /** @param {string} skill */
  async lookedAt(skill) { await this.call("lookedAt", skill); return this.step("looked-at").lines; }
  /** @param {unknown[]} args */
  async aim(...args) { await this.call("aim", ...args); return this.step("aimed").lines; }
  /** @param {unknown[]} args */
  async say(...args) { await this.call("say", ...args); return this.step("said").lines; }
  /** @param {unknown[]} args */
  async whatIf(...args) { await this.call("whatIf", ...args); return { same: false, tie: false, skill: "halves", name: "Halves", item: "item-9", question: null }; }
  /** @param {string} name @param {string} bank @param {number} saved @param {Line[]} lines */
  async saveProgress(name, bank, saved, lines) { return JSON.stringify({ learner: name, bank, saved, lines }); }
  /** @param {string} text */
  async readProgress(text) {
    if (!text.startsWith("{")) throw new PageError("progress/not-one", "not a progress file");
    return JSON.parse(text);
  }
}

/** A page that can be hidden. */
class Page extends EventTarget {
  visibilityState = "visible";

  /** @param {"visible" | "hidden"} to */
  turn(to) {
    this.visibilityState = to;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

/** @param {{device?: {store?: any, locks?: Locks, count?: number}, tab?: Map<string, string>}} [shared]  with other tabs; with an earlier page of this tab */
export function fakes({ device = {}, tab = new Map() } = {}) {
  const engine = new FakeEngine();
  const clock = { now: 1_000_000, tick: 0 };
  const page = new Page();
  const seen = { persisted: 0, applied: 0, downloads: /** @type {string[]} */ ([]), waiting: () => {} };
  const store = device.store ??= memoryStore();
  const locks = device.locks ??= new Locks();
  /** @type {Surroundings} */
  const around = /** @type {any} */ ({
    openEngine: async () => ({ engine, overview: OVERVIEW }),
    openStore: async () => store,
    offline: (/** @type {any} */ { onWaiting }) => {
      seen.waiting = onWaiting;
      return { apply: () => { seen.applied += 1; } };
    },
    now: () => clock.now,
    tick: () => clock.tick,
    hex: (/** @type {number} */ digits) => (device.count = (device.count ?? 0) + 1).toString(16).padStart(digits, "0"),
    page,
    locks,
    tab: {
      getItem: (/** @type {string} */ key) => tab.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => { tab.set(key, value); },
      removeItem: (/** @type {string} */ key) => { tab.delete(key); },
    },
    persist: async () => { seen.persisted += 1; },
    download: (/** @type {string} */ name, /** @type {string} */ text) => { seen.downloads.push(name, text); },
    absolute: (/** @type {string} */ url) => `http://localhost/${url}`,
  });
  return { around, engine, clock, page, seen, store, locks, tab, device };
}
