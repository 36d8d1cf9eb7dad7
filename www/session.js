/**
 * One learner at a time in front of this page: takes commands, keeps evidence, replaces the state that the screens are
 * drawn from. Every command goes the same way: the engine makes a step, the step's evidence is on the disk, and only
 * then its view is shown. So what a student has seen is never lost, and what is lost was never shown.
 *
 * @import {Focus, Line, Mode, Outside, Said, Step, Term} from "../src/wasm/types"
 * @import {Screen, Settings, State} from "./shared/types.js"
 * @import {Engine, Surroundings} from "./session/surroundings.js"
 * @import {Offline} from "./offline.js"
 * @import {Store} from "./store/index.js"
 */

import { again } from "./session/again.js";
import { askedAgain, goesOn } from "./session/asking.js";
import { Desk } from "./session/desk.js";
import { hand } from "./session/hand.js";
import { loadingBar } from "./session/loading-bar.js";
import { tidy } from "./session/names.js";
import { People } from "./session/people.js";
import { Seat } from "./session/seat.js";
import { SETTINGS } from "./session/state.js";
import { Stopwatch } from "./session/stopwatch.js";
import { browser } from "./session/surroundings.js";
import { describe, PageError } from "./shared/errors.js";
import { read } from "./store/progress.js";

/**
 * @typedef {object} Opening
 * @property {string} bankUrl
 * @property {string | null} [planUrl]
 * @property {string | null} [lesson]  id of the lesson to offer first
 * @property {Store} [store]  instead of this device's own
 */

/** Dispatches `change` whenever `state` is another one. No command rejects: what goes wrong is in the state. */
export class Session extends EventTarget {
  #around;
  #watch;
  #desk = new Desk(() => this.dispatchEvent(new Event("change")));
  // These four are set by `begin`; no other command gets through before.
  /** @type {Engine} */
  #engine = /** @type {any} */ (null);
  /** @type {Store} */
  #store = /** @type {any} */ (null);
  /** @type {People} */
  #people = /** @type {any} */ (null);
  /** @type {Seat} */
  #seat = /** @type {any} */ (null);
  /** @type {Offline | null} */
  #offline = null;
  /** The command under way, or the one before. @type {Promise<void>} */
  #running = Promise.resolve();

  /** @param {Surroundings} [around] */
  constructor(around = browser()) {
    super();
    this.#around = around;
    this.#watch = new Stopwatch(around.tick, around.page);
  }

  /** @returns {State} */
  get state() {
    return this.#desk.state;
  }

  /**
   * Loads everything and shows the start screen, or the item that this tab was at before it was loaded again. After
   * trouble it can be called again.
   * @param {Opening} opening
   */
  begin({ bankUrl, planUrl = null, lesson = null, store }) {
    return this.#command(async () => {
      this.#desk.patch({ screen: "loading", progress: null });
      const bar = loadingBar((progress) => this.#desk.patch({ progress }));
      const urls = [bankUrl, ...(planUrl === null ? [] : [planUrl])].map(this.#around.absolute);
      try {
        const opening = this.#around.openEngine({ bankUrl: urls[0], planUrl: urls[1] ?? null, onProgress: bar.to });
        // Handled below; a store that opens later must not leave it unhandled till then.
        opening.catch(() => {});
        this.#store = store ?? await this.#around.openStore();
        this.#people = new People(this.#store, this.#around);
        await this.#recall();
        const { engine, overview } = await opening;
        this.#engine = engine;
        this.#seat?.release();
        const [around, desk, people] = [this.#around, this.#desk, this.#people];
        this.#seat = new Seat({ around, desk, engine, store: this.#store, people, lesson });
        this.#desk.patch({ overview });
      } catch (error) {
        this.#desk.patch({ screen: "trouble", progress: null });
        throw error;
      } finally {
        bar.end();
      }
      if (!this.#store.durable) this.#desk.notice("memory-only");
      await this.#back();
      this.#offline ??= this.#around.offline({ urls, onWaiting: () => this.#desk.notice("update-ready") });
      if (lesson !== null && !this.state.overview?.lessons.some(({ id }) => id === lesson)) {
        throw new PageError("load/no-lesson", "the bank has no such lesson; check the page's address", lesson);
      }
    }, { unopened: true });
  }

  /** A new learner with this name, and chooses them. @param {string} name */
  addLearner(name) {
    return this.#command(async () => {
      const tidied = tidy(name, this.state.learners);
      if (tidied === "") throw new PageError("learner/no-name", "the name is empty; write at least one letter");
      await this.#seat.add(tidied);
    }, { elsewhere: true });
  }

