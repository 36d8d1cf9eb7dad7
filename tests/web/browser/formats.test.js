import assert from "node:assert/strict";
import { test } from "node:test";
import { byKeys, bySwitch, byTouch } from "./formats/answering.js";
import { extra, sent, show } from "./formats/serve.js";
import { items, pictures } from "./formats/views.js";
import { axe, violations } from "./help/axe.js";
import { focus, stop, tabTo } from "./help/keys.js";
import { button, heading } from "./help/practice.js";
import { rig } from "./help/rig.js";
import { outside, seeing } from "./help/shadows.js";
import { expectVisible } from "./help/wait.js";

/** @import {Page} from "playwright-core" */

const here = await rig({ extra });
const FORMATS = Object.keys(items);
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const NARROW = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

/** @param {import("node:test").TestContext} t @param {object} [device] */
async function open(t, device = {}) {
  const context = await here.device(t, { device: { reducedMotion: "reduce", ...device } });
  await seeing(context);
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  await page.goto(`${here.url}formats.html`);
  return page;
}

/** Checks and reads the word on it. @param {Page} page @param {() => Promise<unknown>} check @param {string} format */
async function right(page, check, format) {
  await check();
  assert.deepEqual(await sent(page), items[format].right);
  await expectVisible(heading(page, "Yes."));
  assert.equal((await focus(page))?.tag, "section", "the keyboard is at the feedback");
}

for (const format of FORMATS) {
  test(`${format}: by the keyboard alone, each stop marked`, async (t) => {
    const page = await open(t);
    await show(page, format);
    await byKeys[format](page);
    await stop(page);
    // Buttons and lists use Enter themselves.
    await right(page, ["order", "match"].includes(format) ? async () => { await tabTo(page, /^Check$/); await page.keyboard.press("Enter"); } : () => page.keyboard.press("Enter"), format);
  });

  test(`${format}: by touch`, async (t) => {
    const page = await open(t, PHONE);
    await show(page, format);
    await byTouch[format](page);
    await right(page, () => button(page, "Check").tap(), format);
  });

  test(`${format}: with Tab and Space alone`, async (t) => {
    const page = await open(t, PHONE);
    await show(page, format);
    await bySwitch[format](page);
    await right(page, async () => { await tabTo(page, /^Check$/); await page.keyboard.press("Space"); }, format);
  });

  test(`${format}: nothing for axe to find, in every colour, asked and answered`, async (t) => {
    const page = await open(t);
    for (const [colours, states] of /** @type {[string, string[]][]} */ ([["light", ["", " right", " wrong", " shown"]], ["dark", ["", " shown"]], ["contrast", ["", " shown"]]])) {
      for (const state of states) {
        await show(page, `${format}${state}`, { colours, motion: "less" });
        assert.deepEqual(await violations(page), [], `${format}${state}, ${colours}`);
      }
    }
  });

  test(`${format}: nothing hangs out at 320 px, and everything to press is 44 px`, async (t) => {
    const page = await open(t, NARROW);
    for (const settings of /** @type {Record<string, string>[]} */ ([{}, { size: "larger", spacing: "wide" }])) {
      for (const state of ["", " wrong", " shown"]) {
        await show(page, `${format}${state}`, settings);
        assert.deepEqual(await outside(page), [], `${format}${state} ${JSON.stringify(settings)}`);
        assert.deepEqual(await small(page), [], `${format}${state} ${JSON.stringify(settings)}`);
      }
    }
  });
}

/** What there is to press that is too small for a finger. @param {Page} page @returns {Promise<string[]>} */
const small = (page) => page.evaluate(() => /** @type {Element[]} */ (/** @type {any} */ (globalThis).everyElement())
  .filter((it) => it.matches("button, summary, select, [role=slider], label:has(input), input:not([type=radio], [type=checkbox], [type=file])") && it.checkVisibility())
  .map((it) => ({ it, box: it.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 1 && (box.height < 43.9 || box.width < 43.9))
  .map(({ it, box }) => `${it.localName} “${it.getAttribute("aria-label") ?? it.textContent?.trim()}” ${box.width}×${box.height}`));

test("an unfinished answer is not sent; a word says what is missing and the keyboard goes there", async (t) => {
  const page = await open(t);
  const missing = {
    choice: "Write or choose an answer first.", order: "If the order is right, check again.", match: "Match every one first.",
    cloze: "Fill every blank first.", table: "Fill every blank first.", point: "Put the point on the line first.", fraction: "Write or choose an answer first.",
  };
  for (const [format, words] of Object.entries(missing)) {
    await show(page, format);
    await button(page, "Check").click();
    await expectVisible(page.getByText(words));
    assert.notEqual((await focus(page))?.words, "Check", format);
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).answered()), null, format);
  }
  await show(page, "cloze");
  await page.getByRole("textbox", { name: "Blank 1 of 5" }).fill("3");
  await button(page, "Check").click();
  assert.equal((await focus(page))?.words, "Blank 2 of 5", "the first that is empty");
  await show(page, "fraction");
  await page.getByRole("textbox", { name: "top number" }).fill("3");
  await button(page, "Check").click();
  await expectVisible(page.getByText("Write a top and a bottom number."));
});

