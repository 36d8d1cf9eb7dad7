/**
 * The right answer to the question on the screen, also of a template's instance: a second engine reads the same evidence,
 * answers wrongly and is shown the key.
 */

/** @import {Page} from "playwright-core" */
import { readFile } from "node:fs/promises";
import path from "node:path";

const pkg = path.join(import.meta.dirname, "../../../../pkg");
const read = (/** @type {string} */ name) => readFile(path.join(pkg, name));

/** What the host must have for it. */
export const engine = {
  "blank.html": "<!doctype html><title>Nothing</title><link rel='icon' href='data:,'>",
  "pkg/gradus.js": await read("gradus.js"),
  "pkg/gradus_bg.wasm": await read("gradus_bg.wasm"),
  "pkg/marking.js": await read("marking.js"),
  "pkg/marking_bg.wasm": await read("marking_bg.wasm"),
};

/**
 * @param {Page} blank  a page at blank.html
 * @param {string} bank  its address
 * @param {string[]} lines  all of the learner's evidence
 * @returns {Promise<string[]>}
 */
export const rightAnswer = (blank, bank, lines) => blank.evaluate(async ({ address, records }) => {
  const { default: init, Engine } = await import(/** @type {any} */ ("/pkg/gradus.js"));
  await init({ module_or_path: "/pkg/gradus_bg.wasm" });
  const marking = await import(/** @type {any} */ ("/pkg/marking.js"));
  await marking.default({ module_or_path: "/pkg/marking_bg.wasm" });
  Engine.useMarking(marking);
  const own = new Engine(new Uint8Array(await (await fetch(address)).arrayBuffer()), null);
  try {
    own.load(records);
    const now = Date.now();
    const { item } = own.resume("0123456789abcdef", now).view;
    const ids = item.choices.map((/** @type {{id: string}} */ { id }) => id);
    /** @type {string[]} */
    let wrong = ["987654"];
    if (item.format === "choice" || item.format === "choices") wrong = ids.slice(0, 1);
    if (item.format === "order") wrong = ids;
    if (item.format === "match") wrong = ids.map((/** @type {string} */ id) => `${id}:${item.targets[0].id}`);
    if (item.format === "point") wrong = [item.line.from];
    if (item.blanks.length) wrong = item.blanks.map((/** @type {any} */ { id, choices }) => `${id}:${choices[0]?.id ?? "987654"}`);
    const { view } = own.answer(wrong, 9000, false, now);
    return view.verdict === "right" ? wrong : own.reveal(now + 1).view.key;
  } finally {
    own.free();
  }
}, { address: bank, records: lines });

/** @param {string} number  plain, or a fraction */
const value = (number) => number.replace("−", "-").split("/").map(Number).reduce((above, below) => above / below);

/** Puts an answer in by keys alone, as far as the press that checks it. @param {Page} page @param {any} item @param {string[]} answer */
export async function type(page, item, answer) {
  const at = (/** @type {{id: string}[]} */ among, /** @type {string} */ id) => among.findIndex((one) => one.id === id);
  switch (item.format) {
    case "choice":
    case "choices":
      for (const id of answer) await page.keyboard.press(String(at(item.choices, id) + 1));
      break;
    case "match":
      // Each press goes on to the next that is open.
      for (const { id } of item.choices) {
        const target = answer.find((pair) => pair.startsWith(`${id}:`))?.slice(id.length + 1) ?? "";
        await page.keyboard.press(String(at(item.targets, target) + 1));
      }
      break;
    case "order":
      for (const [to, id] of answer.entries()) {
        const place = () => page.locator("li[data-id]").evaluateAll((rows, wanted) => rows.findIndex((row) => row.getAttribute("data-id") === wanted), id);
        while (await place() > to) await page.locator(`li[data-id="${id}"]`).getByRole("button", { name: / up$/ }).press("Enter");
      }
      break;
    case "cloze":
    case "table":
      for (const [index, blank] of item.blanks.entries()) {
        const given = answer.find((part) => part.startsWith(`${blank.id}:`))?.slice(blank.id.length + 1) ?? "";
        await page.locator(".blank").nth(index).locator("input, select").first().focus();
        if (!blank.choices.length) await page.keyboard.type(given);
        for (let turn = 0; blank.choices.length && turn <= at(blank.choices, given); turn += 1) await page.keyboard.press("ArrowDown");
      }
      break;
    case "point": {
      await page.getByRole("slider", { name: "Your answer" }).press("Home");
      const steps = Math.round((value(answer[0]) - value(item.line.from)) / value(item.line.snap || item.line.step));
      for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowRight");
      break;
    }
    case "fraction":
      await page.getByRole("textbox", { name: "whole number" }).focus();
      await page.keyboard.type(answer[0]);
      break;
    default:
      // Typing at the heading goes to the field.
      await page.keyboard.type(answer[0]);
  }
}
