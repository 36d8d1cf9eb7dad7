import assert from "node:assert/strict";
import { test } from "node:test";
import { focus } from "./help/keys.js";
import { button, heading, join, state, suggestions } from "./help/practice.js";
import { rig } from "./help/rig.js";
import { expectVisible } from "./help/wait.js";

const embedded = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our class</title><link rel="icon" href="data:,">
<script type="module" src="gradus-practice.js"></script></head><body>
<gradus-practice bank="banks/starter.json" plan="plan.json"></gradus-practice></body></html>`;
const here = await rig({ extra: { "one.html": embedded, "plan.json": JSON.stringify({ choices: 0 }) } });

test("the goal stands on the start screen, leads to the map and can be dropped", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  assert.equal(await page.getByText(/^Your goal/).count(), 0);
  const { overview } = await state(page);
  const skill = overview?.skills.at(-1);
  await button(page, "My map").click();
  await button(page, new RegExp(`^${skill?.name}`)).click();
  await button(page, "Make this my goal").click();
  await button(page, "Back").click();
  await expectVisible(page.getByText(`Your goal: “${skill?.name}”`));

  await page.reload();
  await expectVisible(page.getByText(`Your goal: “${skill?.name}”`));
  await button(page, "Change your goal").click();
  await expectVisible(heading(page, "My map"));
  await button(page, "Back").click();
  await button(page, "Drop your goal").press("Enter");
  await page.getByText(/^Your goal/).waitFor({ state: "detached" });
  assert.match((await focus(page))?.words ?? "", /^What next, Maya/, "the keyboard has a place");
});

test("three choices that differ", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  const words = await suggestions(page).allTextContents();
  assert.equal(words.length >= 2 && words.length <= 3, true, String(words.length));
  assert.equal(new Set((await suggestions(page).locator("b").allTextContents())).size, words.length);
});

test("where the plan offers no choices there is one button", async (t) => {
  const page = await here.page(t, { at: "one.html" });
  await join(page, "Maya");
  assert.equal(await suggestions(page).count(), 0);
  await button(page, "Practice").click();
  await expectVisible(heading(page, "Question 1"));
});
