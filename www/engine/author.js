/**
 * The module for authors as the page sees it: promises. It keeps nothing between calls, so when it breaks on one, that call
 * rejects with `author/broke`, and the next one gets a new worker.
 *
 * @import {BankFault, ImportResult, ItemPreview, SkillSuggestion} from "../../src/wasm/author"
 * @import {FeedbackView} from "../../src/wasm/types"
 * @import {Reply} from "../shared/messages.js"
 * @import {Thread} from "./client.js"
 */

import { PageError } from "../shared/errors.js";

/** @typedef {{name: string, bytes: Uint8Array<ArrayBuffer>}} NamedFile */
/** @typedef {Record<string, unknown>} Json */

// The page for authors is not embedded elsewhere, so the worker is of its own origin.
const spawn = () => new Worker(new URL("./author-worker.js", import.meta.url), { type: "module" });

export class Author {
  /** @type {() => Thread} */
  #make;
  /** @type {Thread | null} */
  #worker = null;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
  #waiting = new Map();
  #id = 0;
  /** Of banks that were asked about: one is asked about often, and takes a while to write. @type {WeakMap<Json, string>} */
  #texts = new WeakMap();

  /** @param {() => Thread} [make] */
  constructor(make = spawn) {
    this.#make = make;
  }

  /** The format of a file, `bank` for a bank of ours; null where it is of none known. @param {NamedFile} file @returns {Promise<string | null>} */
  async detect({ name, bytes }) {
    return await this.#call("detect", [name, bytes]) ?? null;
  }

  /** A source bank made of files, and what became of each question. @param {string} kind  a format, or `auto` @param {NamedFile[]} files @returns {Promise<ImportResult>} */
  async import(kind, files) {
    const names = files.map((file) => file.name);
    return JSON.parse(await this.#call("importFiles", [kind, names, files.map((file) => file.bytes)]));
  }

  /** The text of the built bank. @param {Json} bank @returns {Promise<string>} */
  build(bank) {
    return this.#call("build", [JSON.stringify(bank)]);
  }

  /** All faults of a bank. @param {Json} bank @returns {Promise<BankFault[]>} */
  async check(bank) {
    return JSON.parse(await this.#call("check", [JSON.stringify(bank)]));
  }

  /** An item as a student gets it. @param {Json} item @param {Json} bank @param {number} seed  whole, below 2^53 @returns {Promise<ItemPreview>} */
  async preview(item, bank, seed) {
    return JSON.parse(await this.#call("preview", [JSON.stringify(item), head(bank), seed]));
  }

  /** What is said to an answer to it. @param {Json} item @param {Json} bank @param {number} seed  as at its preview @param {string[]} response @returns {Promise<FeedbackView>} */
  async tried(item, bank, seed, response) {
    return JSON.parse(await this.#call("tried", [JSON.stringify(item), head(bank), seed, response]));
  }

  /** Up to three skills that an item may be about. @param {Json} item @param {Json} bank @returns {Promise<SkillSuggestion[]>} */
  async suggest(item, bank) {
    const text = this.#texts.get(bank) ?? JSON.stringify(bank);
    this.#texts.set(bank, text);
    return JSON.parse(await this.#call("suggest", [JSON.stringify(item), text]));
  }

  /** The sheet that teachers fill, as CSV. @returns {Promise<string>} */
  templateSheet() {
    return this.#call("templateSheet", []);
  }

  /** Ends the worker; what is under way rejects. A later call makes another one. */
  close() {
    this.#broken("closed");
  }

  /** @param {string} method @param {unknown[]} args @returns {Promise<any>} */
  #call(method, args) {
    const worker = this.#worker ??= this.#start();
    return new Promise((resolve, reject) => {
      this.#id += 1;
      this.#waiting.set(this.#id, { resolve, reject });
      worker.postMessage({ id: this.#id, method, args });
    });
  }

  #start() {
    const worker = this.#make();
    /** @param {string} why */
    const broken = (why) => { if (worker === this.#worker) this.#broken(why); };
    worker.addEventListener("message", (event) => {
      if (worker === this.#worker) this.#receive(/** @type {MessageEvent} */ (event).data);
    });
    worker.addEventListener("error", (event) => broken(/** @type {ErrorEvent} */ (event).message || "worker error"));
    worker.addEventListener("messageerror", () => broken("a message could not be read"));
    return worker;
  }

  /** @param {Reply} reply */
  #receive(reply) {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("ok" in reply) return waiting?.resolve(reply.ok);
    const { name, code, place, message } = reply.error;
    if (code !== null) return waiting?.reject(new PageError(code, message, place, name));
    waiting?.reject(broke(message));
    this.#broken(message);
  }

  /** @param {string} why */
  #broken(why) {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(broke(why));
    this.#waiting.clear();
  }
}

/** Language and kind of texts are all that counts; the rest need not be sent. @param {Json} bank */
const head = (bank) => JSON.stringify({ ...bank, skills: [], lessons: [], resources: [], items: [] });

/** @param {string} why */
const broke = (why) =>
  new PageError("author/broke", `the module for authors broke (${why}); nothing was changed: try again, or leave out what it broke on`);
