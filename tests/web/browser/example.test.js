import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, violations } from "./help/axe.js";
import { focus, tabTo } from "./help/keys.js";
import { answer, button, guest, heading, onward, state, stored } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { extra, show } from "./help/scripted.js";
import { expectVisible } from "./help/wait.js";

const here = await rig({ extra });

/** Gives wrong answers until an example comes. @param {import("playwright-core").Page} page */
async function toExample(page) {
  await guest(page);
  for (let turn = 0; turn < 8; turn += 1) {
    if ((await state(page)).view?.kind !== "ask") break;
    await answer(page, starter, false);
    await onward(page);
  }
  await expectVisible(heading(page, "Look at this one first"));
}

test("after misses in a row comes a worked example, then a question of that skill to try", async (t) => {
  const context = await here.device(t, { device: { reducedMotion: "reduce" } });
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  await page.goto(here.practice);
  await toExample(page);
  assert.match((await focus(page))?.words ?? "", /^Look at this/);
  assert.deepEqual(await violations(page), []);
  const { view } = await state(page);
  assert.equal(view?.kind, "example");
  const { item, skill } = /** @type {any} */ (view);
  assert.equal(await page.getByRole("listitem").count() > 0, true, "step by step");
  const { evidence } = await stored(page);
  const last = evidence.map((/** @type {{line: string}} */ { line }) => JSON.parse(line)).find((/** @type {{kind: string}} */ { kind }) => kind === "exampled");
  assert.equal(last?.item, item.id);

  await page.reload();
  await expectVisible(heading(page, "Look at this one first"));
  await tabTo(page, /^Try one yourself/);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, /^Question/));
  const after = (await state(page)).view;
  assert.equal(after?.kind === "ask" && after.item.id !== item.id, true, "not the one just shown");
  assert.equal(after?.kind === "ask" && after.item.skills.includes(skill), true);
});

test("at an example one can stop, as anywhere", async (t) => {
  const page = await here.page(t);
  await toExample(page);
  await button(page, "Finish for now").click();
  await expectVisible(heading(page, "Done for now"));
});

test("a solution comes step by step: its paragraphs, or the sentences of its only one", async (t) => {
  const page = await here.page(t, { at: "stage.html" });
  /** @param {string} solution */
  const steps = async (solution) => {
    await show(page, "example");
    await page.evaluate((html) => {
      const practice = /** @type {any} */ (document.querySelector("gradus-practice"));
      practice.state = { ...practice.state, view: { ...practice.state.view, solution: html } };
    }, solution);
    await page.waitForTimeout(50);
    const drawn = page.getByRole("listitem").locator("gr-rich-text");
    return drawn.evaluateAll((all) => all.map(({ shadowRoot }) => shadowRoot?.textContent?.trim()));
  };
  assert.deepEqual(await steps("<p>First.</p><p>Then. So.</p>"), ["First.", "Then. So."]);
  assert.deepEqual(await steps("<p>Take 2.5 of it. Is it 3? Yes. So it is.</p>"), ["Take 2.5 of it.", "Is it 3?", "Yes.", "So it is."]);
  assert.deepEqual(await steps("<p>Each is a half. <math><mn>2</mn></math> are one. <em>So</em> it is <math><mn>4</mn></math>.</p>"), ["Each is a half.", "2 are one.", "So it is 4."]);
  assert.deepEqual(await steps("Words without a block. And more."), ["Words without a block.", "And more."]);
  assert.deepEqual(await steps("<p>Only <a href=javascript:alert(1)>this</a></p>"), ["Only this"]);
});