test("order: whoever leaves all as it lies is asked once, then it is sent", async (t) => {
  const page = await open(t);
  await show(page, "order");
  await button(page, "Check").click();
  await expectVisible(page.getByText("You have not moved anything."));
  await button(page, "Check").click();
  assert.deepEqual(await sent(page), ["a", "d", "b", "c"]);
});

test("order: what moves is said, the keyboard stays with it, and Escape puts it back", async (t) => {
  const page = await open(t);
  await show(page, "order");
  const news = page.getByRole("status").filter({ hasText: /1 half|3 fourths/ });
  await tabTo(page, /^Move 1 half down$/);
  await page.keyboard.press("Enter");
  await expectVisible(news.getByText("1 half is now 2 of 4.").or(news));
  assert.equal(await news.textContent(), "1 half is now 2 of 4.");
  assert.equal((await stop(page)).words, "Move 1 half down");
  for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press("Enter");
  assert.equal(await news.textContent(), "1 half is at the bottom.");
  await tabTo(page, /^3 fourths, 1 of 4$/, "Shift+Tab");
  await page.keyboard.press("Space");
  assert.equal(await news.textContent(), "3 fourths is lifted, 1 of 4.");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await news.textContent(), "3 fourths is back where it was.");
  assert.equal((await stop(page)).words, "3 fourths, 1 of 4");
});

test("order: dragging by the grip does the same", async (t) => {
  const page = await open(t);
  await show(page, "order");
  const grips = page.locator(".grip");
  const [from, to] = [await grips.nth(1).boundingBox(), await grips.nth(3).boundingBox()];
  assert.ok(from && to);
  await page.mouse.move(from.x + 4, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 4, to.y + 30, { steps: 12 });
  await page.mouse.up();
  await expectVisible(button(page, "3 fourths, 4 of 4"));
  assert.equal(await page.locator("[aria-pressed=true]").count(), 0, "nothing stays lifted");
});

test("match: what is used already is said, and can be taken again", async (t) => {
  const page = await open(t);
  await show(page, "match");
  await button(page, "2 fourths").click();
  await expectVisible(button(page, "1 half: goes with 2 fourths"));
  await expectVisible(button(page, "2 fourths, used for 1 half"));
  await expectVisible(page.getByRole("group", { name: "Choose what goes with 1 third" }));
  assert.match(await page.getByRole("status").filter({ hasText: "goes with" }).textContent() ?? "", /1 half goes with 2 fourths\. Next: 1 third\./);
  await button(page, "2 fourths, used for 1 half").click();
  await expectVisible(button(page, "1 third: goes with 2 fourths"));
  await button(page, "1 third: goes with 2 fourths").press("Enter");
  assert.match((await stop(page)).words, /^2 fourths/, "its partner has the keyboard");
});

test("fraction: slash, space, arrows and Backspace go between the boxes, and a whole answer can be pasted", async (t) => {
  const page = await open(t);
  await show(page, "fraction");
  const box = (/** @type {string} */ name) => page.getByRole("textbox", { name: `${name} number` });
  const values = async () => [await box("whole").inputValue(), await box("top").inputValue(), await box("bottom").inputValue()];
  await box("whole").focus();
  await page.keyboard.type("11/8");
  assert.deepEqual(await values(), ["", "11", "8"], "what stood alone became the top");
  await page.keyboard.press("ArrowUp");
  assert.equal((await stop(page)).words, "top number");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.equal((await stop(page)).words, "whole number");
  await page.keyboard.type("2");
  await page.keyboard.press("ArrowRight");
  assert.equal((await stop(page)).words, "top number");
  assert.deepEqual(await values(), ["2", "11", "8"]);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  assert.equal((await stop(page)).words, "whole number");
  await box("whole").fill("4 5/6");
  assert.deepEqual(await values(), ["4", "5", "6"]);
  await box("whole").fill("7");
  for (const name of ["top", "bottom"]) await box(name).fill("");
  await page.keyboard.press("Enter");
  assert.deepEqual(await sent(page), ["7"], "a whole number alone is an answer");
});

