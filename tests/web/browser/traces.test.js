import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { rig } from "./help/rig.js";

const root = path.join(import.meta.dirname, "../../..");
const folder = path.join(root, "tests/traces");
const names = (await readdir(folder)).filter((name) => name.endsWith(".json") && !name.endsWith("bank.json"));

/** Replays what it is sent, in a thread like the one the engine has in practice. */
const worker = `import init, { Engine } from "./pkg/gradus.js";
import initMarking, { draw, fill, mark } from "./pkg/marking.js";
import { replay } from "./replay.js";
const ready = Promise.all([
  init({ module_or_path: "./pkg/gradus_bg.wasm" }),
  initMarking({ module_or_path: "./pkg/marking_bg.wasm" }),
]).then(() => Engine.useMarking({ draw, fill, mark }));
addEventListener("message", async ({ data: { bank, trace } }) => {
  try {
    await ready;
    postMessage(await replay(Engine, bank, trace));
  } catch (error) {
    postMessage([String(error)]);
  }
});
postMessage("here");`;

const here = await rig({
  extra: {
    "blank.html": "<!doctype html><title>Nothing</title><link rel='icon' href='data:,'>",
    "replay-worker.js": worker,
    "replay.js": await readFile(path.join(root, "tests/web/traces/replay.js"), "utf8"),
    "pkg/gradus.js": await readFile(path.join(root, "pkg/gradus.js")),
    "pkg/gradus_bg.wasm": await readFile(path.join(root, "pkg/gradus_bg.wasm")),
    "pkg/marking.js": await readFile(path.join(root, "pkg/marking.js")),
    "pkg/marking_bg.wasm": await readFile(path.join(root, "pkg/marking_bg.wasm")),
    ...Object.fromEntries(await Promise.all([...names, "bank.json", "templates-bank.json"].map(async (name) => [`traces/${name}`, await readFile(path.join(folder, name))]))),
  },
});

/** @param {import("playwright-core").Page} page @param {string} name @param {boolean} changed */
const differs = (page, name, changed) => page.evaluate(async ([file, spoil]) => {
  const get = async (/** @type {string} */ what) => fetch(`/traces/${what}`);
  const trace = await (await get(file)).json();
  const bank = new Uint8Array(await (await get(trace.bank)).arrayBuffer());
  if (spoil) trace.expected[1].digest = "0000000000000000";
  const thread = new Worker("/replay-worker.js", { type: "module" });
  // It says when it listens.
  await new Promise((done) => thread.addEventListener("message", done, { once: true }));
  thread.postMessage({ bank, trace });
  const found = await new Promise((done) => thread.addEventListener("message", ({ data }) => done(data), { once: true }));
  thread.terminate();
  return /** @type {string[]} */ (found);
}, /** @type {const} */ ([name, changed]));

test("golden traces: Chromium makes the same evidence and shows the same, to the bit, as the native engine", async (t) => {
  const page = await here.page(t, { at: "blank.html" });
  assert.equal(names.length >= 6, true);
  for (const name of names) assert.deepEqual(await differs(page, name, false), [], name);
  assert.equal((await differs(page, "all-right.json", true)).length, 1, "a changed trace is noticed");
});
