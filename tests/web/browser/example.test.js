import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, violations } from "./help/axe.js";
import { focus, tabTo } from "./help/keys.js";
import { answer, guest, heading, onward, state, stored } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { expectVisible } from "./help/wait.js";

const here = await rig();

test("after misses in a row comes a worked example, then a question of that skill to try", async (t) => {
  const context = await here.device(t, { device: { reducedMotion: "reduce" } });
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  await page.goto(here.url);
  await guest(page);
  for (let turn = 0; turn < 8; turn += 1) {
    if ((await state(page)).view?.kind !== "ask") break;
    await answer(page, starter, false);
    await onward(page);
  }
  await expectVisible(heading(page, "Look at this one first"));
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
