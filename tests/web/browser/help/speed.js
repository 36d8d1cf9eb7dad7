/**
 * What the time budgets are measured with: a processor four times slower, and a person who presses at once.
 *
 * @import {BrowserContext, Page} from "playwright-core"
 * @import {TestContext} from "node:test"
 */

import assert from "node:assert/strict";
import { cpus } from "node:os";

/** The middle one. @param {number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Slows the page's main thread. Workers run on at full speed, which the browser offers no way to change; what the
 * engine does there is measured on the main thread by itself.
 * @param {BrowserContext} context
 * @param {Page} page
 * @param {number} rate
 */
export async function slow(context, page, rate) {
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

/**
 * Pages of this context press their own way to the first question, each button in the frame it appears, and say when
 * it was painted.
 * @param {BrowserContext} context
 */
export const hasty = (context) => context.addInitScript(() => {
  const within = (/** @type {string[]} */ path) => path.reduce((/** @type {any} */ at, step) => at && (at.renderRoot ?? at.shadowRoot ?? at).querySelector(step), document);
  const button = (/** @type {string} */ screen, /** @type {string} */ words) => {
    const root = within(["gradus-practice", screen])?.shadowRoot;
    return [...(root?.querySelectorAll(words) ?? [])].at(-1);
  };
  const look = () => {
    const question = within(["gradus-practice", "gr-question", "gr-rich-text"]);
    if (question?.shadowRoot?.textContent?.trim()) {
      requestAnimationFrame(() => setTimeout(() => console.debug(`first question ${performance.now()}`)));
      return;
    }
    const where = within(["gradus-practice", "gr-what", "gr-where"])?.shadowRoot?.querySelectorAll(".places button")[2];
    const press = where ?? button("gr-what", ".choices li:first-child button") ?? button("gr-who", "form ~ button");
    if (press && press.getAttribute("aria-disabled") !== "true") press.click();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});

/**
 * Ms from navigation to the first question on the screen. Only listens: to ask the page anything, the test's own
 * scripts would first have to be compiled in it, which on a slow processor takes as long as the page does.
 * @param {Page} page
 * @param {string} url
 */
export async function firstItem(page, url) {
  const told = page.waitForEvent("console", { predicate: (message) => message.text().startsWith("first question"), timeout: 30_000 });
  await page.goto(url, { waitUntil: "commit" });
  return Number((await told).text().split(" ")[2]);
}

/** Ms from a press on Check to the feedback on the screen. The answer must be in. @param {Page} page @returns {Promise<number>} */
export const checked = (page) => page.evaluate(() => new Promise((done) => {
  const question = /** @type {any} */ (document.querySelector("gradus-practice")).renderRoot.querySelector("gr-question").renderRoot;
  const begun = performance.now();
  const look = () => {
    if (question.querySelector("gr-feedback")?.shadowRoot?.querySelector("h2")) setTimeout(() => done(performance.now() - begun));
    else requestAnimationFrame(look);
  };
  question.querySelector("button.main").click();
  requestAnimationFrame(look);
}));

/** How much of the processors nobody uses right now, 0–1. */
async function idle() {
  const read = () => cpus().reduce((sum, { times }) => {
    const all = Object.values(times).reduce((total, time) => total + time, 0);
    return { idle: sum.idle + times.idle, all: sum.all + all };
  }, { idle: 0, all: 0 });
  const before = read();
  await new Promise((done) => { setTimeout(done, 300); });
  const now = read();
  return (now.idle - before.idle) / Math.max(1, now.all - before.all);
}

/**
 * Holds times to their budget. One go that keeps it is enough, since nothing makes a page faster than it is; four goes
 * that miss it on a machine with nothing else to do are a fault; a machine that never comes to rest says nothing, and
 * the test says so instead.
 * @param {TestContext} t
 * @param {() => Promise<{missed: boolean, words: string}>} go
 */
export async function judge(t, go) {
  let calm = 0;
  const goes = [];
  for (let turn = 0; turn < 6 && calm < 4; turn += 1) {
    const free = await idle();
    const { missed, words } = await go();
    const quiet = free >= 0.8 && (missed ? await idle() >= 0.8 : true);
    goes.push(`${words}${quiet ? "" : ", with other work on this machine"}`);
    t.diagnostic(goes[turn]);
    if (!missed) return;
    if (quiet) calm += 1;
  }
  if (calm < 4) t.skip("this machine was busy with other work all the time");
  else assert.fail(goes.join("; "));
}
