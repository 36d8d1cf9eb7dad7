/**
 * Where one learner at a time sits down: lock, evidence and engine belong to the same person, or to nobody.
 *
 * @import {Learner} from "../shared/types.js"
 * @import {Store} from "../store/index.js"
 * @import {Desk} from "./desk.js"
 * @import {People} from "./people.js"
 * @import {Engine, Surroundings} from "./surroundings.js"
 */

import { placeOf } from "../shared/courses.js";
import { LearnerLock } from "./lock.js";
import { lessonFirst } from "./state.js";

/** The tab's own memory of who practises in it. */
const TAB_LEARNER = "gradus-learner";
/** Notices about the device and the page, not about who practises. */
const LASTING = ["memory-only", "storage-full", "update-ready"];
/** Nothing practised yet, as far as the screens show. */
const NOTHING = Object.freeze({ view: null, hintCheck: null, whatIf: null, map: [], resumable: false });

export class Seat {
  #around;
  #desk;
  #engine;
  #store;
  #people;
  #lesson;
  #lock;
  /** Names the writer in every record: a new one whenever evidence is read, so no two records share an id. */
  #writer = "";

  /** @param {{around: Surroundings, desk: Desk, engine: Engine, store: Store, people: People, lesson: string | null}} parts */
  constructor({ around, desk, engine, store, people, lesson }) {
    this.#around = around;
    this.#desk = desk;
    this.#engine = engine;
    this.#store = store;
    this.#people = people;
    this.#lesson = lesson;
    this.#lock = new LearnerLock(around.locks);
  }

  get writer() {
    return this.#writer;
  }

  /** A new learner sits down; a guest if the name is "". @param {string} name */
  async add(name) {
    const learner = this.#people.make(name);
    // The record is written while the learner sits down: it is worth a try, and nothing waits for it.
    const written = this.#people.touch(learner);
    this.#desk.patch({ learners: [learner, ...this.#desk.state.learners] });
    await this.enter(learner);
    await written;
  }

  /** `learner` sits down, or is found to practise elsewhere. @param {Learner} learner @param {boolean} [steal] */
  async enter(learner, steal = false) {
    const { learner: before } = this.#desk.state;
    if (before && before.id !== learner.id) await this.leave();
    const onStolen = () => this.#desk.patch({ elsewhere: true });
    const taken = await this.#lock.take(learner.id, { steal, onStolen });
    this.#around.tab.setItem(TAB_LEARNER, learner.id);
    this.#desk.patch({ ...NOTHING, learner, elsewhere: !taken });
    try {
      if (taken) await this.#read(learner);
    } catch (error) {
      // The engine may hold somebody else's evidence: nobody practises before that is mended.
      await this.leave();
      throw error;
    }
    await this.toStart();
  }

  /** Whoever sits here gets up. */
  async leave() {
    const { learner, elsewhere, notices } = this.#desk.state;
    if (!learner) return;
    if (learner.guest && !elsewhere) await this.#people.forgetIdle(learner).catch(() => {});
    this.release();
    await this.#engine.fresh([]);
    const lasting = notices.filter(({ code }) => LASTING.includes(code));
    this.#desk.patch({ ...NOTHING, suggestions: [], learner: null, elsewhere: false, notices: lasting });
    this.#desk.patch({ learners: await this.#people.all(null) });
    await this.toStart();
  }

  /** Whoever sat here before the page was loaded again sits down. Resolves to false when that was nobody. */
  async back() {
    const id = this.#around.tab.getItem(TAB_LEARNER);
    const learner = this.#desk.state.learners.find((other) => other.id === id);
    if (!learner) return false;
    try {
      await this.enter(learner);
    } catch (error) {
      // Loading the page again must not end here again.
      this.release();
      throw error;
    }
    return true;
  }

  /** The lock, and the tab's memory. */
  release() {
    this.#lock.release();
    this.#around.tab.removeItem(TAB_LEARNER);
  }

  /** Who sits here practises now. */
  async touch() {
    const { learner } = this.#desk.state;
    if (learner) this.#known(await this.#people.touch(learner));
  }

  /** Who sits here wants to be in this course; "" for anywhere. @param {string} lesson */
  async place(lesson) {
    const { learner, overview } = this.#desk.state;
    if (!learner || !overview) return;
    this.#known(await this.#people.place(learner, overview.id, lesson));
    await this.look();
  }

  /** Where who sits here wants to be. */
  get within() {
    return placeOf(this.#desk.state.learner, this.#desk.state.overview) || null;
  }

  /** @param {Learner} touched */
  #known(touched) {
    const others = this.#desk.state.learners.filter((other) => other.id !== touched.id);
    this.#desk.patch({ learner: touched, learners: [touched, ...others] });
  }

  async toStart() {
    // With nobody here the screen asks who it is, and needs nothing else.
    if (this.#desk.state.learner) await this.look();
    this.#desk.patch({ screen: "start" });
  }

  /** Shows what follows from the evidence as it is now. */
  async look() {
    const { elsewhere, overview } = this.#desk.state;
    if (elsewhere) return this.#desk.patch({ suggestions: [] });
    const now = this.#around.now();
    const suggestions = lessonFirst(await this.#engine.suggestions(now, this.within), overview, this.#lesson);
    // Of somebody who has done nothing there is nothing to show, and a large bank's map takes its time.
    const map = this.#engine.lines.length > 0 ? await this.#engine.map(now) : [];
    this.#desk.patch({ suggestions, map });
  }

  /** From the store, never from memory: another tab may have added to it. @param {Learner} learner */
  async #read({ id }) {
    const lines = await this.#store.evidence.all(id);
    // An engine that knows nothing yet is fresh as it is; making another one would check the whole bank again.
    const blank = lines.length === 0 && this.#engine.lines.length === 0;
    const { open, skipped } = blank ? { open: false, skipped: 0 } : await this.#engine.fresh(lines);
    this.#writer = this.#around.hex(16);
    this.#desk.patch({ resumable: open });
    if (skipped > 0) this.#desk.notice("records-skipped", skipped);
  }
}