  /** A new guest, and chooses them. */
  guest() {
    return this.#command(() => this.#seat.add(""), { elsewhere: true });
  }

  /** @param {string} id */
  choose(id) {
    return this.#command(async () => {
      const learner = this.state.learners.find((other) => other.id === id);
      if (learner) await this.#seat.enter(learner);
    }, { elsewhere: true });
  }

  /** Takes the learner's practice over from another tab, and goes on where that was. */
  takeOver() {
    return this.#command(async () => {
      const { learner, elsewhere } = this.state;
      if (!learner || !elsewhere) return;
      await this.#seat.enter(learner, true);
      if (this.state.resumable && await this.#resume()) await this.#seat.look();
    }, { elsewhere: true });
  }

  /** Back to the start screen with nobody chosen. */
  leave() {
    return this.#command(() => this.#seat.leave(), { elsewhere: true });
  }

  /** Removes a learner and everything about them from this device. @param {string} id */
  removeLearner(id) {
    return this.#command(async () => {
      if (this.state.learner?.id === id) await this.#seat.leave();
      await this.#people.remove(id);
      this.#desk.patch({ learners: this.state.learners.filter((learner) => learner.id !== id) });
    }, { elsewhere: true });
  }

  /**
   * Begins a session; with nobody chosen, as a new guest. Free practice stays in the course that the learner picked.
   * @param {Focus} focus
   * @param {Mode} [mode]
   * @param {Outside | null} [outside]  of a check-up: a level measured elsewhere
   */
  start(focus, mode = "practice", outside = null) {
    return this.#command(async () => {
      if (!this.state.learner) await this.#seat.add("");
      const { within } = this.#seat;
      const place = focus.kind === "free" && mode === "practice" && within ? { kind: /** @type {const} */ ("lesson"), id: within } : focus;
      if (!this.state.elsewhere) await this.#start(place, mode, outside);
    }, { waits: true });
  }

  /** Keeps what the learner says of a skill, and has a short check of it. @param {string} skill @param {Said} view */
  disagree(skill, view) {
    return this.#command(async () => {
      if (!this.state.learner) return;
      await this.#keep(await this.#engine.say(skill, view, this.#seat.writer, this.#around.now()));
      await this.#start({ kind: "skill", id: skill }, "check", null);
    });
  }

  /** Goes on with the unfinished session, at the same item. */
  resume() {
    return this.#command(async () => {
      if (!this.state.learner) return;
      if (!await this.#resume()) await this.#seat.toStart();
      await this.#seat.touch();
    });
  }

  /** @param {string[]} response @param {boolean} [helped]  the learner says that they had help */
  answer(response, helped = false) {
    const ms = this.#watch.read();
    return this.#step((now) => this.#engine.answer(response, ms, helped, now));
  }

  /** "I don't know yet", in a check-up. */
  dontKnow() {
    const ms = this.#watch.read();
    return this.#step((now) => this.#engine.dontKnow(ms, now));
  }

  retry() { return this.#step((now) => this.#engine.retry(now)); }
  reveal() { return this.#step((now) => this.#engine.reveal(now)); }
  hint() { return this.#step((now) => this.#engine.hint(now)); }
  next() { return this.#step((now) => this.#engine.next(now)); }

  /** Ends the session, now. */
  finish() {
    return this.#step((now) => this.#engine.finish(now));
  }

  /** Marks an answer to a hint's own question; that is help, not evidence. @param {number} index @param {string[]} response */
  checkHint(index, response) {
    return this.#command(async () => {
      const { verdict, note } = await this.#engine.checkHint(index, response);
      this.#desk.patch({ hintCheck: { index, verdict, note } });
    });
  }

  /** What would have come instead of the open question without this reason. @param {Term} term */
  whatIf(term) {
    return this.#command(async () => this.#desk.patch({ whatIf: { term, found: await this.#engine.whatIf(term) } }));
  }

  /** The learner wants to be in this course of the bank; "" for anywhere. @param {string} lesson */
  place(lesson) {
    return this.#command(() => this.#seat.place(lesson));
  }

  /** A person has looked at a handed-over skill with the learner. @param {string} skill */
  lookedAt(skill) {
    return this.#note((writer, now) => this.#engine.lookedAt(skill, writer, now));
  }

  /** Sets the learner's own goal; null drops it. @param {string | null} skill */
  aim(skill) {
    return this.#note((writer, now) => this.#engine.aim(skill, writer, now));
  }

  /** Keeps what the learner says of a skill beside what the answers say. @param {string} skill @param {Said} view */
  say(skill, view) {
    return this.#note((writer, now) => this.#engine.say(skill, view, writer, now));
  }

  /** @param {Screen} screen */
  show(screen) {
    return this.#command(async () => {
      if (screen === "practice" && !this.state.view) return;
      if (screen === "map") this.#desk.patch({ map: await this.#engine.map(this.#around.now()) });
      if (screen === "start") return this.#seat.toStart();
      this.#desk.patch({ screen });
    }, { elsewhere: screen !== "practice", waits: true });
  }

  /** Hands the learner's progress file to the browser's downloads. */
  saveProgress() {
    return this.#command(async () => {
      const { learner, overview } = this.state;
      if (learner && overview) this.#desk.notice("progress-saved", await hand(this.#engine, this.#around, learner, overview.id));
    });
  }

  /**
   * Adds a progress file to the chosen learner's evidence. With nobody chosen, to the learner of that name who has
   * some of it already, else to a new one. A file with a fault changes nothing.
   * @param {Blob & {name?: string}} file
   */
  loadProgress(file) {
    return this.#command(async () => {
      const { learner: name, lines } = await this.#engine.readProgress(await read(file));
      const learner = this.state.learner ?? await this.#people.owner(name, lines, this.state.learners);
      await this.#store.evidence.insert(learner, lines);
      this.#desk.patch({ learners: await this.#people.all(this.state.learner) });
      await this.#seat.enter(learner);
      this.#desk.notice("progress-loaded", lines.length);
    });
  }

  /** @param {Partial<Settings>} settings */
  async set(settings) {
    this.#desk.patch({ settings: { ...this.state.settings, ...settings } });
    await this.#remember("settings", this.state.settings);
  }

  /** Takes away a notice, or the word on a command that failed. @param {string} code */
  dismiss(code) {
    this.#desk.dismiss(code);
  }

  /** Switches to the version of the page that waits, and loads it. */
  update() {
    this.#offline?.apply();
  }

  /**
   * One command at a time: a button pressed twice works once. A tab that has lost its learner to another one does
   * nothing that belongs to that learner. `allowed` names commands that work all the same, or without an engine, or
   * after the command under way.
   * @param {() => Promise<unknown>} work
   * @param {{elsewhere?: boolean, unopened?: boolean, waits?: boolean}} [allowed]
   */
  async #command(work, { elsewhere = false, unopened = false, waits = false } = {}) {
    if (this.state.busy && waits && !await this.#over()) return;
    if (this.state.busy || (this.state.elsewhere && !elsewhere) || (!this.#engine && !unopened)) return;
    this.#running = this.#run(work);
    await this.#running;
  }

  /**
   * A screen can show before all that follows from it is done, and what is pressed on it then must not be lost. Resolves
   * when the command under way is over, to whether the screen is still the one that was pressed.
   */
  async #over() {
    const pressed = this.state;
    await this.#running;
    const { screen, view, learner } = this.state;
    return screen === pressed.screen && view === pressed.view && learner?.id === pressed.learner?.id;
  }

  /** @param {() => Promise<unknown>} work */
  async #run(work) {
    // A command clears the word on the one before; trouble that has a screen of its own goes with that screen.
    const clear = () => this.state.screen === "trouble" ? {} : { trouble: null };
    this.#desk.patch({ busy: true, ...clear() });
    try {
      await this.#recovering(work);
      this.#desk.patch(clear());
    } catch (error) {
      const { code, place, message } = describe(error);
      this.#desk.patch({ trouble: { code: code ?? "page/unexpected", place, message } });
      if (code === "engine/failed") this.#desk.patch({ screen: "trouble" });
    } finally {
      this.#desk.patch({ busy: false });
    }
  }

  /** After a broken engine was replaced, the same item again. @param {() => Promise<unknown>} work */
  async #recovering(work) {
    try {
      await work();
    } catch (error) {
      if (describe(error).code !== "engine/restarted") throw error;
      if (this.state.learner && this.state.resumable) await this.#resume().catch(again);
      this.#desk.notice("engine-restarted");
    }
  }

  /** @param {(now: number) => Promise<Step>} make */
  #step(make) {
    return this.#command(async () => {
      if (!this.state.learner) return;
      const step = await make(this.#around.now());
      await this.#show(step);
      if (step.view.kind === "finished") await this.#finished();
    });
  }

  /** @param {Focus} focus @param {Mode} mode @param {Outside | null} outside */
  async #start(focus, mode, outside) {
    const seed = Number.parseInt(this.#around.hex(13), 16);
    await this.#show(await this.#engine.start({ writer: this.#seat.writer, seed, focus, now: this.#around.now(), mode, outside }));
    await this.#seat.touch();
  }

  /** Keeps evidence that is about no question, then shows what follows from it. @param {(writer: string, now: number) => Promise<Line[]>} make */
  #note(make) {
    return this.#command(async () => {
      if (!this.state.learner) return;
      await this.#keep(await make(this.#seat.writer, this.#around.now()));
      await this.#seat.look();
    });
  }

  /** Keeps the step's evidence, then shows its view. @param {Step} step */
  async #show(step) {
    await this.#keep(step.lines);
    const view = await askedAgain(step.view, () => this.#engine.retry(this.#around.now()));
    // Lost to another tab meanwhile: that one shows what comes next.
    if (this.state.elsewhere) return;
    if (view.kind === "ask" && !goesOn(this.state.view, view)) this.#watch.start();
    this.#desk.patch({ view, screen: "practice", hintCheck: null, whatIf: null, resumable: view.kind !== "finished" });
  }

  /** Evidence to the disk. What does not fit stays in memory, and practice goes on. @param {Line[]} lines */
  async #keep(lines) {
    const { learner, elsewhere } = this.state;
    if (!learner || elsewhere || lines.length === 0) return;
    const kept = await this.#store.evidence.append(learner.id, lines);
    if (kept === "full") this.#desk.notice("storage-full");
    if (kept === "memory" && this.#store.durable) this.#desk.notice("memory-only");
    if (kept === "stored" && this.#desk.noticed("storage-full")) this.dismiss("storage-full");
  }

  async #resume() {
    const step = await this.#engine.resume(this.#seat.writer, this.#around.now());
    if (step) await this.#show(step);
    return step !== null;
  }

  async #finished() {
    await this.#seat.touch();
    // What to do next is another thing now.
    await this.#seat.look();
    if (await this.#store.settings.get("asked-to-persist").catch(() => true)) return;
    await this.#remember("asked-to-persist", true);
    // Some browsers ask the person; practice does not wait for the answer.
    this.#around.persist().catch(() => {});
  }

  /** Settings and learners, as soon as the store is open: they show before the engine is there. */
  async #recall() {
    const settings = await this.#store.settings.get("settings").catch(() => undefined);
    this.#desk.patch({ settings: { ...SETTINGS, .../** @type {Partial<Settings>} */ (settings ?? {}) } });
    this.#desk.patch({ learners: await this.#people.all(this.state.learner) });
  }

  /** Back to where this tab was before it was loaded again. */
  async #back() {
    try {
      if (!await this.#seat.back()) await this.#seat.toStart();
      // What the question's reasons speak of is known only from the map.
      else if (this.state.resumable && await this.#resume()) await this.#seat.look();
    } catch (error) {
      this.#desk.patch({ screen: "trouble" });
      throw error;
    }
  }

  /** @param {string} key @param {unknown} value */
  async #remember(key, value) {
    await this.#store?.settings.put(key, value).catch(() => {});
  }
}
