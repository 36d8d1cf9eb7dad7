/** A bank made in the browser: from other people's files to practice without a network. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { bring, checked, making, open, saved, step } from "./help/making.js";
import { button, guest, heading, put, state } from "./help/practice.js";
import { rig } from "./help/rig.js";
import { byPage, expectVisible, settled, until } from "./help/wait.js";
import { moodle, qti, sheet, torn } from "./making/files.js";

/** @import {Page} from "playwright-core" */

const here = await rig({ under: "/school/" });
/** A browser without a network says so in its console; that is the test's own doing. */
const errors = /ERR_INTERNET_DISCONNECTED|service worker/i;
const place = mkdtempSync(path.join(tmpdir(), "gradus-making-"));
after(() => rmSync(place, { recursive: true }));

/** The page for authors on a device of its own. @param {import("node:test").TestContext} t */
async function teacher(t) {
  const page = await here.page(t, { at: "teacher.html", errors });
  await expectVisible(heading(page, "Bring in your questions"));
  return page;
}

/** The page and all that it needs are on the device. @param {Page} page */
async function kept(page) {
  await settled(page);
  await until("the page for authors is kept", () => page.evaluate(async () => {
    const store = await caches.open("gradus-teacher");
    const names = (await store.keys()).map(({ url }) => url);
    return ["teacher.html", "alone/practice.html", "library/mathematics.json", "author_bg"].every((part) => names.some((name) => name.includes(part)));
  }), 20_000);
}

/** Answers what is asked, by the bank that was made. @param {Page} page @param {any} bank */
async function right(page, bank) {
  const { view } = /** @type {{view: any}} */ (await state(page));
  const item = bank.items.find((/** @type {{id: string}} */ { id }) => id === view.item.id);
  const key = Array.isArray(item.key) ? item.key : [item.key];
  await put(page, { item, order: view.item.choices.map((/** @type {{id: string}} */ { id }) => id) }, key.slice(0, 1));
  await button(page, "Check").click();
  await expectVisible(heading(page, "Yes."));
  return item;
}

test("a spreadsheet is read, one key mended, kept through a reload and practiced, all but the first without a network", { timeout: 90_000 }, async (t) => {
  const teaching = await teacher(t);
  let page = teaching;
  await kept(page);
  await page.context().setOffline(true);
  const before = here.server.asked.length;
  await bring(page, sheet);
  await open(page, /Write 3\/6 in lowest terms/);
  await expectVisible(page.getByRole("region", { name: "As a student sees it" }).getByRole("textbox", { name: "Your answer" }));
  await page.getByRole("textbox", { name: "Right answer" }).fill("1/2");
  const preview = page.getByRole("region", { name: "As a student sees it" });
  await preview.getByRole("textbox", { name: "Your answer" }).fill("2/4");
  await preview.getByRole("button", { name: "Check" }).click();
  await expectVisible(preview.getByText("Yes."));
  await preview.getByRole("textbox", { name: "Your answer" }).fill("1/3");
  await page.keyboard.press("Enter");
  await expectVisible(preview.getByText("Not yet."));
  await page.getByRole("button", { name: "Show answer and help" }).click();
  await expectVisible(preview.getByText(/answer.*1\/2/i));
  await until("it is kept", async () => (await making(page)).draft?.bank.items[1].key === "1/2");
  await page.waitForTimeout(600);
  await page.reload();
  await expectVisible(page.getByText("Write 3/6 in lowest terms."));
  assert.equal((await making(page)).draft?.bank.items[1].key, "1/2");
  assert.equal((await making(page)).undo, "edit");
  await step(page, /^Save/).click();
  await page.getByRole("textbox", { name: "Name of the bank" }).fill("Fractions for Tuesday");
  await checked(page);
  const bank = (await making(page)).draft?.bank;
  [page] = await Promise.all([teaching.waitForEvent("popup"), teaching.getByRole("button", { name: "Practice now" }).click()]);
  await expectVisible(page.getByText("Fractions for Tuesday"));
  await guest(page);
  const met = new Set();
  for (let turn = 0; turn < 5; turn += 1) {
    met.add((await right(page, bank)).id);
    await button(page, "Next").click();
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector("gradus-practice")).session.state.view.kind !== "feedback");
    if (!(await state(page)).view || (await state(page)).view?.kind === "finished") break;
  }
  assert.ok(met.size >= 3, `${met.size} different questions`);
  assert.deepEqual(byPage(here.server.asked.slice(before)), []);
});

