/**
 * One tab at a time practises as one learner, by a Web Lock that lives as long as the tab holds it. Two tabs would not
 * damage the evidence (it merges), but each would choose items without knowing what the other has seen.
 */

/** How long to wait: a page that is reloading gives its lock back a little later than the new one asks for it. */
const PATIENCE = 500;

export class LearnerLock {
  #locks;
  /** @type {(() => void) | null} */
  #release = null;

  /** @param {LockManager | undefined} locks  undefined in browsers and insecure pages without them: go on without */
  constructor(locks) {
    this.#locks = locks;
  }

  /**
   * Takes the learner's lock. Resolves to false when another tab holds it and `steal` is not set.
   * @param {string} learner
   * @param {{steal?: boolean, onStolen?: () => void}} [options]
   * @returns {Promise<boolean>}
   */
  take(learner, { steal = false, onStolen } = {}) {
    this.release();
    const locks = this.#locks;
    if (!locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), PATIENCE);
      /** @type {(() => void) | null} */
      let release = null;
      const hold = () => {
        clearTimeout(timer);
        resolve(true);
        return /** @type {Promise<void>} */ (new Promise((done) => { this.#release = release = done; }));
      };
      // The two options exclude each other.
      const options = steal ? { steal } : { signal: waiting.signal };
      locks.request(`gradus-learner-${learner}`, options, hold).catch((/** @type {unknown} */ error) => {
        clearTimeout(timer);
        if (release) {
          // Held and lost: that only happens by stealing.
          if (this.#release === release) {
            this.#release = null;
            onStolen?.();
          }
        } else {
          // Waited in vain, or locks are refused to this page (then go on without).
          resolve(!(error instanceof Error && error.name === "AbortError"));
        }
      });
    });
  }

  release() {
    this.#release?.();
    this.#release = null;
  }
}
