import assert from "node:assert/strict";
import test from "node:test";
import { lanes, wayTo } from "../../../www/elements/map-lanes.js";

/** @param {string} id @param {...string} prerequisites */
const skill = (id, ...prerequisites) => ({ id, name: id, about: "", standard: null, grade: null, prerequisites, itemCount: 1 });

/**
 * Follows every line down the page: which skills are joined, as "from>to".
 * @param {import("../../../src/wasm/types").SkillInfo[]} skills
 * @param {import("../../../www/elements/map-lanes.js").Row[]} rows
 */
function joined(skills, rows) {
  const found = new Set();
  /** Whose lines run in each column. @type {Map<number, Set<string>>} */
  let running = new Map();
  rows.forEach((row, at) => {
    const { id } = skills[at];
    const passing = new Map();
    for (const { from, to } of row.above) {
      if (to !== row.column) passing.set(from, running.get(from));
      else for (const parent of running.get(from) ?? []) found.add(`${parent}>${id}`);
    }
    running = new Map();
    for (const { from, to } of row.below) {
      const lines = running.get(to) ?? new Set();
      for (const parent of from === to && passing.has(from) ? passing.get(from) : []) lines.add(parent);
      if (from === row.column && !passing.has(from)) lines.add(id);
      running.set(to, lines);
    }
  });
  return [...found].sort();
}

test("a chain is one straight line", () => {
  const skills = [skill("a"), skill("b", "a"), skill("c", "b")];
  const rows = lanes(skills, 5);
  assert.deepEqual(rows.map((row) => row.column), [0, 0, 0]);
  assert.deepEqual(joined(skills, rows), ["a>b", "b>c"]);
});

test("branches part and meet again", () => {
  const skills = [skill("a"), skill("b", "a"), skill("c", "a"), skill("d", "b", "c")];
  const rows = lanes(skills, 5);
  assert.deepEqual(joined(skills, rows), ["a>b", "a>c", "b>d", "c>d"]);
  assert.notEqual(rows[1].column, rows[2].column);
});

test("a link that follows from others is not drawn", () => {
  const skills = [skill("a"), skill("b", "a"), skill("c", "a", "b")];
  assert.deepEqual(joined(skills, lanes(skills, 5)), ["a>b", "b>c"]);
});

test("skills with nothing below stand alone and lines never lead upwards", () => {
  const skills = [skill("a", "b"), skill("b"), skill("c")];
  const rows = lanes(skills, 5);
  assert.deepEqual(joined(skills, rows), []);
  assert.ok(rows.every((row) => row.column === 0));
});

test("no line leaves the columns there are", () => {
  const skills = [skill("root"), ...Array.from({ length: 30 }, (_, at) => skill(`s${at}`, "root"))];
  const rows = lanes(skills, 4);
  assert.ok(rows.every((row) => [...row.above, ...row.below].every(({ from, to }) => from < 5 && to < 4)));
  assert.equal(joined(skills, rows).length, 4);
});

test("each line knows the skill it leads to", () => {
  const skills = [skill("a"), skill("b", "a"), skill("c", "a"), skill("d", "b", "c")];
  const rows = lanes(skills, 5);
  assert.deepEqual(rows[0].below.map(({ into }) => into).sort(), ["b", "c"]);
  assert.deepEqual([...new Set(rows[3].above.map(({ into }) => into))], ["d"]);
  for (const [at, row] of rows.entries()) {
    for (const { to, into } of row.above) assert.equal(to === row.column && into !== skills[at].id, false, "what ends at a skill leads to it");
  }
});

test("the way to a goal is all that it builds on, and not the goal", () => {
  const skills = [skill("a"), skill("b", "a"), skill("c", "a"), skill("d", "b", "gone"), skill("e")];
  assert.deepEqual([...wayTo(skills, "d")].sort(), ["a", "b", "gone"]);
  assert.deepEqual([...wayTo(skills, "a")], []);
  assert.deepEqual([...wayTo(skills, "nowhere")], []);
  assert.deepEqual([...wayTo([skill("x", "y"), skill("y", "x")], "x")], ["y"]);
});
