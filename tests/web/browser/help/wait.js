/** @import {Locator} from "playwright-core" */

/** Waits until a person can see it. @param {Locator} locator */
export const expectVisible = (locator) => locator.first().waitFor({ state: "visible" });

/**
 * Waits until `ask` answers true; fails with `what` after `patience` ms.
 * @param {string} what
 * @param {() => Promise<boolean>} ask
 * @param {number} [patience]
 */
export async function until(what, ask, patience = 8000) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (await ask()) return;
    await new Promise((done) => { setTimeout(done, 50); });
  }
  throw new Error(`waited ${patience} ms in vain: ${what}`);
}

/** A service worker is in charge of the page and has everything. @param {import("playwright-core").Page} page */
export const settled = (page) => page.evaluate(async () => {
  const { serviceWorker } = navigator;
  const { active } = await serviceWorker.ready;
  if (!serviceWorker.controller) await new Promise((done) => serviceWorker.addEventListener("controllerchange", done, { once: true }));
  if (active && active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done, { once: true }));
});

/** A bank that the build does not have is there without a network, too. @param {import("playwright-core").Page} page @param {string} name  of its file */
export const kept = (page, name) =>
  until(`${name} is kept`, () => page.evaluate(async (file) => (await caches.match(new URL(file, document.baseURI).href)) !== undefined, name));

/**
 * What the page asked the host for, without the browser's own look for a new service worker, which the switch that takes
 * the network away does not always stop.
 * @param {string[]} asked
 */
export const byPage = (asked) => asked.filter((path) => !path.endsWith("/sw.js"));
