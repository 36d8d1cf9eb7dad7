/**
 * Who practises on this device.
 *
 * @import {Line} from "../../src/wasm/types"
 * @import {Learner} from "../shared/types.js"
 * @import {Store} from "../store/index.js"
 * @import {Surroundings} from "./surroundings.js"
 */

import { LearnerLock } from "./lock.js";
import { tidy } from "./names.js";

/** A guest whom nobody has missed for a week makes room. */
const GUEST_STAYS = 7 * 24 * 60 * 60 * 1000;

export class People {
  #store;
  #around;

  /** @param {Store} store @param {Surroundings} around */
  constructor(store, around) {
    this.#store = store;
    this.#around = around;
  }

  /** A learner not yet on the device; a guest if the name is "". @param {string} name @returns {Learner} */
  make(name) {
    return { id: this.#around.hex(16), name, guest: name === "", last: this.#around.now() };
  }

  /** All learners, who practised last first, without the guests long gone. @param {Learner | null} current */
  async all(current) {
    const learners = await this.#store.learners.all();
    const past = this.#around.now() - GUEST_STAYS;
    const gone = learners.filter(({ guest, last, id }) => guest && last < past && id !== current?.id);
    await Promise.all(gone.map(({ id }) => this.#store.learners.remove(id).catch(() => {})));
    return learners.filter((learner) => !gone.includes(learner));
  }

  /**
   * The learner as one who practises now. The record is worth a try, not a word: what cannot be lost is the evidence,
   * and the next try brings the record back.
   * @param {Learner} learner
   */
  async touch(learner) {
    const touched = { ...learner, last: this.#around.now() };
    await this.#store.learners.put(touched).catch(() => {});
    return touched;
  }

  /** The learner, who wants to be in this course of the bank from now on. @param {Learner} learner @param {string} bank @param {string} lesson */
  place(learner, bank, lesson) {
    return this.touch({ ...learner, places: { ...learner.places, [bank]: lesson } });
  }

  /** A guest who did nothing leaves nothing. @param {Learner} guest */
  async forgetIdle({ id }) {
    if ((await this.#store.evidence.all(id)).length === 0) await this.#store.learners.remove(id);
  }

  /** Removes a learner and their evidence, also when another tab practises as them. @param {string} id */
  async remove(id) {
    // The other tab must stop writing first.
    const lock = new LearnerLock(this.#around.locks);
    await lock.take(id, { steal: true });
    try {
      await this.#store.learners.remove(id);
    } finally {
      lock.release();
    }
  }

  /**
   * Whose progress file this is: a learner of that name who has some of it already, or has nothing yet; else somebody
   * new. Two children of one name on one device stay two.
   * @param {string} name
   * @param {Line[]} lines
   * @param {Learner[]} learners
   */
  async owner(name, lines, learners) {
    const given = new Set(lines);
    for (const learner of learners.filter((other) => other.name === name)) {
      const has = await this.#store.evidence.all(learner.id);
      if ((has.length === 0 && !learner.guest) || has.some((line) => given.has(line))) return learner;
    }
    return this.make(tidy(name, learners));
  }
}
