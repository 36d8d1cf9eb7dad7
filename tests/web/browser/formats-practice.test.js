/**
 * Every format and pictures through real practice: a bank built by the command line, marked by the engine, with a network
 * and without. Needs the release build of the command line.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { button, heading, state } from "./help/practice.js";
import { rig } from "./help/rig.js";
import { expectVisible, kept, settled } from "./help/wait.js";

/** @import {Page} from "playwright-core" */

const source = path.join(import.meta.dirname, "formats/bank.json");
const gradus = path.join(import.meta.dirname, "../../../target/release/gradus");
const folder = mkdtempSync(path.join(tmpdir(), "gradus-"));
const built = path.join(folder, "bank.json");
const making = spawnSync(process.env.GRADUS_CLI ?? gradus, ["bank", "build", source, "-o", built], { encoding: "utf8" });
assert.equal(making.status, 0, `${making.stderr}${making.error ?? ""}`);
const here = await rig({ extra: { "banks/formats.json": readFileSync(built) } });
rmSync(folder, { recursive: true });
const FORMATS = ["choice", "choices", "number", "fraction", "text", "expression", "order", "match", "cloze", "table", "point"];

/** Right and wrong answers, put in as a person does. @type {Record<string, (page: Page, right: boolean) => Promise<unknown>>} */
const put = {
  choice: (page, right) => page.getByRole("radio", { name: right ? "3 of 4 parts are shaded." : "1 of 4 parts is shaded." }).check(),
  async choices(page, right) {
    for (const [name, less] of /** @type {[RegExp, boolean][]} */ ([[/^3 (fourths|over 4)/, false], [/^1 (third|over 3)/, true], [/^1 (fourth|over 4)/, true]])) {
      await page.getByRole("checkbox", { name }).setChecked(less === right);
    }
  },
  number: (page, right) => page.getByRole("textbox", { name: "Your answer" }).fill(right ? "12" : "7"),
  fraction: (page, right) => page.getByRole("textbox", { name: "whole number" }).fill(right ? "1 3/8" : "8/12"),
  text: (page, right) => page.getByRole("textbox", { name: "Your answer" }).fill(right ? "Numerator" : "top"),
  expression: (page, right) => page.getByRole("textbox", { name: "Your answer" }).fill(right ? "6 + 2x" : "2x + 3"),
  async order(page, right) {
    const wanted = right ? ["c", "b", "a"] : ["a", "b", "c"];
    for (const [to, id] of wanted.entries()) {
      const row = page.locator(`li[data-id="${id}"]`);
      for (let turn = 0; turn < 3; turn += 1) {
        const ids = await page.locator("li[data-id]").evaluateAll((rows) => rows.map((one) => one.getAttribute("data-id")));
        if (ids.indexOf(id) > to) await row.getByRole("button", { name: / up$/ }).click();
      }
    }
  },
  async match(page, right) {
    // The engine shows the left side in an order of its own.
    for (const [left, partner] of /** @type {[RegExp, RegExp][]} */ ([
      [/^1 (half|over 2)/, right ? /^2 (fourths|over 4)/ : /^2 (fifths|over 5)/], [/^1 (third|over 3)/, /^2 (sixths|over 6)/],
    ])) {
      await page.locator(".pair").and(page.getByRole("button", { name: left })).click();
      await page.locator(".option").and(page.getByRole("button", { name: partner })).click();
    }
  },
  async cloze(page, right) {
    await page.getByRole("textbox", { name: "Blank 1 of 3" }).fill("3");
    await page.getByRole("combobox", { name: "Blank 2 of 3" }).selectOption(right ? "more" : "less");
    await page.getByRole("textbox", { name: "Blank 3 of 3" }).fill("denominator");
  },
  async table(page, right) {
    await page.getByRole("textbox", { name: "4, Pounds" }).fill(right ? "10" : "7");
    await page.getByRole("textbox", { name: "Row 3, Bags" }).fill("6");
  },
  async point(page, right) {
    await page.getByRole("slider", { name: "Your answer" }).press("Home");
    for (let step = 0; step < (right ? 7 : 6); step += 1) await page.keyboard.press("ArrowRight");
  },
};

/** Sends what is put in; an order that was right as it lay is asked about once. @param {Page} page */
async function check(page) {
  await button(page, "Check").click();
  if (await page.getByText("You have not moved anything.").isVisible()) await button(page, "Check").click();
}

/** One question of each format, and back. @param {Page} page @param {(format: string) => Promise<void>} [first] */
async function through(page, first = async () => {}) {
  await button(page, "Practice as a guest").click();
  for (const format of FORMATS) {
    await button(page, "Pick a lesson").click();
    await button(page, new RegExp(`^Lesson: ${format}\\b(?!s)`)).click();
    await expectVisible(heading(page, "Question 1"));
    await first(format);
    await put[format](page, true);
    await check(page);
    await expectVisible(heading(page, "Yes."));
    await button(page, "Finish for now").click();
    await button(page, "Done").click();
  }
}

test("each format is asked, missed once, told part by part, tried again and got right", { timeout: 240_000 }, async (t) => {
  const page = await here.page(t, { at: "?bank=banks/formats.json" });
  await through(page, async (format) => {
    await put[format](page, false);
    await check(page);
    await expectVisible(heading(page, "Not yet."));
    const view = /** @type {import("../../../src/wasm/types").FeedbackView} */ ((await state(page)).view);
    assert.equal(view.item.format, format);
    if (["order", "match", "cloze", "table"].includes(format)) {
      assert.ok(view.parts.some(({ verdict }) => verdict === "wrong"), format);
      assert.equal(await page.locator(".verdict").count(), view.parts.length, format);
    }
    await button(page, "Try again").click();
    await button(page, "Check").waitFor();
  });
});

test("with the network gone, all formats and pictures still come", { timeout: 240_000 }, async (t) => {
  const context = await here.device(t, { errors: /ERR_INTERNET_DISCONNECTED/ });
  const page = await context.newPage();
  await page.goto(`${here.url}?bank=banks/formats.json`);
  await expectVisible(button(page, "Practice as a guest"));
  await settled(page);
  await kept(page, "banks/formats.json");
  await context.setOffline(true);
  await page.reload();
  let pictures = 0;
  await through(page, async (format) => {
    if (format !== "choice" && format !== "number") return;
    await expectVisible(page.getByRole("img", { name: format === "number" ? "3 rows of 4 dots." : "3 of 4 parts are shaded." }));
    pictures += 1;
  });
  assert.equal(pictures, 2);
});
