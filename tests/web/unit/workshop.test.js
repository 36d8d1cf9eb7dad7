/** Banks in the making: changes that take one draft and give another, their past, banks put together, questions recast. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { blanksMatched, freeId, recast, words } from "../../../www/shared/items.js";
import { FORMATS } from "../../../www/shared/making.js";
import * as changes from "../../../www/workshop/changes.js";
import { questions } from "../../../www/workshop/commands/questions.js";
import { placed, practicable } from "../../../www/workshop/faults.js";
import { begun, done, redone, settled, undone } from "../../../www/workshop/history.js";
import { emptyBank, merged, partOf } from "../../../www/workshop/merge.js";
import { workbook } from "../../../www/workshop/sheet.js";

/** @import {Draft, Item} from "../../../www/shared/making.js" */

/** @param {string} id @param {string[]} skills @param {Partial<Item>} [more] @returns {Item} */
const item = (id, skills, more = {}) => ({ id, skills, format: "number", question: `What is ${id}?`, key: "1", ...more });

/** @returns {Draft} */
const draft = () => ({
  bank: {
    ...emptyBank("b", "B"),
    skills: [{ id: "s", name: "Sums" }, { id: "t", name: "Tens", prerequisites: ["s"], because: ["tens are sums"] }],
    items: [item("one", ["s"]), item("two", ["s", "t"], { follows: "one" }), item("three", ["t"])],
  },
  aside: [],
  rows: [],
});

test("no change touches the draft it is given", () => {
  const before = draft();
  const copy = structuredClone(before);
  changes.withItem(before, "one", (one) => ({ ...one, key: "2" }));
  changes.addItem(before, "one");
  changes.copyItem(before, "two");
  changes.putAside(before, ["one"]);
  changes.moveItem(before, "one", 1);
  changes.swapItem(before, "one", item("other", ["s"]), []);
  changes.removeSkill(before, "s");
  changes.joinSkills(before, "t", "s");
  changes.editSkill(before, "s", { name: "S" });
  merged(before, { ...emptyBank(), skills: [{ id: "s", name: "Other" }], items: [item("one", ["s"])] });
  assert.deepEqual(before, copy);
});

test("what is taken out is kept aside, and comes back as it was", () => {
  const out = changes.putAside(draft(), ["one", "three"]);
  assert.deepEqual(out.bank.items.map(({ id, follows }) => [id, follows]), [["two", undefined]]);
  assert.deepEqual(out.aside.map(({ id }) => id), ["one", "three"]);
  const back = changes.takeBack(out, "three");
  assert.deepEqual(back.bank.items.at(-1), item("three", ["t"]));
  assert.deepEqual(changes.throwAway(back, "one").aside, []);
});

test("a question comes back with its skill, if that is gone meanwhile", () => {
  const out = changes.removeSkill(changes.putAside(draft(), ["three"]), "t");
  const back = changes.takeBack(out, "three");
  assert.deepEqual(back.bank.skills.map(({ id }) => id), ["s", "t"]);
});

test("a swap keeps the place, the old question and the other's skills", () => {
  const theirs = [{ id: "u", name: "Units", prerequisites: ["s", "gone"], because: ["x", "y"] }];
  const { draft: after, id } = changes.swapItem(draft(), "one", item("three", ["u"]), theirs);
  assert.equal(id, "three-2", "its own id is taken");
  assert.deepEqual(after.bank.items.map((one) => one.id), ["three-2", "two", "three"]);
  assert.deepEqual(after.aside.map((one) => one.id), ["one"]);
  assert.deepEqual(after.bank.skills.at(-1), { id: "u", name: "Units", prerequisites: ["s"], because: ["x"] });
  const again = changes.swapItem(after, "three-2", after.aside[0], []);
  assert.deepEqual([again.id, again.draft.aside.map((one) => one.id)], ["one", ["three-2"]]);
});

test("a skill goes with everything that names it, its reasons too", () => {
  const { bank } = changes.removeSkill(draft(), "s");
  assert.deepEqual(bank.skills, [{ id: "t", name: "Tens" }]);
  assert.deepEqual(bank.items.map(({ skills }) => skills), [[], ["t"], ["t"]]);
  const joined = changes.joinSkills(draft(), "t", "s").bank;
  assert.deepEqual(joined.items.map(({ skills }) => skills), [["s"], ["s"], ["s"]]);
});

