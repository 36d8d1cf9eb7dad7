import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { answers, current, guest, guestIn, heading, onward, put, state } from "./help/practice.js";
import { dist, rig, starter } from "./help/rig.js";
import { serve } from "./help/serve.js";
import { checked, firstItem, hasty, judge, median, slow } from "./help/speed.js";
import { expectVisible, settled } from "./help/wait.js";

// A four-year-old Chromebook is about four times slower than the machine this was written on.
const SLOWER = 4;
const KB = 1000;
// The engine and the module for typed answers and templates, as tools/budget.js has them.
const BUDGET = { scripts: 90 * KB, wasm: 212 * KB, font: 100 * KB, all: 1500 * KB, cold: 3000, warm: 1000, tab: 2000, feedback: 100, load: 500, next: 2 };

const pkg = path.join(import.meta.dirname, "../../../pkg");
const ITEMS = 7000;
/** A big bank: the starter's items over and over, under other names. */
const big = {
  ...starter,
  items: Array.from({ length: ITEMS }, (_, at) => ({ ...starter.items[at % starter.items.length], id: `item-${at}` })),
};
const here = await rig({
  extra: {
    "blank.html": "<!doctype html><title>Nothing</title><link rel='icon' href='data:,'>",
    "pkg/gradus.js": await readFile(path.join(pkg, "gradus.js")),
    "pkg/gradus_bg.wasm": await readFile(path.join(pkg, "gradus_bg.wasm")),
    "pkg/marking.js": await readFile(path.join(pkg, "marking.js")),
    "pkg/marking_bg.wasm": await readFile(path.join(pkg, "marking_bg.wasm")),
    "big.json": JSON.stringify(big),
  },
});

test("what is loaded before the first question weighs little", async (t) => {
  const context = await here.device(t);
  const page = await context.newPage();
  /** @type {Map<string, Promise<Buffer>>} */
  const loaded = new Map();
  // The service worker fetches all of it once more; only what the page itself waits for counts here.
  context.on("response", (response) => {
    if (!response.request().serviceWorker()) loaded.set(new URL(response.url()).pathname, response.body());
  });
  await page.goto(here.url);
  await guestIn(page, "Grade 5");
  /** @param {RegExp} names @param {boolean} packed */
  const weight = async (names, packed) => {
    let sum = 0;
    for (const [name, body] of loaded) if (names.test(name)) sum += packed ? gzipSync(await body).length : (await body).length;
    return sum;
  };
  const [scripts, wasm, font] = [await weight(/\.js$/, true), await weight(/\.wasm$/, true), await weight(/\.woff2$/, false)];
  const all = scripts + wasm + font + await weight(/\.json$|\.html$|\.css$|\/$/, true);
  t.diagnostic(`scripts ${scripts} B, wasm ${wasm} B, font ${font} B, with page and bank ${all} B, ${loaded.size} files`);
  assert.equal(all <= BUDGET.all, true, `${all} B`);
  assert.equal(scripts > 0 && scripts <= BUDGET.scripts, true, `scripts ${scripts} B`);
  assert.equal(wasm > 0 && wasm <= BUDGET.wasm, true, `wasm ${wasm} B`);
  assert.equal(font > 0 && font <= BUDGET.font, true, `font ${font} B`);
});

test("the whole build with its first bank is within its weight", async (t) => {
  const weighed = spawnSync(process.execPath, [path.join(import.meta.dirname, "../../../tools/budget.js"), dist], { encoding: "utf8" });
  t.diagnostic(weighed.stdout.trim().split("\n").slice(-4).join("; "));
  assert.equal(weighed.status, 0, weighed.stdout + weighed.stderr);
});

test("a font that comes late holds up nothing", async (t) => {
  const lame = await serve({ folder: dist, delay: { ".woff2": 5000 } });
  const context = await here.device(t, { origins: [new URL(lame.url).origin] });
  t.after(() => lame.close());
  await hasty(context);
  const page = await context.newPage();
  const took = await firstItem(page, lame.url);
  assert.equal(took < 4500, true, `${took} ms`);
});

