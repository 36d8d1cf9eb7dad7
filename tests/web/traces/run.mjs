// Replays the golden traces of `tests/traces/` on the page's own engine, in Node: `node tests/web/traces/run.mjs`.
// Needs `pkg/` (`tools/wasm.sh`). The native replay is `cargo test --test traces`.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { canonical, replay } from "./replay.js";

const root = path.join(import.meta.dirname, "../../..");
const folder = path.join(root, "tests/traces");
const { initSync, Engine } = await import(path.join(root, "pkg/gradus.js"));
initSync({ module: fs.readFileSync(path.join(root, "pkg/gradus_bg.wasm")) });
const marking = await import(path.join(root, "pkg/marking.js"));
marking.initSync({ module: fs.readFileSync(path.join(root, "pkg/marking_bg.wasm")) });

/** @param {string} name */
const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json") && !name.endsWith("bank.json"));

test("a bank with expressions asks for the module that marks them, and loads when it is there", () => {
  const bank = fs.readFileSync(path.join(folder, "bank.json"));
  assert.throws(() => new Engine(bank, null), { name: "GradusError", code: "engine/no-marking" });
  Engine.useMarking(marking);
  new Engine(bank, null).free();
});

test("what is typed is marked as it is natively", () => {
  const rows = fs.readFileSync(path.join(root, "tests/grading_pairs.tsv"), "utf8").split(/\r?\n/).slice(1).filter(Boolean).map((row) => row.split("\t"));
  assert.ok(rows.length >= 300, `${rows.length} rows`);
  /** @type {Record<string, string>} */
  const formats = { number: "number plain", quantity: "number quantity", ratio: "number ratio", text: "text plain", expression: "expression plain" };
  for (const [kind, form, key, response, verdict] of rows) {
    const asked = `${formats[kind] ?? `expression ${kind}`} ${form || "any"} en`;
    const [found, reading, code] = marking.mark(asked, [key], response);
    assert.equal(found, verdict, `${key}, ${response}`);
    assert.equal(reading === "", found === "unreadable", `${key}, ${response}: ${reading}`);
    assert.equal(code !== "", found === "same-value" || found === "unreadable", `${key}, ${response}: ${code}`);
  }
});

test("there are traces", () => assert.ok(names.length >= 6));

for (const name of names) {
  test(name, async () => {
    const trace = read(name);
    assert.deepEqual(await replay(Engine, fs.readFileSync(path.join(folder, trace.bank)), trace), []);
  });
}

test("a trace that was changed is noticed", async () => {
  const trace = read("all-right.json");
  const bank = fs.readFileSync(path.join(folder, trace.bank));
  trace.script[0].seed += 1;
  assert.notDeepEqual(await replay(Engine, bank, trace), []);
  const other = read("all-right.json");
  other.expected[1].digest = "0000000000000000";
  assert.equal((await replay(Engine, bank, other)).length, 1);
});

test("a value has one text", () => {
  assert.equal(canonical({ b: [0.1, 1, true, null, "ü\n"], a: {} }), '{"a":{},"b":[3fb999999999999a,3ff0000000000000,true,null,"ü\\n",],}');
});
