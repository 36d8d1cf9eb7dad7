/**
 * What every file of browser tests begins with: a built page, a host for it and one browser for the whole file. Each
 * test gets a device of its own (nothing stored), and every page is watched: an error nobody caught, a breach of the
 * content security policy or a request to any other origin fails the test, whatever it was about.
 *
 * @import {BrowserContext, BrowserContextOptions, Page} from "playwright-core"
 * @import {TestContext} from "node:test"
 * @import {Options} from "./serve.js"
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { ARGS, browserPath } from "../../../../tools/browser.js";
import { serve } from "./serve.js";

/** The build under test. */
export const dist = path.resolve(process.env.GRADUS_DIST ?? path.join(import.meta.dirname, "../../../../dist"));
if (!existsSync(path.join(dist, "index.html"))) throw new Error(`no build in ${dist}; run \`make page\`, or name one in GRADUS_DIST`);

/** A bank of this repository as practice loads it. @param {string} source */
function built(source) {
  const folder = mkdtempSync(path.join(tmpdir(), "gradus-bank-"));
  try {
    const [root, out] = [path.join(import.meta.dirname, "../../../.."), path.join(folder, "bank.json")];
    const made = spawnSync(process.env.GRADUS_CLI ?? path.join(root, "target/release/gradus"), ["bank", "build", path.join(root, source), "-o", out], { encoding: "utf8" });
    assert.equal(made.status, 0, `${made.error?.message ?? made.stderr}; \`make page\` builds the command line`);
    return readFileSync(out, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const starterText = built("banks/starter.json");
/** The bank of most tests, which know its every item. It is not in the build: the host has it beside. */
export const starter = JSON.parse(starterText);
export const STARTER = "banks/starter.json";
/** The bank that the page opens when nobody names one. */
export const FIRST = "banks/mathematics.json";

/** The screen of the Chromebook we think of. */
export const CHROMEBOOK = { width: 1366, height: 768 };

/**
 * @typedef {object} Wishes
 * @property {BrowserContextOptions} [device]
 * @property {string} [at]  where to go, relative to the host; to practice with the starter bank unless told
 * @property {string[]} [origins]  other origins that may be asked
 * @property {RegExp} [errors]  errors in the console that belong to the test
 */

/** @param {Partial<Options>} [host] */
export async function rig(host = {}) {
  const [browser, server] = await Promise.all([
    chromium.launch({ executablePath: browserPath(), args: [...ARGS] }),
    serve({ folder: dist, ...host, extra: { [STARTER]: starterText, ...host.extra } }),
  ]);
  after(async () => {
    await browser.close();
    await server.close();
  });
  return {
    browser,
    server,
    url: server.url,
    /** Practice with the starter bank. */
    practice: `${server.url}?bank=${STARTER}`,
    /**
     * A device with nothing on it.
     * @param {TestContext} t
     * @param {Wishes} [wishes]
     * @returns {Promise<BrowserContext>}
     */
    async device(t, { device = {}, origins = [], errors } = {}) {
      const context = await browser.newContext({ viewport: CHROMEBOOK, ...device });
      context.setDefaultTimeout(8000);
      const faults = watch(context, [new URL(server.url).origin, ...origins], errors);
      t.after(async () => {
        await context.close();
        assert.deepEqual(faults, []);
      });
      return context;
    },
    /**
     * A page on a device of its own.
     * @param {TestContext} t
     * @param {Wishes} [wishes]
     * @returns {Promise<Page>}
     */
    async page(t, wishes = {}) {
      const context = await this.device(t, wishes);
      const page = await context.newPage();
      await page.goto(new URL(wishes.at ?? `?bank=${STARTER}`, server.url).href);
      return page;
    },
  };
}

/**
 * Collects what must never happen.
 * @param {BrowserContext} context
 * @param {string[]} origins
 * @param {RegExp} [expected]
 */
export function watch(context, origins, expected) {
  /** @type {string[]} */
  const faults = [];
  const fault = (/** @type {string} */ words) => {
    if (!expected?.test(words)) faults.push(words);
  };
  context.on("weberror", (error) => fault(`error: ${error.error().message}`));
  // Breaches of the policy are told in the console, also those of workers.
  context.on("console", (message) => {
    if (message.type() === "error") fault(`console: ${message.text()}`);
  });
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && !origins.some((own) => own === origin)) fault(`request: ${request.url()}`);
  });
  return faults;
}
