import assert from "node:assert/strict";
import { after, test } from "node:test";
import { CSP } from "../../../tools/csp.js";
import { answer, guest, heading } from "./help/practice.js";
import { dist, rig, starter } from "./help/rig.js";
import { serve } from "./help/serve.js";
import { expectVisible } from "./help/wait.js";

// The plainest of hosts: everything below a path, .wasm with the type for anything, nothing else set right.
const types = { ".wasm": "application/octet-stream", ".webmanifest": "text/plain", ".woff2": "application/octet-stream" };
const here = await rig({ under: "/some/school/path/", types });
const app = new URL(here.url);

/** Somebody's own site, on another origin; `localhost` is another site than 127.0.0.1. */
const tag = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our class</title><link rel="icon" href="data:,">
<script type="module" src="${here.url}gradus-practice.js"></script></head><body><h1>Our class</h1>
<main><gradus-practice bank="${here.url}banks/starter.json"></gradus-practice></main></body></html>`;
const frame = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our class</title><link rel="icon" href="data:,"></head>
<body><h1>Our class</h1><iframe title="Practice" width="700" height="700" src="${here.practice}"></iframe></body></html>`;
// What a site that embeds us by tag must allow, and no more. The worker begins as a blob, whose imports are again
// a worker's as far as the policy goes.
const csp = `${CSP.replace(/(script-src|connect-src|font-src) 'self'/g, `$1 'self' ${app.origin}`).replace("worker-src 'self'", `worker-src 'self' blob: ${app.origin}`)}; frame-src ${app.origin}`;
const other = await serve({ folder: dist, extra: { "tag.html": tag, "frame.html": frame }, csp });
after(() => other.close());
const site = other.url.replace("127.0.0.1", "localhost");

test("any path, and .wasm with the type for anything", async (t) => {
  const page = await here.page(t);
  await guest(page);
  await answer(page, starter, true);
  assert.equal(here.server.asked.every((path) => path.startsWith("/some/school/path/")), true);
  const types = await page.evaluate(async () => {
    const name = performance.getEntriesByType("resource").map(({ name: url }) => url).find((url) => url.endsWith(".woff2"));
    return name ? (await fetch(name)).headers.get("content-type") : "";
  });
  assert.equal(types, "application/octet-stream");
});

test("by one tag in a page of another site", async (t) => {
  const context = await here.device(t, { origins: [new URL(site).origin] });
  const page = await context.newPage();
  await page.goto(`${site}tag.html`);
  await guest(page);
  await answer(page, starter, true);
  await expectVisible(heading(page, "Our class"));
  assert.equal(await page.getByRole("main").count(), 1, "the page's own main part stays the only one");
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0, "nothing of ours rules their site");
});

test("in a frame of another site", async (t) => {
  const context = await here.device(t, { origins: [new URL(site).origin] });
  const page = await context.newPage();
  await page.goto(`${site}frame.html`);
  const inner = page.frames().find((one) => one.url().startsWith(here.url));
  assert.ok(inner);
  // The helpers need no more than a page's frame can do.
  const practice = /** @type {import("playwright-core").Page} */ (/** @type {unknown} */ (inner));
  await guest(practice);
  await answer(practice, starter, true);
});
