import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, violations } from "./help/axe.js";
import { beginCheckUp, go, goThrough, moved, ownWords } from "./help/check-up.js";
import { focus, stop, tabTo } from "./help/keys.js";
import { answers, button, current, guest, heading, join, practise, state, stored } from "./help/practice.js";
import { STARTER, rig, starter } from "./help/rig.js";
import { byPage, expectVisible, kept, settled } from "./help/wait.js";

/** @import {Page} from "playwright-core" */

const here = await rig();
const errors = /ERR_INTERNET_DISCONNECTED|service worker/i;
/** What would tell how an answer was. */
const VERDICT = /\b(right|wrong|correct|incorrect|yes\.|not yet\.|score|points|well done|good|great|same amount|hint|show me|try again|why this one)\b/i;

test("from the start screen to the result with the keyboard alone, and not a word of right or wrong", async (t) => {
  const context = await here.device(t, { device: { reducedMotion: "reduce" } });
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  await page.goto(here.practice);
  await join(page, "Maya");
  await tabTo(page, /^Find out where you are/);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Find out where you are"));
  await expectVisible(page.getByText("Answer up to 12 questions."));
  assert.match((await stop(page)).words, /^Find out/);
  assert.deepEqual(await violations(page), [], "before");
  await tabTo(page, /^Start$/);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Question 1"));
  assert.equal(await mode(page), "placement");

  const formats = new Set();
  let turn = 0;
  for (; turn < 13; turn += 1) {
    const { view } = await state(page);
    if (view?.kind !== "ask") break;
    assert.match((await stop(page)).words, /^Question \d+$/, "each question begins at its heading");
    const said = await ownWords(page);
    assert.match(said, /about \d+ more|nearly done/);
    assert.doesNotMatch(said.replace("I don’t know yet", ""), VERDICT);
    if (!formats.has(view.item.format)) assert.deepEqual(await violations(page), [], view.item.format);
    formats.add(view.item.format);
    const { item, order } = await current(page, starter);
    if (turn % 3 === 2) {
      await tabTo(page, /^I don’t know yet$/);
    } else {
      const wanted = answers(item)[turn % 3 ? "wrong" : "right"];
      if (order.length) {
        for (const [at, id] of order.entries()) if (wanted.includes(id)) await page.keyboard.press(String(at + 1));
      } else {
        await page.keyboard.type(wanted[0]);
      }
    }
    await page.keyboard.press("Enter");
    await moved(page, view.position);
  }
  assert.equal(turn > 3 && turn <= 12, true, `${turn} questions`);

  await expectVisible(heading(page, "Where you are now"));
  assert.match((await stop(page)).words, /^Where you are now/);
  assert.deepEqual(await violations(page), [], "result");
  const { view } = await state(page);
  const names = view?.kind === "finished" ? (view.measured?.skills ?? []).map(({ name }) => name) : [];
  assert.equal(names.length > 0, true);
  const shown = names.reduce((words, name) => words.replace(name, ""), (await ownWords(page)).replace(/For a grown-up.*/, ""));
  assert.doesNotMatch(shown, /\d|%/, "no numbers for the child");
  await tabTo(page, /^For a grown-up/);
  await page.keyboard.press("Enter");
  await expectVisible(page.getByText(/^Level −?\d+\.\d ± \d+\.\d: somewhere between −?\d+\.\d and −?\d+\.\d\./));
  assert.deepEqual(await violations(page), [], "numbers");
  await tabTo(page, /^Practice/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Question 1"));
  assert.equal(await mode(page), "practice");
});

test("stopped early it says so, shows what it found, and the map has it", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await beginCheckUp(page);
  for (const right of [true, false, null]) await go(page, starter, right);
  await button(page, "Finish for now").click();
  await expectVisible(heading(page, "Where you are now"));
  await expectVisible(page.getByText("You stopped early. That is fine."));
  assert.equal(await page.getByRole("listitem").count() > 0, true);
  await button(page, "Done").click();
  // Answers are there now: no more of the short one.
  await button(page, "Find out where you are").click();
  await expectVisible(page.getByText(`Answer up to ${(await state(page)).overview?.checkUpItems} questions.`));
  await button(page, "Start").click();
  await expectVisible(heading(page, "Question 1"));
  assert.equal(await mode(page), "check-up");
  await button(page, "Finish for now").click();
  await expectVisible(page.getByText("You stopped before the first answer."));
});

test("a check-up of one lesson asks about that lesson, also where the address names it", async (t) => {
  const [one, two] = starter.lessons;
  const page = await here.page(t, { at: `?bank=banks/starter.json&lesson=${two.id}` });
  await join(page, "Maya");
  await button(page, "Find out where you are").click();
  const about = page.getByRole("combobox", { name: "What is it about?" });
  assert.equal(await about.inputValue(), two.id);
  for (const lesson of [two, one]) {
    await about.selectOption(lesson.name);
    await button(page, "Start").click();
    await expectVisible(heading(page, "Question 1"));
    for (let turn = 0; turn < 3; turn += 1) {
      const { item } = await current(page, starter);
      assert.equal(lesson.skills.some((/** @type {string} */ skill) => item.skills.includes(skill)), true, `${item.id} belongs to ${lesson.name}`);
      await go(page, starter, turn !== 1);
    }
    await button(page, "Finish for now").click();
    await button(page, "Done").click();
    await button(page, "Find out where you are").click();
  }
});

