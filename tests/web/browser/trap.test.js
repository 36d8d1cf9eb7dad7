import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, answers, begin, button, current, heading, join, onward, put, stored } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { expectVisible } from "./help/wait.js";

/** @import {Page} from "playwright-core" */

const here = await rig();
const NOTICE = "Practice had to start again. Your answers are still here.";

const breaking = () => {
  TextDecoder.prototype.decode = () => { throw new WebAssembly.RuntimeError("unreachable"); };
};
/** The engine breaks as a trap does, in the middle of its next call. @param {Page} page */
const trap = (page) => page.workers()[0].evaluate(breaking);

test("an engine that breaks is replaced: the same question, a notice, all answers kept", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await begin(page);
  await answer(page, starter, true);
  await onward(page);
  const asked = await current(page, starter);
  const before = (await stored(page)).evidence;

  await trap(page);
  await put(page, asked, answers(asked.item).right);
  await button(page, "Check").click();
  await expectVisible(page.getByText(NOTICE));
  assert.deepEqual(await current(page, starter), asked);
  assert.deepEqual((await stored(page)).evidence, before);

  await button(page, "OK").click();
  await answer(page, starter, true);
  await onward(page);
  await answer(page, starter, true);
  const answered = (await stored(page)).evidence.filter((/** @type {{line: string}} */ { line }) => JSON.parse(line).kind === "answered");
  assert.equal(answered.length, 3);
});

test("an engine that breaks each time ends in words, with the way out and nothing lost", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await begin(page);
  const asked = await current(page, starter);
  const each = (/** @type {import("playwright-core").Worker} */ worker) => {
    void worker.evaluate(breaking).catch(() => {});
  };
  page.on("worker", each);
  await trap(page);
  await put(page, asked, answers(asked.item).right);
  await button(page, "Check").click();
  // The new engine may break at once or at the next answer.
  const stop = page.getByRole("alert").getByText("Your answers are saved on this device.");
  await Promise.race([expectVisible(stop), expectVisible(page.getByText(NOTICE))]);
  if (!await stop.count()) {
    // It was there before it could be broken: break it now.
    await trap(page);
    await put(page, asked, answers(asked.item).right);
    await button(page, "Check").click();
    await expectVisible(stop);
  }
  page.off("worker", each);
  await button(page, "Open it again").click();
  await expectVisible(heading(page, "Question 1"));
  assert.equal((await current(page, starter)).item.id, asked.item.id);
});
