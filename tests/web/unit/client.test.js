/** @import {Call} from "../../../www/shared/messages.js" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineClient } from "../../../www/engine/client.js";
import { PageError } from "../../../www/shared/errors.js";
import { FakeWorker } from "./fakes/worker.js";

const OPENED = { overview: { id: "bank" }, loaded: { records: 0, skipped: 0, open: false }, kept: { bank: "bytes" } };
const trap = () => { throw new WebAssembly.RuntimeError("unreachable"); };

/** @param {Record<string, (call: Call) => unknown>} answers */
async function open(answers) {
  /** @type {FakeWorker[]} */
  const workers = [];
  let restarts = 0;
  /** @type {number[]} */
  const progress = [];
  const makeWorker = () => {
    const worker = new FakeWorker((call) => {
      const answer = answers[call.method];
      return answer ? answer(call) : call.method === "open" ? OPENED : { lines: [] };
    });
    workers.push(worker);
    return worker;
  };
  const opened = await EngineClient.open({
    bankUrl: "b.json", lines: ["known"], makeWorker,
    onProgress: (fraction) => progress.push(fraction), onRestart: () => { restarts += 1; },
  });
  return { ...opened, workers, progress, restarts: () => restarts };
}

test("calls are made one after the other, in order", async () => {
  let running = 0;
  const slow = async () => {
    running += 1;
    assert.equal(running, 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    return { lines: [] };
  };
  const { engine, workers } = await open({ answer: slow, next: slow, hint: slow });
  await Promise.all([engine.answer(["a"], 900, true, 1), engine.next(2), engine.hint(3)]);
  assert.deepEqual(workers[0].calls.slice(1).map(({ method, args }) => [method, ...args]), [
    ["answer", ["a"], 900, true, 1], ["next", 2], ["hint", 3],
  ]);
});

test("an error of input reaches the caller with its code and place, and leaves the worker alone", async () => {
  const { engine, workers } = await open({
    start: () => { throw new PageError("session/no-skill", "no such skill", "focus", "GradusError"); },
  });
  const beginning = { writer: "0", seed: 1, focus: /** @type {const} */ ({ kind: "free" }), now: 1 };
  await assert.rejects(engine.start(beginning), { code: "session/no-skill", place: "focus", name: "GradusError" });
  assert.equal((await engine.next(2)).lines.length, 0);
  assert.equal(workers.length, 1);
});

test("a broken engine is replaced by one with the same evidence, without loading anything", async () => {
  let traps = 1;
  const { engine, workers, restarts } = await open({
    next: () => ({ lines: ["made"] }),
    answer: () => traps-- > 0 ? trap() : { lines: ["answered"] },
  });
  await engine.next(1);
  await assert.rejects(engine.answer(["a"], 5, false, 2), { code: "engine/restarted", place: "answer" });
  assert.equal(workers.length, 2);
  assert.equal(workers[0].terminated, true);
  assert.deepEqual(workers[1].calls[0].args, [{ kept: { bank: "bytes" }, lines: ["known", "made"] }]);
  assert.equal(restarts(), 1);
  // The call did not happen; the same one again does.
  assert.deepEqual(engine.lines, ["known", "made"]);
  await engine.answer(["a"], 5, false, 3);
  assert.deepEqual(engine.lines, ["known", "made", "answered"]);
});

test("the same call breaking twice is trouble, and a later call starts anew", async () => {
  const { engine, workers } = await open({ answer: trap });
  await assert.rejects(engine.answer(["a"], 5, false, 1), { code: "engine/restarted" });
  await engine.next(2);
  await assert.rejects(engine.answer(["a"], 5, false, 3), { code: "engine/failed" });
  assert.equal(workers.at(-1)?.terminated, true);
  await engine.next(4);
  assert.equal(workers.length, 3);
});

test("an engine that breaks on its evidence is trouble at once", async () => {
  const { engine } = await open({ answer: trap, renew: trap });
  await assert.rejects(engine.answer(["a"], 5, false, 1), { code: "engine/failed" });
});

test("a script that does not load is trouble of loading", async () => {
  const worker = new FakeWorker(() => new Promise(() => {}));
  const opening = EngineClient.open({ bankUrl: "b.json", makeWorker: () => worker });
  worker.dispatchEvent(new Event("error"));
  await assert.rejects(opening, { code: "load/no-engine" });
  assert.equal(worker.terminated, true);
});

test("another learner gets an engine with their evidence only", async () => {
  const { engine, workers, progress } = await open({ renew: () => ({ records: 1, skipped: 0, open: true }) });
  workers[0].tell({ progress: 0.5 });
  assert.deepEqual(progress, [0.5]);
  assert.equal((await engine.fresh(["other"])).open, true);
  assert.deepEqual(engine.lines, ["other"]);
  await engine.load(["more"]);
  assert.deepEqual(engine.lines, ["other", "more"]);
});

test("evidence that the engine refuses leaves it as it was; evidence that breaks it once is read again", async () => {
  /** @type {(() => unknown)[]} */
  const answers = [
    () => { throw new PageError("evidence/damaged", "line 1"); }, trap, () => ({ records: 1, skipped: 0, open: false }),
  ];
  const { engine, workers } = await open({ renew: () => answers.shift()?.() });
  await assert.rejects(engine.fresh(["bad"]), { code: "evidence/damaged" });
  assert.deepEqual(engine.lines, ["known"]);
  assert.equal((await engine.fresh(["other"])).records, 1);
  assert.deepEqual([engine.lines, workers.length], [["other"], 2]);
});
