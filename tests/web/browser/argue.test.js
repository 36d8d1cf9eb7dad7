import assert from "node:assert/strict";
import { test } from "node:test";
import { focus, tabTo } from "./help/keys.js";
import { button, heading, join, practise, state } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { expectVisible, until } from "./help/wait.js";

/** @import {Page} from "playwright-core" */

const here = await rig();
/** Builds on nothing. */
const FIRST = "Equal parts";
/** Builds on others. */
const LATER = "Equivalent fractions";

/**
 * At the start screen as Maya, who takes her time: what is answered faster than it can be read counts for little.
 * @param {import("node:test").TestContext} t
 */
async function maya(t) {
  const context = await here.device(t);
  await context.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() * 40;
  });
  const page = await context.newPage();
  await page.goto(here.practice);
  await join(page, "Maya");
  return page;
}

/** A skill's line on the map. @param {Page} page @param {string} skill */
const line = (page, skill) => page.getByRole("list").getByRole("button", { name: new RegExp(`^${skill}`) });

/** Shows the map. @param {Page} page */
async function map(page) {
  await button(page, "My map").click();
  await expectVisible(heading(page, "My map"));
}

/** @param {Page} page @param {string} skill */
async function open(page, skill) {
  if (await line(page, skill).getAttribute("aria-expanded") === "false") await line(page, skill).click();
}

/** After loading again, the same person's map. @param {Page} page */
async function again(page) {
  await page.reload();
  await expectVisible(heading(page, "What next, Maya?"));
  await map(page);
}

/** What the session is for. @param {Page} page */
const mode = async (page) => /** @type {{mode?: string}} */ ((await state(page)).view)?.mode;

/** Answers what the learner's claim has started; how many questions that took. @param {Page} page @param {boolean} right */
async function settle(page, right) {
  const turns = await practise(page, starter, { right: () => right });
  await heading(page, /^Question/).waitFor({ state: "detached" });
  assert.equal((await state(page)).view?.kind, "finished");
  return turns;
}

test("a goal is set, shown with the way to it, kept when the page is loaded again, and dropped", async (t) => {
  const page = await maya(t);
  await map(page);
  assert.equal(await page.getByText("on the way to your goal").count(), 0);
  await open(page, LATER);
  await button(page, "Make this my goal").click();
  await expectVisible(page.getByText("This is your goal."));
  assert.equal((await focus(page))?.words, "Drop this goal", "the keyboard stays on the button");
  for (let time = 0; time < 2; time += 1) {
    await expectVisible(page.getByText(`Your goal: “${LATER}”`));
    await expectVisible(line(page, LATER).getByText("your goal", { exact: true }));
    await expectVisible(line(page, "Name a fraction").getByText("on the way to your goal"));
    assert.equal(await line(page, "Mixed numbers").getByText("on the way to your goal").count(), 0);
    if (time === 0) await again(page);
  }

  await button(page, "Find it").click();
  assert.match((await focus(page))?.words ?? "", new RegExp(`^${LATER}`), "the keyboard is at the goal");
  await expectVisible(heading(page, "On the way there"));
  await button(page, "Drop this goal").click();
  await expectVisible(button(page, "Make this my goal"));
  for (let time = 0; time < 2; time += 1) {
    assert.equal(await page.getByText(/your goal/).count(), 0);
    if (time === 0) await again(page);
  }
});

test("“I know this”, and all answers right: the map shows it, after four questions at most", async (t) => {
  const page = await maya(t);
  await map(page);
  await open(page, FIRST);
  await button(page, "I know this").click();
  await expectVisible(page.getByText("You get up to four questions on this."));
  await button(page, "Show it").click();
  await expectVisible(heading(page, "Question 1"));
  assert.equal(await mode(page), "proof");
  const turns = await settle(page, true);
  assert.equal(turns >= 3 && turns <= 4, true, `${turns} questions`);
  await map(page);
  await expectVisible(line(page, FIRST).getByText(/^secure since today/));
  assert.equal(await line(page, FIRST).getByText(/you say/).count(), 0, "both say the same");
});

