import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, button, guest, heading, onward, state } from "./help/practice.js";
import { CHROMEBOOK, rig, starter } from "./help/rig.js";
import { extra, names, show, unfold } from "./help/scripted.js";
import { moving, outside, seeing } from "./help/shadows.js";
import { expectVisible } from "./help/wait.js";

const here = await rig({ extra });
const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

/** @param {import("node:test").TestContext} t @param {object} device @param {string} at */
async function open(t, device, at) {
  const context = await here.device(t, { device });
  await seeing(context);
  const page = await context.newPage();
  await page.goto(new URL(at, here.url).href);
  return page;
}

/** @type {[string, object, Record<string, string>, string][]} */
const narrow = [
  ["320 px wide", PHONE, {}, ""],
  ["320 px wide, largest text, wide spacing", PHONE, { size: "larger", spacing: "wide" }, ""],
  ["the browser's own text at 200 %, 640 px", { viewport: { width: 640, height: 768 } }, {}, "200%"],
  // Zoom of 400 % on a Chromebook.
  ["341 px with a mouse, largest text", { viewport: { width: 341, height: 192 } }, { size: "larger" }, ""],
];
for (const [what, device, settings, root] of narrow) {
  test(`no screen hangs out to the side: ${what}`, async (t) => {
    const page = await open(t, device, "stage.html");
    if (root) await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, root);
    for (const name of await names(page)) {
      await show(page, name, settings);
      await unfold(page, name);
      assert.deepEqual(await outside(page), [], name);
    }
  });
}

test("text really grows with the browser's setting and with the page's own", async (t) => {
  const page = await open(t, {}, "stage.html");
  const size = () => page.getByText("Maya walked").evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize));
  await show(page, "number");
  const normal = await size();
  assert.equal(normal >= 20 && normal <= 22, true, `${normal} px`);
  await show(page, "number", { size: "larger" });
  assert.equal(await size() >= normal * 1.4, true);
  await show(page, "number");
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  assert.equal(await size(), normal * 2);
});

test("on a phone a whole question is answered with the page's own keys", async (t) => {
  const page = await open(t, PHONE, "stage.html");
  await show(page, "number");
  for (const key of ["1", "space", "3", "over", "8", "8", "Erase"]) await button(page, key).tap();
  assert.equal(await page.getByRole("textbox", { name: "Your answer" }).inputValue(), "1 3/8");
});

test("everything to press is at least 44 px high and wide", async (t) => {
  const page = await open(t, PHONE, "stage.html");
  for (const name of await names(page)) {
    await show(page, name);
    await unfold(page, name);
    const small = await page.evaluate(() => /** @type {Element[]} */ (/** @type {any} */ (globalThis).everyElement())
      .filter((it) => it.matches("button, summary, select, label:has(input), input:not([type=radio], [type=checkbox], [type=file])") && it.checkVisibility())
      .map((it) => ({ it, box: it.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.height < 43.9 || box.width < 43.9))
      .map(({ it, box }) => `${it.localName} “${it.textContent?.trim()}” ${box.width}×${box.height}`));
    assert.deepEqual(small, [], name);
  }
});

test("a plain question fits the Chromebook's screen, and so does each one of a real session", async (t) => {
  const page = await open(t, {}, "stage.html");
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  for (const name of ["number", "choice", "choices", "expression", "text"]) {
    await show(page, name);
    assert.equal(await height() <= CHROMEBOOK.height, true, `${name}: ${await height()} px`);
  }
  await page.goto(here.practice);
  await guest(page);
  for (let turn = 0; turn < 12; turn += 1) {
    const { view } = await state(page);
    if (view?.kind !== "ask") break;
    const box = await button(page, "Check").boundingBox();
    assert.ok(box && box.y + box.height <= CHROMEBOOK.height, `${view.item.id}: Check ends at ${box && box.y + box.height} px`);
    assert.equal(await height() <= CHROMEBOOK.height, true, `${view.item.id}: ${await height()} px`);
    await answer(page, starter, true);
    await onward(page);
  }
});

test("reduced motion, of the system or of the page: nothing moves", async (t) => {
  const lively = await open(t, { reducedMotion: "no-preference" }, "stage.html");
  await show(lively, "wrong");
  assert.notDeepEqual(await moving(lively), [], "else this test sees nothing");
  for (const name of await names(lively)) {
    await show(lively, name, { motion: "less" });
    assert.deepEqual(await moving(lively), [], name);
  }
  const still = await open(t, { reducedMotion: "reduce" }, here.practice);
  await expectVisible(heading(still, "Who is practicing?"));
  await guest(still);
  await answer(still, starter, true);
  assert.deepEqual(await moving(still), []);
});
