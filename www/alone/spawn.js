/**
 * Stands in for `engine/spawn.js` in the page that holds everything inside. A file opened from a disk may not name another
 * file as its worker, so the worker is made from a script's text; where the browser refuses that too, the engine runs in
 * the page's own thread, which is slower to the touch and as right.
 *
 * @import {Thread} from "../engine/client.js"
 * @import {Scope} from "../engine/serve.js"
 * @import {Call} from "../shared/messages.js"
 */

import { OPEN } from "../shared/messages.js";
import { inside } from "./inside.js";

/** Made from the same text each time. @type {string | null} */
let address = null;
/** The browser has refused once, and would again. */
let refused = false;

/** A new thread for the engine. @returns {Thread} */
export const spawn = () => new Inside();

class Inside extends EventTarget {
  /** @type {Pick<Thread, "postMessage" | "terminate">} */
  #thread;
  /** What was sent before the first word came back. @type {unknown[] | null} */
  #sent = [];

  constructor() {
    super();
    this.#thread = (refused ? null : this.#worker()) ?? this.#here();
  }

  /** @param {any} message */
  postMessage(message) {
    const call = /** @type {Call} */ (message);
    const full = call.method === OPEN ? { ...call, args: [{ .../** @type {object} */ (call.args[0]), inside: parts() }] } : call;
    this.#sent?.push(full);
    this.#thread.postMessage(full);
  }

  terminate() {
    this.#sent = null;
    this.#thread.terminate();
  }

  #worker() {
    try {
      address ??= URL.createObjectURL(new Blob([inside("engine"), "\ngradusEngine(self);"], { type: "text/javascript" }));
      const worker = new Worker(address);
      worker.addEventListener("message", (event) => this.#heard(event));
      worker.addEventListener("error", (event) => this.#failed(event));
      // Some browsers let no compiled module out of such a worker.
      worker.addEventListener("messageerror", (event) => this.#failed(event));
      return worker;
    } catch {
      return null;
    }
  }

  /** The engine in this thread. A new one each time: one that broke leaves nothing behind. */
  #here() {
    refused = true;
    const calls = new EventTarget();
    let ended = false;
    // No message port: some browsers let no compiled module through one, and what is passed on here nobody changes.
    /** @type {Scope} */
    const scope = {
      addEventListener: (type, on) => calls.addEventListener(type, on),
      postMessage: (data) => later(() => this.#heard({ data })),
    };
    const later = (/** @type {() => void} */ work) => setTimeout(() => { if (!ended) work(); });
    /** @type {{gradusEngine: (scope: Scope) => void}} */ (/** @type {unknown} */ (globalThis)).gradusEngine(scope);
    return {
      postMessage: (/** @type {unknown} */ data) => void later(() => calls.dispatchEvent(new MessageEvent("message", { data }))),
      terminate: () => { ended = true; },
    };
  }

  /** @param {{data: unknown}} event */
  #heard({ data }) {
    this.#sent = null;
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  /** @param {Event} event */
  #failed(event) {
    const sent = this.#sent;
    if (sent === null) {
      const { message } = /** @type {ErrorEvent} */ (event);
      this.dispatchEvent(event.type === "error" ? new ErrorEvent("error", { message }) : new MessageEvent(event.type));
      return;
    }
    this.#sent = null;
    this.#thread.terminate();
    this.#thread = this.#here();
    for (const message of sent) this.#thread.postMessage(message);
  }
}

const parts = () => ({ bank: inside("bank"), engine: inside("engine-wasm"), marking: inside("marking-wasm") });