test("“I know this”, and wrong answers: not yet, and both views stay; “I disagree” is settled in four", async (t) => {
  const page = await maya(t);
  await map(page);
  await open(page, FIRST);
  await button(page, "I know this").click();
  await button(page, "Show it").click();
  await expectVisible(heading(page, "Question 1"));
  assert.equal(await settle(page, false) <= 4, true);
  await map(page);
  for (let time = 0; time < 2; time += 1) {
    await expectVisible(line(page, FIRST).getByText(/^not yet/));
    await expectVisible(line(page, FIRST).getByText("you say: I know this"));
    await open(page, FIRST);
    await expectVisible(page.getByText("You said: I know this. Answers so far: not yet."));
    if (time === 0) await again(page);
  }

  await button(page, "I disagree").click();
  await expectVisible(heading(page, "Your last answers"));
  await expectVisible(page.getByText("The map says “not yet” because of the answers above."));
  await button(page, "Check it").click();
  await expectVisible(heading(page, "Question 1"));
  assert.equal(await mode(page), "check");
  assert.equal(await settle(page, true) <= 4, true);
  await map(page);
  const { map: shown } = await state(page);
  assert.equal(shown.find(({ said }) => said !== null)?.said, "know", "what the learner said is still there");
});

test("what a learner says can just be kept, and a check of what is secure too", async (t) => {
  const page = await maya(t);
  await map(page);
  await open(page, FIRST);
  await button(page, "I know this").click();
  await button(page, "Only write it down").click();
  await expectVisible(page.getByText("You said: I know this. Answers so far: don’t know yet."));
  assert.equal((await focus(page))?.words, "I know this", "the keyboard stays near");
  assert.equal((await state(page)).map.find(({ said }) => said)?.state, "unknown", "to say so is no proof");
  await button(page, "I know this").click();
  assert.equal(await button(page, "Only write it down").count(), 0);
  await button(page, "Show it").click();
  await expectVisible(heading(page, "Question 1"));
  await settle(page, true);
  await map(page);
  await open(page, FIRST);
  await button(page, "I disagree").click();
  await expectVisible(page.getByText("The map says “secure” because of the answers above."));
  await button(page, "Check it").click();
  await expectVisible(heading(page, "Question 1"));
  assert.equal(await settle(page, false) <= 4, true);
  await map(page);
  assert.equal((await state(page)).map.find(({ said }) => said)?.said, "not-yet");
});

test("with the keyboard alone: without the reason that decides it would be another question, without others the same", async (t) => {
  const page = await maya(t);
  await map(page);
  await open(page, FIRST);
  await button(page, "Practice this").click();
  await expectVisible(heading(page, "Question 1"));
  const { view } = await state(page);
  assert.ok(view?.kind === "ask");
  const { reasons } = view;
  const why = page.getByRole("group").filter({ hasText: "Why this one?" });
  await tabTo(page, /^Why this one\?/);
  await page.keyboard.press("Enter");
  const terms = [...new Set(reasons.filter(({ points, decides }) => points > 0 || decides).map(({ term }) => term))];
  assert.equal(await why.getByRole("button", { name: /^Without this\?/ }).count(), terms.length);
  /** @type {Map<boolean, string>} */
  const said = new Map();
  for (const [at, term] of terms.entries()) {
    const here = await tabTo(page, /^Without this\? ./);
    await page.keyboard.press("Enter");
    const answer = why.getByRole("status").nth(at);
    await until(`an answer about ${term}`, async () => await answer.innerText() !== "");
    const words = await answer.innerText();
    assert.match(words, /^Then .+\.$/, here.words);
    said.set(reasons.some((one) => one.term === term && one.decides), words);
    assert.match(words, reasons.some((one) => one.term === term && one.decides) ? /another question|“|nothing|as good/ : /still be this one|this one too|as good/, `${term}: ${words}`);
  }
  assert.equal(said.size, 2, "there was a reason that decides, and one that does not");
});
