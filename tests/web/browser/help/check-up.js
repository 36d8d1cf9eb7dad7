/** A check-up, step by step, as a learner takes it. */

/** @import {Page} from "playwright-core" */
/** @import {Bank} from "./practice.js" */

import { answers, button, current, heading, put, state } from "./practice.js";
import { expectVisible } from "./wait.js";

/** From the start screen to the first question. @param {Page} page */
export async function beginCheckUp(page) {
  await button(page, "Find out where you are").click();
  await button(page, "Start").click();
  await expectVisible(heading(page, "Question 1"));
}

/** Waits until another question, or the end, is there. @param {Page} page @param {number} position */
export const moved = (page, position) => page.waitForFunction((before) => {
  const { view, busy } = /** @type {any} */ (document.querySelector("gradus-practice")).session.state;
  return !busy && (view.kind !== "ask" || view.position !== before);
}, position);

/**
 * Answers the question on the screen and goes on; null says "I don't know yet".
 * @param {Page} page
 * @param {Bank} bank
 * @param {boolean | null} right
 */
export async function go(page, bank, right) {
  const asked = await current(page, bank);
  if (right === null) await button(page, "I don’t know yet").click();
  else {
    await put(page, asked, answers(asked.item)[right ? "right" : "wrong"]);
    await button(page, "Next").click();
  }
  await moved(page, asked.position);
  return asked;
}

/**
 * Goes on until the check-up is over; gives how many were asked.
 * @param {Page} page
 * @param {Bank} bank
 * @param {(turn: number) => boolean | null} [right]
 */
export async function goThrough(page, bank, right = (turn) => (turn % 3 === 2 ? null : turn % 3 === 0)) {
  for (let turn = 0; turn < 70; turn += 1) {
    if ((await state(page)).view?.kind !== "ask") return turn;
    await go(page, bank, right(turn));
  }
  throw new Error("the check-up does not end");
}

/** All the page itself says on the screen: not the question, nor the answers to choose from. @param {Page} page @returns {Promise<string>} */
export const ownWords = (page) => page.evaluate(() => {
  /** @param {Node} node @returns {string} */
  const words = (node) => {
    if (node instanceof Text) return `${node.data} `;
    if (!(node instanceof Element || node instanceof ShadowRoot)) return "";
    if (node instanceof Element && node.matches("style, dialog, gr-rich-text, .answer, .paper")) return "";
    return [...(node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes].map(words).join("");
  };
  return words(/** @type {Element} */ (document.querySelector("gradus-practice"))).replace(/\s+/g, " ");
});
