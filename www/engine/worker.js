/**
 * The engine's own thread, and the only importer of `pkg/`: takes calls, makes them, answers them. It keeps no state
 * but the engine; a page that loses it makes another one and loads the same evidence.
 *
 * @import {EngineShape, EngineStatic} from "../../src/wasm/types"
 * @import {Call, Opened, Opening, Progress, Renewal, Reply} from "../shared/messages.js"
 */

import init, { Engine as Exported } from "../../pkg/gradus.js";
import initMarking, { draw, fill, mark } from "../../pkg/marking.js";
import { describe } from "../shared/errors.js";
import { FUNCTIONS, METHODS, OPEN, RENEW } from "../shared/messages.js";
import { bytes, Gauge, plan, wasm } from "./loading.js";

/** No cast: the class that wasm-bindgen makes must have the shape that src/wasm/types.d.ts says. @type {EngineStatic} */
const Engine = Exported;

/** @type {EngineShape | null} */
let engine = null;
let instantiated = false;
/** The module that marks what is typed and fills templates, once something has needed it. @type {WebAssembly.Module | null} */
let marking = null;

/** @param {Reply | Progress} message */
const post = (message) => globalThis.postMessage(message);

/** @param {Gauge} gauge */
const load = (gauge) => wasm(new URL("../../pkg/marking_bg.wasm", import.meta.url).href, gauge, "load/no-marking");

/**
 * Does `work`. When the engine says that it needs the module for that, loads it and does `work` again: what
 * ends in an error has changed nothing.
 * @template T
 * @param {() => T} work
 */
async function marked(work) {
  try {
    return work();
  } catch (error) {
    if (describe(error).code !== "engine/no-marking") throw error;
  }
  marking ??= await load(new Gauge(() => {}));
  await initMarking({ module_or_path: marking });
  Engine.useMarking({ draw, fill, mark });
  return work();
}

/**
 * An engine with this evidence in the place of the one before, which stays if anything is wrong.
 * @param {Renewal} renewal
 */
async function make({ kept, lines }) {
  if (!instantiated) await init({ module_or_path: kept.module });
  instantiated = true;
  marking ??= kept.marking;
  const made = await marked(() => new Engine(kept.bank, kept.plan));
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
  const [module, bank, spec, early] = await Promise.all([
    wasm(new URL("../../pkg/gradus_bg.wasm", import.meta.url).href, gauge, "load/no-engine"),
    bytes(bankUrl, "load/no-bank", gauge),
    plan(planUrl, gauge),
    // Nearly every bank needs it: beside the others it costs no time. Whoever needs it gets the fault.
    load(gauge).catch(() => null),
  ]);
  marking ??= early;
  const made = await make({ kept: { module, marking, bank, plan: spec }, lines });
  return { ...made, kept: { module, marking, bank, plan: spec } };
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
  return marked(() => /** @type {any} */ (owner)[method](...args));
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
