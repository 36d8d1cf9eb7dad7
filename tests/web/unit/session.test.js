import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Session } from "../../../www/session.js";
import { PageError } from "../../../www/shared/errors.js";
import { fakes } from "./fakes/surroundings.js";

const FREE = /** @type {const} */ ({ kind: "free" });

/** @param {Parameters<typeof fakes>[0]} [shared] @param {{lesson?: string}} [opening] */
async function begun(shared, opening = {}) {
  const fake = fakes(shared);
  const session = new Session(fake.around);
  await session.begin({ bankUrl: "banks/starter.json", ...opening });
  return { session, ...fake };
}

/** @param {Session} session */
const codes = (session) => session.state.notices.map(({ code }) => code);

function gate() {
  let open = () => {};
  const passed = new Promise((done) => { open = () => done(undefined); });
  return { passed, open };
}

test("begins at the start screen; who sits down is offered the lesson of the address first", async () => {
  const { session } = await begun({}, { lesson: "halves" });
  assert.equal(session.state.screen, "start");
  assert.deepEqual(session.state.suggestions, []);
  await session.guest();
  assert.deepEqual(session.state.suggestions.map(({ name }) => name), ["Halves", "Go on"]);
  assert.deepEqual(codes(session), ["memory-only"]);
  assert.equal(session.state.trouble, null);
  assert.equal(session.state.busy, false);
});

test("where the plan offers no choice, the lesson of the address is the one thing to do", async () => {
  const { session, engine } = await begun({}, { lesson: "halves" });
  engine.suggested = [{ ...engine.suggested[0], focus: FREE }];
  await session.guest();
  assert.deepEqual(session.state.suggestions.map(({ name }) => name), ["Halves"]);
});

test("a lesson the bank does not have is said, and practice is possible", async () => {
  const { session } = await begun({}, { lesson: "none" });
  assert.equal(session.state.screen, "start");
  assert.deepEqual([session.state.trouble?.code, session.state.trouble?.place], ["load/no-lesson", "none"]);
  session.dismiss("load/no-lesson");
  assert.equal(session.state.trouble, null);
});

test("a bank that cannot be had is trouble, and beginning again may work", async () => {
  const { around } = fakes();
  const open = mock.method(around, "openEngine", async () => { throw new PageError("load/no-bank", "gone", "b.json"); });
  const session = new Session(around);
  await session.begin({ bankUrl: "b.json" });
  assert.equal(session.state.screen, "trouble");
  assert.equal(session.state.trouble?.code, "load/no-bank");
  await session.start(FREE);
  assert.equal(session.state.trouble?.code, "load/no-bank");
  open.mock.restore();
  await session.begin({ bankUrl: "b.json" });
  assert.deepEqual([session.state.screen, session.state.trouble], ["start", null]);
});

test("nothing is shown before its evidence is stored", async () => {
  const { session, store } = await begun();
  /** @type {string[]} */
  const order = [];
  session.addEventListener("change", () => order.push(session.state.view?.kind ?? "nothing"));
  mock.method(store.evidence, "append", async () => {
    order.push("writing");
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push("written");
    return "stored";
  });
  await session.start(FREE);
  await session.answer(["a"]);
  const changes = order.filter((what, index) => what !== order[index - 1]);
  assert.deepEqual(changes, ["nothing", "writing", "written", "ask", "writing", "written", "feedback"]);
});

test("starting with nobody chosen is practising as a guest", async () => {
  const { session, engine, store } = await begun();
  await session.start(FREE);
  assert.equal(session.state.learner?.guest, true);
  assert.deepEqual(await store.evidence.all(session.state.learner?.id), engine.lines);
  const [, beginning] = /** @type {any} */ (engine.calls.find(([method]) => method === "start"));
  assert.match(beginning.writer, /^[0-9a-f]{16}$/);
  assert.equal(Number.isSafeInteger(beginning.seed), true);
  assert.equal(beginning.now, 1_000_000);
});

test("a button pressed twice works once", async () => {
  const { session, engine } = await begun();
  await session.start(FREE);
  await Promise.all([session.answer(["a"]), session.answer(["a"]), session.next()]);
  assert.equal(engine.calls.filter(([method]) => method === "answer").length, 1);
  assert.equal(engine.calls.filter(([method]) => method === "next").length, 0);
  assert.equal(session.state.view?.kind, "feedback");
});

for (const { what, press, ends } of [
  { what: "leaving it", press: (/** @type {Session} */ session) => session.show("start"), ends: ["start", "finished", 0] },
  { what: "practicing on", press: (/** @type {Session} */ session) => session.start(FREE), ends: ["practice", "ask", 1] },
]) {
  test(`a session's end shows before its last work is done, and ${what} is not lost`, async () => {
    const { session, engine } = await begun();
    await session.start(FREE);
    const started = () => engine.calls.filter(([method]) => method === "start").length;
    const before = started();
    const [held, shown] = [gate(), gate()];
    engine.instead.suggestions = () => held.passed;
    session.addEventListener("change", () => { if (session.state.view?.kind === "finished") shown.open(); });
    const ending = session.finish();
    await shown.passed;
    assert.deepEqual([session.state.screen, session.state.busy], ["practice", true]);
    const presses = [press(session), press(session)];
    held.open();
    await Promise.all([ending, ...presses]);
    const { screen, view, busy } = session.state;
    assert.deepEqual([screen, view?.kind, started() - before], ends);
    assert.equal(busy, false);
  });
}