test("a Moodle quiz: what cannot be marked is said, written by hand, and the folder practices from a disk", { timeout: 90_000 }, async (t) => {
  const page = await teacher(t);
  await bring(page, moodle);
  await expectVisible(heading(page, "2 questions from quiz.xml"));
  await expectVisible(page.getByText("1 question could not be taken.", { exact: false }));
  await page.getByText("Original text", { exact: true }).click();
  await expectVisible(page.locator("pre").getByText("Tell how a seed grows."));
  await button(page, "Write it by hand").click();
  await page.getByLabel("How it is answered").selectOption("text");
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("What does a seed need first?");
  await page.getByLabel("Right answers, one on each line").fill("water\nsome water");
  await step(page, /^Questions/).click();
  const [row] = (await making(page)).draft?.rows ?? [];
  assert.equal(row.item, (await making(page)).draft?.bank.items.at(-1)?.id, "its original text stays beside it");
  await step(page, /^Save/).click();
  await checked(page);
  const folder = await saved(page, "Save the folder");
  assert.equal(folder.name, "plants.zip".replace("plants", folder.name.replace(/\.zip$/, "")));
  const files = unzipSync(folder.bytes);
  assert.deepEqual(Object.keys(files).map((name) => path.basename(name)).sort(), ["README.txt", "bank.json", "practice.html"]);
  const find = (/** @type {string} */ name) => /** @type {Uint8Array} */ (Object.entries(files).find(([one]) => one.endsWith(name))?.[1]);
  const bank = JSON.parse(strFromU8(find("bank.json")));
  assert.deepEqual(bank.items.map((/** @type {any} */ one) => one.key), ["a", ["roots", "the roots"], ["water", "some water"]]);
  await step(page, /^Bring/).click();
  await page.getByRole("radio", { name: "Begin a new bank" }).check();
  await bring(page, { name: folder.name, mimeType: "application/zip", buffer: folder.bytes });
  await expectVisible(heading(page, "Questions"));
  assert.deepEqual((await making(page)).draft?.bank, bank, "the folder opens as it was saved");
  const file = path.join(place, "practice.html");
  writeFileSync(file, find("practice.html"));
  const alone = await (await here.device(t, { errors })).newPage();
  await alone.context().setOffline(true);
  await alone.goto(pathToFileURL(file).href);
  await guest(alone);
  assert.ok(bank.items.some((/** @type {any} */ { id }) => id === bank.items[0].id));
  await right(alone, bank);
});

test("a QTI package with a picture: put into words, undone and done again, saved, and opened as it was", { timeout: 60_000 }, async (t) => {
  const page = await teacher(t);
  await bring(page, qti);
  await step(page, /^Check/).click();
  await expectVisible(page.getByText("A picture without words"));
  await page.getByRole("listitem").filter({ hasText: "A picture without words" }).getByRole("button", { name: "Go there" }).first().click();
  await page.getByLabel("What the picture shows, in words").fill("Two rows of two squares");
  await expectVisible(page.getByRole("img", { name: "Two rows of two squares" }));
  await checked(page);
  const alt = async () => (await making(page)).draft?.bank.items[0].picture.alt;
  const codes = async () => (await making(page)).faults?.map(({ code }) => code);
  assert.equal((await codes())?.includes("bank/no-alternative"), false);
  await page.keyboard.press("Control+z");
  assert.equal(await alt(), "squares.png", "as the import had named it");
  await button(page, "Redo: change of a question").click();
  assert.equal(await alt(), "Two rows of two squares");
  await step(page, /^Save/).click();
  const { bytes, name } = await saved(page, "Save the file");
  assert.match(name, /\.json$/);
  assert.deepEqual(JSON.parse(bytes.toString()), (await making(page)).draft?.bank);
  await step(page, /^Bring/).click();
  await page.getByRole("radio", { name: "Begin a new bank" }).check();
  await bring(page, { name, mimeType: "application/json", buffer: bytes });
  await expectVisible(heading(page, "Change it"));
  assert.deepEqual((await making(page)).draft?.bank, JSON.parse(bytes.toString()));
});

