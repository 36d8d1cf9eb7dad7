import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { en } from "../../../www/text/en.js";
import { making } from "../../../www/text/making.js";
import { errorSentences } from "../../../www/text/errors.js";
import { day, has, number, text } from "../../../www/text/index.js";
import { noteSentence } from "../../../www/text/notes.js";
import { noticeSentence } from "../../../www/text/notices.js";
import { mainReason, reasonRows, reasonSentence } from "../../../www/text/reasons.js";
import { withoutSentence } from "../../../www/text/without.js";

const www = path.join(import.meta.dirname, "../../../www");
/** @type {any} */
const overview = { skills: [{ id: "a", name: "Equal parts", prerequisites: [] }, { id: "b", name: "Compare", prerequisites: ["a"] }] };
/** @type {any} */
const secure = [{ skill: "a", state: "secure" }];
/** @type {any} */
const reason = { term: "learn", points: 1, value: 0.5, skill: "b", decides: true };
const declared = fs.readFileSync(path.join(www, "../src/wasm/types.d.ts"), "utf8");
/** Every term that the engine can give. */
const terms = [...(/export type Term = ([^;]+);/.exec(declared)?.[1] ?? "").matchAll(/"([a-z-]+)"/g)].map((found) => found[1]);

/** Holds the files of these folders against sentences. @param {string[]} folders @param {Record<string, unknown>} sentences @param {Record<string, unknown>} [others] */
function held(folders, sentences, others = {}) {
  const files = folders.flatMap((folder) =>
    fs.readdirSync(path.join(www, folder)).filter((name) => name.endsWith(".js") && !["en.js", "making.js"].includes(name)).map((name) => path.join(www, folder, name)));
  const source = files.map((file) => fs.readFileSync(file, "utf8")).join("\n");
  const named = [...source.matchAll(/["`]([a-z]+(?:\/[a-z-]+)+)["`]/g)].map((match) => match[1]);
  const areas = new Set(Object.keys(sentences).map((code) => code.split("/")[0]));
  const missing = named.filter((code) => areas.has(code.split("/")[0]) && !Object.hasOwn(sentences, code) && !Object.hasOwn(others, code));
  const built = [...source.matchAll(/`([a-z]+\/(?:[a-z]+\/)?)\$\{/g)].map((match) => match[1]);
  const unused = Object.keys(sentences).filter((code) => !named.includes(code) && !built.some((start) => code.startsWith(start)));
  return { missing, unused };
}

test("every text that a screen names is there, and no text is unused", () => {
  assert.deepEqual(held(["elements", "text", "practice"], en), { missing: [], unused: [] });
  assert.deepEqual(held(["elements/make", "teacher", "workshop", "workshop/commands"], making, en), { missing: [], unused: [] });
});

test("what only one page says stands apart, and says nothing twice", () => {
  assert.deepEqual(Object.keys(making).filter((code) => Object.hasOwn(en, code)), []);
});

test("nothing cheers, and nothing speaks of machinery", () => {
  for (const [code, sentence] of Object.entries(en)) {
    const words = typeof sentence === "function" ? sentence.toString() : sentence;
    assert.doesNotMatch(words.replace(/!==|!\w+|\(!/g, ""), /[a-z]!/i, code);
    assert.doesNotMatch(words, /mastery|estimate|evidence|algorithm|smart|clever|genius|great job/i, code);
  }
});

test("a reason claims to know only what is secure", () => {
  assert.equal(reasonSentence(reason, overview, secure), "You are ready to learn “Compare”: you know “Equal parts”.");
  assert.equal(reasonSentence(reason, overview, []), "You are ready to learn “Compare”.");
  assert.equal(reasonSentence(reason, overview, secure, "b"), "You are ready to learn this: you know “Equal parts”.");
  assert.equal(reasonSentence({ ...reason, skill: "gone" }, overview, []), "You are ready to learn this.");
});

test("what is secure is not called ready to learn", () => {
  const map = /** @type {any} */ ([{ skill: "b", state: "secure" }]);
  for (const said of [reasonSentence(reason, overview, map), reasonSentence({ ...reason, points: -0.2 }, overview, [])]) {
    assert.equal(said, "Your answer to this one tells more than others would.");
  }
});

test("each term of the score has a sentence, whatever its number", () => {
  assert.equal(terms.length >= 9, true, terms.join(" "));
  for (const term of terms) {
    for (const value of [0, 0.5, 0.7, 0.95, 1, 40]) {
      for (const skill of ["b", "gone", null]) {
        assert.match(reasonSentence({ ...reason, term, value, skill }, overview, []), /^[A-Z][^{}]*\.$/, term);
        assert.doesNotMatch(reasonSentence({ ...reason, term, value, skill }, null, []), /undefined|null|NaN|\//, term);
      }
    }
  }
});

test("a sentence is true to its number", () => {
  const said = (/** @type {string} */ term, /** @type {number} */ value) => reasonSentence({ ...reason, term: /** @type {any} */ (term), value }, overview, []);
  assert.equal(said("review", 1.2), "You worked on this 1 day ago. A quick look keeps it fresh.");
  assert.equal(said("unlock", 1), "Learn this, and 1 new skill opens up.");
  assert.equal(said("unlock", 0), reasonSentence(undefined, overview, []), "nothing builds on it");
  assert.equal(said("spread", 0), "You have not seen this one before.");
  assert.equal(said("spread", 1), "You have seen this one only once.");
  assert.notEqual(said("success", 0.9), said("success", 0.7));
  assert.notEqual(said("class", 0), reasonSentence({ ...reason, term: "class", skill: null }, overview, []), "of the class, or of one's own");
});

test("a goal is the learner's own, and a step on the way says where it leads", () => {
  const goal = /** @type {any} */ ({ ...reason, term: "goal", skill: "a" });
  assert.equal(reasonSentence(goal, overview, /** @type {any} */ ([{ skill: "b", goal: true }])), "It leads to your goal: “Compare”.");
  assert.equal(reasonSentence({ ...goal, skill: "b" }, overview, /** @type {any} */ ([{ skill: "b", goal: true }])), "This is your goal.");
  assert.equal(reasonSentence(goal, overview, []), "It leads to your goal.", "which one is not known");
});

test("reasons that added nothing are not given, and none is given twice", () => {
  const more = { ...reason, skill: "a" };
  assert.deepEqual(reasonRows([reason, reason, { ...reason, term: "goal", points: 0, decides: false }], overview, []).length, 1);
  assert.equal(reasonRows([reason, more], overview, [])[0].sentence, "You are ready to learn “Compare”. You are ready to learn “Equal parts”.");
  assert.deepEqual(reasonRows([], overview, []), []);
});

test("how much a reason counts is told beside the one that counts most", () => {
  const rows = reasonRows([{ ...reason, points: 0.2 }, { ...reason, term: "spread", points: 1.4 }, { ...reason, term: "unlock", points: 3 }], overview, []);
  assert.deepEqual(rows.map(({ term, counts }) => [term, counts]), [["learn", 1], ["unlock", 3], ["spread", 2]]);
  const behind = reasonRows([{ ...reason, points: -0.1 }, { ...reason, term: "spread", points: 1 }], overview, []);
  assert.deepEqual(behind.map(({ term, counts }) => [term, counts]), [["learn", 1], ["spread", 3]], "what decides is told, even when it added nothing");
  for (const { counts } of rows) assert.ok(has(`counts/${counts}`));
});

test("when no reason decides by itself, that is said", () => {
  const [decides, not] = [[reason], [{ ...reason, decides: false }]].map((reasons) => reasonRows(reasons, overview, []));
  for (const tie of [true, false]) assert.deepEqual(mainReason(decides, tie), { sentence: "You are ready to learn “Compare”.", note: "" });
  assert.deepEqual(mainReason(not, true), { sentence: "You are ready to learn “Compare”.", note: "Several were as good; this one was drawn." });
  assert.deepEqual(mainReason(not, false), { sentence: "You are ready to learn “Compare”.", note: "No one reason decides." });
  assert.deepEqual(mainReason([], false), { sentence: "It is a good next step.", note: "" });
});

test("what would have come without a reason", () => {
  const other = { same: false, tie: false, skill: "b", name: "Compare", item: "x", question: "<p>?</p>" };
  assert.equal(withoutSentence(other, ["a"]), "Then it would be “Compare”.");
  assert.match(withoutSentence(other, ["b"]), /another question like this\.$/);
  assert.match(withoutSentence({ ...other, tie: true }, ["a"]), /as good, like “Compare”\.$/);
  assert.match(withoutSentence({ ...other, tie: true }, ["b"]), /as good\.$/);
  assert.equal(withoutSentence({ ...other, same: true, item: null }, ["a"]), "Then it would still be this one.");
  assert.match(withoutSentence({ ...other, same: true, tie: true }, ["a"]), /as good, this one too\.$/);
  assert.match(withoutSentence({ ...other, skill: null, name: null, item: null }, ["a"]), /nothing/);
});

test("a note says what to write instead", () => {
  assert.equal(noteSentence({ code: "two-slashes", argument: "" }, "3//8"), "I can’t read 3//8. Try 3/8.");
  assert.equal(noteSentence({ code: "ask-form", argument: "mixed" }, "11/8"), "Write it as a mixed number.");
  assert.equal(noteSentence({ code: "ask-form", argument: "from-the-future" }, "1"), "Write it another way.");
  for (const code of ["empty", "too-long", "too-large", "not-a-number", "two-slashes", "zero-denominator", "comma", "hyphen-mixed", "arithmetic",
    "extra-unit", "not-an-expression", "unclosed", "too-deep", "not-a-choice", "none-picked", "not-all", "point", "ambiguous-power", "no-unit",
    "unknown-unit", "not-a-ratio"]) {
    assert.ok(has(`note/${code}`), code);
    assert.match(noteSentence({ code, argument: "" }, ""), /^[A-Z].*\.$/, code);
  }
  for (const form of ["integer", "decimal", "fraction", "simplest", "mixed", "percent", "scientific", "factored", "expanded", "equation", "solved", "inequality",
    "pair", "set", "interval", "ratio", "unit"]) {
    assert.ok(has(`note/form/${form}`), form);
  }
  assert.equal(noteSentence({ code: "ambiguous-power", argument: "x2" }, "3x2"),
    "“x2” can mean two things. Write a power with ^, like x^2. Put the number first to multiply, like 2x.");
  assert.equal(noteSentence({ code: "from-the-future", argument: "" }, "x y"), "I can’t read “x y”. Check how you wrote it.");
});

test("an error says what happened, what is safe and what to do, whatever its code", () => {
  for (const code of ["bank/no-key", "progress/newer", "load/plan-not-json", "store/full", "from/future", "odd"]) {
    for (const sentence of Object.values(errorSentences(code))) assert.match(sentence, /^[A-Z]/, code);
  }
  assert.notEqual(errorSentences("progress/newer").what, errorSentences("progress/damaged").what);
});

test("each notice has words and a way to put it away", () => {
  for (const code of ["memory-only", "storage-full", "update-ready", "engine-restarted", "records-skipped", "progress-loaded", "progress-saved"]) {
    const said = noticeSentence(/** @type {any} */ ({ code, argument: "3" }));
    assert.match(said.sentence, /\.$/, code);
    assert.notEqual(said.close, "");
  }
});

test("what a learner said and what the answers say has words, whatever they are", () => {
  for (const said of ["know", "not-yet"]) {
    for (const shown of ["secure", "not-yet", "unknown"]) assert.match(text(`settled/${said}-${shown}`), /^You said .*\.$/);
  }
  for (const kind of ["goal", "class", "go-on", "review", "new", "stretch"]) assert.match(text(`kind/${kind}`), /^[A-Z].*\.$/, kind);
});

test("a number is said with one decimal and a real minus, and nothing is less than nothing", () => {
  assert.deepEqual([0.25, -0.04, -0.26, 3, -12.34].map(number), ["0.3", "0.0", "−0.3", "3.0", "−12.3"]);
});

/** The grade that can read it, by Flesch and Kincaid. @param {string} words */
function grade(words) {
  const all = words.match(/[a-z’]+/gi) ?? [];
  const syllables = all.map((word) => Math.max(1, (word.toLowerCase().replace(/e$/, "").match(/[aeiouy]+/g) ?? []).length));
  const sentences = words.match(/[.?:](?=\s|$)/g) ?? [];
  return (0.39 * all.length) / Math.max(1, sentences.length) + (11.8 * syllables.reduce((sum, count) => sum + count, 0)) / all.length - 15.59;
}

test("a child in grade 4 can read each screen of a check-up, its result and a worked example", () => {
  assert.equal(grade("The cat sat on the mat.") < 1, true);
  assert.equal(grade("Psychometric estimation necessitates considerable methodological sophistication.") > 12, true);
  const numbers = /measured\/(overall|grade|level|between|asked|about-.*|print)$/;
  for (const area of ["checkup", "measured", "example", "settled"]) {
    const texts = Object.entries(en).filter(([code]) => code.startsWith(`${area}/`) && !numbers.test(code));
    const words = texts.map(([, said]) => (typeof said === "function" ? said(12, 3) : said)).map((said) => (/[.?:]$/.test(said) ? said : `${said}.`));
    assert.equal(grade(words.join(" ")) <= 4, true, `${area}: grade ${grade(words.join(" ")).toFixed(1)}`);
  }
});

test("an unknown code shows itself", () => {
  assert.equal(text("no/such"), "no/such");
});

test("a day is said as people say it", () => {
  const at = (/** @type {string} */ time) => new Date(time).getTime();
  const now = at("2026-11-02T00:10");
  assert.equal(day(at("2026-11-02T00:05"), now), "today");
  assert.equal(day(at("2026-11-01T23:55"), now), "yesterday");
  // The clocks go back that night in some places.
  assert.equal(day(at("2026-11-01T00:05"), now), "yesterday");
  assert.equal(day(at("2026-10-31T12:00"), now), "Oct 31");
  assert.equal(day(at("2025-10-31T12:00"), now), "Oct 31, 2025");
});