test("loaded again in the middle it is at the same question, by itself or when asked for", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await beginCheckUp(page);
  for (const right of [true, null]) await go(page, starter, right);
  const before = await current(page, starter);
  await page.reload();
  await expectVisible(button(page, "I don’t know yet"));
  assert.deepEqual(await current(page, starter), before);
  // Another tab of a browser that was closed knows nobody yet.
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await button(page, /^Maya/).click();
  await button(page, "Go on where you stopped").click();
  await expectVisible(button(page, "I don’t know yet"));
  assert.deepEqual(await current(page, starter), before);
  assert.equal(await mode(page), "placement");
  await goThrough(page, starter);
  await expectVisible(heading(page, "Where you are now"));
});

test("after one visit it needs no network, and with one it asks for nothing", async (t) => {
  const page = await here.page(t, { errors });
  await expectVisible(heading(page, "Who is practicing?"));
  await settled(page);
  await kept(page, STARTER);
  const asked = here.server.asked.length;
  await join(page, "Maya");
  await beginCheckUp(page);
  await go(page, starter, true);
  assert.deepEqual(byPage(here.server.asked.slice(asked)), [], "with a network");
  await page.context().setOffline(true);
  await page.reload();
  await expectVisible(button(page, "I don’t know yet"));
  await goThrough(page, starter);
  await expectVisible(heading(page, "Where you are now"));
  assert.deepEqual(byPage(here.server.asked.slice(asked)), [], "without one");
});

test("“I don’t know yet” is kept as such, and half of a double press answers nothing", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await beginCheckUp(page);
  await button(page, "I don’t know yet").dblclick();
  await moved(page, 1);
  await page.waitForTimeout(300);
  const { view } = await state(page);
  assert.equal(view?.kind === "ask" && view.position, 2);
  const { evidence } = await stored(page);
  const answered = evidence.map((/** @type {{line: string}} */ { line }) => JSON.parse(line)).filter((/** @type {{kind: string}} */ { kind }) => kind === "answered");
  assert.deepEqual(answered.map((/** @type {{response: string[]}} */ { response }) => response), [[]]);
});

test("nothing given, or what cannot be read, is said in place and asked again", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await beginCheckUp(page);
  await button(page, "Next").click();
  await expectVisible(page.getByText("Write or choose an answer, or press “I don’t know yet”."));
  await untilTyped(page);
  const before = await current(page, starter);
  await page.getByRole("textbox", { name: "Your answer" }).first().fill("3//8");
  await button(page, "Next").click();
  await expectVisible(page.getByRole("status").getByText(/3\/\/8/));
  assert.deepEqual(await current(page, starter), before);
  assert.equal(await page.getByRole("textbox", { name: "Your answer" }).first().inputValue(), "3//8", "to mend, not to write again");
  assert.match((await focus(page))?.words ?? "", /^Your answer/);
  assert.doesNotMatch((await ownWords(page)).replace("I don’t know yet", ""), VERDICT);
  await go(page, starter, true);
  assert.notEqual((await current(page, starter)).item.id, before.item.id);
});

test("what the check-up found is where practice begins", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await beginCheckUp(page);
  await goThrough(page, starter, () => true);
  const high = await first(page);
  await button(page, "Finish for now").click();
  await button(page, "Done").click();
  await button(page, "Switch person").click();
  await join(page, "Ben");
  await beginCheckUp(page);
  await goThrough(page, starter, () => null);
  const low = await first(page);
  assert.notEqual(high, low, "all right and all unknown lead to different skills");
});

test("a printed result has the numbers and no buttons", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await beginCheckUp(page);
  await goThrough(page, starter);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expectVisible(page.getByText(/^Level/));
  await expectVisible(page.getByText(/^Maya · /));
  assert.equal(await page.getByRole("button").filter({ visible: true }).count(), 0);
});

test("practice goes on as ever after a check-up, at the choices of the start screen", async (t) => {
  const page = await here.page(t);
  await guest(page);
  assert.equal(await practise(page, starter, { most: 2 }), 2);
  await button(page, "Finish for now").click();
  await button(page, "Done").click();
  await beginCheckUp(page);
  await go(page, starter, true);
  await button(page, "Finish for now").click();
  await button(page, /^Practice/).click();
  await expectVisible(heading(page, "Question 1"));
  assert.equal(await practise(page, starter, { most: 1 }), 1);
});

/** What the session is for. @param {Page} page */
async function mode(page) {
  const { view } = await state(page);
  return view && "mode" in view ? view.mode : null;
}

/** Goes on to a question that is answered with a number. @param {Page} page */
async function untilTyped(page) {
  for (let turn = 0; turn < 12; turn += 1) {
    const { view } = await state(page);
    if (view?.kind === "ask" && view.item.format === "number") return;
    await go(page, starter, true);
  }
  throw new Error("no number was asked for");
}

/** The first skill of the question that the result's main button leads to. @param {Page} page */
async function first(page) {
  await button(page, /^Practice/).click();
  await expectVisible(heading(page, "Question 1"));
  const { view } = await state(page);
  return view?.kind === "ask" ? view.item.skills[0] : "";
}
