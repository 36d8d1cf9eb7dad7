import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, button, current, guest, heading, onward, put, state, stored } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { extra, show } from "./help/scripted.js";
import { expectVisible } from "./help/wait.js";

/** @import {Page} from "playwright-core" */

const here = await rig({ extra });

/** @param {Page} page */
const helped = (page) => page.getByRole("checkbox", { name: "I had help", exact: true });

/** What the answers on the disk say of help, oldest first. @param {Page} page */
async function told(page) {
  const { evidence } = await stored(page);
  /** @type {string[]} */
  const lines = evidence.map((/** @type {{line: string}} */ { line }) => line);
  return lines.filter((line) => line.includes("\"kind\":\"answered\"")).map((line) => line.includes("\"helped\":1"));
}

/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/** @param {Box} a @param {Box} b */
const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

/** Tabs on until the box has the keyboard. @param {Page} page */
async function tabToBox(page) {
  for (let turn = 0; turn < 40; turn += 1) {
    await page.keyboard.press("Tab");
    if (await helped(page).evaluate((it) => it.matches(":focus-visible"))) return;
  }
  throw new Error("Tab never comes to the box");
}

test("ticked by keyboard it is stored with that answer, and the next question begins without it", async (t) => {
  const page = await here.page(t);
  await guest(page);
  assert.equal(await helped(page).isChecked(), false);
  const asked = await current(page, starter);
  await put(page, asked, answers(asked.item).right);
  await tabToBox(page);
  const ring = await helped(page).evaluate((it) => Number.parseFloat(getComputedStyle(it).outlineWidth));
  assert.equal(ring >= 3, true, `a ring of ${ring} px`);
  await page.keyboard.press("Space");
  assert.equal(await helped(page).isChecked(), true);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Yes."));
  assert.equal(await helped(page).count(), 0, "feedback is as ever");
  assert.deepEqual(await told(page), [true]);

  await onward(page);
  await expectVisible(heading(page, "Question 2"));
  assert.equal(await helped(page).isChecked(), false);
  const next = await current(page, starter);
  await put(page, next, answers(next.item).right);
  await button(page, "Check").click();
  await expectVisible(heading(page, "Yes."));
  assert.deepEqual((await told(page)).sort(), [false, true]);
});

test("it stays through a hint and an empty answer, and a second try does not ask", async (t) => {
  const page = await here.page(t);
  await guest(page);
  await helped(page).check();
  await button(page, "Check").click();
  await expectVisible(page.getByText("Write or choose an answer first."));
  assert.equal(await helped(page).isChecked(), true);
  await button(page, "Hint").click();
  await expectVisible(heading(page, "Hint 1"));
  assert.equal(await helped(page).isChecked(), true);

  const asked = await current(page, starter);
  await put(page, asked, answers(asked.item).wrong);
  await button(page, "Check").click();
  await expectVisible(heading(page, "Not yet."));
  assert.deepEqual(await told(page), [true]);
  await button(page, "Try again").click();
  await expectVisible(button(page, "Check"));
  assert.equal(await helped(page).count(), 0);
  await put(page, asked, answers(asked.item).right);
  await button(page, "Check").click();
  await expectVisible(heading(page, "Yes."));
  assert.deepEqual((await told(page)).sort(), [false, true]);
  const { view } = await state(page);
  assert.equal(view?.kind === "feedback" && view.attempt, 2);
});

for (const [what, width, size] of /** @type {const} */ ([["a Chromebook", 1366, "normal"], ["320 px", 320, "normal"], ["320 px, largest text", 320, "larger"]])) {
  test(`beside Check it is in nobody's way: ${what}`, async (t) => {
    const page = await here.page(t, { at: "stage.html", device: { viewport: { width, height: 768 } } });
    for (const name of ["number", "choice"]) {
      await show(page, name, { size });
      const box = await page.locator("label").filter({ hasText: "I had help" }).boundingBox();
      assert.ok(box && box.height >= 44 && box.width >= 44, `${name}: ${JSON.stringify(box)}`);
      assert.ok(box.x >= 0 && box.x + box.width <= width, `${name}: ${JSON.stringify(box)}`);
      for (const other of ["Check", "Hint"]) {
        const its = await button(page, other).boundingBox();
        assert.ok(its);
        assert.equal(apart(its, box), true, `${name}, ${other}: ${JSON.stringify([its, box])}`);
      }
    }
  });
}
