import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../../../www/session.js";
import { fakes } from "./fakes/surroundings.js";

const FREE = /** @type {const} */ ({ kind: "free" });

/** Two tabs of one device; Maya practises in the first and is asked for in the second. */
async function two() {
  const device = {};
  const tabs = [fakes({ device }), fakes({ device })].map((fake) => ({ session: new Session(fake.around), ...fake }));
  const [first, second] = tabs;
  await first.session.begin({ bankUrl: "b.json" });
  await first.session.addLearner("Maya");
  await first.session.start(FREE);
  await second.session.begin({ bankUrl: "b.json" });
  await second.session.choose(first.session.state.learner?.id ?? "");
  return tabs;
}

test("a learner who practises in one tab is elsewhere for another", async () => {
  const [first, second] = await two();
  assert.equal(first.session.state.elsewhere, false);
  assert.deepEqual([second.session.state.elsewhere, second.session.state.learner?.name], [true, "Maya"]);
  await second.session.start(FREE);
  assert.equal(second.engine.calls.some(([method]) => method === "start"), false);
  // Somebody else can practise there.
  await second.session.guest();
  assert.equal(second.session.state.elsewhere, false);
});

test("taking over goes on at the same item, and the other tab stops writing", async () => {
  const [first, second] = await two();
  await second.session.takeOver();
  assert.deepEqual([second.session.state.elsewhere, second.session.state.view?.kind], [false, "ask"]);
  assert.equal(first.session.state.elsewhere, true);
  const before = await first.store.evidence.all(first.session.state.learner?.id);
  await first.session.answer(["a"]);
  assert.deepEqual(await first.store.evidence.all(first.session.state.learner?.id), before);

  // And back, with what was done there.
  await second.session.answer(["a"]);
  await first.session.takeOver();
  assert.equal(second.session.state.elsewhere, true);
  assert.deepEqual(first.engine.lines, await first.store.evidence.all(first.session.state.learner?.id));
  assert.equal(first.engine.lines.length, before.length + 1);
});

test("an answer that is under way when the learner is taken over is neither written nor shown", async () => {
  const [first, second] = await two();
  const view = first.session.state.view;
  const before = await first.store.evidence.all(first.session.state.learner?.id);
  first.engine.instead.answer = () => second.session.takeOver();
  await first.session.answer(["a"]);
  assert.equal(first.session.state.elsewhere, true);
  assert.equal(first.session.state.view, view);
  assert.deepEqual(await first.store.evidence.all(first.session.state.learner?.id), before);
});

test("leaving gives the learner back", async () => {
  const [first, second] = await two();
  const maya = first.session.state.learner?.id ?? "";
  await first.session.leave();
  await second.session.choose(maya);
  assert.equal(second.session.state.elsewhere, false);
});

test("a lock that is late although nobody holds it is waited for", async () => {
  const fake = fakes();
  /** @type {any} */ (fake.around.locks).late = 1200;
  const session = new Session(fake.around);
  await session.begin({ bankUrl: "b.json" });
  await session.start(FREE);
  assert.deepEqual([session.state.elsewhere, session.state.view?.kind], [false, "ask"]);
});

test("without locks two tabs go on", async () => {
  const fake = fakes();
  const session = new Session({ ...fake.around, locks: undefined });
  await session.begin({ bankUrl: "b.json" });
  await session.start(FREE);
  assert.deepEqual([session.state.elsewhere, session.state.view?.kind], [false, "ask"]);
});
