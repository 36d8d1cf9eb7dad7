/**
 * The engine for the page that holds everything inside: it is handed what it is made from, and asks for nothing.
 *
 * @import {Scope} from "../engine/serve.js"
 * @import {Opening} from "../shared/messages.js"
 */

import { compile } from "../engine/loading.js";
import { serve } from "../engine/serve.js";
import { PageError } from "../shared/errors.js";
import { fromBase64, unpack } from "./inside.js";

/** What `spawn.js` adds to the opening: the texts inside the page. @typedef {Opening & {inside: {bank: string, engine: string, marking: string}}} Full */

/** @param {string} packed @param {string} code */
const wasm = async (packed, code) => compile(await unpack(fromBase64(packed)), code);

/** Called in a worker made from this script's own text, or in the page where that is refused. @param {Scope} scope */
export const start = (scope) => serve(scope, {
  engine: (opening) => wasm(/** @type {Full} */ (opening).inside.engine, "load/no-engine"),
  async marking(opening) {
    // What could not be compiled a moment ago cannot be compiled now.
    if (!opening) throw new PageError("load/no-marking", "this browser cannot run the engine; update the browser");
    return wasm(/** @type {Full} */ (opening).inside.marking, "load/no-marking");
  },
  async bank(opening) {
    const { bank } = /** @type {Full} */ (opening).inside;
    if (bank === "") throw new PageError("load/no-bank", "this page holds no questions; save it from the teacher page");
    return new TextEncoder().encode(bank);
  },
  plan: async () => null,
});