test("that a card is asked in two ways is told before anybody wonders", { timeout: 60_000 }, async (t) => {
  const page = await teacher(t);
  await page.getByRole("textbox", { name: /Or paste here/ }).fill("die Katze\tthe cat\nder Hund\tthe dog\ndas Pferd\tthe horse\nneun\t9\n");
  await button(page, "Read it").click();
  await expectVisible(page.getByText("3 cards are asked in two ways: to type the answer, and to choose it."));
  assert.deepEqual((await making(page)).draft?.bank.items.map(({ format }) => format), ["text", "choice", "text", "choice", "text", "choice", "number"]);
  await button(page, "Look through the questions").click();
  await expectVisible(heading(page, "Change it"));
});

test("questions are pasted, ticked, taken out, put back, swapped for one of Gradus's own and tagged by their words", { timeout: 60_000 }, async (t) => {
  const page = await teacher(t);
  await page.getByRole("textbox", { name: /Or paste here/ }).fill("Which fraction is greater, 1/2 or 1/3?\t1/2\nCompare 2/5 and 4/5. Which is less?\t2/5\n");
  await button(page, "Read it").click();
  await expectVisible(heading(page, "Change it"));
  assert.deepEqual((await making(page)).draft?.bank.items.map(({ format, key }) => [format, key]), [["number", "1/2"], ["number", "2/5"]]);
  const ids = async () => (await making(page)).draft?.bank.items.map(({ id }) => id) ?? [];
  const [first, second] = await ids();
  await page.getByRole("checkbox", { name: /Compare 2\/5/ }).check();
  await button(page, "Take 1 out").click();
  assert.deepEqual(await ids(), [first]);
  await page.getByText("Taken out: 1").click();
  await button(page, "Put back").click();
  assert.deepEqual(await ids(), [first, second]);
  await open(page, /Which fraction is greater/);
  // To read the whole of Gradus's own bank takes a slow machine a while.
  const tag = page.getByRole("button", { name: /From Gradus, \d\.NF/ }).first();
  await tag.click({ timeout: 30_000 });
  await until("it is tagged", async () => (await making(page)).draft?.bank.items[0].skills.length === 2);
  await button(page, "Swap").click();
  const offer = page.getByRole("region", { name: "What could stand here instead" });
  await offer.getByRole("button", { name: /^Take this/ }).first().click();
  await until("it is swapped", async () => (await ids())[0] !== first);
  const { draft, undo } = await making(page);
  assert.equal(undo, "swap");
  assert.deepEqual(draft?.aside.map(({ id }) => id), [first]);
  assert.equal(draft?.bank.items[0].license, "CC-BY-4.0");
  await checked(page);
  assert.deepEqual((await making(page)).faults?.filter(({ severity }) => severity === "error"), []);
});

test("the sheet to fill in is a workbook that can be brought in as it is", async (t) => {
  const page = await teacher(t);
  const sheetFile = await saved(page, "Get the sheet to fill in");
  assert.equal(sheetFile.name, "questions.xlsx");
  await bring(page, { name: sheetFile.name, mimeType: "application/octet-stream", buffer: sheetFile.bytes });
  await expectVisible(heading(page, "Change it"));
  const { draft } = await making(page);
  assert.deepEqual([draft?.bank.items.length, draft?.rows.length], [9, 0]);
  assert.equal(draft?.bank.items.find(({ format }) => format === "fraction")?.key, "3/4");
});

test("a file that is broken is refused in plain words, and nothing is lost", async (t) => {
  const page = await teacher(t);
  await bring(page, moodle);
  await expectVisible(heading(page, "2 questions from quiz.xml"));
  const before = (await making(page)).draft;
  await bring(page, torn);
  await expectVisible(page.getByRole("alert").getByText("nothing was changed", { exact: false }));
  assert.deepEqual((await making(page)).draft, before);
});

test("a bank that is open in one tab waits for it in the other", async (t) => {
  const page = await teacher(t);
  await bring(page, sheet);
  await expectVisible(heading(page, "Change it"));
  await until("it is kept", async () => (await making(page)).durable);
  await page.waitForTimeout(500);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expectVisible(other.getByText("open in another tab"));
  assert.equal(await other.getByRole("button", { name: /open in another tab/ }).isDisabled(), true);
  await page.close();
  await other.reload();
  await other.getByRole("button", { name: /^fractions.* today/ }).click();
  await expectVisible(heading(other, "Change it"));
});
