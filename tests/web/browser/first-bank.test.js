/** The bank that the page opens when nobody names one: finding one's grade, the map, practice of many formats, and the other bank. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, violations } from "./help/axe.js";
import { stop, tabTo } from "./help/keys.js";
import { engine, rightAnswer, type } from "./help/oracle.js";
import { button, heading, join, state, stored, suggestions } from "./help/practice.js";
import { FIRST, rig } from "./help/rig.js";
import { expectVisible, settled } from "./help/wait.js";

/** @import {Page} from "playwright-core" */

const here = await rig({ extra: engine });
const PHONE = { viewport: { width: 360, height: 740 } };

/** Grades of the skills that are suggested. @param {Page} page */
async function suggested(page) {
  const { overview, suggestions: found } = await state(page);
  return found.map(({ focus }) => overview?.skills.find(({ id }) => focus.kind === "skill" && id === focus.id)?.grade);
}

/** @param {Page} page @param {string} grade */
async function pick(page, grade) {
  await button(page, grade).click();
  await expectVisible(suggestions(page).first());
}

/** Finishes the session that is open. @param {Page} page */
async function finish(page) {
  await button(page, "Finish for now").click();
  await button(page, "Done").click();
  await expectVisible(heading(page, /^What next/));
}

/** The lines that the device keeps. @param {Page} page @returns {Promise<string[]>} */
const lines = async (page) => (await stored(page)).evidence.map((/** @type {{line: string}} */ { line }) => line);

/** A page in which a second engine can be asked for right answers. @param {Page} page */
async function beside(page) {
  const blank = await page.context().newPage();
  await blank.goto(`${here.url}blank.html`);
  await page.bringToFront();
  return blank;
}

/** The right answer to the question on the screen, by keys; gives its format. @param {Page} page @param {Page} blank @param {string} bank */
async function answer(page, blank, bank) {
  const { view } = /** @type {{view: any}} */ (await state(page));
  const key = await rightAnswer(blank, `/${bank}`, await lines(page));
  await type(page, view.item, key);
  await page.keyboard.press("Enter");
  const told = heading(page, "Yes.");
  // An order that was right as it lay is asked about once; from a pair or a list Enter does not check.
  if (!await told.waitFor({ timeout: 1000 }).then(() => true, () => false)) await button(page, "Check").press("Enter");
  await expectVisible(told).catch((error) => { throw new Error(`${view.item.id}: ${key}: ${error}`); });
  return view.item.format;
}

for (const [what, device] of /** @type {const} */ ([["on a Chromebook", {}], ["on a phone", PHONE]])) {
  test(`a newcomer picks a grade and finds a lesson of it at once, ${what}`, async (t) => {
    const context = await here.device(t, { device });
    await context.addInitScript(axe);
    const page = await context.newPage();
    await page.goto(here.url);
    await join(page, "Maya");
    await expectVisible(heading(page, "Where do you want to start?"));
    assert.equal(await button(page, "Pick a lesson").count(), 0, "one thing at a time");
    assert.deepEqual(await violations(page), []);
    await pick(page, "Grade 5");
    assert.deepEqual(await suggested(page), [5, 5, 5]);
    await page.reload();
    await expectVisible(page.getByText("You practice Grade 5."));

    await button(page, "Pick a lesson").click();
    const open = page.locator("gr-lessons details[open]");
    assert.equal(await open.count(), 1);
    assert.match(await open.locator("summary").innerText(), /^Grade 5/);
    assert.equal(await open.getByRole("button").count(), 7);
    assert.deepEqual(await violations(page), []);
    await page.getByRole("searchbox", { name: "Find a lesson" }).fill("fractions");
    await expectVisible(button(page, /^Fractions\s+Grade 3/));

    await button(page, "Find out where you are").click();
    assert.equal(await page.getByRole("combobox").evaluate((/** @type {HTMLSelectElement} */ box) => box.selectedOptions[0].label), "All of Grade 5");
    assert.deepEqual(await violations(page), []);
    await button(page, "Start").click();
    await expectVisible(heading(page, "Question 1"));
    const { view, overview } = await state(page);
    assert.equal(view?.kind, "ask");
    const skill = view?.kind === "ask" ? view.item.skills[0] : "";
    assert.equal(overview?.skills.find(({ id }) => id === skill)?.grade, 5, "the short look is over the grade");
    await finish(page);

    await button(page, "Change where you practice").press("Enter");
    await expectVisible(button(page, "Grade 5"));
    assert.equal((await stop(page)).words, "Grade 5", "the keyboard is where the grades are");
    await page.keyboard.press("Enter");
    await expectVisible(button(page, "Change where you practice"));
    assert.match((await stop(page)).words, /^What next/, "and stays near");
    await button(page, "Change where you practice").click();
    await pick(page, "Grade 7");
    assert.deepEqual(await suggested(page), [7, 7, 7]);
    await button(page, "Change where you practice").click();
    await button(page, "I’m not sure").click();
    await expectVisible(page.getByText("You practice a bit of everything."));
    await expectVisible(suggestions(page).first());
  });
}

