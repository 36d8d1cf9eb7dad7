/** What a teacher does on the page for authors, finding things by their role and name as a screen reader does. */

/** @import {Page} from "playwright-core" */
import { readFile } from "node:fs/promises";
import { expectVisible } from "./wait.js";

/** The state the page draws from. @param {Page} page @returns {Promise<import("../../../../www/shared/making.js").Making>} */
export const making = (page) => page.evaluate(() => /** @type {any} */ (document.querySelector("gradus-teacher")).workshop.state);

/** @param {Page} page @param {string | RegExp} name */
export const step = (page, name) => page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name });

/** @param {Page} page @param {{name: string, mimeType: string, buffer: Buffer}[]} files */
export async function bring(page, ...files) {
  await page.getByLabel("Choose files").setInputFiles(files);
}

/** Opens a question of the list. @param {Page} page @param {RegExp} words */
export async function open(page, words) {
  await page.getByRole("complementary", { name: "All questions" }).getByRole("button", { name: words }).click();
  await expectVisible(page.getByRole("heading", { name: "Change it" }));
}

/** Nothing is under way, and the bank as it is has been checked. @param {Page} page */
export const checked = (page) => page.waitForFunction(() => {
  const { busy, checking, faults } = /** @type {any} */ (document.querySelector("gradus-teacher")).workshop.state;
  return !busy && !checking && faults !== null;
}, undefined, { timeout: 20_000 });

/** What a press on a button gives to save. @param {Page} page @param {string} name @returns {Promise<{name: string, bytes: Buffer}>} */
export async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
