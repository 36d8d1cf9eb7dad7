// Holds all that the engine gives while it replays the golden traces against the hand-written declarations in
// `src/wasm/types.d.ts`: `node tests/web/traces/shapes.mjs`.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { declarations, faults } from "./declared.js";
import { replay } from "./replay.js";

const root = path.join(import.meta.dirname, "../../..");
const folder = path.join(root, "tests/traces");
const { initSync, Engine } = await import(path.join(root, "pkg/gradus.js"));
initSync({ module: fs.readFileSync(path.join(root, "pkg/gradus_bg.wasm")) });
const marking = await import(path.join(root, "pkg/marking.js"));
marking.initSync({ module: fs.readFileSync(path.join(root, "pkg/marking_bg.wasm")) });
Engine.useMarking(marking);
const text = fs.readFileSync(path.join(root, "src/wasm/types.d.ts"), "utf8");
const declared = declarations(text);

/** What each method of EngineShape and EngineStatic is declared to give. @type {Map<string, string>} */
const gives = new Map([...text.matchAll(/^  (\w+)\([^)]*\): ([^;]+);/gm)].map(([, method, type]) => [method, type]));

/** Calls by method, and what was wrong with what they gave. */
const calls = new Map();
const wrong = new Set();
const Checked = new Proxy(Engine, {
  construct: (Real, given) => new Proxy(new Real(...given), {
    get(engine, method) {
      const real = engine[method];
      if (typeof real !== "function") return real;
      return (/** @type {unknown[]} */ ...args) => {
        const value = real.apply(engine, args);
        const type = gives.get(String(method));
        if (type && type !== "void") for (const fault of faults(value, type, declared)) wrong.add(fault);
        calls.set(method, (calls.get(method) ?? 0) + 1);
        return value;
      };
    },
  }),
});

test("what the engine gives is what is declared", async () => {
  for (const name of fs.readdirSync(folder).filter((file) => file.endsWith(".json") && !file.endsWith("bank.json"))) {
    const trace = JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
    const bank = fs.readFileSync(path.join(folder, trace.bank));
    await replay(Checked, bank, trace);
    const engine = new Checked(bank, null);
    engine.overview();
    engine.suggestions(1.7e12);
    engine.map(1.7e12);
  }
  const file = Engine.saveProgress("Maya", "bank", 5, []);
  for (const fault of faults(Engine.readProgress(file), "Progress", declared)) wrong.add(fault);
  assert.deepEqual([...wrong], []);
  for (const method of ["overview", "load", "suggestions", "start", "resume", "next", "answer", "hint", "retry", "map", "dontKnow", "whatIf", "aim", "say"]) {
    assert.ok(calls.get(method) > 0, `no trace calls ${method}`);
  }
});

test("an undeclared field, a missing one and one of another kind are noticed", () => {
  const hint = { verdict: "right", note: null, reading: "1" };
  assert.deepEqual(faults(hint, "HintMark", declared), []);
  assert.equal(faults({ ...hint, more: 1 }, "HintMark", declared).length, 1);
  assert.equal(faults({ ...hint, verdict: "great" }, "HintMark", declared).length, 1);
  assert.equal(faults({ verdict: "right", reading: "1" }, "HintMark", declared).length, 1);
});
