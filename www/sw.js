/**
 * The service worker: the app, the engine, the font and the starter bank from the device, always in one version.
 *
 * All files of a version are fetched when it is installed, each named or checked by the hash of its content (the build
 * fills in `__WB_MANIFEST`). A page goes on with the version it began with: a new one waits until the person asks for
 * it. Nothing is fetched again in the background but a bank or plan that the page asks for while it loads.
 */

import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute, PrecacheController, PrecacheRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { StaleWhileRevalidate } from "workbox-strategies";
import { KEEP, KEEP_TEACHER, SKIP_WAITING } from "./shared/messages.js";

/** Banks and plans other than the starter bank. */
const BANKS = "gradus-banks";
/** The page for authors and all that only it needs: kept for whoever opened it once, and from then on as the rest is. */
const TEACHER = "gradus-teacher";

const worker = /** @type {any} */ (globalThis);

cleanupOutdatedCaches();

// `./?bank=…&lesson=…` is the same page whatever the question: the page reads its address, not the server.
const whatever = { directoryIndex: "index.html", ignoreURLParametersMatching: [/.*/] };
precacheAndRoute(__WB_MANIFEST, whatever);
const teacher = new PrecacheController({ cacheName: TEACHER });
teacher.addToCacheList(__WB_TEACHER);
registerRoute(new PrecacheRoute(teacher, whatever));

// Any other page of this folder leads to the app when there is no network, so that an old bookmark works. By redirect:
// the app's own addresses are relative to where it lies.
registerRoute(
  ({ request, sameOrigin }) => sameOrigin && request.mode === "navigate",
  ({ request, url }) => fetch(request).catch(() => Response.redirect(worker.registration.scope + url.search)),
);

// What the engine asks for by `fetch` and is not part of the app is a bank or a plan. From the device at once, and
// brought up to date for the next visit.
registerRoute(
  ({ request, sameOrigin }) => sameOrigin && request.destination === "",
  new StaleWhileRevalidate({ cacheName: BANKS }),
);

worker.addEventListener("message", (/** @type {any} */ event) => {
  const { type, urls } = event.data ?? {};
  if (type === SKIP_WAITING) worker.skipWaiting();
  if (type === KEEP) event.waitUntil(keep(urls));
  if (type === KEEP_TEACHER) event.waitUntil(keepTeacher().catch(() => {}));
});

// A new version brings the page for authors along where the old one had it.
worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(caches.has(TEACHER).then((had) => had && keepTeacher())));

// The first version takes over the page that installed it. (A later one does not come here before the person's click.)
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(Promise.all([worker.clients.claim(), teacher.activate(event)])));

/** @param {string[]} urls */
async function keep(urls) {
  const banks = await caches.open(BANKS);
  for (const url of urls) {
    if (await matchPrecache(url) || await banks.match(url)) continue;
    await banks.add(url).catch(() => {});
  }
}

/** What is not there yet; the library's own `install` only works while this version is being installed. */
async function keepTeacher() {
  const [kept, had] = [await caches.open(TEACHER), new Set()];
  for (const { url } of await kept.keys()) had.add(url);
  for (const [url, key] of teacher.getURLsToCacheKeys()) {
    if (had.has(key)) continue;
    const response = await fetch(url, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${url}: status ${response.status}`);
    await kept.put(key, response);
  }
}
