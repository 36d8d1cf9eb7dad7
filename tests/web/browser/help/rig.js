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
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { ARGS, browserPath } from "../../../../tools/browser.js";
import { serve } from "./serve.js";

/** The build under test. */
export const dist = path.resolve(process.env.GRADUS_DIST ?? path.join(import.meta.dirname, "../../../../dist"));
if (!existsSync(path.join(dist, "index.html"))) throw new Error(`no build in ${dist}; run \`make page\`, or name one in GRADUS_DIST`);

export const starter = JSON.parse(await readFile(path.join(dist, "banks/starter.json"), "utf8"));

/** The screen of the Chromebook we think of. */
export const CHROMEBOOK = { width: 1366, height: 768 };

/**
 * @typedef {object} Wishes
 * @property {BrowserContextOptions} [device]
 * @property {string} [at]  where to go, relative to the host; null for nowhere yet
 * @property {string[]} [origins]  other origins that may be asked
 * @property {RegExp} [errors]  errors in the console that belong to the test
 */

/** @param {Partial<Options>} [host] */
export async function rig(host = {}) {
  const [browser, server] = await Promise.all([
    chromium.launch({ executablePath: browserPath(), args: [...ARGS] }),
    serve({ folder: dist, ...host }),
  ]);
  after(async () => {
    await browser.close();
    await server.close();
  });
  return {
    browser,
    server,
    url: server.url,
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
      await page.goto(new URL(wishes.at ?? "", server.url).href);
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
