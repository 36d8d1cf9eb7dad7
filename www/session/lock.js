/**
 * One tab at a time practises as one learner, by a Web Lock that lives as long as the tab holds it. Two tabs would not
 * damage the evidence (it merges), but each would choose items without knowing what the other has seen.
 */

/**
 * How long to wait, in ms: a page that is reloading gives its lock back a little later than the new one asks for it. Then
 * the browser is asked whether anybody holds it, for a busy machine may also be late to say that nobody does.
 */
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
      const name = `gradus-learner-${learner}`;
      const waiting = new AbortController();
      const look = async () => {
        const held = await locks.query().then((now) => now.held ?? [], () => null);
        if (!held || held.some((one) => one.name === name)) waiting.abort();
        else if (!settled) timer = setTimeout(look, PATIENCE);
      };
      let settled = false;
      let timer = setTimeout(look, PATIENCE);
      const end = () => {
        settled = true;
        clearTimeout(timer);
      };
      /** @type {(() => void) | null} */
      let release = null;
      const hold = () => {
        end();
        resolve(true);
        return /** @type {Promise<void>} */ (new Promise((done) => { this.#release = release = done; }));
      };
      // The two options exclude each other.
      const options = steal ? { steal } : { signal: waiting.signal };
      locks.request(name, options, hold).catch((/** @type {unknown} */ error) => {
        end();
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
