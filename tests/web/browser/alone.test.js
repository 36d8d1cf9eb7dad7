/**
 * The page that practices alone, from the folder a teacher saves: opened from a disk with no network at all, from any web
 * space, and where the browser refuses it workers or a place to keep answers. Needs the release build of the command line.
 */

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { items, keys, later, ODD, source } from "./alone/bank.js";
import { built, unpacked } from "./alone/make.js";
import { axe, violations } from "./help/axe.js";
import { tabTo } from "./help/keys.js";
import { button, guest, heading, join, state, stored, suggestions } from "./help/practice.js";
import { dist, rig, starter } from "./help/rig.js";
import { serve } from "./help/serve.js";
import { firstItem, hasty, judge, slow } from "./help/speed.js";
import { expectVisible } from "./help/wait.js";

/** @import {BrowserContext, Page} from "playwright-core" */

const place = mkdtempSync(path.join(tmpdir(), "gradus-alone-"));
after(() => rmSync(place, { recursive: true }));
const [first, second] = [built(source), built(later)];
const names = await unpacked(place, source, first);
const file = path.join(place, "practice.html");
const address = pathToFileURL(file).href;
const here = await rig({ extra: { "banks/alone.json": first } });

/** Every request that is not the file itself or made inside it. @param {BrowserContext} context */
function outside(context) {
  /** @type {string[]} */
  const asked = [];
  context.on("request", (request) => {
    if (request.url() !== address && !/^(?:blob|data):/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

/** Answers the question on the screen by keys, rightly. @param {Page} page */
async function answer(page) {
  const { view } = /** @type {{view: any}} */ (await state(page));
  const words = await page.evaluate((html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "", view.item.question);
  await page.keyboard.type(keys[view.item.id](words));
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Yes."));
  return view.item;
}

/** From the feedback to whatever comes next. @param {Page} page */
async function onward(page) {
  await tabTo(page, /^Next$/);
  await page.keyboard.press("Enter");
  await button(page, "Next").waitFor({ state: "detached" });
}

/** A whole session by keys, by the first choice; gives what was asked. @param {Page} page */
async function session(page) {
  // A trial presses nothing: it waits until the choices can be pressed.
  await suggestions(page).first().click({ trial: true });
  await tabTo(page, /./);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Question 1"));
  const asked = [];
  for (let { view } = await state(page); view?.kind === "ask"; { view } = await state(page)) {
    asked.push(await answer(page));
    await onward(page);
    assert.equal(asked.length < 60, true, "the session ends");
  }
  await expectVisible(heading(page, "Done for now"));
  return asked;
}

/** From the end of a session to the choices. @param {Page} page */
async function done(page) {
  await expectVisible(heading(page, "Done for now"));
  // A press on a page that is still at work is not taken.
  await page.waitForFunction(() => !(/** @type {any} */ (document.querySelector("gradus-practice")).session.state.busy));
  await tabTo(page, /^Done$/);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, /^What next/));
}

/** One question of each, by keys: the lesson that has no other. @param {Page} page */
async function each(page) {
  for (const { id } of items) {
    for (const name of [/^Pick a lesson/, new RegExp(`^Only ${id}\\s*\\d`)]) {
      await tabTo(page, name);
      await page.keyboard.press("Enter");
    }
    await expectVisible(heading(page, "Question 1"));
    assert.equal((await answer(page)).id, id);
    await tabTo(page, /^Finish for now$/);
    await page.keyboard.press("Enter");
    await done(page);
  }
}

/** @param {Page} page */
const answers = async (page) => (await stored(page)).evidence.map((/** @type {{line: string}} */ { line }) => JSON.parse(line)).filter((/** @type {{kind: string}} */ { kind }) => kind === "answered");

test("the zip holds the page, the source and a few words", () => {
  assert.deepEqual(names, ["practice.html", "bank.json", "README.txt"]);
  assert.deepEqual(JSON.parse(readFileSync(path.join(place, "bank.json"), "utf8")), source);
  assert.match(readFileSync(path.join(place, "README.txt"), "utf8"), /double-click practice\.html/);
});

test("from a disk, without a network: a session by keys, kept, carried away and back, and no request", { timeout: 120_000 }, async (t) => {
  const context = await here.device(t);
  await context.addInitScript(axe);
  const requests = outside(context);
  await context.setOffline(true);
  const page = await context.newPage();
  await page.goto(address);
  assert.equal(await page.title(), source.name);
  await expectVisible(page.getByText(source.name));
  assert.deepEqual(await violations(page), []);
  await join(page, "Maya");
  const asked = await session(page);
  t.diagnostic(`a session of ${asked.map(({ id }) => id)}`);
  assert.deepEqual(await violations(page), []);
  await done(page);
  await each(page);
  const kept = await answers(page);
  assert.equal(kept.length, asked.length + items.length);
  assert.equal(await page.evaluate(() => document.fonts.check("1em 'Gradus Math'") && [...document.fonts].every(({ status }) => status === "loaded")), true);

  // Loaded again, and in another tab after this one is closed.
  await page.reload();
  await expectVisible(heading(page, "What next, Maya?"));
  assert.deepEqual(await answers(page), kept);
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save progress").first().click()]);
  const saved = { name: download.suggestedFilename(), mimeType: "application/octet-stream", buffer: await readFile(await download.path()) };
  await page.close();
  const tab = await context.newPage();
  await tab.goto(address);
  await button(tab, /^Maya/).click();
  await expectVisible(heading(tab, "What next, Maya?"));
  assert.deepEqual(await answers(tab), kept);

  // Another device, and the site with the same bank: the progress file moves both ways.
  const other = await (await here.device(t)).newPage();
  for (const at of [address, `${here.url}?bank=banks/alone.json`]) {
    await other.goto(at);
    await other.getByLabel("Load progress").setInputFiles(saved);
    await expectVisible(other.getByText("Your progress is loaded."));
    await expectVisible(heading(other, "What next, Maya?"));
    assert.equal((await answers(other)).length, kept.length);
    assert.equal((await state(other)).map.some(({ observations }) => observations > 0), true, "they count");
    assert.equal((await state(other)).notices.some(({ code }) => code === "records-skipped"), false);
  }
  assert.deepEqual(requests, []);
});

test("odd texts stay texts: names, a picture, a choice and what is said of it", async (t) => {
  const [add] = source.skills;
  const one = { ...source, skills: [add], lessons: [{ id: "l1", name: `Everything ${ODD}`, skills: ["add"] }], items: items.slice(0, 1) };
  const folder = mkdtempSync(path.join(tmpdir(), "gradus-alone-"));
  t.after(() => rmSync(folder, { recursive: true }));
  await unpacked(folder, one, built(one));
  const page = await here.page(t, { at: pathToFileURL(path.join(folder, "practice.html")).href });
  await join(page, "Maya");
  await button(page, "Pick a lesson").click();
  await expectVisible(button(page, /^Everything .*\$&.* 1 question$/));
  await suggestions(page).first().click();
  await expectVisible(heading(page, "Question 1"));
  const { overview } = await state(page);
  assert.deepEqual([overview?.name, overview?.skills[0].name, overview?.lessons[0].name], [source.name, add.name, one.lessons[0].name]);
  await expectVisible(page.getByRole("img", { name: `A jump of 3 from 2. ${ODD}` }));
  await expectVisible(page.getByRole("radio", { name: ODD }));
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Not yet."));
  assert.equal(await page.title(), source.name);
  assert.equal(await page.locator("script").count(), 7, "none of them made a script");
});

test("a newer folder in the same place goes on with the same progress", { timeout: 60_000 }, async (t) => {
  const context = await here.device(t);
  const page = await context.newPage();
  await page.goto(address);
  await join(page, "Maya");
  await session(page);
  const kept = await answers(page);
  try {
    await unpacked(place, later, second);
    await page.goto(address);
    await expectVisible(heading(page, "What next, Maya?"));
    assert.deepEqual(await answers(page), kept);
    const { map, overview } = await state(page);
    assert.equal(overview?.skills.find(({ id }) => id === "parts")?.itemCount, 5);
    assert.equal(map.reduce((sum, { observations }) => sum + observations, 0) > 0, true);
  } finally {
    await unpacked(place, source, first);
  }
});

test("the browser itself holds the page to its word", async (t) => {
  const context = await here.device(t, { errors: /Content Security Policy|Failed to load|Fetch API/ });
  const page = await context.newPage();
  await page.goto(address);
  await expectVisible(button(page, "Practice as a guest"));
  const before = here.server.asked.length;
  const refused = await page.evaluate(async (url) => {
    const said = [await fetch(url).then(() => "", () => "fetch")];
    said.push(await new Promise((done) => {
      const image = new Image();
      image.onload = () => done("");
      image.onerror = () => done("image");
      image.src = url;
    }));
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.body.append(script);
    return [...said, "ran" in globalThis ? "" : "script", navigator.serviceWorker?.controller ? "" : "worker"];
  }, `${here.url}icon.svg`);
  assert.deepEqual(refused, ["fetch", "image", "script", "worker"]);
  const inside = await page.workers()[0].evaluate((url) => fetch(url).then(() => "", () => "fetch"), `${here.url}icon.svg`);
  assert.equal(inside, "fetch", "nor may the engine's own thread");
  assert.equal(here.server.asked.length, before);
});

test("from a web space, under any path: one request", async (t) => {
  const page = readFileSync(file, "utf8");
  // A host with no policy of its own; ours forbids scripts inside the file, which is for other pages.
  const host = await serve({ folder: dist, under: "/class/4b/", extra: { "practice.html": page }, csp: "" });
  t.after(() => host.close());
  const context = await here.device(t, { origins: [new URL(host.url).origin] });
  const tab = await context.newPage();
  await tab.goto(`${host.url}practice.html?lesson=line`);
  await join(tab, "Maya");
  await expectVisible(suggestions(tab).getByText(/Only line/));
  await session(tab);
  assert.deepEqual(host.asked, ["/class/4b/practice.html?lesson=line"]);
  assert.equal(await tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

/** Ways in which browsers refuse workers to a file. @type {Record<string, () => void>} */
const refusals = {
  "at once": () => { Object.defineProperty(globalThis, "Worker", { value: class { constructor() { throw new DOMException("denied", "SecurityError"); } } }); },
  "a little later": () => {
    const Real = Worker;
    // No such blob: the worker is made, and then fails.
    Object.defineProperty(globalThis, "Worker", { value: class extends Real { constructor() { super("blob:null/00000000-0000-0000-0000-000000000000"); } } });
  },
};

for (const [when, refuse] of Object.entries(refusals)) {
  test(`where workers are refused ${when}, the engine runs in the page, and is replaced when it breaks`, async (t) => {
    const context = await here.device(t, { errors: /ERR_FILE_NOT_FOUND|Not allowed to load/ });
    await context.addInitScript(refuse);
    const page = await context.newPage();
    await page.goto(address);
    await join(page, "Maya");
    assert.deepEqual(page.workers(), []);
    await suggestions(page).first().click();
    await expectVisible(heading(page, "Question 1"));
    await answer(page);
    await onward(page);
    const kept = (await stored(page)).evidence;
    await page.evaluate(() => {
      const { decode } = TextDecoder.prototype;
      TextDecoder.prototype.decode = () => {
        TextDecoder.prototype.decode = decode;
        throw new WebAssembly.RuntimeError("unreachable");
      };
    });
    const { view } = /** @type {{view: any}} */ (await state(page));
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    await expectVisible(page.getByText("Practice had to start again. Your answers are still here."));
    assert.deepEqual((await stored(page)).evidence, kept);
    assert.equal(/** @type {any} */ ((await state(page)).view).item.id, view.item.id);
  });
}

test("in a frame that keeps nothing and may do little: a notice, a question, and the way out", { timeout: 60_000 }, async (t) => {
  const text = `<!doctype html><html lang="en"><title>Our class</title><link rel="icon" href="data:,"><iframe title="Practice" width="900" height="700" sandbox="allow-scripts allow-downloads" src="practice.html"></iframe>`;
  const host = await serve({ folder: dist, extra: { "practice.html": readFileSync(file, "utf8"), "frame.html": text }, csp: "" });
  t.after(() => host.close());
  const context = await here.device(t, { origins: [new URL(host.url).origin] });
  const tab = await context.newPage();
  await tab.goto(`${host.url}frame.html`);
  const inner = tab.frames().find((one) => one.url().endsWith("practice.html"));
  assert.ok(inner);
  // The helpers need no more than a page's frame can do.
  const page = /** @type {Page} */ (/** @type {unknown} */ (inner));
  await expectVisible(page.getByText("This browser keeps nothing after you close it."));
  const nickname = page.getByRole("textbox", { name: /nickname/ });
  for (const [name, send] of /** @type {const} */ ([["Maya", () => nickname.press("Enter")], ["Noor", () => button(page, "Start").click()]])) {
    await nickname.fill(name);
    await send();
    await expectVisible(heading(page, `What next, ${name}?`));
    await button(page, "Switch person").click();
  }
  await guest(page);
  assert.equal((await state(page)).trouble, null);
  const { view } = /** @type {{view: any}} */ (await state(page));
  await page.locator("h1").press("Tab");
  assert.equal(view.kind, "ask");
  const [download] = await Promise.all([tab.waitForEvent("download"), button(page, "Save progress").first().click()]);
  assert.match(await readFile(await download.path(), "utf8"), /^\{/);
});

test("the page without a bank says so", async (t) => {
  const page = await here.page(t, { at: pathToFileURL(path.join(dist, "alone/practice.html")).href });
  await expectVisible(heading(page, "The questions did not arrive"));
});

test("what it weighs, and the time to the first question beside the site's", { timeout: 120_000 }, async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "gradus-alone-"));
  t.after(() => rmSync(folder, { recursive: true }));
  await unpacked(folder, starter, JSON.stringify(starter));
  const one = path.join(folder, "practice.html");
  const empty = readFileSync(path.join(dist, "alone/practice.html"));
  t.diagnostic(`without a bank ${empty.length} B, gzip ${gzipSync(empty).length} B; with the starter bank ${statSync(one).size} B, gzip ${gzipSync(readFileSync(one)).length} B`);
  await judge(t, async () => {
    /** @param {string} url */
    const measure = async (url) => {
      const context = await here.device(t);
      await hasty(context);
      const page = await context.newPage();
      await slow(context, page, 4);
      const took = Math.round(await firstItem(page, url));
      await context.close();
      return took;
    };
    const [alone, site] = [await measure(pathToFileURL(one).href), await measure(`${here.url}?bank=banks/starter.json`)];
    return { missed: alone > 3000, words: `4× slower: alone ${alone} ms, site ${site} ms` };
  });
});
