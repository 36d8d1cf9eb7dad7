import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { ARGS, browserPath } from "../../../tools/browser.js";
import { answer, begin, button, current, heading, join, onward, stored } from "./help/practice.js";
import { STARTER, dist, starter } from "./help/rig.js";
import { serve } from "./help/serve.js";
import { expectVisible, until } from "./help/wait.js";

const server = await serve({ folder: dist, extra: { [STARTER]: JSON.stringify(starter) } });
const profile = await mkdtemp(path.join(tmpdir(), "gradus-killed-"));
/** Browsers that run; none may outlive this file. @type {Set<() => Promise<void>>} */
const running = new Set();
after(async () => {
  for (const kill of running) await kill();
  await server.close();
  // The killed browser's children let go of their files a little later.
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

/** A browser that can be killed as a battery does it: not asked, and all its processes at once. */
async function start() {
  await rm(path.join(profile, "DevToolsActivePort"), { force: true });
  const child = spawn(browserPath(), [...ARGS, `--user-data-dir=${profile}`, "--remote-debugging-port=0", "about:blank"], { stdio: "ignore", detached: true });
  const gone = new Promise((done) => child.once("exit", done));
  const kill = async () => {
    running.delete(kill);
    process.kill(-Number(child.pid), "SIGKILL");
    await gone;
  };
  running.add(kill);
  let port = "";
  await until("the browser listens", async () => {
    const told = await readFile(path.join(profile, "DevToolsActivePort"), "utf8").catch(() => "");
    port = told.split("\n")[1] ? told.split("\n")[0] : "";
    return port !== "";
  }, 20_000);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await browser.contexts()[0].newPage();
  page.setDefaultTimeout(8000);
  await page.goto(`${server.url}?bank=${STARTER}`);
  return {
    page,
    async kill() {
      await kill();
      await browser.close().catch(() => {});
    },
  };
}

test("a browser killed at the feedback has kept the answer, and goes on where it was", async () => {
  const first = await start();
  await join(first.page, "Maya");
  await begin(first.page);
  await answer(first.page, starter, true);
  await onward(first.page);
  const before = await answer(first.page, starter, true);
  await first.kill();

  const second = await start();
  await button(second.page, /^Maya/).click();
  const { evidence } = await stored(second.page);
  const records = evidence.map((/** @type {{line: string}} */ { line }) => JSON.parse(line));
  await button(second.page, "Go on where you stopped").click();
  await expectVisible(heading(second.page, "Yes."));
  const { item, position } = await current(second.page, starter);
  await second.kill();
  const items = records.filter((/** @type {{kind: string}} */ { kind }) => kind === "answered").map((/** @type {{item: string}} */ record) => record.item);
  assert.equal(items.length, 2);
  assert.equal(items[1], before.item.id);
  assert.deepEqual([item.id, position], [before.item.id, before.position]);
});

test("a browser killed at a question comes back to the same question", async () => {
  const first = await start();
  await button(first.page, "Practice as a guest").click();
  await begin(first.page);
  const before = await current(first.page, starter);
  await first.kill();

  const second = await start();
  await button(second.page, /^Guest/).click();
  await button(second.page, "Go on where you stopped").click();
  await expectVisible(heading(second.page, "Question 1"));
  const now = await current(second.page, starter);
  await second.kill();
  assert.deepEqual(now, before);
});
