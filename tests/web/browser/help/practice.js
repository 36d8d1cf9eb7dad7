/**
 * What a student does, step by step, finding things by their role and name as a screen reader does. The right answers
 * come from the bank's own file; only which item is shown is asked of the page.
 *
 * @import {Page} from "playwright-core"
 * @import {State} from "../../../../www/shared/types.js"
 */

import { expectVisible } from "./wait.js";

/** @typedef {{id: string, format: string, key: string | string[], skills: string[], hints?: object[], mistakes?: {answer: string}[], choices?: {id: string, why?: string}[]}} BankItem */
/** @typedef {{items: BankItem[]}} Bank */

/** The state the page draws from. @param {Page} page @returns {Promise<State>} */
export const state = (page) =>
  page.evaluate(() => /** @type {any} */ (document.querySelector("gradus-practice")).session.state);

/** @param {Page} page @param {string | RegExp} name */
export const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
/** @param {Page} page @param {string | RegExp} name */
export const heading = (page, name) => page.getByRole("heading", { name, exact: typeof name === "string" });

/** The buttons that are good choices. @param {Page} page */
export const suggestions = (page) => page.getByRole("region", { name: "Good choices for you" }).getByRole("button");

/** @param {Page} page */
export async function begin(page) {
  await suggestions(page).first().click();
  await expectVisible(heading(page, "Question 1"));
}

/** From the first screen to the first question, as a guest. @param {Page} page */
export async function guest(page) {
  await button(page, "Practice as a guest").click();
  await begin(page);
}

/** The same with a bank of several courses. @param {Page} page @param {string} course */
export async function guestIn(page, course) {
  await button(page, "Practice as a guest").click();
  await button(page, course).click();
  await begin(page);
}

/** From the first screen to the choices, under a name. @param {Page} page @param {string} name */
export async function join(page, name) {
  await page.getByRole("textbox", { name: "nickname" }).fill(name);
  await button(page, "Start").click();
  await expectVisible(heading(page, `What next, ${name}?`));
}

/** The item on the screen, from the bank's file. @param {Page} page @param {Bank} bank */
export async function current(page, bank) {
  const { view } = await state(page);
  if (view?.kind !== "ask" && view?.kind !== "feedback") throw new Error(`no question, but ${view?.kind}`);
  const item = bank.items.find(({ id }) => id === view.item.id);
  if (!item) throw new Error(`the bank has no ${view.item.id}`);
  return { item, order: view.item.choices.map(({ id }) => id), position: view.position };
}

/** @param {string | string[]} key */
const keys = (key) => (Array.isArray(key) ? key : [key]);

/** An answer that is right, and one that is not. @param {BankItem} item */
export function answers(item) {
  const right = keys(item.key);
  const wrong = item.choices?.find(({ id }) => !right.includes(id))?.id ?? item.mistakes?.[0]?.answer ?? "987654";
  return { right: item.format === "choices" ? right : right.slice(0, 1), wrong: [wrong] };
}

/** Puts an answer in, without a word to anyone. @param {Page} page @param {{item: BankItem, order: string[]}} asked @param {string[]} answer */
export async function put(page, { item, order }, answer) {
  if (item.format === "choice" || item.format === "choices") {
    const role = item.format === "choice" ? "radio" : "checkbox";
    for (const [at, id] of order.entries()) {
      if (answer.includes(id)) await page.getByRole("group", { name: /^Choose/ }).first().getByRole(role).nth(at).check();
    }
  } else {
    await page.getByRole("textbox", { name: "Your answer" }).first().fill(answer[0]);
  }
}

/** Answers the question on the screen and waits for the word on it. @param {Page} page @param {Bank} bank @param {boolean} right */
export async function answer(page, bank, right) {
  const asked = await current(page, bank);
  await put(page, asked, answers(asked.item)[right ? "right" : "wrong"]);
  await button(page, "Check").click();
  await expectVisible(heading(page, right ? "Yes." : "Not yet."));
  return asked;
}

/** From the feedback to whatever comes next. @param {Page} page */
export async function onward(page) {
  const reveal = button(page, "Show me");
  if (await reveal.count()) {
    await reveal.click();
    await reveal.waitFor({ state: "detached" });
  }
  const { view } = await state(page);
  await button(page, "Next").click();
  await page.waitForFunction((before) => {
    const now = /** @type {any} */ (document.querySelector("gradus-practice")).session.state.view;
    return now.kind !== "feedback" || now.position !== before;
  }, /** @type {any} */ (view).position);
}

/**
 * Answers until the session is over or `most` answers are given; wrong ones where `right` says so.
 * @param {Page} page
 * @param {Bank} bank
 * @param {{most?: number, right?: (turn: number) => boolean}} [how]
 */
export async function practise(page, bank, { most = 60, right = () => true } = {}) {
  let turn = 0;
  for (; turn < most; turn += 1) {
    const { view } = await state(page);
    if (view?.kind === "finished") break;
    if (view?.kind === "handover" || view?.kind === "example") {
      await button(page, view.kind === "example" ? "Try one yourself" : "Practice something else").click();
      await page.waitForFunction((kind) => /** @type {any} */ (document.querySelector("gradus-practice")).session.state.view.kind !== kind, view.kind);
    } else {
      await answer(page, bank, right(turn));
      await onward(page);
    }
  }
  return turn;
}

/** Everything the device keeps, straight from its database. @param {Page} page */
export const stored = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("gradus");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const transaction = opening.result.transaction(["learners", "evidence"]);
    const [learners, evidence] = [transaction.objectStore("learners").getAll(), transaction.objectStore("evidence").getAll()];
    transaction.oncomplete = () => {
      opening.result.close();
      resolve({ learners: learners.result, evidence: evidence.result });
    };
  };
}));
