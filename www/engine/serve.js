/**
 * What the engine's thread does: takes calls, makes them, answers them. It keeps no state but the engine; a page that
 * loses it makes another one and loads the same evidence. This and `author-worker.js` are the only importers of `pkg/`.
 *
 * @import {EngineShape, EngineStatic, PlanSpec} from "../../src/wasm/types"
 * @import {Call, Opened, Opening, Progress, Renewal, Reply} from "../shared/messages.js"
 */

import init, { Engine as Exported } from "../../pkg/gradus.js";
import initMarking, { draw, fill, mark } from "../../pkg/marking.js";
import { describe } from "../shared/errors.js";
import { FUNCTIONS, METHODS, OPEN, RENEW } from "../shared/messages.js";
import { Gauge } from "./loading.js";
import { answering } from "./reply.js";

/**
 * Where an engine's parts come from. Each rejects with a code of its own.
 * @typedef {object} Sources
 * @property {(opening: Opening, gauge: Gauge) => Promise<WebAssembly.Module>} engine
 * @property {(opening: Opening | null, gauge: Gauge) => Promise<WebAssembly.Module>} marking  null: asked for again, after it could not be had
 * @property {(opening: Opening, gauge: Gauge) => Promise<Uint8Array<ArrayBuffer>>} bank
 * @property {(opening: Opening, gauge: Gauge) => Promise<PlanSpec | null>} plan
 */

/** The part of a worker's own scope that is used; a message port has it, too. @typedef {{postMessage(message: unknown): void, addEventListener(type: "message", on: (event: any) => void): void}} Scope */

/** No cast: the class that wasm-bindgen makes must have the shape that src/wasm/types.d.ts says. @type {EngineStatic} */
const Engine = Exported;

/**
 * Answers the calls that come to `scope`, from now on.
 * @param {Scope} scope
 * @param {Sources} sources
 */
export function serve(scope, sources) {
  /** @type {EngineShape | null} */
  let engine = null;
  let instantiated = false;
  /** The module that marks what is typed and fills templates, once something has needed it. @type {WebAssembly.Module | null} */
  let marking = null;

  /** @param {Reply | Progress} message */
  const post = (message) => scope.postMessage(message);

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
    marking ??= await sources.marking(null, new Gauge(() => {}));
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
  async function open(opening) {
    const gauge = new Gauge((progress) => post({ progress }));
    const [module, bank, plan, early] = await Promise.all([
      sources.engine(opening, gauge),
      sources.bank(opening, gauge),
      sources.plan(opening, gauge),
      // Nearly every bank needs it: beside the others it costs no time. Whoever needs it gets the fault.
      sources.marking(opening, gauge).catch(() => null),
    ]);
    marking ??= early;
    const made = await make({ kept: { module, marking, bank, plan }, lines: opening.lines });
    return { ...made, kept: { module, marking, bank, plan } };
  }

  /** @param {Call} call */
  async function run({ method, args }) {
    if (method === OPEN) return open(/** @type {Opening} */ (args[0]));
    if (method === RENEW) return (await make(/** @type {Renewal} */ (args[0]))).loaded;
    const owner = FUNCTIONS.includes(method) ? Engine : METHODS.includes(method) ? engine : null;
    if (owner === null) throw new TypeError(`no engine, or no method ${method}`);
    return marked(() => /** @type {any} */ (owner)[method](...args));
  }

  scope.addEventListener("message", answering(run, post));
}
