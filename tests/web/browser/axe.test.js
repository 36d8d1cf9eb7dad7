import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, violations } from "./help/axe.js";
import { answer, begin, button, heading, join, onward, practise, state } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { extra, names, show, unfold } from "./help/scripted.js";
import { expectVisible } from "./help/wait.js";

const here = await rig({ extra });
const COLOURS = ["light", "dark", "contrast"];

test("every screen that practice comes to, in the real page", async (t) => {
  // Colours that are still on their way are not the ones to judge.
  const context = await here.device(t, { device: { reducedMotion: "reduce" } });
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  await page.goto(here.practice);
  const clean = async (/** @type {string} */ where) => assert.deepEqual(await violations(page), [], where);

  await expectVisible(heading(page, "Who is practicing?"));
  await clean("who");
  await join(page, "Maya");
  await clean("what");
  await button(page, "Pick a lesson").click();
  await clean("lessons");
  await begin(page);
  await clean("question");
  await button(page, "Text and colors").click();
  await clean("settings panel");
  await page.keyboard.press("Escape");
  await button(page, "Hint").click();
  await expectVisible(heading(page, "Hint 1"));
  await clean("hint");
  await page.getByText("Why this one?").click();
  await button(page, /^Without this\?/).first().click();
  await expectVisible(page.getByText(/^Then /));
  await clean("why");
  await answer(page, starter, false);
  await clean("wrong");
  await onward(page);
  // The first of each format, asked and answered.
  const seen = new Set();
  for (let turn = 0; turn < 60; turn += 1) {
    const { view } = await state(page);
    if (view?.kind !== "ask") break;
    const fresh = !seen.has(view.item.format);
    seen.add(view.item.format);
    if (fresh) await clean(view.item.format);
    await answer(page, starter, true);
    if (fresh) await clean(`${view.item.format}, right`);
    await onward(page);
  }
  await practise(page, starter);
  await clean("finished");
  await button(page, "My map").click();
  await page.getByRole("button", { name: /not yet|secure/ }).first().click();
  await clean("map");
  await button(page, "Make this my goal").or(button(page, "I disagree")).first().click();
  await button(page, "I know this").or(button(page, "I disagree")).first().click();
  await clean("what the learner says");
  await button(page, "Back").click();
  await button(page, "Settings").click();
  await clean("settings");
  await page.goto(`${here.practice}&lesson=none`);
  await expectVisible(page.getByText("This lesson is not here"));
  await clean("no such lesson");
});

for (const colours of COLOURS) {
  test(`every state a screen can be in, ${colours}`, async (t) => {
    const context = await here.device(t);
    await context.addInitScript({ content: axe });
    const page = await context.newPage();
    await page.goto(`${here.url}stage.html`);
    const drawn = new Set();
    for (const name of await names(page)) {
      drawn.add(await show(page, name, { colours, motion: "less" }));
      await unfold(page, name);
      assert.deepEqual(await violations(page), [], name);
    }
    assert.equal(drawn.size, 14, "every screen was among them");
  });
}
