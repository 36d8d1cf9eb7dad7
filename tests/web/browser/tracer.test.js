import assert from "node:assert/strict";
import { test } from "node:test";
import { differs, golden, probeBytes } from "../probe/build.js";
import { rig } from "./help/rig.js";
import { judge, slow } from "./help/speed.js";

/** Microseconds for an answer predicted and taken in, and milliseconds for a long log on a processor four times slower. */
const BUDGET = { each: 25, fold: 100 };
const LONG = 10_000;

const here = await rig({
  extra: {
    "blank.html": "<!doctype html><title>Nothing</title><link rel='icon' href='data:,'>",
    "probe.wasm": await probeBytes(),
    "differs.js": `export ${differs}`,
  },
});

test("golden predictions: the tracer gives the same bits in Chromium as natively", async (t) => {
  const page = await here.page(t, { at: "blank.html" });
  const found = await page.evaluate(async (answers) => {
    const { differs: compare } = await import(/** @type {any} */ ("/differs.js"));
    const { instance } = await WebAssembly.instantiate(await (await fetch("/probe.wasm")).arrayBuffer(), {});
    const straight = compare(instance.exports, answers);
    answers[100][5] = 1 - answers[100][5];
    return [straight, compare(instance.exports, answers)];
  }, await golden());
  assert.deepEqual(found[0], []);
  assert.equal(found[1].length > 90, true, "a changed answer is noticed");
});

test("an answer takes the tracer microseconds, and a long log does not make anybody wait", async (t) => {
  const page = await here.page(t, { at: "blank.html" });
  /** Milliseconds for a long log from its beginning, the code compiled. @param {0 | 1} predicting */
  const fold = (predicting) => page.evaluate(async ([count, each]) => {
    const { instance } = await WebAssembly.instantiate(await (await fetch("/probe.wasm")).arrayBuffer(), {});
    const probe = /** @type {any} */ (instance.exports);
    probe.fold(count, each);
    const begun = performance.now();
    probe.fold(count, each);
    return performance.now() - begun;
  }, [LONG, predicting]);
  await judge(t, async () => {
    const each = (await fold(1)) * 1000 / LONG;
    return { missed: each > BUDGET.each, words: `${each.toFixed(2)} µs to predict an answer and take it in` };
  });
  await slow(page.context(), page, 4);
  await judge(t, async () => {
    const took = await fold(0);
    return { missed: took > BUDGET.fold, words: `4× slower: ${LONG} answers in ${took.toFixed(1)} ms` };
  });
});
