/**
 * The engine's own thread, and the only importer of `pkg/`: takes calls, makes them, answers them. It keeps no state
 * but the engine; a page that loses it makes another one and loads the same evidence.
 *
 * @import {EngineShape, EngineStatic} from "../../src/wasm/types"
 * @import {Call, Opened, Opening, Progress, Renewal, Reply} from "../shared/messages.js"
 */

import init, { Engine as Exported } from "../../pkg/gradus.js";
import { describe } from "../shared/errors.js";
import { FUNCTIONS, METHODS, OPEN, RENEW } from "../shared/messages.js";
import { bytes, Gauge, plan, wasm } from "./loading.js";

/** No cast: the class that wasm-bindgen makes must have the shape that src/wasm/types.d.ts says. @type {EngineStatic} */
const Engine = Exported;

/** @type {EngineShape | null} */
let engine = null;
let instantiated = false;

/** @param {Reply | Progress} message */
const post = (message) => globalThis.postMessage(message);

/**
 * An engine with this evidence in the place of the one before, which stays if anything is wrong.
 * @param {Renewal} renewal
 */
async function make({ kept, lines }) {
  if (!instantiated) await init({ module_or_path: kept.module });
  instantiated = true;
  const made = new Engine(kept.bank, kept.plan);
  const loaded = made.load(lines);
  engine?.free();
  engine = made;
  return { overview: made.overview(), loaded };
}

/**
 * @param {Opening} opening
 * @returns {Promise<Opened>}
 */
async function open({ bankUrl, planUrl, lines }) {
  const gauge = new Gauge((progress) => post({ progress }));
  const [module, bank, spec] = await Promise.all([
    wasm(new URL("../../pkg/gradus_bg.wasm", import.meta.url).href, gauge),
    bytes(bankUrl, "load/no-bank", gauge),
    plan(planUrl, gauge),
  ]);
  const kept = { module, bank, plan: spec };
  return { ...await make({ kept, lines }), kept };
}

/** @param {Renewal} renewal */
async function renew(renewal) {
  return (await make(renewal)).loaded;
}

/** @param {Call} call */
function run({ method, args }) {
  if (method === OPEN) return open(/** @type {Opening} */ (args[0]));
  if (method === RENEW) return renew(/** @type {Renewal} */ (args[0]));
  const owner = FUNCTIONS.includes(method) ? Engine : METHODS.includes(method) ? engine : null;
  if (owner === null) throw new TypeError(`no engine, or no method ${method}`);
  return /** @type {any} */ (owner)[method](...args);
}

globalThis.addEventListener("message", async ({ data }) => {
  const call = /** @type {Call} */ (data);
  try {
    post({ id: call.id, ok: await run(call) });
  } catch (error) {
    const fault = describe(error);
    // Only errors with a code leave the engine as it was. A trap, or a stack that ran out, may stop halfway through
    // a change, and wasm does not unwind: what is in memory then is not to be trusted.
    post(fault.code === null ? { id: call.id, error: fault, fatal: true } : { id: call.id, error: fault });
  }
});
