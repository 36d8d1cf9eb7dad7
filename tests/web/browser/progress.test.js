import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { begin, button, heading, join, practise, state, stored } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { expectVisible } from "./help/wait.js";

/** @import {Page} from "playwright-core" */

const here = await rig();

/** @param {Page} page */
async function save(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save progress").first().click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** @param {Page} page @param {string} name @param {string} text */
const load = (page, name, text) =>
  page.getByLabel("Load progress").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });

/** What the map says, line by line. @param {Page} page */
async function map(page) {
  await button(page, "My map").click();
  await expectVisible(heading(page, "My map"));
  const words = await page.getByRole("list").getByRole("button").allInnerTexts();
  await button(page, "Back").click();
  return words;
}

test("saved on one device, loaded on another: the same map, and loading twice changes nothing", async (t) => {
  const first = await here.page(t);
  await join(first, "Maya");
  await begin(first);
  await practise(first, starter, { right: (turn) => turn !== 1 });
  const saved = await save(first);
  assert.match(saved.name, /^gradus-Maya-\d{4}-\d\d-\d\d\.gradus$/);
  await button(first, "Done").click();
  const before = await map(first);

  const second = await here.page(t);
  await load(second, saved.name, saved.text);
  await expectVisible(second.getByText("Your progress is loaded."));
  await expectVisible(heading(second, "What next, Maya?"));
  assert.deepEqual(await map(second), before);
  assert.equal(before.some((words) => /not yet|secure/.test(words)), true);
  const kept = (await stored(second)).evidence;

  await load(second, saved.name, saved.text);
  await expectVisible(heading(second, "What next, Maya?"));
  assert.deepEqual((await stored(second)).evidence, kept);
  assert.deepEqual(await map(second), before);

  // It belongs to the device now.
  await second.reload();
  assert.deepEqual(await map(second), before);
});

test("a damaged, newer or foreign file is refused in plain words and changes nothing", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await begin(page);
  await practise(page, starter);
  const { text } = await save(page);
  await button(page, "Done").click();
  const before = await stored(page);

  const answered = text.indexOf('"answered"');
  /** @type {[string, string, RegExp][]} */
  const files = [
    ["cut short", text.slice(0, text.length / 2), /damaged/],
    ["one letter changed", `${text.slice(0, answered)}"answerad"${text.slice(answered + 10)}`, /damaged/],
    ["newer", text.replace(/"version":\s*\d+/, '"version":999'), /newer version/],
    ["something else", JSON.stringify({ hello: "world" }), /not a progress file/],
    ["empty", "", /not a progress file/],
    ["not text", "\u0000\u0001\uFFFD", /not a progress file/],
  ];
  for (const [what, body, words] of files) {
    await load(page, `${what}.gradus`, body);
    await expectVisible(page.getByText("This file can’t be loaded"));
    await expectVisible(page.getByText(words));
    assert.deepEqual(await stored(page), before, what);
    await button(page, "OK").first().click();
    await page.getByText("This file can’t be loaded").waitFor({ state: "detached" });
    const { trouble, learner } = await state(page);
    assert.deepEqual([trouble, learner?.name], [null, "Maya"], what);
  }
});
