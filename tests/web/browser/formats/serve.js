/** Serves the questions of every format beside the built page. */

import { readFile } from "node:fs/promises";
import path from "node:path";

/** @import {Page} from "playwright-core" */

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Formats</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="icon.svg"><link rel="stylesheet" href="stage.css"><script type="module" src="gradus-practice.js"></script>
<script type="module" src="formats.js"></script></head><body></body></html>`;
const own = (/** @type {string} */ name) => readFile(path.join(import.meta.dirname, name), "utf8");

/** @type {Record<string, string>} */
export const extra = {
  "formats.html": page,
  "stage.css": "body { margin: 0 } gradus-practice { display: block; min-block-size: 100dvh }",
  "formats.js": await own("stage.js"),
  "views.js": await own("views.js"),
};

/** Shows a question: the name of its format, and `right`, `wrong` or `shown` for what is told after it. @param {Page} page @param {string} name @param {Record<string, string>} [settings] */
export const show = (page, name, settings = { motion: "less" }) =>
  page.evaluate(([state, given]) => /** @type {any} */ (globalThis).show(state, given), /** @type {const} */ ([name, settings]));

/** What was sent to be marked, once it was. @param {Page} page @returns {Promise<string[]>} */
export async function sent(page) {
  const found = await page.waitForFunction(() => /** @type {any} */ (globalThis).answered());
  return /** @type {string[]} */ (await found.jsonValue());
}
