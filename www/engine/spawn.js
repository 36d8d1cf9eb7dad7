/** Starts the engine's worker. */

/**
 * A browser refuses a worker from another origin. When this page's scripts come from elsewhere (practice embedded in
 * somebody's own site), a worker made here imports the real one, which that origin must allow (CORS).
 */
class Worker extends (globalThis.Worker ?? class {}) {
  /**
   * @param {URL} url
   * @param {WorkerOptions} options
   */
  constructor(url, options) {
    super(url.origin === location.origin ? url : bridge(url), options);
  }
}

/** @param {URL} url */
function bridge(url) {
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(url.href)};`], { type: "text/javascript" }));
}

/** A new worker. The class above has the name it has because Vite finds workers by this very expression. */
export const spawn = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