test("the map comes by grade: the learner's is open, the others a press away, and the goal is found", async (t) => {
  const context = await here.device(t);
  await context.addInitScript(axe);
  const page = await context.newPage();
  await page.goto(here.url);
  await join(page, "Maya");
  await pick(page, "Grade 4");
  await button(page, "My map").click();
  const open = page.locator("gr-map details[open]");
  await expectVisible(open);
  const { overview } = await state(page);
  const of = (/** @type {number} */ grade) => overview?.skills.filter((skill) => skill.grade === grade) ?? [];
  assert.match(await open.locator("summary").innerText(), new RegExp(`^Grade 4\\s+${of(4).length} skills`));
  assert.equal(await page.locator("gr-map .skill").count(), of(4).length, "only what is open is drawn");
  assert.deepEqual(await violations(page), []);

  await page.getByText("Grade 8", { exact: false }).first().click();
  const last = of(8).at(-1);
  await button(page, new RegExp(`^${last?.name}`)).click();
  await button(page, "Make this my goal").click();
  await expectVisible(page.getByText("This is your goal."));
  await button(page, "Back").click();
  await button(page, "Change your goal").click();
  await button(page, "Find it").click();
  await expectVisible(page.getByText("This is your goal."));
  await page.getByRole("searchbox", { name: "Find a skill" }).fill("round");
  const found = overview?.skills.filter(({ name }) => /round/i.test(name)) ?? [];
  assert.equal(found.length > 1, true);
  assert.equal(await page.locator("gr-map .skill").count(), found.length);
});

test("by keyboard alone from the first screen through many questions in many formats, then without a network", { timeout: 240_000 }, async (t) => {
  const context = await here.device(t, { errors: /ERR_INTERNET_DISCONNECTED|service worker/i });
  const page = await context.newPage();
  await page.goto(here.url);
  await tabTo(page, /^Pick a nickname/);
  await page.keyboard.type("Maya");
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Where do you want to start?"));
  await tabTo(page, /^Grade 4$/);
  await page.keyboard.press("Enter");
  await expectVisible(suggestions(page).first());
  const blank = await beside(page);
  const formats = new Map();
  for (let session = 0; session < 2; session += 1) {
    for (const name of [/^Pick a lesson/, /^All of Grade 4/]) {
      await tabTo(page, name);
      await page.keyboard.press("Enter");
    }
    await expectVisible(heading(page, "Question 1"));
    for (let turn = 0; turn < 12 && (await state(page)).view?.kind === "ask"; turn += 1) {
      const format = await answer(page, blank, FIRST);
      formats.set(format, (formats.get(format) ?? 0) + 1);
      await tabTo(page, /^Next$/);
      await page.keyboard.press("Enter");
      await button(page, "Next").waitFor({ state: "detached" });
    }
    if ((await state(page)).view?.kind === "ask") {
      await tabTo(page, /^Finish for now/, "Shift+Tab");
      await page.keyboard.press("Enter");
    }
    await expectVisible(heading(page, "Done for now"));
    await tabTo(page, /^Done$/);
    await page.keyboard.press("Enter");
    await expectVisible(heading(page, /^What next/));
  }
  t.diagnostic(JSON.stringify(Object.fromEntries(formats)));
  assert.equal(formats.size >= 5, true, [...formats.keys()].join());

  await settled(page);
  await context.setOffline(true);
  await page.reload();
  await expectVisible(page.getByText("You practice Grade 4."));
  await suggestions(page).first().click();
  await expectVisible(heading(page, "Question 1"));
});

test("words and back: one learner, and what was done with one bank leaves the other as it was", async (t) => {
  const page = await here.page(t, { at: "" });
  const links = () => page.getByText("Practice something else:").locator("..").getByRole("link");
  await join(page, "Maya");
  await pick(page, "Grade 3");
  await button(page, "My map").click();
  await page.locator("gr-map .skill").first().click();
  await button(page, "Make this my goal").click();
  await button(page, "Back").click();
  const goal = await page.getByText(/^Your goal/).innerText();
  await suggestions(page).first().click();
  await expectVisible(heading(page, "Question 1"));
  await page.goto(`${here.url}?bank=banks/words.json`);
  await expectVisible(heading(page, "What next, Maya?"));
  assert.equal((await state(page)).overview?.id, "words");
  assert.equal(await button(page, "Go on where you stopped").count(), 0, "that session belongs to the other bank");
  assert.equal((await state(page)).notices.length, 0);
  assert.equal(await page.getByText(/^Your goal/).count(), 0);
  assert.deepEqual(await links().allTextContents(), ["Mathematics"]);
  await suggestions(page).first().click();
  await expectVisible(heading(page, "Question 1"));
  await answer(page, await beside(page), "banks/words.json");
  const seen = async () => (await state(page)).map.filter(({ observations }) => observations > 0).length;
  await finish(page);
  assert.equal(await seen(), 1);

  await links().click();
  await expectVisible(heading(page, "Question 1"));
  assert.equal((await state(page)).overview?.id, "mathematics", "its own session goes on");
  await finish(page);
  await expectVisible(page.getByText("You practice Grade 3."));
  assert.equal(await page.getByText(/^Your goal/).innerText(), goal);
  assert.equal((await state(page)).notices.length, 0, "nothing is said to be unreadable");
  assert.equal(await seen(), 0);
});