test("an empty field is no field, but a question always has its question and its skills", () => {
  const { bank } = changes.withItem(draft(), "one", (one) => ({ ...one, question: "", skills: [], solution: "", hints: [], after: "" }));
  assert.deepEqual(bank.items[0], { id: "one", skills: [], format: "number", question: "", key: "1" });
});

test("banks are joined by the names of skills, and ids that are taken give way everywhere", () => {
  const other = {
    ...emptyBank(),
    skills: [{ id: "sums", name: " SUMS" }, { id: "t", name: "Times", prerequisites: ["sums"] }],
    lessons: [{ id: "l", name: "L", skills: ["sums", "t"] }],
    items: [item("one", ["sums"]), item("new", ["t"], { follows: "one", lesson: "l" })],
  };
  const { draft: after, names } = merged(draft(), other);
  assert.deepEqual(after.bank.skills.map(({ id }) => id), ["s", "t", "t-2"]);
  assert.deepEqual(after.bank.skills[2].prerequisites, ["s"]);
  assert.deepEqual(after.bank.lessons, [{ id: "l", name: "L", skills: ["s", "t-2"] }]);
  const [one, two] = after.bank.items.slice(-2);
  assert.deepEqual([one.id, one.skills, two.follows, two.skills], ["one-2", ["s"], "one-2", ["t-2"]]);
  assert.equal(names.get("one"), "one-2");
});

test("a built bank whose numbers are drawn is not mixed with texts as people write them", () => {
  const built = { ...emptyBank(), text: /** @type {const} */ ("html"), skills: [{ id: "x", name: "X" }], items: [item("x", ["x"], { variables: ["a: 1..9"] })] };
  assert.throws(() => merged(draft(), built), { code: "making/built-bank" });
  assert.equal(merged({ bank: emptyBank(), aside: [], rows: [] }, built).draft.bank, built, "alone it opens");
});

test("part of a bank has what is about the skills and nothing else, and says whose it is", () => {
  const { bank } = draft();
  const part = partOf({ ...bank, license: "CC0-1.0", author: "Ada" }, ["t"]);
  assert.deepEqual(part.skills, [{ id: "t", name: "Tens", prerequisites: [], because: [] }]);
  assert.deepEqual(part.items.map(({ id, license, author }) => [id, license, author]), [["three", "CC0-1.0", "Ada"]]);
});

test("undo goes back step by step, and letters of one word are one step", () => {
  const states = [0, 1, 2, 3, 4].map((n) => ({ ...draft(), rows: Array(n).fill(null) }));
  let history = begun(states[0]);
  history = done(history, states[1], "edit", "name");
  history = done(history, states[2], "edit", "name");
  history = done(settled(history), states[3], "edit", "name");
  history = done(history, states[4], "add");
  assert.equal(done(history, states[4], "add"), history, "nothing is done");
  const back = [];
  for (let at = history; at.past.length; ) back.push((at = undone(at)).draft.rows.length);
  assert.deepEqual(back, [3, 2, 0]);
  const all = undone(undone(undone(history)));
  assert.deepEqual([redone(all).draft, redone(redone(redone(all))).draft], [states[2], states[4]]);
  assert.deepEqual(done(redone(all), states[1], "edit").future, [], "another way is taken");
  assert.equal(undone(begun(states[0])).draft, states[0]);
});

test("each format can be made of each, and keeps question, skills, help and what is right", () => {
  const common = { hints: [{ text: "h" }], solution: "s", difficulty: "easy" };
  const seeds = FORMATS.map((format) => recast(item("i", ["s"], { ...common, key: "3/4", mistakes: [{ answer: "4/3", why: "upside down" }] }), format));
  for (const seed of seeds) {
    for (const format of FORMATS) {
      const made = recast(seed, format);
      assert.deepEqual([made.id, made.skills, made.format, made.hints, made.solution], ["i", ["s"], format, common.hints, "s"]);
      const right = JSON.stringify([made.key, made.choices, made.blanks]);
      if (seed.format !== "match" || format === "match") assert.match(right, /3\/4/, `${seed.format} → ${format}`);
      const ids = new Set([...(made.choices ?? []), ...(made.targets ?? [])].map(({ id }) => id));
      for (const key of [made.key ?? []].flat()) if (made.choices) for (const id of key.split(":")) assert.ok(ids.has(id), `${format}: ${key}`);
    }
  }
  const choice = recast(seeds[FORMATS.indexOf("number")], "choice");
  assert.deepEqual(choice.choices, [{ id: "a", text: "3/4" }, { id: "b", text: "4/3", why: "upside down" }]);
  assert.deepEqual(recast(choice, "number").mistakes, [{ answer: "4/3", why: "upside down" }]);
});

