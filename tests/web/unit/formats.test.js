import assert from "node:assert/strict";
import { test } from "node:test";
import { byPart, inOrder, missing, split } from "../../../www/elements/asked.js";
import { boxes, joined } from "../../../www/elements/fraction.js";
import { moved } from "../../../www/elements/order.js";
import { expressionKeys, numberKeys } from "../../../www/elements/pads.js";
import { MARKER } from "../../../www/elements/say.js";
import { items } from "../browser/formats/views.js";

test("a fraction goes into its boxes and out of them as it was written", () => {
  for (const [typed, parts] of /** @type {[string, string[]][]} */ ([
    ["1 3/8", ["1", "3", "8"]], ["3/8", ["", "3", "8"]], ["5", ["5", "", ""]], ["-1 3/8", ["-1", "3", "8"]], ["0.5", ["0.5", "", ""]], ["", ["", "", ""]],
    ["3/", ["", "3", ""]], ["1 /8", ["1", "", "8"]], ["/8", ["", "", "8"]],
  ])) {
    assert.deepEqual(boxes(typed), parts, typed);
    assert.equal(joined(/** @type {any} */ (parts)), typed);
  }
  assert.deepEqual(boxes("  2  1 / 2 "), ["2", "1", "2"]);
  assert.deepEqual(boxes("7 / 8"), ["", "7", "8"]);
});

test("one thing is put elsewhere, the others keep their order", () => {
  const ids = ["a", "b", "c", "d"];
  assert.deepEqual(moved(ids, 0, 2), ["b", "c", "a", "d"]);
  assert.deepEqual(moved(ids, 3, 0), ["d", "a", "b", "c"]);
  assert.deepEqual(moved(ids, 1, 9), ["a", "c", "d", "b"]);
  assert.deepEqual(moved(ids, 1, -3), ["b", "a", "c", "d"]);
  assert.deepEqual(ids, ["a", "b", "c", "d"]);
});

test("an answer is taken apart at its first colon, and put together without empty parts", () => {
  assert.deepEqual(split("a:3:4"), ["a", "3:4"]);
  assert.deepEqual(split("a"), ["a", ""]);
  assert.deepEqual(inOrder(byPart(["b:2", "a:", "c: "]), ["a", "b", "c"]), ["b:2"]);
});

test("what is missing is named for each format, and a whole answer lacks nothing", () => {
  for (const [format, item] of Object.entries(items)) {
    assert.notEqual(missing(/** @type {any} */ (item), []), "", format);
    assert.equal(missing(/** @type {any} */ (item), item.right), "", format);
    assert.equal(missing(/** @type {any} */ (item), item.wrong), "", format);
  }
  const item = (/** @type {string} */ format) => /** @type {any} */ (items[format]);
  assert.equal(missing(item("cloze"), ["n:3"]), "all-blanks");
  assert.equal(missing(item("match"), ["a:q"]), "all-pairs");
  for (const half of ["3/", "/8", "1 /8", "1 3/"]) assert.equal(missing(item("fraction"), [half]), "whole-fraction", half);
  for (const whole of ["5", "3/8", "1 3/8", "-3/8"]) assert.equal(missing(item("fraction"), [whole]), "", whole);
  assert.equal(missing(item("number"), ["  "]), "empty-answer");
});

test("keys come in rows of one length, and each form brings its sign", () => {
  for (const rows of [numberKeys("any"), numberKeys("percent"), numberKeys("scientific"), numberKeys("any", "ratio"), expressionKeys(), expressionKeys("pair"), expressionKeys("set"), expressionKeys("interval")]) {
    assert.equal(new Set(rows.map((row) => row.length)).size, 1);
    assert.equal(new Set(rows.flat()).size, rows.flat().length);
  }
  assert.ok(numberKeys("percent").flat().includes("%"));
  assert.ok(numberKeys("any", "ratio").flat().includes(":"));
  assert.ok(expressionKeys("interval").flat().includes("≤"));
});

test("a blank's mark is found in a text, and other brackets are not", () => {
  assert.deepEqual([..."a [[x1]] b [[ y ]] [z] [[two words]] [[]]".matchAll(MARKER)].map(([, id]) => id), ["x1", "y"]);
});
