import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { en } from "../../../www/text/en.js";
import { errorSentences } from "../../../www/text/errors.js";
import { day, has, text } from "../../../www/text/index.js";
import { noteSentence } from "../../../www/text/notes.js";
import { noticeSentence } from "../../../www/text/notices.js";
import { reasonSentence, reasonSentences } from "../../../www/text/reasons.js";

const www = path.join(import.meta.dirname, "../../../www");
/** @type {any} */
const overview = { skills: [{ id: "a", name: "Equal parts", prerequisites: [] }, { id: "b", name: "Compare", prerequisites: ["a"] }] };
/** @type {any} */
const secure = [{ skill: "a", state: "secure" }];
/** @type {any} */
const reason = { term: "learn", points: 1, value: 0.5, skill: "b" };

test("every text that a screen names is there, and no text is unused", () => {
  const files = ["elements", "text", "practice"].flatMap((folder) =>
    fs.readdirSync(path.join(www, folder)).filter((name) => name.endsWith(".js") && name !== "en.js").map((name) => path.join(www, folder, name)));
  const source = files.map((file) => fs.readFileSync(file, "utf8")).join("\n");
  const named = [...source.matchAll(/["`]([a-z]+(?:\/[a-z-]+)+)["`]/g)].map((match) => match[1]);
  const areas = new Set(Object.keys(en).map((code) => code.split("/")[0]));
  const missing = named.filter((code) => areas.has(code.split("/")[0]) && !has(code));
  assert.deepEqual(missing, []);
  const built = [...source.matchAll(/`([a-z]+\/(?:[a-z]+\/)?)\$\{/g)].map((match) => match[1]);
  const unused = Object.keys(en).filter((code) => !named.includes(code) && !built.some((start) => code.startsWith(start)));
  assert.deepEqual(unused, []);
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

test("each term of the score has a sentence", () => {
  for (const term of ["next-part", "goal", "learn", "success", "review", "unlock", "variety", "easier", "spread"]) {
    assert.match(reasonSentence({ ...reason, term }, overview, []), /^[A-Z].*\.$/, term);
  }
  assert.equal(reasonSentence({ ...reason, term: "review", value: 1.2 }, overview, []), "You got this right 1 day ago. A quick look keeps it fresh.");
});

test("reasons that added nothing are not given, and none is given twice", () => {
  assert.equal(reasonSentences([reason, reason, { ...reason, term: "goal", points: 0 }], overview, []).length, 1);
  assert.equal(reasonSentences([], overview, []).length, 1);
});

test("a note says what to write instead", () => {
  assert.equal(noteSentence({ code: "two-slashes", argument: "" }, "3//8"), "I can’t read 3//8. Try 3/8.");
  assert.equal(noteSentence({ code: "ask-form", argument: "mixed" }, "11/8"), "Write it as a mixed number.");
  assert.equal(noteSentence({ code: "ask-form", argument: "from-the-future" }, "1"), "Write it another way.");
  for (const code of ["empty", "too-long", "too-large", "not-a-number", "two-slashes", "zero-denominator", "comma", "hyphen-mixed", "arithmetic",
    "extra-unit", "not-an-expression", "unclosed", "too-deep", "not-a-choice", "none-picked"]) {
    assert.ok(has(`note/${code}`), code);
    assert.match(noteSentence({ code, argument: "" }, ""), /^[A-Z].*\.$/, code);
  }
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