test("point: the slider says where the point is without giving its number away", async (t) => {
  const page = await open(t);
  await show(page, "point");
  const line = page.getByRole("slider", { name: "Your answer" });
  const said = () => line.getAttribute("aria-valuetext");
  assert.equal(await said(), "no point yet");
  await line.focus();
  await stop(page);
  await page.keyboard.press("ArrowRight");
  assert.equal(await said(), "1 step after 0");
  await page.keyboard.press("PageUp");
  assert.equal(await said(), "on 1");
  for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press("ArrowRight");
  assert.equal(await said(), "3 steps after 1");
  await page.keyboard.press("Home");
  assert.equal(await said(), "on 0");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await said(), "on 0", "it stays on the line");
  assert.deepEqual([await line.getAttribute("aria-valuenow"), await line.getAttribute("aria-valuemax")], ["0", "12"]);
});

test("formulas have words wherever they are named", async (t) => {
  const page = await open(t);
  await show(page, "choice");
  await expectVisible(page.getByRole("radio", { name: "3 fourths" }));
  await show(page, "cloze");
  const first = page.getByRole("textbox", { name: "Blank 1 of 5" });
  assert.match(await first.getAttribute("aria-description") ?? "", /^3 fourths is blank times 1 fourth/);
  assert.match(await page.getByRole("heading", { name: "Question 3" }).getAttribute("aria-description") ?? "", /is blank times/);
  await show(page, "table");
  await expectVisible(page.getByRole("table", { name: "Table to fill in" }));
  await expectVisible(page.getByRole("rowheader", { name: "4" }));
  await expectVisible(page.getByRole("columnheader", { name: "Pounds" }));
});

test("after the check each part is told by a word, and the right answer stands there too", async (t) => {
  const page = await open(t);
  for (const [format, wrong] of /** @type {[string, number][]} */ ([["order", 4], ["match", 1], ["cloze", 2], ["table", 1]])) {
    await show(page, `${format} wrong`);
    await page.locator(".verdict.wrong").first().waitFor();
    assert.equal(await page.locator(".verdict.wrong").count(), wrong, format);
    assert.deepEqual([...new Set(await page.locator(".verdict.wrong").allTextContents())].map((it) => it.trim()), ["not yet"]);
    assert.equal(await page.getByText("The answer").count(), 0, "not before it is asked for");
    await button(page, "Show me").click();
    await expectVisible(page.getByText("The answer:"));
  }
  await show(page, "point shown");
  await expectVisible(page.getByText("The answer is 7/4."));
  await show(page, "cloze wrong");
  await button(page, "Try again").click();
  await page.getByRole("textbox", { name: "Blank 2 of 5" }).fill("denominator");
  assert.equal(await page.getByRole("textbox", { name: "Blank 1 of 5" }).inputValue(), "3", "what was put in stays");
});

test("every picture is an image by the name of its text, its numbers as big as the words around it", async (t) => {
  const page = await open(t, PHONE);
  for (const [name, spec] of Object.entries(pictures)) {
    await show(page, `picture ${name}`);
    if (name === "broken") {
      await expectVisible(page.getByText(spec.alt));
      assert.equal(await page.getByRole("img").count(), 0);
      continue;
    }
    const image = page.getByRole("img", { name: spec.alt });
    await expectVisible(image);
    const size = await image.boundingBox();
    assert.ok(size && size.width > 40 && size.width <= 328.5 && size.height > 20, `${name} ${JSON.stringify(size)}`);
    if (spec.kind === "image") continue;
    const texts = await image.locator("text").evaluateAll((all) => all.map((it) => {
      const { width, height } = it.getBoundingClientRect();
      const matrix = /** @type {SVGTextElement} */ (it).getScreenCTM();
      return { size: Number.parseFloat(getComputedStyle(it).fontSize) * (matrix?.a ?? 0), width, height };
    }));
    for (const one of texts) assert.ok(one.size >= 15.9 || one.width === 0, `${name}: ${one.size} px`);
  }
});

test("pictures pass axe in every colour and hang out nowhere", async (t) => {
  const page = await open(t, NARROW);
  for (const name of [...Object.keys(pictures).map((one) => `picture ${one}`), "choice pictures"]) {
    for (const colours of ["light", "dark"]) {
      await show(page, name, { colours, motion: "less" });
      assert.deepEqual(await violations(page), [], `${name}, ${colours}`);
    }
    assert.deepEqual(await outside(page), [], name);
    const wide = await page.evaluate(() => /** @type {Element[]} */ (/** @type {any} */ (globalThis).everyElement())
      .filter((it) => it.matches("gr-picture > *, svg[role=img], img, svg[role=img] *")).map((it) => it.getBoundingClientRect().right).filter((right) => right > 321));
    assert.deepEqual(wide, [], name);
  }
});

test("a choice that is a picture is named by what it shows", async (t) => {
  const page = await open(t, PHONE);
  await show(page, "choice pictures");
  await page.getByRole("radio", { name: "3 of 4 parts are shaded." }).tap();
  await button(page, "Check").tap();
  assert.deepEqual(await sent(page), ["c"]);
});
