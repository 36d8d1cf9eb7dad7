/** @import {Call} from "../../../www/shared/messages.js" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Author } from "../../../www/engine/author.js";
import { PageError } from "../../../www/shared/errors.js";
import { FakeWorker } from "./fakes/worker.js";

/** @param {Record<string, (call: Call) => unknown>} answers */
function open(answers) {
  /** @type {FakeWorker[]} */
  const workers = [];
  const author = new Author(() => {
    const worker = new FakeWorker((call) => answers[call.method](call));
    workers.push(worker);
    return worker;
  });
  return { author, workers };
}

const BANK = { gradus: "bank", text: "markdown", language: "en", skills: [{ id: "a" }], items: [{ id: "x" }] };

test("texts go in and come out as what they say", async () => {
  const { author, workers } = open({
    detect: () => undefined,
    importFiles: () => JSON.stringify({ bank: BANK, report: { rows: [] } }),
    check: () => "[]",
    suggest: () => JSON.stringify([{ skill: "a", score: 0.5, words: ["add"] }]),
    templateSheet: () => "question,answer",
  });
  const bytes = new Uint8Array([1, 2]);
  assert.equal(await author.detect({ name: "a.bin", bytes }), null);
  assert.deepEqual((await author.import("auto", [{ name: "a.txt", bytes }])).bank, BANK);
  assert.deepEqual(workers[0].calls[1].args, ["auto", ["a.txt"], [bytes]]);
  assert.deepEqual(await author.check(BANK), []);
  assert.equal((await author.suggest({ id: "x" }, BANK))[0].skill, "a");
  assert.equal(await author.templateSheet(), "question,answer");
  assert.equal(workers.length, 1);
});

test("a preview sends no more of the bank than its head", async () => {
  const { author, workers } = open({ preview: () => JSON.stringify({ view: {}, item: {}, key: ["1"] }) });
  assert.deepEqual((await author.preview({ id: "x" }, BANK, 7)).key, ["1"]);
  const [item, head, seed] = workers[0].calls[0].args;
  assert.deepEqual([JSON.parse(String(item)), seed], [{ id: "x" }, 7]);
  const { language, text, skills, items } = JSON.parse(String(head));
  assert.deepEqual({ language, text, skills, items }, { language: "en", text: "markdown", skills: [], items: [] });
});

test("calls may overlap, and each gets its own answer", async () => {
  const { author } = open({
    build: async ({ args }) => {
      const { id } = JSON.parse(String(args[0]));
      await new Promise((resolve) => setTimeout(resolve, id === "slow" ? 10 : 0));
      return id;
    },
  });
  assert.deepEqual(await Promise.all([author.build({ id: "slow" }), author.build({ id: "fast" })]), ["slow", "fast"]);
});

test("a fault of input keeps its code and place, and the worker", async () => {
  const { author, workers } = open({
    build: () => { throw new PageError("bank/tex", "no such formula", "item 1 (x)", "GradusError"); },
    check: () => "[]",
  });
  await assert.rejects(author.build(BANK), { code: "bank/tex", place: "item 1 (x)", name: "GradusError" });
  await author.check(BANK);
  assert.equal(workers.length, 1);
});

test("a worker that broke is told of to all who wait, and the next call gets another", async () => {
  let traps = 1;
  const { author, workers } = open({
    build: () => new Promise(() => {}),
    check: () => { if (traps-- > 0) throw new WebAssembly.RuntimeError("unreachable"); return "[]"; },
  });
  const waiting = assert.rejects(author.build(BANK), { code: "author/broke" });
  await assert.rejects(author.check(BANK), { code: "author/broke" });
  await waiting;
  assert.deepEqual(await author.check(BANK), []);
  assert.deepEqual([workers.length, workers[0].terminated, workers[1].terminated], [2, true, false]);
  author.close();
  assert.equal(workers[1].terminated, true);
});
