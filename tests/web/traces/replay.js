/**
 * Replays a golden trace on the engine: the same commands must make the same evidence and show the same to the bit as
 * when the trace was written natively. Needs nothing but the language and `crypto.subtle`, so Node and a page can both
 * import it.
 */

/** @typedef {{about: string, bank: string, plan: object, script: any[], expected: any[]}} Trace */

const double = new DataView(new ArrayBuffer(8));

/**
 * One text for a value: names in order, every number as the 16 hex digits of its double.
 * @param {any} value
 * @returns {string}
 */
export function canonical(value) {
  if (typeof value === "number") {
    double.setFloat64(0, value);
    return double.getBigUint64(0).toString(16).padStart(16, "0");
  }
  if (Array.isArray(value)) return `[${value.map((one) => `${canonical(one)},`).join("")}]`;
  if (value !== null && typeof value === "object") {
    // By code point, as the native side sorts; `sort` alone goes by UTF-16.
    const names = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])},`).join("")}}`;
  }
  return JSON.stringify(value);
}

/** @param {any} value */
async function digest(value) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical(value)));
  return [...new Uint8Array(hash, 0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {any} view */
function shows(view) {
  const item = view.item?.id ?? "";
  if (view.kind === "ask") return `ask ${item}, try ${view.attempt}`;
  if (view.kind === "feedback") return `feedback ${item} ${view.verdict ?? ""}`;
  if (view.kind === "example") return `example ${item} for ${view.skill}`;
  return view.kind === "handover" ? `handover ${view.skill}` : `${view.kind} ${view.because ?? ""}`;
}

class Replay {
  /**
   * @param {any} Engine  the class that wasm-bindgen made
   * @param {Uint8Array} bank
   * @param {object} plan
   */
  constructor(Engine, bank, plan) {
    this.make = () => new Engine(bank, plan);
    this.engine = this.make();
    /** @type {string[]} */
    this.lines = [];
  }

  /** @param {string[]} lines */
  load(lines) {
    const { records, open } = this.engine.load(lines);
    return { records, open };
  }

  /** @param {any} command */
  async act(command) {
    const { do: name, now, writer, response, ms, helped = false, skill, view, term, lines, ...rest } = command;
    if (name === "load") {
      this.lines.push(...lines);
      return this.load(lines);
    }
    if (name === "reopen") {
      this.engine.free();
      this.engine = this.make();
      return this.load(this.lines);
    }
    if (name === "map") return { digest: await digest(this.engine.map(now)) };
    if (["suggestions", "whatIf"].includes(name)) {
      const found = name === "whatIf" ? this.engine.whatIf(term) : this.engine.suggestions(now);
      return { digest: await digest(found) };
    }
    if (["lookedAt", "aim", "say"].includes(name)) {
      const about = name === "say" ? [skill, view] : [skill];
      const made = this.engine[name](...about, writer, now);
      this.lines.push(...made);
      return { lines: made };
    }
    let step;
    try {
      if (name === "start") step = this.engine.start({ writer, now, ...rest });
      else if (name === "answer") step = this.engine.answer(response, ms, helped, now);
      else if (name === "dontKnow") step = this.engine.dontKnow(ms, now);
      else if (name === "resume") step = this.engine.resume(writer, now);
      else step = this.engine[name](now);
    } catch (error) {
      const code = /** @type {any} */ (error).code;
      if (typeof code !== "string") throw error;
      return { error: code };
    }
    if (step === null) return { shows: "nothing open" };
    this.lines.push(...step.lines);
    return { lines: step.lines, shows: shows(step.view), digest: await digest(step.view) };
  }
}

/**
 * Replays a trace. Gives what differs, one text a step; an empty list is agreement.
 * @param {any} Engine  the class that wasm-bindgen made, its module initialised
 * @param {Uint8Array} bank  the bytes of the trace's bank
 * @param {Trace} trace
 * @returns {Promise<string[]>}
 */
export async function replay(Engine, bank, trace) {
  const device = new Replay(Engine, bank, trace.plan);
  /** @type {string[]} */
  const differs = [];
  if (trace.script.length === 0 || trace.script.length !== trace.expected.length) differs.push("the trace is not whole");
  for (const [turn, command] of trace.script.entries()) {
    const got = canonical(await device.act(command));
    const expected = canonical(trace.expected[turn]);
    if (got !== expected) differs.push(`step ${turn}, ${JSON.stringify(command)}: expected ${expected}, got ${got}`);
  }
  device.engine.free();
  return differs;
}
