/**
 * Practice without a network: registers the service worker, tells it what this page loaded, and says when a new
 * version waits. The build puts `<meta name="gradus-offline" content="sw.js">` into the app's own pages; where it is
 * missing (development, practice embedded in somebody else's page) nothing is registered.
 */

import { KEEP, SKIP_WAITING } from "./shared/messages.js";

/** @typedef {{apply(): void}} Offline  `apply` switches to the waiting version and loads the page again */

/**
 * Failures are silent: practice works without a service worker as long as there is a network.
 * @param {{urls: string[], onWaiting: () => void}} options  `urls`: banks and plans to keep for offline use
 * @returns {Offline}
 */
export function registerOffline({ urls, onWaiting }) {
  /** @type {ServiceWorker | null} */
  let waiting = null;
  const workers = navigator.serviceWorker;
  const script = document.querySelector('meta[name="gradus-offline"]')?.getAttribute("content");
  if (script && workers && location.protocol.startsWith("http")) {
    register(script, urls, (worker) => {
      waiting = worker;
      onWaiting();
    }).catch(() => {});
  }
  return {
    apply() {
      if (!waiting) return;
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage({ type: SKIP_WAITING });
    },
  };
}

/**
 * @param {string} script
 * @param {string[]} urls
 * @param {(worker: ServiceWorker) => void} onWaiting
 */
async function register(script, urls, onWaiting) {
  // Registering looks for a new version, past the HTTP cache; nothing looks again while somebody practises.
  const registration = await navigator.serviceWorker.register(script, { updateViaCache: "none" });
  if (registration.waiting) onWaiting(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      // With no controller it is the first version: nothing to wait for.
      if (worker.state === "installed" && navigator.serviceWorker.controller) onWaiting(worker);
    });
  });
  // The first visit loads its bank before there is a service worker to see it.
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ type: KEEP, urls: urls.filter((url) => new URL(url).origin === location.origin) });
}
