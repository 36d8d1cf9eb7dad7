import assert from "node:assert/strict";
import { test } from "node:test";
import { differs, golden, probeBytes } from "../probe/build.js";

test("golden predictions: the tracer gives the same bits in Node as natively", async () => {
  const answers = await golden();
  assert.equal(answers.length, 200);
  const { instance } = await WebAssembly.instantiate(new Uint8Array(await probeBytes()), {});
  const probe = /** @type {any} */ (instance.exports);
  assert.deepEqual(differs(probe, answers), []);
  // A changed answer shows in all that follow.
  const changed = structuredClone(answers);
  changed[100][5] = 1 - changed[100][5];
  const found = differs(probe, changed);
  assert.equal(found.length > 90 && found[0].startsWith("answer 101:"), true, found[0]);
});