test("what is pressed on a screen that is another one when its turn comes is dropped", async () => {
  const { session, engine } = await begun();
  await Promise.all([session.start(FREE), session.start(FREE), session.start(FREE)]);
  assert.equal(engine.calls.filter(([method]) => method === "start").length, 1);
  await Promise.all([session.finish(), session.show("start")]);
  assert.deepEqual([session.state.screen, session.state.view?.kind], ["practice", "finished"]);
});

test("time to the answer leaves out hidden time, and goes on through a hint", async () => {
  const { session, engine, clock, page } = await begun();
  await session.start(FREE);
  clock.tick += 1000;
  await session.hint();
  clock.tick += 500;
  page.turn("hidden");
  clock.tick += 60_000;
  page.turn("visible");
  clock.tick += 250.4;
  await session.answer(["a"]);
  assert.deepEqual(engine.calls.at(-1), ["answer", ["a"], 1750, false, 1_000_000]);
  await session.next();
  clock.tick += 40;
  await session.answer(["b"]);
  assert.deepEqual(engine.calls.at(-1), ["answer", ["b"], 40, false, 1_000_000]);
});

test("that the learner had help reaches the engine with that answer, and with no other", async () => {
  const { session, engine } = await begun();
  await session.start(FREE);
  await session.answer(["a"], true);
  assert.deepEqual(engine.calls.at(-1), ["answer", ["a"], 0, true, 1_000_000]);
  await session.next();
  await session.answer(["b"]);
  assert.deepEqual(engine.calls.at(-1), ["answer", ["b"], 0, false, 1_000_000]);
});

test("who disagrees is kept by their word, and one press begins the check", async () => {
  const { session, engine, store } = await begun();
  await session.addLearner("Maya");
  await session.disagree("halves", "know");
  const [said, started] = /** @type {any} */ (engine.calls.slice(-2));
  assert.deepEqual(said.slice(0, 3), ["say", "halves", "know"]);
  assert.deepEqual([started[0], started[1].mode, started[1].focus], ["start", "check", { kind: "skill", id: "halves" }]);
  assert.equal(session.state.screen, "practice");
  const kept = await store.evidence.all(session.state.learner?.id ?? "");
  assert.deepEqual(kept.map((/** @type {string} */ line) => JSON.parse(line).kind), ["said", "start"]);
});

test("an error of the engine changes nothing and is said", async () => {
  const { session, engine } = await begun();
  await session.start(FREE);
  const { view } = session.state;
  engine.instead.answer = () => { throw new PageError("session/no-choice", "no such choice", "response"); };
  await session.answer(["z"]);
  assert.equal(session.state.view, view);
  assert.deepEqual([session.state.screen, session.state.trouble?.code], ["practice", "session/no-choice"]);
  await session.answer(["a"]);
  assert.deepEqual([session.state.view?.kind, session.state.trouble], ["feedback", null]);
});

test("after the engine was replaced the same item is shown again, with a word", async () => {
  const { session, engine } = await begun();
  await session.start(FREE);
  engine.instead.answer = () => { throw new PageError("engine/restarted", "it broke", "answer"); };
  await session.answer(["a"]);
  const view = /** @type {any} */ (session.state.view);
  assert.deepEqual([view.kind, view.item.id], ["ask", "item-1"]);
  assert.equal(codes(session).includes("engine-restarted"), true);
  assert.equal(session.state.trouble, null);
});

test("an engine that cannot be replaced is trouble, and resuming may work", async () => {
  const { session, engine } = await begun();
  await session.start(FREE);
  engine.instead.answer = () => { throw new PageError("engine/failed", "it broke twice"); };
  await session.answer(["a"]);
  assert.deepEqual([session.state.screen, session.state.trouble?.code], ["trouble", "engine/failed"]);
  await session.saveProgress();
  assert.deepEqual([session.state.screen, session.state.trouble?.code], ["trouble", "engine/failed"]);
  await session.resume();
  assert.deepEqual([session.state.screen, session.state.trouble], ["practice", null]);
});

test("a full disk is said, practice goes on, and the word goes when there is room", async () => {
  const { session, store } = await begun();
  const append = mock.method(store.evidence, "append", async () => "full");
  await session.start(FREE);
  assert.equal(codes(session).includes("storage-full"), true);
  assert.equal(session.state.view?.kind, "ask");
  append.mock.mockImplementation(async () => "stored");
  await session.answer(["a"]);
  assert.equal(codes(session).includes("storage-full"), false);
});

test("after the first finished session, once, the browser is asked to keep the store", async () => {
  const { session, seen } = await begun();
  for (const _ of [1, 2]) {
    await session.start(FREE);
    assert.equal(session.state.resumable, true);
    await session.finish();
    assert.deepEqual([session.state.view?.kind, session.state.resumable], ["finished", false]);
  }
  assert.equal(seen.persisted, 1);
});

