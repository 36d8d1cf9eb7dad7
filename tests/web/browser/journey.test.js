import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, begin, button, current, guest, heading, join, onward, practise, stored, suggestions, state } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { expectVisible } from "./help/wait.js";

const here = await rig();

test("a guest answers wrong, asks why, answers right, finishes and sees the map", async (t) => {
  const page = await here.page(t);
  assert.equal(await page.title(), "Gradus practice");
  await guest(page);

  const asked = await answer(page, starter, false);
  const wrong = page.getByRole("region", { name: "Not yet." });
  await expectVisible(wrong);
  assert.equal(await wrong.evaluate((it) => it.matches(":focus")), true, "the keyboard is at the feedback");
  assert.equal(await button(page, "Next").count() + await button(page, "Show me").count() > 0, true);
  await onward(page);
  await expectVisible(heading(page, "Question 2"));
  assert.notEqual((await current(page, starter)).item.id, asked.item.id);

  const why = page.getByRole("group").filter({ hasText: "Why this one?" });
  await why.getByText("Why this one?").click();
  await expectVisible(why.getByText("The Gradus developers"));

  await answer(page, starter, true);
  await expectVisible(page.getByRole("region", { name: "Yes." }));
  await onward(page);
  const turns = await practise(page, starter);
  await expectVisible(heading(page, "Done for now"));
  const said = await page.getByText(/^You answered/).innerText();
  assert.match(said, new RegExp(`You answered ${turns + 2} questions in`));

  await button(page, "My map").click();
  await expectVisible(heading(page, "My map"));
  const skills = page.getByRole("list").getByRole("button");
  assert.equal(await skills.count(), starter.skills.length);
  const practised = page.getByRole("button", { name: /not yet|secure/ });
  assert.equal(await practised.count() > 0, true, "the answers show on the map");
  await practised.first().click();
  await expectVisible(heading(page, "Your last answers"));
});

test("a right answer's evidence is on the disk before its feedback is seen", async (t) => {
  const page = await here.page(t);
  await guest(page);
  await answer(page, starter, true);
  const { evidence } = await stored(page);
  assert.equal(evidence.length >= 2, true, `${evidence.length} records`);
});

test("another learner is one press and a name away, and a known one two presses", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await begin(page);
  await answer(page, starter, true);
  await button(page, "Next").click();
  await button(page, "Finish for now").click();
  await button(page, "Done").click();

  await button(page, "Switch person").click();
  await expectVisible(heading(page, "Who is practicing?"));
  await join(page, "Jonas");
  await expectVisible(suggestions(page).first());

  const began = Date.now();
  await button(page, "Switch person").click();
  await button(page, /^Maya/).click();
  await expectVisible(heading(page, "What next, Maya?"));
  const took = Date.now() - began;
  assert.equal(took <= 5000, true, `${took} ms`);

  const { learners, evidence } = await stored(page);
  assert.deepEqual(learners.map((/** @type {{name: string}} */ { name }) => name).sort(), ["Jonas", "Maya"]);
  const maya = learners.find((/** @type {{name: string}} */ { name }) => name === "Maya");
  assert.equal(evidence.every((/** @type {{learner: string}} */ { learner }) => learner === maya.id), true);
  assert.equal((await state(page)).learner?.name, "Maya");
});
