/**
 * The main job on real input: OATutor's content is imported by the command line, `gradus serve` opens one of its lessons,
 * and a student practises it. Needs the public data (GRADUS_DATA) and the release build of the command line.
 */

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { answer, begin, button, heading, onward, state } from "./help/practice.js";
import { dist, rig } from "./help/rig.js";
import { expectVisible } from "./help/wait.js";

const { GRADUS_DATA } = process.env;
const gradus = path.join(import.meta.dirname, "../../../target/release/gradus");
const skip = GRADUS_DATA ? false : "skipped: no public data";
const here = await rig();

/** A child's first line on standard output. @param {import("node:child_process").ChildProcess} child @returns {Promise<string>} */
const firstLine = (child) => new Promise((resolve, reject) => {
  let text = "";
  child.once("exit", () => reject(new Error(`it ended: ${text}`)));
  child.stdout?.on("data", (chunk) => {
    text += chunk;
    if (text.includes("\n")) resolve(text.split("\n")[0]);
  });
});

test("any lesson of the imported content is practised with one command", { skip, timeout: 180_000 }, async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "gradus-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const bank = path.join(folder, "oatutor.json");
  const content = path.join(/** @type {string} */ (GRADUS_DATA), "content");
  const archive = path.join(content, readdirSync(content).find((name) => name.startsWith("oatutor")) ?? "none");
  const imported = spawnSync(gradus, ["bank", "import", "--from", "oatutor", archive, "-o", bank], { encoding: "utf8" });
  assert.equal(imported.status, 0, imported.stderr);

  const { items, lessons } = JSON.parse(readFileSync(bank, "utf8"));
  // Lessons whose first problem can be answered by typing or choosing, from three courses; one of them has formulas.
  const picked = ["OpenStax: Elementary Algebra", "OpenStax: Introductory Stats", "Solid Foundations: Trigonometry"].map((course) =>
    lessons.find((/** @type {any} */ lesson) => lesson.course === course && items.some((/** @type {any} */ item) => item.lesson === lesson.id && item.question.includes("<math"))));
  let formulas = 0;
  for (const lesson of picked) {
    await t.test(`${lesson.course}, ${lesson.name}`, async (one) => {
      const child = spawn(gradus, ["serve", "--dir", dist, "--port", "0", "--bank", bank, "--lesson", lesson.id]);
      one.after(() => child.kill());
      const address = (await firstLine(child)).match(/http:\S+/)?.[0] ?? "";
      const page = await here.page(one, { at: address, origins: [new URL(address).origin] });
      await button(page, "Practice as a guest").click();
      await begin(page);
      for (let turn = 0; turn < 3; turn += 1) {
        const { view } = await state(page);
        if (view?.kind !== "ask") break;
        assert.equal(items.find((/** @type {any} */ item) => item.id === view.item.id)?.lesson, lesson.id);
        formulas += await page.locator("gr-question math").count();
        await answer(page, { items }, true);
        await onward(page);
      }
      await button(page, "Finish for now").click();
      await expectVisible(heading(page, "Done for now"));
    });
  }
  assert.ok(formulas > 0, "formulas are shown as formulas");
});
