/**
 * The thread of the module for authors: takes calls, makes them, answers them. Large files and banks take seconds, which
 * the page must not.
 *
 * @import {Call} from "../shared/messages.js"
 */

import init, * as author from "../../pkg/author.js";
import { Gauge, wasm } from "./loading.js";
import { answering } from "./reply.js";

const FUNCTIONS = ["detect", "importFiles", "build", "check", "preview", "tried", "suggest", "templateSheet"];

/** @type {Promise<unknown> | null} */
let ready = null;

async function load() {
  const module = await wasm(new URL("../../pkg/author_bg.wasm", import.meta.url).href, new Gauge(() => {}), "load/no-author");
  await init({ module_or_path: module });
}

/** @param {Call} call */
async function run({ method, args }) {
  if (!FUNCTIONS.includes(method)) throw new TypeError(`no method ${method}`);
  // A load that failed is tried again by the next call.
  await (ready ??= load().catch((error) => { ready = null; throw error; }));
  return /** @type {any} */ (author)[method](...args);
}

globalThis.addEventListener("message", answering(run, (reply) => globalThis.postMessage(reply)));
