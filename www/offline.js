/**
 * Practice without a network: registers the service worker, tells it what this page loaded, and says when a new
 * version waits. The build puts `<meta name="gradus-offline" content="sw.js">` into the app's own pages; where it is
 * missing (development, practice embedded in somebody else's page) nothing is registered.
 */

import { KEEP, KEEP_TEACHER, SKIP_WAITING } from "./shared/messages.js";

/** @typedef {{apply(): void}} Offline  `apply` switches to the waiting version and loads the page again */

/**
 * Failures are silent: practice works without a service worker as long as there is a network.
 * @param {{urls: string[], onWaiting: () => void, teacher?: boolean}} options  `urls`: banks and plans to keep for offline use; `teacher`: the page for authors too
 * @returns {Offline}
 */
export function registerOffline({ urls, onWaiting, teacher = false }) {
  /** @type {ServiceWorker | null} */
  let waiting = null;
  const script = document.querySelector('meta[name="gradus-offline"]')?.getAttribute("content");
  if (script && location.protocol.startsWith("http")) {
    register(script, urls, teacher, (worker) => {
      waiting = worker;
      onWaiting();
    }).catch(() => {});
  }
  return {
    apply() {
      if (!waiting) return;
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage({ type: SKIP_WAITING });
    },
  };
}

/**
 * @param {string} script
 * @param {string[]} urls
 * @param {boolean} teacher
 * @param {(worker: ServiceWorker) => void} onWaiting
 */
async function register(script, urls, teacher, onWaiting) {
  // Where there are none, or a sandboxed frame forbids to name them, this throws: see above.
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
  if (teacher) active?.postMessage({ type: KEEP_TEACHER });
}
