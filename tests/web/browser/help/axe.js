/** @import {Page} from "playwright-core" */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** Runs before the page's own scripts, past its policy. */
export const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong with what the page shows now, each with where. @param {Page} page @returns {Promise<string[]>} */
export async function violations(page) {
  return page.evaluate(async (rules) => {
    const { axe: judge } = /** @type {any} */ (globalThis);
    const { violations: found } = await judge.run(document, { runOnly: rules });
    return found.map((/** @type {any} */ { id, nodes }) =>
      `${id}: ${nodes.slice(0, 3).map((/** @type {any} */ node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
  }, RULES);
}
