import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, begin, button, current, heading, join, onward, stored } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { expectVisible } from "./help/wait.js";

const here = await rig();
const MAYA = /^Maya/;

test("one tab at a time: the second waits, takes over, and gives back, and nothing is lost or doubled", async (t) => {
  const context = await here.device(t);
  const one = await context.newPage();
  await one.goto(here.practice);
  await join(one, "Maya");
  await begin(one);
  await answer(one, starter, true);
  await onward(one);
  const asked = await current(one, starter);

  const two = await context.newPage();
  await two.goto(here.practice);
  await button(two, MAYA).click();
  await expectVisible(heading(two, "Open in another tab"));
  await button(two, "Practice here").click();
  await expectVisible(heading(two, "Question 2"));
  assert.equal((await current(two, starter)).item.id, asked.item.id, "the same question, in the other tab");
  await expectVisible(heading(one, "Open in another tab"));
  await answer(two, starter, false);
  await onward(two);

  await one.bringToFront();
  await button(one, "Practice here").click();
  await expectVisible(heading(one, "Question 3"));
  await expectVisible(heading(two, "Open in another tab"));
  await answer(one, starter, true);

  const { evidence } = await stored(one);
  const ids = evidence.map((/** @type {{id: string}} */ { id }) => id);
  assert.equal(new Set(ids).size, ids.length, "no record is there twice");
  const records = evidence.map((/** @type {{line: string}} */ { line }) => JSON.parse(line));
  const answered = records.filter((/** @type {{kind: string}} */ { kind }) => kind === "answered");
  assert.equal(answered.length, 3, "each answer once");
  assert.equal(new Set(ids.map((/** @type {string} */ id) => id.split("-")[0])).size, 3, "each turn at it wrote under a name of its own");

  // What the two tabs wrote together is one history: a third page reads it without complaint.
  const three = await context.newPage();
  await three.goto(here.practice);
  await button(three, MAYA).click();
  await button(three, "Practice here").click();
  await expectVisible(heading(three, "Yes."));
  assert.equal(await three.getByText("this version can’t read").count(), 0);
});

test("two learners practise in two tabs at once", async (t) => {
  const context = await here.device(t);
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.goto(here.practice);
  await two.goto(here.practice);
  await join(one, "Maya");
  await begin(one);
  await two.reload();
  await join(two, "Jonas");
  await begin(two);
  await Promise.all([answer(one, starter, true), answer(two, starter, false)]);
  const { learners, evidence } = await stored(one);
  assert.equal(learners.length, 2);
  for (const { id } of learners) {
    const answered = evidence.filter((/** @type {{learner: string, line: string}} */ row) => row.learner === id && JSON.parse(row.line).kind === "answered");
    assert.equal(answered.length, 1);
  }
});

test("loading the page again in the same tab is not another tab", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await begin(page);
  const asked = await current(page, starter);
  await page.reload();
  await expectVisible(heading(page, "Question 1"));
  assert.equal((await current(page, starter)).item.id, asked.item.id);
});