test("the page loaded again in the same tab shows the same item at once", async () => {
  const before = await begun();
  await before.session.addLearner("Maya");
  await before.session.start(FREE);
  const gone = /** @type {any} */ ({ store: before.store });
  const after = await begun({ device: gone, tab: before.tab });
  assert.equal(after.session.state.learner?.name, "Maya");
  assert.deepEqual([after.session.state.screen, after.session.state.view?.kind], ["practice", "ask"]);
  assert.deepEqual(after.session.state.map.map(({ skill }) => skill), ["halves"], "its reasons speak of the map");
  const elsewhere = await begun({ device: { store: before.store } });
  assert.deepEqual([elsewhere.session.state.screen, elsewhere.session.state.learner], ["start", null]);
});

test("switching learners changes evidence and clears what was shown", async () => {
  const { session, engine } = await begun();
  await session.addLearner("  Maya \n ");
  const maya = session.state.learner;
  await session.start(FREE);
  await session.leave();
  assert.deepEqual([session.state.learner, session.state.view, engine.lines], [null, null, []]);
  await session.addLearner("maya");
  assert.equal(session.state.learner?.name, "maya 2");
  await session.choose(maya?.id ?? "");
  assert.equal(session.state.learner?.name, "Maya");
  assert.equal(session.state.resumable, true);
  assert.equal(engine.lines.length, 1);
  await session.removeLearner(maya?.id ?? "");
  assert.deepEqual([session.state.learner, session.state.learners.map(({ name }) => name)], [null, ["maya 2"]]);
});

test("a learner who cannot be opened is nobody's, loses nothing, and keeps nobody from practising", async () => {
  const before = await begun();
  await before.session.guest();
  await before.session.start(FREE);
  const guest = before.session.state.learner;
  const damaged = () => { throw new PageError("evidence/damaged", "line 1"); };
  const fake = fakes({ device: { store: before.store, count: 100 }, tab: before.tab });
  const session = new Session(fake.around);
  fake.engine.instead.fresh = damaged;
  await session.begin({ bankUrl: "b.json" });
  assert.deepEqual([session.state.screen, session.state.trouble?.code], ["trouble", "evidence/damaged"]);
  assert.equal(fake.tab.size, 0);

  await session.addLearner("Maya");
  fake.engine.instead.fresh = () => { fake.engine.instead.fresh = damaged; };
  await session.choose(guest?.id ?? "");
  assert.deepEqual([session.state.learner, session.state.screen, session.state.trouble?.code], [null, "start", "evidence/damaged"]);
  assert.equal((await fake.store.evidence.all(guest?.id)).length, 1);
  assert.deepEqual(fake.engine.lines, []);
  await session.start(FREE);
  assert.equal(session.state.view?.kind, "ask");
});

test("nobody writes under the name of another writer", async () => {
  const { session, engine } = await begun();
  for (const name of ["Maya", "Ben"]) {
    await session.addLearner(name);
    await session.start(FREE);
  }
  await session.leave();
  await session.choose(session.state.learners.find(({ name }) => name === "Maya")?.id ?? "");
  await session.resume();
  const writers = engine.calls.flatMap(([method, first]) =>
    method === "start" ? [/** @type {any} */ (first).writer] : method === "resume" ? [first] : []);
  assert.deepEqual([writers.length, new Set(writers).size], [3, 3]);
});

test("an empty name is not one; a guest who did nothing leaves nothing", async () => {
  const { session, store } = await begun();
  await session.addLearner(" \t ");
  assert.equal(session.state.trouble?.code, "learner/no-name");
  await session.guest();
  await session.leave();
  assert.deepEqual(await store.learners.all(), []);
});

test("a guest stays for a week", async () => {
  const { store } = await begun();
  const guest = { id: "g", name: "", guest: true, last: 1_000_000 - 6 * 86_400_000 };
  await store.learners.put(guest);
  await store.learners.put({ ...guest, id: "h", last: guest.last - 2 * 86_400_000 });
  const { session } = await begun({ device: { store } });
  assert.deepEqual(session.state.learners, [guest]);
});

test("a hint's question, the map, a look with a person, settings", async () => {
  const { session, engine, store } = await begun();
  await session.start(FREE);
  await session.checkHint(0, ["2"]);
  assert.deepEqual(session.state.hintCheck, { index: 0, verdict: "right", note: null });
  await session.show("map");
  assert.deepEqual([session.state.screen, session.state.map.length], ["map", 1]);
  await session.lookedAt("halves");
  assert.deepEqual(await store.evidence.all(session.state.learner?.id), engine.lines);
  await session.show("practice");
  assert.equal(session.state.screen, "practice");
  await session.set({ size: "large" });
  assert.equal((await begun({ device: { store } })).session.state.settings.size, "large");
});

test("a new version waits for the person", async () => {
  const { session, seen } = await begun();
  seen.waiting();
  assert.equal(codes(session).includes("update-ready"), true);
  assert.equal(seen.applied, 0);
  session.update();
  assert.equal(seen.applied, 1);
});
