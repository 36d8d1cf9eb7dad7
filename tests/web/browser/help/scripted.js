/** Serves the scripted states beside the built page. */

import { readFile } from "node:fs/promises";
import path from "node:path";

const here = import.meta.dirname;
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>States</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="icon.svg"><link rel="stylesheet" href="stage.css"><script type="module" src="gradus-practice.js"></script>
<script type="module" src="stage.js"></script></head><body></body></html>`;

/** @type {Record<string, string>} */
export const extra = {
  "stage.html": page,
  "stage.css": "body { margin: 0 } gradus-practice { display: block; min-block-size: 100dvh }",
  "stage.js": await readFile(path.join(here, "stage.js"), "utf8"),
  "states.js": await readFile(path.join(here, "states.js"), "utf8"),
};

/** The names of all states. @param {import("playwright-core").Page} page @returns {Promise<string[]>} */
export const names = (page) => page.evaluate(() => /** @type {any} */ (globalThis).names);

/**
 * Shows a state; answers with the element that draws it.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {Record<string, string>} [settings]
 * @returns {Promise<string>}
 */
export const show = (page, name, settings = {}) =>
  page.evaluate(([state, given]) => /** @type {any} */ (globalThis).show(state, given), /** @type {const} */ ([name, settings]));

/**
 * Opens what the state has folded away, so that it is looked at, too.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
export async function unfold(page, name) {
  if (name.startsWith("why")) await page.getByText("Why this one?").click();
  if (name === "map") {
    await page.getByRole("button", { name: /equivalent/ }).click();
    await page.getByRole("button", { name: "I disagree" }).click();
  }
  if (name === "map, goal") await page.getByRole("button", { name: "Find it" }).click();
}
