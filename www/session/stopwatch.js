/**
 * How long an item was in front of the learner: time in which the page was hidden does not count.
 */
export class Stopwatch {
  #tick;
  #page;
  #before = 0;
  /** @type {number | null} */
  #since = null;

  /**
   * @param {() => number} tick  a clock in ms that never goes back
   * @param {EventTarget & {visibilityState: string}} page
   */
  constructor(tick, page) {
    this.#tick = tick;
    this.#page = page;
    page.addEventListener("visibilitychange", () => this.#turn());
  }

  /** From nought. */
  start() {
    this.#before = 0;
    this.#since = this.#visible ? this.#tick() : null;
  }

  /** Whole milliseconds since `start`. */
  read() {
    return Math.round(this.#before + (this.#since === null ? 0 : this.#tick() - this.#since));
  }

  get #visible() {
    return this.#page.visibilityState !== "hidden";
  }

  #turn() {
    if (this.#visible) {
      this.#since ??= this.#tick();
    } else if (this.#since !== null) {
      this.#before += this.#tick() - this.#since;
      this.#since = null;
    }
  }
}
