/** Every screen of the page for authors: for a screen reader, on a narrow screen, for fingers and by keys alone. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { axe, violations } from "./help/axe.js";
import { focus, tabTo } from "./help/keys.js";
import { bring, checked, making, open, step } from "./help/making.js";
import { button, heading } from "./help/practice.js";
import { rig } from "./help/rig.js";
import { outside, seeing } from "./help/shadows.js";
import { expectVisible } from "./help/wait.js";
import { moodle, sheet } from "./making/files.js";

/** @import {Page} from "playwright-core" */

const here = await rig();
/** A bank with all formats. */
const formats = readFileSync(path.join(import.meta.dirname, "formats/bank.json"));
const all = { name: "formats.json", mimeType: "application/json", buffer: formats };
const items = JSON.parse(formats.toString()).items;

/** @param {import("node:test").TestContext} t @param {object} [device] */
async function teacher(t, device = {}) {
  const context = await here.device(t, { device });
  await context.addInitScript(axe);
  await seeing(context);
  const page = await context.newPage();
  await page.goto(new URL("teacher.html", here.url).href);
  await expectVisible(heading(page, "Bring in your questions"));
  return page;
}

/** Things to press that are too small for a finger. @param {Page} page */
const small = (page) => page.evaluate(() => /** @type {Element[]} */ (/** @type {any} */ (globalThis).everyElement())
  .filter((it) => it.matches("button, summary, select, textarea, label:has(> input), input:not([type=radio], [type=checkbox], [type=file])") && it.checkVisibility())
  .map((it) => ({ it, box: it.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 1 && (box.height < 43.9 || box.width < 43.9))
  .map(({ it, box }) => `${it.localName} “${it.textContent?.trim().slice(0, 40)}” ${box.width}×${box.height}`));

/** Goes through all that there is to see, and asks `look` each time. @param {Page} page @param {(what: string) => Promise<void>} look */
async function everywhere(page, look) {
  await look("empty");
  await bring(page, moodle);
  await expectVisible(heading(page, "2 questions from quiz.xml"));
  await look("report");
  await page.getByRole("radio", { name: "Begin a new bank" }).check();
  await bring(page, all);
  await expectVisible(heading(page, "Questions"));
  await look("all questions");
  for (const { id, format } of items) {
    await page.evaluate((wanted) => /** @type {any} */ (document.querySelector("gradus-teacher")).workshop.commands.select(wanted), id);
    await page.waitForFunction((wanted) => /** @type {any} */ (document.querySelector("gradus-teacher")).workshop.state.preview?.item.id === wanted, id);
    await page.getByRole("button", { name: "Show answer and help" }).click();
    for (const words of ["Picture", "Difficulty and origin", "As its file says it"]) {
      const summary = page.locator("summary", { hasText: words });
      if ((await summary.evaluate((it) => /** @type {HTMLDetailsElement} */ (it.parentElement).open)) === false) await summary.click();
    }
    await look(`${format} ${id}`);
  }
  await step(page, /^Skills/).click();
  for (const one of await page.locator("gr-skills summary").all()) await one.click();
  await look("skills");
  await checked(page);
  await step(page, /^Check/).click();
  await look("check");
  await step(page, /^Save/).click();
  await look("save");
  await step(page, /^Bring/).click();
  await button(page, "Words, grades 4–6").click();
  await expectVisible(page.getByRole("searchbox", { name: "Find a skill by name or standard" }));
  await look("library");
}

test("axe finds nothing on any screen", { timeout: 120_000 }, async (t) => {
  const page = await teacher(t);
  await everywhere(page, async (what) => assert.deepEqual(await violations(page), [], what));
});

test("no screen hangs out to the side at 320 px, and everything to press is at least 44 px", { timeout: 120_000 }, async (t) => {
  const page = await teacher(t, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  await everywhere(page, async (what) => {
    assert.deepEqual(await outside(page), [], what);
    assert.deepEqual(await small(page), [], what);
  });
});

test("dark and high contrast are axe clean too", { timeout: 60_000 }, async (t) => {
  for (const device of [{ colorScheme: "dark" }, { contrast: "more" }]) {
    const page = await teacher(t, device);
    await bring(page, sheet);
    await expectVisible(heading(page, "Change it"));
    await checked(page);
    assert.deepEqual(await violations(page), []);
    await step(page, /^Check/).click();
    assert.deepEqual(await violations(page), []);
  }
});

test("a question is written, answered and checked by keys alone, and each step begins at its heading", { timeout: 60_000 }, async (t) => {
  const page = await teacher(t);
  await tabTo(page, /^Write a question here$/);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Change it"));
  await tabTo(page, /^Question$/);
  await page.keyboard.type("How many legs has a spider?");
  await tabTo(page, /^How it is answered/);
  for (const format of ["choices", "number"]) {
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((wanted) => /** @type {any} */ (document.querySelector("gradus-teacher")).workshop.state.draft.bank.items[0].format === wanted, format);
  }
  await tabTo(page, /^Right answer$/);
  await page.keyboard.type("8");
  await tabTo(page, /^Another skill, by its name$/);
  await page.keyboard.type("Counting");
  await page.keyboard.press("Enter");
  await tabTo(page, /^\+ Hint$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Hint 1$/, "Shift+Tab");
  await page.keyboard.type("More than an ant.");
  await checked(page);
  const { draft, faults } = await making(page);
  assert.deepEqual(draft?.bank.items.map(({ question, key, format, hints }) => [question, key, format, hints]), [["How many legs has a spider?", "8", "number", [{ text: "More than an ant." }]]]);
  assert.deepEqual(draft?.bank.skills, [{ id: "counting", name: "Counting" }]);
  assert.deepEqual(faults?.filter(({ severity }) => severity === "error"), []);
  await step(page, /^Check/).focus();
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Check"));
  assert.equal((await focus(page))?.words, "Check");
});

test("what is wrong is said beside its question and under Check, with the way there", { timeout: 60_000 }, async (t) => {
  const page = await teacher(t);
  await bring(page, sheet);
  await open(page, /Write 3\/6/);
  await page.getByRole("textbox", { name: "Right answer" }).fill("three//six");
  await checked(page);
  await expectVisible(page.getByText("To mend:"));
  await page.getByRole("button", { name: "Not about “Equal fractions”" }).click();
  await step(page, /^Check/).click();
  await checked(page);
  await expectVisible(page.getByText(/keeps? this bank from being practiced/));
  await step(page, /^Save/).click();
  assert.equal(await button(page, "Save the folder").isDisabled(), true);
  await button(page, "See what").click();
  await button(page, "Go there").first().click();
  await expectVisible(heading(page, "Change it"));
  assert.match((await making(page)).selected, /write-3-6/);
});
