/**
 * The engine as the page sees it: promises. Calls are made one after the other in the order they came. The client
 * knows all evidence the engine has, so when the engine breaks it throws the worker away, makes another one with the
 * same evidence, and tells the caller with `engine/restarted`: the call did not happen, everything before it did.
 *
 * @import {Beginning, HintMark, Line, Loaded, Overview, Progress, Said, SkillState, Step, Suggestion, Term, WhatIf} from "../../src/wasm/types"
 * @import {Kept, Opened, Opening, Progress as Loading, Reply} from "../shared/messages.js"
 */

import { PageError } from "../shared/errors.js";
import { OPEN, RENEW } from "../shared/messages.js";
import { spawn } from "./spawn.js";

/** The part of `Worker` that the client uses. @typedef {Pick<Worker, "postMessage" | "terminate" | "addEventListener">} Thread */

/**
 * @typedef {object} Options
 * @property {string} bankUrl
 * @property {string | null} [planUrl]
 * @property {Line[]} [lines]
 * @property {(fraction: number) => void} [onProgress]  while loading, 0–1
 * @property {() => void} [onRestart]  the engine broke and another one took its place
 * @property {() => Thread} [makeWorker]
 */

/** The engine broke during a call; never leaves this file. */
class Broken extends Error {}

export class EngineClient {
  /** @type {Options} */
  #options;
  /** @type {Thread | null} */
  #worker = null;
  /** @type {{resolve: (value: any) => void, reject: (error: Error) => void} | null} */
  #waiting = null;
  #id = 0;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** @type {Kept | null} */
  #kept = null;
  /** @type {Set<Line>} */
  #lines;
  /** The method that broke the engine and has not succeeded since. @type {string | null} */
  #broke = null;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
    this.#lines = new Set(options.lines);
  }

  /**
   * Loads everything. Rejects with `load/no-engine`, `load/no-marking`, `load/no-bank`, `load/no-plan`, `load/plan-not-json`, or what
   * the engine says about the bank and the plan.
   * @param {Options} options
   * @returns {Promise<{engine: EngineClient, overview: Overview, loaded: Loaded}>}
   */
  static async open(options) {
    const engine = new EngineClient(options);
    /** @type {Opening} */
    const opening = {
      bankUrl: options.bankUrl, planUrl: options.planUrl ?? null, lines: [...engine.#lines],
    };
    engine.#start();
    try {
      const { kept, overview, loaded } = /** @type {Opened} */ (await engine.#send(OPEN, [opening]));
      engine.#kept = kept;
      return { engine, overview, loaded };
    } catch (error) {
      engine.close();
      if (!(error instanceof Broken)) throw error;
      throw new PageError("load/no-engine", `the engine did not start (${error.message}); load the page again`);
    }
  }

  /** All evidence the engine has. @returns {Line[]} */
  get lines() {
    return [...this.#lines];
  }

  /** An engine with exactly this evidence, for another learner. @param {Line[]} lines @returns {Promise<Loaded>} */
  fresh(lines) {
    return this.#queue(async () => {
      const before = this.#lines;
      // Before the call: if the engine breaks on it, these are the lines to begin again with.
      this.#lines = new Set(lines);
      try {
        return await this.#call(RENEW, [{ kept: this.#kept, lines }]);
      } catch (error) {
        this.#lines = before;
        throw error;
      }
    });
  }

  /** @param {Line[]} lines @returns {Promise<Loaded>} */
  load(lines) {
    return this.#queue(async () => {
      const loaded = await this.#call("load", [lines]);
      for (const line of lines) this.#lines.add(line);
      return loaded;
    });
  }

  /** @param {number} now @param {string | null} [within]  id of a lesson @returns {Promise<Suggestion[]>} */
  suggestions(now, within = null) { return this.#ask("suggestions", now, within); }
  /** @param {Beginning} beginning @returns {Promise<Step>} */
  start(beginning) { return this.#step("start", beginning); }
  /** @param {string} writer @param {number} now @returns {Promise<Step | null>} */
  resume(writer, now) { return this.#step("resume", writer, now); }
  /** @param {number} now @returns {Promise<Step>} */
  next(now) { return this.#step("next", now); }
  /** @param {string[]} response @param {number} ms @param {boolean} helped @param {number} now @returns {Promise<Step>} */
  answer(response, ms, helped, now) { return this.#step("answer", response, ms, helped, now); }
  /** @param {number} ms @param {number} now @returns {Promise<Step>} */
  dontKnow(ms, now) { return this.#step("dontKnow", ms, now); }
  /** @param {number} now @returns {Promise<Step>} */
  hint(now) { return this.#step("hint", now); }
  /** @param {number} index @param {string[]} response @returns {Promise<HintMark>} */
  checkHint(index, response) { return this.#ask("checkHint", index, response); }
  /** @param {number} now @returns {Promise<Step>} */
  retry(now) { return this.#step("retry", now); }
  /** @param {number} now @returns {Promise<Step>} */
  reveal(now) { return this.#step("reveal", now); }
  /** @param {number} now @returns {Promise<Step>} */
  finish(now) { return this.#step("finish", now); }
  /** @param {string} skill @param {string} writer @param {number} now @returns {Promise<Line[]>} */
  lookedAt(skill, writer, now) { return this.#step("lookedAt", skill, writer, now); }
  /** @param {string | null} skill @param {string} writer @param {number} now @returns {Promise<Line[]>} */
  aim(skill, writer, now) { return this.#step("aim", skill, writer, now); }
  /** @param {string} skill @param {Said} view @param {string} writer @param {number} now @returns {Promise<Line[]>} */
  say(skill, view, writer, now) { return this.#step("say", skill, view, writer, now); }
  /** @param {Term} term @returns {Promise<WhatIf>} */
  whatIf(term) { return this.#ask("whatIf", term); }
  /** @param {number} now @returns {Promise<SkillState[]>} */
  map(now) { return this.#ask("map", now); }
  /** @param {string} learner @param {string} bank @param {number} now @param {Line[]} lines @returns {Promise<string>} */
  saveProgress(learner, bank, now, lines) { return this.#ask("saveProgress", learner, bank, now, lines); }
  /** @param {string} text @returns {Promise<Progress>} */
  readProgress(text) { return this.#ask("readProgress", text); }

  /** Ends the worker. A later call makes another one. */
  close() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting?.reject(new Broken("closed"));
    this.#waiting = null;
  }

  /** @param {string} method @param {unknown[]} args */
  #ask(method, ...args) {
    return this.#queue(() => this.#call(method, args));
  }

  /** A call that may make evidence. @param {string} method @param {unknown[]} args */
  #step(method, ...args) {
    return this.#queue(async () => {
      const made = await this.#call(method, args);
      const lines = /** @type {Line[]} */ (Array.isArray(made) ? made : made?.lines ?? []);
      for (const line of lines) this.#lines.add(line);
      return made;
    });
  }

  /** @param {() => Promise<any>} work */
  #queue(work) {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  /**
   * @param {string} method
   * @param {unknown[]} args
   * @returns {Promise<any>}
   */
  async #call(method, args) {
    if (!this.#worker) await this.#restart();
    try {
      const answer = await this.#send(method, args);
      if (this.#broke === method) this.#broke = null;
      return answer;
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      if (this.#broke === method) {
        this.close();
        throw failed(error);
      }
      this.#broke = method;
      const loaded = await this.#restart();
      if (method === RENEW) return loaded;
      throw new PageError("engine/restarted", `the engine broke (${error.message}) and was started again`, method);
    }
  }

  /** Another worker, with the same evidence and without a request. */
  async #restart() {
    this.close();
    this.#start();
    /** @type {Loaded} */
    let loaded;
    try {
      loaded = await this.#send(RENEW, [{ kept: this.#kept, lines: this.lines }]);
    } catch (error) {
      this.close();
      throw failed(error);
    }
    this.#options.onRestart?.();
    return loaded;
  }

  #start() {
    const worker = (this.#options.makeWorker ?? spawn)();
    /** @param {string} why */
    const broken = (why) => {
      if (worker !== this.#worker) return;
      this.#waiting?.reject(new Broken(why));
      this.#waiting = null;
    };
    worker.addEventListener("message", (event) => {
      if (worker === this.#worker) this.#receive(/** @type {MessageEvent} */ (event).data);
    });
    // The script did not load, or threw outside a call.
    worker.addEventListener("error", (event) => broken(/** @type {ErrorEvent} */ (event).message || "worker error"));
    worker.addEventListener("messageerror", () => broken("a message could not be read"));
    this.#worker = worker;
  }

  /** @param {Reply | Loading} message */
  #receive(message) {
    if ("progress" in message) return this.#options.onProgress?.(message.progress);
    const waiting = this.#waiting;
    if (message.id !== this.#id || !waiting) return;
    this.#waiting = null;
    if ("ok" in message) return waiting.resolve(message.ok);
    const { name, code, place, message: text } = message.error;
    waiting.reject(message.fatal || code === null ? new Broken(text) : new PageError(code, text, place, name));
  }

  /** @param {string} method @param {unknown[]} args @returns {Promise<any>} */
  #send(method, args) {
    this.#id += 1;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#worker?.postMessage({ id: this.#id, method, args });
    });
  }
}

/** @param {unknown} error */
function failed(error) {
  const why = error instanceof Error ? error.message : String(error);
  return new PageError("engine/failed", `the engine broke twice (${why}); load the page again`);
}
