import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal, exact, minus, mixed, over, places, plus, times, written } from "../../../www/elements/picture/exact.js";
import { signed } from "../../../www/elements/picture/draw.js";
import { draw, kinds } from "../../../www/elements/picture/kinds.js";
import { altOf, readPicture } from "../../../www/elements/picture/read.js";
import { cut } from "../../../www/elements/picture/plane.js";
import { pictures } from "../browser/formats/views.js";

/** A template as the text that it becomes. @param {any} it @returns {string} */
function flat(it) {
  if (Array.isArray(it)) return it.map(flat).join("");
  if (typeof it === "symbol" || it === undefined || it === null) return "";
  if (!it.strings) return String(it);
  return it.strings.map((/** @type {string} */ text, /** @type {number} */ at) => text + (at < it.values.length ? flat(it.values[at]) : "")).join("");
}

/** @param {any} spec @param {number} [width] @param {number} [em] */
function drawn(spec, width = 328, em = 16) {
  const drawing = draw(spec, { width, em });
  assert.ok(drawing, JSON.stringify(spec));
  return { ...drawing, text: flat(drawing.body) };
}

/** The numbers of an attribute, of each element of this class. @param {string} text @param {string} kind @param {string} name */
const all = (text, kind, name) => [...text.matchAll(/<\w+[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes(`class="${kind}"`) || tag.includes(`class=${kind}`))
  .map((tag) => Number(new RegExp(`\\b${name}="?(-?[\\d.]+)`).exec(tag)?.[1]));

test("a number is read exactly, whatever its form, and what is no number is not", () => {
  const read = (/** @type {unknown} */ text) => {
    const found = exact(text);
    return found && written(found);
  };
  assert.deepEqual(["3", "-1.5", "−1.5", "3/4", "6/8", "-6/8", "1 3/8", "-1 3/8", "1,200", "0.25", ".5", "1.5/2", 7, " 2 "].map(read),
    ["3", "-3/2", "-3/2", "3/4", "3/4", "-3/4", "11/8", "-11/8", "1200", "1/4", "1/2", "3/4", "7", "2"]);
  for (const text of ["", "x", "1/0", "1//2", "1 2", "@a", "NaN", "Infinity", "1e3", "99999999999999999999", "3/", "/4", null, undefined, {}]) assert.equal(exact(text), null, String(text));
});

test("sums and quotients are exact, and outgrown ones are none", () => {
  const [third, half] = [exact("1/3"), exact("1/2")];
  assert.deepEqual([plus(third, half), minus(third, half), times(third, half), over(third, half)].map((it) => it && written(it)), ["5/6", "-1/6", "1/6", "2/3"]);
  assert.equal(over(half, exact("0")), null);
  assert.equal(times(exact("9007199254740991"), exact("3")), null);
  assert.equal(plus(null, half), null);
});

test("a decimal where it has an end, else a fraction", () => {
  assert.deepEqual(["3/4", "1/3", "-1/8", "5"].map((text) => decimal(/** @type {any} */ (exact(text)))), ["0.75", "1/3", "-0.125", "5"]);
});

test("a mixed number where there is a whole in it", () => {
  assert.deepEqual(["7/4", "-7/4", "3/4", "-3/4", "2", "-9/3"].map((text) => mixed(/** @type {any} */ (exact(text)))), ["1 3/4", "-1 3/4", "3/4", "-3/4", "2", "-3"]);
});

test("a large number has separators, a small one, a year's or a decimal's digits none", () => {
  assert.deepEqual(["73000", "-1250000", "9000", "0.12345", "12345 m", "-3"].map(signed), ["73,000", "−1,250,000", "9000", "0.12345", "12,345 m", "−3"]);
});

test("places go by their step from the first, and never endlessly", () => {
  assert.deepEqual(places("0", "1", "1/3").map(written), ["0", "1/3", "2/3", "1"]);
  assert.deepEqual(places("-1", "0.6", "0.5").map(written), ["-1", "-1/2", "0", "1/2"]);
  for (const [from, to, step] of [["0", "1", "0"], ["0", "1", "-1"], ["1", "0", "1"], ["0", "1000000", "1"], ["0", "x", "1"]]) assert.deepEqual(places(from, to, step), []);
});

test("a point at 3/4 of a line from 0 to 1 lies three quarters along, at every width", () => {
  for (const width of [200, 328, 648]) {
    const { text } = drawn({ kind: "number-line", from: "0", to: "1", step: "1/4", points: [{ at: "0" }, { at: "3/4" }, { at: "1" }] }, width);
    const [start, at, end] = all(text, "point", "cx");
    assert.ok(Math.abs((at - start) / (end - start) - 0.75) < 1e-4, `${start} ${at} ${end}`);
    assert.ok(start > 0 && end < width);
  }
});

test("a line from −5 to 5 has eleven ticks, and 0 in its middle", () => {
  const { text, width } = drawn({ kind: "number-line", from: "-5", to: "5", step: "1", points: [{ at: "0" }] });
  assert.equal(all(text, "axis", "x1").filter(Number.isFinite).length, 11);
  assert.deepEqual(all(text, "point", "cx"), [width / 2]);
  assert.match(text, /−5/);
});

test("numbers that would touch are left out, but not 0", () => {
  const { text } = drawn({ kind: "number-line", from: "-1000", to: "1000", step: "100" }, 200);
  assert.match(text, />0</);
  assert.ok((text.match(/<text/g) ?? []).length < 10);
});

test("as many parts are shaded as are said, and all of them are equal", () => {
  for (const as of ["bar", "circle", "grid"]) {
    const { text } = drawn({ kind: "area", parts: "6", shaded: "14", wholes: "3", as, rows: "2" });
    assert.equal((text.match(/fill="?url\(#hatch\)/g) ?? []).length, 14, as);
    assert.equal((text.match(/class="edge"/g) ?? []).length, 18, as);
    if (as !== "circle") assert.equal(new Set(all(text, "edge", "width")).size, 1);
  }
});

test("a bar is as high as its value", () => {
  const { text } = drawn({ kind: "bars", labels: ["a", "b", "c"], values: ["2", "4", "3"], step: "1" });
  const [a, b, c] = all(text, "edge", "height");
  assert.ok(Math.abs(b / a - 2) < 0.01 && Math.abs(c / a - 1.5) < 0.01, `${a} ${b} ${c}`);
  const lying = drawn({ kind: "bars", labels: ["a very long name for a bar", "b"], values: ["2", "4"], step: "1" });
  const [first, second] = all(lying.text, "edge", "width");
  assert.ok(Math.abs(second / first - 2) < 0.05, `${first} ${second}`);
});

test("a line plot has as many dots as were counted", () => {
  const { text } = drawn({ kind: "dots", from: "0", to: "1", step: "1/2", counts: ["3", "0", "2"] });
  const xs = all(text, "dot", "cx");
  assert.equal(xs.length, 5);
  assert.equal(new Set(xs).size, 2);
});

test("a point of a plane lies right and up by its numbers, with square units", () => {
  const { text } = drawn({ kind: "plane", xfrom: "-5", xto: "5", yfrom: "-5", yto: "5", step: "1", points: [{ x: "0", y: "0" }, { x: "3", y: "2" }] });
  const [[x0, x1], [y0, y1]] = [all(text, "point", "cx"), all(text, "point", "cy")];
  assert.ok(Math.abs((x1 - x0) / 3 - (y0 - y1) / 2) < 0.02, `${x0} ${x1} ${y0} ${y1}`);
});

test("a line is cut off at the edges", () => {
  assert.deepEqual(cut([0, 1], [1, 2], [-5, 5, -5, 5]), [[-5, -4], [4, 5]]);
  assert.deepEqual(cut([2, 0], [2, 1], [-5, 5, -5, 5]), [[2, -5], [2, 5]]);
  assert.throws(() => cut([9, 0], [9, 1], [-5, 5, -5, 5]));
  assert.throws(() => cut([1, 1], [1, 1], [-5, 5, -5, 5]));
});

test("rows and columns are counted right, and parted where it is said", () => {
  const { text } = drawn({ kind: "array", rows: "4", columns: "7", split: "5" });
  assert.equal(all(text, "dot", "cx").length, 28);
  assert.equal(all(text, "dashed", "x1").length, 1);
  assert.equal(all(drawn({ kind: "grid", rows: "3", columns: "5" }).text, "cell", "x").length, 15);
  assert.equal(all(drawn({ kind: "base-ten", hundreds: "1", tens: "2", ones: "3" }).text, "block", "x").length, 123);
});

test("the hands of a clock: at half past three the short one is halfway to four", () => {
  const { text, width } = drawn({ kind: "clock", hour: "3", minute: "30" });
  const turn = (/** @type {string} */ hand) => {
    const [x, y] = [all(text, hand, "x2")[0] - width / 2, all(text, hand, "y2")[0] - width / 2];
    return (((Math.atan2(x, -y) / (2 * Math.PI)) * 12) + 12) % 12;
  };
  assert.ok(Math.abs(turn("minute") - 6) < 0.02, String(turn("minute")));
  assert.ok(Math.abs(turn("hour") - 3.5) < 0.02, String(turn("hour")));
});

test("the parts of a tape are as long as their sizes", () => {
  const widths = all(drawn({ kind: "tape", parts: [{ size: "1" }, { size: "3", label: "x" }], total: "4" }).text, "shape", "width");
  assert.ok(Math.abs(widths[1] / widths[0] - 3) < 0.01);
});

test("a triangle keeps its shape", () => {
  const { text } = drawn({ kind: "shape", points: [["0", "0"], ["4", "0"], ["0", "3"]], sides: ["4 cm"] });
  const points = (/points="?([^">]+)/.exec(text)?.[1] ?? "").split(" ").map((point) => point.split(",").map(Number));
  const side = (/** @type {number} */ a, /** @type {number} */ b) => Math.hypot(points[a][0] - points[b][0], points[a][1] - points[b][1]);
  assert.ok(Math.abs(side(1, 2) / side(0, 1) - 5 / 4) < 0.01);
});

test("every kind is drawn at every width and text size, inside its paper and with no broken number", () => {
  const seen = new Set();
  for (const [name, spec] of Object.entries(pictures)) {
    if (name === "broken" || spec.kind === "image") continue;
    seen.add(spec.kind);
    for (const width of [200, 328, 680]) {
      for (const em of [16, 32]) {
        const it = drawn(spec, width, em);
        assert.ok(it.width > 0 && it.height > 0, name);
        assert.doesNotMatch(it.text, /NaN|undefined|Infinity|\[object/, name);
      }
    }
  }
  assert.deepEqual([...seen].sort(), Object.keys(kinds).sort());
});

test("a picture that cannot be drawn is none, and never an error", () => {
  const odd = [undefined, null, "", "x", "1/0", "-1", "1e9", "999999999", [], {}, [[]], [{}], Number.NaN, true];
  let none = 0;
  for (const kind of Object.keys(kinds)) {
    assert.equal(draw({ kind }, { width: 328, em: 16 }), null, kind);
    const whole = /** @type {any} */ (Object.values(pictures).find((spec) => spec.kind === kind));
    for (const field of Object.keys(whole)) {
      for (const value of odd) none += draw({ ...whole, [field]: value }, { width: 328, em: 16 }) === null ? 1 : 0;
    }
  }
  assert.ok(none > 300, String(none));
  for (const spec of [null, undefined, 3, "x", [], { kind: "toString" }, { kind: "__proto__" }]) assert.equal(draw(spec, { width: 328, em: 16 }), null);
});

test("a picture is read from JSON, and what it shows is its alt", () => {
  assert.equal(altOf('{"kind":"clock","alt":"A clock."}'), "A clock.");
  assert.deepEqual([null, undefined, "", "{", "null", "{}"].map(altOf), ["", "", "", "", "", ""]);
  assert.equal(readPicture('{"kind":"clock"}').kind, "clock");
  assert.equal(altOf({ alt: "Read already." }), "Read already.");
});