// Coming back to the question (the tab was loaded again, with a network and without) keeps the second that a warm start may
// take. A new tab is a new process and two screens with a press each: that took 1.5 to 1.7 s where this was written, and
// its limit only keeps it from getting worse.
test("first question on a slow processor: the first time, back again, without a network, in a new tab", (t) => judge(t, async () => {
  const context = await here.device(t, { errors: /ERR_INTERNET_DISCONNECTED|service worker/i });
  await hasty(context);
  const page = await context.newPage();
  await slow(context, page, SLOWER);
  const cold = Math.round(await firstItem(page, here.url));
  await settled(page);
  const back = Math.round(await firstItem(page, here.url));
  await context.setOffline(true);
  const offline = Math.round(await firstItem(page, here.url));
  await page.close();
  await context.setOffline(false);
  const other = await context.newPage();
  await slow(context, other, SLOWER);
  const tab = Math.round(await firstItem(other, here.url));
  await other.close();
  const missed = cold > BUDGET.cold || Math.max(back, offline) > BUDGET.warm || tab > BUDGET.tab;
  return { missed, words: `cold ${cold}, back ${back}, offline ${offline}, new tab ${tab} ms` };
}));

test("feedback on a slow processor", async (t) => {
  const context = await here.device(t);
  const page = await context.newPage();
  await page.goto(here.practice);
  await guest(page);
  await slow(context, page, SLOWER);
  await judge(t, async () => {
    /** @type {number[]} */
    const took = [];
    while (took.length < 7) {
      const { view } = await state(page);
      if (view?.kind !== "ask") {
        await page.getByRole("button", { name: /Practice (?:more|something else)/ }).click();
        await expectVisible(heading(page, /^Question/));
        continue;
      }
      const asked = await current(page, starter);
      await put(page, asked, answers(asked.item).right);
      took.push(Math.round(await checked(page)));
      await onward(page);
    }
    return { missed: median(took) > BUDGET.feedback, words: `${took} ms` };
  });
});

test(`a bank of ${ITEMS} items: loading it, and the next question`, async (t) => {
  const page = await here.page(t, { at: "blank.html" });
  const measure = () => page.evaluate(async () => {
    const { default: init, Engine } = await import(/** @type {any} */ ("/pkg/gradus.js"));
    await init({ module_or_path: "/pkg/gradus_bg.wasm" });
    const marking = await import(/** @type {any} */ ("/pkg/marking.js"));
    await marking.default({ module_or_path: "/pkg/marking_bg.wasm" });
    Engine.useMarking(marking);
    const bytes = new Uint8Array(await (await fetch("/big.json")).arrayBuffer());
    let begun = performance.now();
    const engine = new Engine(bytes, null);
    const load = performance.now() - begun;
    const now = Date.now();
    let shown = engine.start({ writer: "0123456789abcdef", seed: 7, focus: { kind: "free" }, now }).view;
    /** @type {number[]} */
    const next = [];
    for (let at = now + 10_000; shown.kind === "ask" && next.length < 30; at += 10_000) {
      const { view } = engine.answer([shown.item.choices[0]?.id ?? "987654"], 9000, false, at);
      if (view.kind === "feedback" && view.verdict === "wrong") engine.reveal(at + 1);
      begun = performance.now();
      shown = engine.next(at + 2).view;
      next.push(performance.now() - begun);
      if (shown.kind === "handover") shown = engine.next(at + 3).view;
    }
    engine.free();
    return { load, next };
  });
  // The first round compiles; nobody's engine does that twice.
  await measure();
  await judge(t, async () => {
    const { next } = await measure();
    return { missed: median(next) > BUDGET.next, words: `next ${median(next).toFixed(2)} ms of ${next.length}` };
  });
  await slow(page.context(), page, SLOWER);
  await judge(t, async () => {
    const { load, next } = await measure();
    // The slowing stops the page for a few ms at a time, so only the mean of many says what one takes.
    const each = next.reduce((sum, one) => sum + one, 0) / next.length;
    return { missed: load > BUDGET.load || each > BUDGET.next, words: `${SLOWER}× slower: load ${load.toFixed()} ms, next ${each.toFixed(2)} ms` };
  });
});
