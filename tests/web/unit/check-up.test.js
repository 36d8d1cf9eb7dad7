import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../../../www/session.js";
import { PageError } from "../../../www/shared/errors.js";
import { fakes } from "./fakes/surroundings.js";

const FREE = /** @type {const} */ ({ kind: "free" });
const HALVES = /** @type {const} */ ({ kind: "skill", id: "halves" });

/** @param {Parameters<typeof fakes>[0]} [shared] */
async function begun(shared) {
  const fake = fakes(shared);
  const session = new Session(fake.around);
  await session.begin({ bankUrl: "banks/starter.json" });
  return { session, ...fake };
}

/** The question on the screen. @param {Session} session */
const shown = (session) => /** @type {any} */ (session.state.view);

test("what a session is for, and a level from elsewhere, reach the engine", async () => {
  const { session, engine } = await begun();
  const outside = { level: 0.4, se: 0.3 };
  await session.start(FREE, "check-up", outside);
  await session.start(HALVES, "proof");
  await session.start(FREE);
  const beginnings = engine.calls.filter(([method]) => method === "start").map(([, beginning]) => /** @type {any} */ (beginning));
  assert.deepEqual(beginnings.map(({ focus, mode, outside: level }) => [focus, mode, level]), [
    [FREE, "check-up", outside], [HALVES, "proof", null], [FREE, "practice", null],
  ]);
});

test("“I don’t know yet” goes to the next question with its time, and is kept", async () => {
  const { session, engine, clock, store } = await begun();
  await session.start(FREE, "check-up");
  clock.tick += 2500;
  await session.dontKnow();
  assert.deepEqual(engine.calls.at(-1), ["dontKnow", 2500, 1_000_000]);
  assert.deepEqual([shown(session).kind, shown(session).position], ["ask", 2]);
  assert.deepEqual(await store.evidence.all(session.state.learner?.id), engine.lines);
});

test("a check-up asks again at once what it could not read, with the note, and time goes on", async () => {
  const { session, engine, clock } = await begun();
  await session.start(FREE, "placement");
  clock.tick += 1000;
  /** @type {string[]} */
  const kinds = [];
  session.addEventListener("change", () => kinds.push(shown(session)?.kind));
  await session.answer(["3//8"]);
  const view = shown(session);
  assert.deepEqual([view.kind, view.position, view.note.code, view.response], ["ask", 1, "two-slashes", ["3//8"]]);
  assert.equal(kinds.includes("feedback"), false, "no feedback, not even for a moment");
  clock.tick += 500;
  await session.answer(["3/8"]);
  assert.deepEqual(engine.calls.at(-1), ["answer", ["3/8"], 1500, false, 1_000_000]);
  assert.deepEqual([shown(session).position, shown(session).note], [2, undefined]);
});

test("practice stops at an answer that it could not read", async () => {
  const { session, engine } = await begun();
  await session.start(FREE);
  await session.answer(["3//8"]);
  assert.deepEqual([shown(session).kind, engine.calls.some(([method]) => method === "retry")], ["feedback", false]);
});

test("a check-up comes back at the same question after the page is loaded again", async () => {
  const before = await begun();
  await before.session.start(FREE, "check-up");
  await before.session.answer(["a"]);
  const after = fakes({ device: { store: before.store, count: 100 }, tab: before.tab });
  Object.assign(after.engine, { mode: "check-up", position: 2 });
  const session = new Session(after.around);
  await session.begin({ bankUrl: "b.json" });
  assert.deepEqual([session.state.screen, shown(session).item.id, shown(session).mode], ["practice", "item-2", "check-up"]);
});

test("what-if is about the question on the screen, and goes with it", async () => {
  const { session, engine } = await begun();
  await session.start(FREE);
  await session.whatIf("learn");
  assert.deepEqual(engine.calls.at(-1), ["whatIf", "learn"]);
  assert.deepEqual([session.state.whatIf?.term, session.state.whatIf?.found.name], ["learn", "Halves"]);
  await session.answer(["a"]);
  assert.equal(session.state.whatIf, null);
});

test("a goal and the learner’s own word are kept, and the screens follow", async () => {
  const { session, engine, store } = await begun();
  await session.aim("halves");
  assert.deepEqual(engine.lines, [], "nobody is chosen: nobody’s goal");
  await session.guest();
  const asked = () => engine.calls.filter(([method]) => method === "map" || method === "suggestions").length;
  const before = asked();
  await session.aim("halves");
  await session.say("halves", "know");
  await session.aim(null);
  const said = engine.calls.filter(([method]) => method === "aim" || method === "say").map((call) => call.filter((_, at) => at !== call.length - 2));
  assert.deepEqual(said, [["aim", "halves", 1_000_000], ["say", "halves", "know", 1_000_000], ["aim", null, 1_000_000]]);
  assert.equal(engine.lines.length, 3);
  assert.deepEqual(await store.evidence.all(session.state.learner?.id), engine.lines);
  assert.equal(asked() - before, 6);
  assert.equal(session.state.screen, "start");
});

test("a goal that cannot be set is said, and changes nothing", async () => {
  const { session, engine } = await begun();
  await session.guest();
  engine.instead.aim = () => { throw new PageError("session/no-skill", "no such skill", "none"); };
  await session.aim("none");
  assert.deepEqual([session.state.trouble?.code, engine.lines], ["session/no-skill", []]);
});

test("the start screen knows the map, so that it can show the goal", async () => {
  const { session } = await begun();
  assert.deepEqual(session.state.map, []);
  await session.guest();
  assert.deepEqual(session.state.map, [], "nothing done, nothing to show");
  await session.aim("halves");
  assert.equal(session.state.map.length, 1);
  await session.leave();
  assert.deepEqual([session.state.map, session.state.suggestions], [[], []]);
});

test("after a session the choices are new ones", async () => {
  const { session, engine } = await begun();
  await session.start(FREE, "check-up");
  const asked = () => engine.calls.filter(([method]) => method === "suggestions").length;
  const before = asked();
  await session.finish();
  assert.deepEqual([asked() - before, shown(session).kind], [1, "finished"]);
});
