/** Web Locks as the specification says, for exclusive locks: a queue a name, `signal`, `steal` and what is held. */
export class Locks {
  /** A machine with much to do: ms until a lock that is free is given. */
  late = 0;
  /** @type {Map<string, {reject: (error: Error) => void}>} */
  #held = new Map();
  /** @type {Map<string, (() => void)[]>} */
  #queues = new Map();

  async query() {
    return { held: [...this.#held.keys()].map((name) => ({ name })) };
  }

  /**
   * @param {string} name
   * @param {{steal?: boolean, signal?: AbortSignal}} options
   * @param {() => Promise<void>} work
   * @returns {Promise<void>}
   */
  request(name, { steal = false, signal }, work) {
    return new Promise((resolve, reject) => {
      const grant = () => {
        const holder = { reject };
        this.#held.set(name, holder);
        work().then(() => {
          resolve();
          if (this.#held.get(name) !== holder) return;
          this.#held.delete(name);
          this.#queues.get(name)?.shift()?.();
        }, reject);
      };
      const holder = this.#held.get(name);
      if (!holder && this.late > 0) {
        const timer = setTimeout(grant, this.late);
        return signal?.addEventListener("abort", () => {
          clearTimeout(timer);
          reject(new DOMException("waited too long", "AbortError"));
        });
      }
      if (!holder) return grant();
      if (steal) {
        holder.reject(new DOMException("stolen", "AbortError"));
        return grant();
      }
      const queue = this.#queues.get(name) ?? [];
      this.#queues.set(name, [...queue, grant]);
      signal?.addEventListener("abort", () => {
        this.#queues.set(name, (this.#queues.get(name) ?? []).filter((other) => other !== grant));
        reject(new DOMException("waited too long", "AbortError"));
      });
    });
  }
}
