import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { answer, button, current, guest, heading } from "./help/practice.js";
import { dist, rig, starter } from "./help/rig.js";
import { expectVisible, settled } from "./help/wait.js";

const here = await rig();
const read = (/** @type {string} */ name) => readFile(path.join(dist, name), "utf8");
const READY = "A new version is ready.";

test("a new version waits for the person's word, in all tabs, and then replaces the old one at once", async (t) => {
  const page = await here.page(t);
  await guest(page);
  await settled(page);
  await page.waitForLoadState("networkidle");

  // The next version: one file differs, and so does the list of files.
  const [index, worker] = await Promise.all([read("index.html"), read("sw.js")]);
  here.server.put("index.html", index.replace("<title>Gradus practice", "<title>Gradus practice, next"));
  const listed = /(index\.html["'`],\s*["'`]?revision["'`]?:\s*["'`])([0-9a-f]{16})|(revision["'`]?:\s*["'`])([0-9a-f]{16})(["'`],\s*["'`]?url["'`]?:\s*["'`]index\.html)/;
  assert.match(worker, listed);
  here.server.put("sw.js", worker.replace(listed, (_, a, b, c, d, e) => (a ? `${a}fedcba9876543210` : `${c}fedcba9876543210${e}`)));

  await page.reload();
  await expectVisible(page.getByText(READY));
  assert.equal(await page.title(), "Gradus practice", "still the version it began with");
  const asked = await current(page, starter);
  await answer(page, starter, true);
  await page.reload();
  await expectVisible(page.getByText(READY));
  assert.equal(await page.title(), "Gradus practice", "also when it is loaded again");

  await button(page, "Use it now").click();
  await page.waitForFunction(() => document.title === "Gradus practice, next");
  await expectVisible(heading(page, "Yes."));
  assert.equal((await current(page, starter)).item.id, asked.item.id, "practice goes on where it was");
  assert.equal(await page.getByText(READY).count(), 0);
});
