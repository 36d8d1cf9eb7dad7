import assert from "node:assert/strict";
import { test } from "node:test";
import { parts } from "../../../www/elements/map-grades.js";
import { Session } from "../../../www/session.js";
import { courses, placeOf, places } from "../../../www/shared/courses.js";
import { fakes } from "./fakes/surroundings.js";

/** @param {string} id @param {string} name @param {string | null} course */
const lesson = (id, name, course) => ({ id, name, course, itemCount: 5 });
const lessons = [
  lesson("g3", "Grade 3", "Grade 3"), lesson("g3-a", "Fractions", "Grade 3"), lesson("x", "Loose", null),
  lesson("g4-a", "Fractions", "Grade 4"), lesson("g4", "Grade 4", "Grade 4"),
];

test("a lesson with its course's name stands for the course, and for no lesson of it", () => {
  assert.deepEqual(courses(lessons).map(({ name, whole, lessons: own }) => [name, whole?.id, own.map(({ id }) => id)]), [
    ["Grade 3", "g3", ["g3-a"]], ["", undefined, ["x"]], ["Grade 4", "g4", ["g4-a"]],
  ]);
  assert.deepEqual(places(lessons).map(({ id }) => id), ["g3", "g4"]);
  assert.deepEqual(places(lessons.slice(0, 3)), [], "one is no choice");
});

test("a place is kept by bank, and one that the bank has lost is none", () => {
  const learner = { id: "1", name: "Maya", guest: false, last: 0, places: { math: "g3", old: "g9", both: "" } };
  assert.equal(placeOf(learner, { id: "math", lessons }), "g3");
  assert.equal(placeOf(learner, { id: "both", lessons }), "");
  assert.equal(placeOf(learner, { id: "words", lessons }), null);
  assert.equal(placeOf(learner, { id: "old", lessons }), null);
  assert.equal(placeOf(null, null), null);
});

test("who picked a course gets suggestions of it, and free practice stays in it", async () => {
  const fake = fakes();
  const open = fake.around.openEngine;
  fake.around.openEngine = async (options) => {
    const { engine, overview } = await open(options);
    return { engine, overview: { ...overview, id: "math", lessons } };
  };
  const session = new Session(fake.around);
  await session.begin({ bankUrl: "banks/math.json" });
  await session.addLearner("Maya");
  const asked = () => fake.engine.calls.filter(([method]) => method === "suggestions").at(-1)?.[2];
  assert.equal(asked(), null);
  await session.place("g4");
  assert.equal(asked(), "g4");
  assert.deepEqual(session.state.learners[0].places, { math: "g4" });
  const focus = async () => (/** @type {any} */ (fake.engine.calls.filter(([method]) => method === "start").at(-1)?.[1])).focus;
  await session.start({ kind: "free" });
  assert.deepEqual(await focus(), { kind: "lesson", id: "g4" });
  await session.start({ kind: "free" }, "check-up");
  assert.deepEqual(await focus(), { kind: "free" }, "a check-up of everything is one");
  await session.start({ kind: "skill", id: "s" });
  assert.deepEqual(await focus(), { kind: "skill", id: "s" });
  await session.place("");
  assert.equal(asked(), null);
  await session.start({ kind: "free" });
  assert.deepEqual(await focus(), { kind: "free" });
});

test("a large map of several grades comes in parts, a small one whole", () => {
  const skills = (/** @type {number} */ count) => Array.from({ length: count }, (_, at) => (
    { id: `s${at}`, name: `S${at}`, about: "", standard: null, grade: at % 2 ? 4 : 3, prerequisites: [], itemCount: 5 }));
  assert.deepEqual(parts(skills(60)).map(({ grade, skills: own }) => [grade, own.length]), [[3, 30], [4, 30]]);
  assert.deepEqual(parts(skills(24)).map(({ skills: own }) => own.length), [24]);
  assert.deepEqual(parts(skills(60).map((skill) => ({ ...skill, grade: 3 }))).map(({ grade }) => grade), [null]);
});