test("a question that asks nothing yet can be of any format", () => {
  for (const format of FORMATS) assert.equal(typeof recast({ ...item("i", []), question: "" }, format).question, "string", format);
});

test("blanks follow the places that are marked", () => {
  const one = item("i", ["s"], { format: "cloze", question: "[[a]] and [[b]] and [[a]]", blanks: [{ id: "b", format: "number", key: "2" }, { id: "c", format: "text", key: "x" }] });
  assert.deepEqual(blanksMatched(one).blanks, [{ id: "a", format: "text", key: "" }, { id: "b", format: "number", key: "2" }]);
  assert.equal(blanksMatched(item("i", ["s"])).blanks, undefined);
});

test("a question in a list is plain words", () => {
  const said = (/** @type {string} */ question) => words(item("i", ["s"], { question }));
  assert.equal(said("**Add** $\\frac{1}{2}$ and <b>3</b>.\n\nWhat is $4 \\times 5$?"), "Add 1/2 and 3 . What is 4 × 5?");
  assert.equal(said("A pen costs \\$5; [[1]] pens?"), "A pen costs $5; ____ pens?");
  assert.equal(said("x".repeat(500)).length, 158);
});

test("ids are free, plain and never empty", () => {
  assert.equal(freeId("Brüche & Co.", ["bru-che-co"]), "bru-che-co-2");
  assert.equal(freeId("分数", []), "question");
});

test("a fault knows what it is about, and says names for ids", () => {
  const { bank } = draft();
  const fault = { code: "bank/no-help", message: "m", severity: /** @type {const} */ ("error") };
  assert.deepEqual(placed({ ...fault, place: "item 7 (a-b.c), hint 2" }, bank), { ...fault, place: "item 7 (a-b.c), hint 2", kind: "item", index: 6, rest: "hint 2" });
  assert.deepEqual(placed({ ...fault, place: "`id`" }, bank), { ...fault, place: "`id`", kind: "bank", index: -1, rest: "`id`" });
  const circle = placed({ ...fault, message: "t → s → t, and `s` is no reason", place: "skill (t)" }, bank);
  assert.deepEqual([circle.kind, circle.index, circle.message], ["skill", 1, "“Tens” → “Sums” → “Tens”, and “Sums” is no reason"]);
  assert.equal(placed({ ...fault, code: "bank/empty-skill", place: "skill 1 (s)" }, bank).severity, "warning", "it is left out");
});

test("what is practised leaves skills without questions out, everywhere", () => {
  const bank = practicable({ ...draft().bank, items: [item("three", ["t"])] });
  assert.deepEqual(bank.skills, [{ id: "t", name: "Tens" }]);
});

test("a change of format that is taken back, by whatever way, brings everything back", () => {
  const first = item("one", ["s"], { format: "choices", choices: [{ id: "a", text: "2" }, { id: "b", text: "3" }, { id: "c", text: "4", why: "even" }, { id: "d", text: "6" }], key: ["a", "b"] });
  let now = { ...draft(), bank: { ...draft().bank, items: [first] } };
  const desk = /** @type {any} */ ({ get draft() { return now; }, change: (/** @type {Draft} */ next) => (now = next) });
  const { recast: to, edit } = questions(desk);
  for (const format of ["number", "cloze", "point", "order"]) to("one", format);
  to("one", "choices");
  assert.deepEqual(now.bank.items[0], first);
  to("one", "number");
  edit("one", { key: "5" });
  to("one", "choices");
  assert.deepEqual(now.bank.items[0].key, ["a"], "what was set since counts");
  const cloze = item("one", ["s"], { format: "cloze", question: "2 and [[1]]", key: undefined, blanks: [{ id: "1", format: "number", key: "3" }] });
  assert.equal(recast(cloze, "number").question, "2 and ____");
});

test("the sheet to fill in is a workbook of texts", () => {
  const files = unzipSync(workbook('\ufeffquestion,answer\r\n"Half, ""really""?",1/2\r\n'));
  const sheet = strFromU8(files["xl/worksheets/sheet1.xml"]);
  assert.match(sheet, /<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">Half, "really"\?<\/t>/);
  assert.match(sheet, /<c r="B2" s="1" t="inlineStr"><is><t xml:space="preserve">1\/2</);
  assert.match(sheet, /<c r="B300" s="1"\/>/);
  assert.match(strFromU8(files["xl/styles.xml"]), /numFmtId="49"/);
});
