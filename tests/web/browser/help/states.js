/**
 * A state for every screen and every face of it, also those that real practice shows rarely. Runs in the page.
 */

/** @typedef {Record<string, any>} Loose */

const DAY = 86_400_000;
const now = Date.now();

/** @param {number} above @param {number} below */
const over = (above, below) => `<math alttext="${above} over ${below}"><mfrac><mn>${above}</mn><mn>${below}</mn></mfrac></math>`;

/** @param {string} id @param {string} name @param {string[]} prerequisites @param {number} grade */
const skill = (id, name, prerequisites, grade) => ({
  id, name, about: `I can ${name[0].toLowerCase()}${name.slice(1)} and say why.`, standard: null, grade, prerequisites, itemCount: 12,
});
const skills = [
  skill("eq", "Equal parts of a whole", [], 3),
  skill("unit", "Name a unit fraction", ["eq"], 3),
  skill("line", "Fractions on a number line", ["unit"], 3),
  skill("equiv", "Find equivalent fractions", ["line", "unit"], 4),
  skill("addsame", "Add fractions with the same denominator", ["unit"], 4),
  skill("mixed", "Mixed numbers and improper fractions", ["addsame", "line"], 4),
  skill("adddiff", "Add fractions with different denominators", ["equiv", "addsame"], 5),
];
const lesson = (/** @type {string} */ name, /** @type {number} */ at) => ({ id: `l${at}`, name, course: ["Prealgebra", "Statistics"][at % 2], itemCount: at * 7 + 1 });
const overview = {
  id: "b", name: "Fractions, grades 3 to 5", language: "en", license: "CC-BY-4.0", author: "OpenStax", itemCount: 140, checkUpItems: 30, skills,
  lessons: ["Whole numbers", "Use the language of algebra", "Integers", "Fractions", "Percents", "Graphs"].map(lesson),
};

/** @param {string} id @param {string} state @param {Loose} [more] */
const known = (id, state, more) => ({
  skill: id, state, since: state === "secure" ? now - 40 * DAY : null, refresh: false, handedOver: false, ready: false,
  known: 0.6, low: 0.3, high: 0.9, observations: 5,
  recent: [{ at: now - DAY, item: "x", verdict: "right", hints: 0 }, { at: now - 2 * DAY, item: "x", verdict: "wrong", hints: 1 }],
  said: null, goal: false, ...more,
});
const blank = { observations: 0, recent: [], low: 0.05, high: 0.95 };
const map = [
  known("eq", "secure"), known("unit", "secure", { refresh: true }), known("line", "secure", { said: "not-yet" }), known("equiv", "not-yet", { ready: true, said: "know" }),
  known("addsame", "not-yet", { handedOver: true }), known("mixed", "unknown", { ...blank, ready: true }), known("adddiff", "unknown", { ...blank, goal: true }),
];

const item = {
  id: "i1", skills: ["adddiff"], format: "number", form: "any",
  question: `<p>Maya walked ${over(3, 4)} of a mile on Monday and ${over(5, 8)} of a mile on Tuesday. How far did she walk in all?</p>`,
  choices: [], before: "", after: "miles", license: null, author: null, source: null,
};
const choice = {
  ...item, id: "i2", format: "choice", after: "", question: `<p>Which fraction is equal to ${over(2, 3)}?</p>`,
  choices: [
    { id: "a", text: over(4, 6) }, { id: "b", text: over(3, 4) },
    { id: "c", text: `${over(2, 6)}, because the bottom number is twice as big and the top one stays as it was` }, { id: "d", text: "<p>None of them</p>" },
  ],
};
const reasons = [
  { term: "learn", points: 2, value: 0.4, skill: "equiv", decides: true }, { term: "success", points: 1, value: 0.7, skill: null, decides: false },
  { term: "goal", points: 0.9, value: 1, skill: "equiv", decides: false }, { term: "unlock", points: 0.5, value: 3, skill: "equiv", decides: false },
];
const without = { same: false, tie: false, skill: "mixed", name: "Mixed numbers and improper fractions", item: "i9", question: "<p>?</p>" };
const hints = [
  { text: "<p>Write both with the same bottom number.</p>", ask: null },
  { text: `<p>How many eighths are in ${over(3, 4)}?</p>`, ask: { format: "number", form: "any", choices: [] } },
  { text: "<p>Which is bigger?</p>", ask: { format: "choice", form: "any", choices: [{ id: "x", text: over(3, 4) }, { id: "y", text: over(5, 8) }] } },
];
const ask = { kind: "ask", item, position: 4, left: 6, attempt: 1, hints: /** @type {Loose[]} */ ([]), hintsLeft: 3, reasons, tie: false, predicted: 0.7 };
/** @param {Loose} more */
const said = (more) => ({ ...ask, kind: "feedback", verdict: "right", response: ["1 3/8"], note: null, why: null, canRetry: false, solution: null, key: null, ...more });
const solution = `<p>${over(3, 4)} is ${over(6, 8)}, and ${over(6, 8)} plus ${over(5, 8)} is ${over(11, 8)}.</p>`;
const rich = `<h4>A long one</h4><p>Solve <math display="block" alttext="x"><mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo><msqrt><msup><mi>b</mi><mn>2</mn></msup></msqrt></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac></math></p>
<table><thead><tr><th>Day</th><th>Miles</th></tr></thead><tbody><tr><td>Monday</td><td>${over(3, 4)}</td></tr></tbody></table><ul><li>one</li><li>two <code>a &lt; b</code></li></ul>`;

const base = {
  screen: "practice", progress: null, overview,
  learners: [
    { id: "1", name: "Maya", guest: false, last: now - DAY }, { id: "2", name: "Jonas-Alexander the Third", guest: false, last: now - 12 * DAY },
    { id: "3", name: "", guest: true, last: now - 400 * DAY },
  ],
  learner: { id: "1", name: "Maya", guest: false, last: now },
  suggestions: [
    { focus: { kind: "skill", id: "adddiff" }, name: "Add fractions with different denominators", about: "", kind: "new", reason: { term: "learn", points: 1, value: 0.5, skill: "equiv", decides: true } },
    { focus: { kind: "skill", id: "unit" }, name: "Name a unit fraction", about: "", kind: "review", reason: { term: "review", points: 1, value: 12, skill: "unit", decides: true } },
    { focus: { kind: "free" }, name: "A bit of everything", about: "", kind: "go-on", reason: { term: "spread", points: 1, value: 1, skill: null, decides: false } },
  ],
  resumable: false, elsewhere: false, view: null, hintCheck: null, whatIf: null, map, notices: [],
  settings: { size: "normal", spacing: "normal", colours: "system", motion: "system", readAloud: true, voice: "" },
  busy: false, trouble: null,
};
const start = { ...base, screen: "start" };
// A bank of several grades, each with a lesson for all of it, and too many skills for one path.
const grades = {
  ...overview, name: "Mathematics, grades 3 to 8",
  skills: Array.from({ length: 48 }, (_, at) => skill(`s${at}`, `Compare and order numbers of kind ${at + 1}`, at % 8 ? [`s${at - 1}`] : [], 3 + Math.floor(at / 8))),
  lessons: [3, 4, 5, 6, 7, 8].flatMap((grade) => ["Numbers and operations", "Measuring and data", `Grade ${grade}`].map((name, at) => ({ id: `g${grade}${at}`, name, course: `Grade ${grade}`, itemCount: 9 * at + 8 }))),
};
const graded = { ...start, overview: grades, map: [known("s8", "secure"), known("s9", "not-yet", { goal: true })], suggestions: start.suggestions.slice(0, 2) };
const inFour = { id: "1", name: "Maya", guest: false, last: now, places: { b: "g42" } };
/** @param {Loose} view @param {Loose} [more] */
const practice = (view, more) => ({ ...base, view, ...more });
const skillsDone = [
  { skill: "equiv", name: "Find equivalent fractions", state: "secure", became: true },
  { skill: "adddiff", name: "Add fractions with different denominators", state: "not-yet", became: false },
];
const measuring = { ...ask, mode: "check-up", hintsLeft: 0, reasons: [], note: null, response: [] };
const only = { ...start.suggestions[2], name: "Practice", reason: { ...start.suggestions[0].reason, skill: "adddiff" } };
const level = (/** @type {string} */ name, /** @type {number} */ at, /** @type {number} */ se, /** @type {number} */ items) =>
  ({ name, level: at, se, low: at - 1.96 * se, high: at + 1.96 * se, items });
const measured = {
  ...level("", -0.04, 0.31, 18), groups: [level("3", 1.42, 0.44, 7), level("4", -0.31, 0.38, 10), level("Adding", -4.2, 1.1, 0)],
  skills: map.map(({ skill: id, state }) => ({ skill: id, state, name: skills.find((one) => one.id === id)?.name })),
};
const over18 = { kind: "finished", mode: "check-up", because: "goal", answered: 18, right: 9, minutes: 11.2, skills: [], ask: [], measured, settled: null };
/** @param {string} answered @param {string} shown */
const settled = (answered, shown) => practice({ ...over18, mode: "proof", because: "done", answered: 3, measured: null, settled: { skill: "equiv", name: "Find equivalent fractions", said: answered, shown } });

/** @type {Record<string, Loose>} */
export const states = {
  loading: { ...base, screen: "loading", overview: null, progress: 0.4 },
  "who, nobody yet": { ...start, learner: null, learners: [] },
  who: { ...start, learner: null },
  what: { ...start, resumable: true },
  "what, nothing left, notices": { ...start, suggestions: [], notices: [{ code: "update-ready", argument: "" }, { code: "memory-only", argument: "" }] },
  "what, a goal": { ...start, map: map.map((one) => ({ ...one, goal: one.skill === "adddiff" })) },
  "what, newcomer": { ...graded, map: [] },
  "what, a grade": { ...graded, learner: inFour },
  "what, anywhere": { ...graded, learner: { ...inFour, places: { b: "" } } },
  "check-up, a grade": { ...graded, screen: "check-up", learner: inFour },
  "map, grades": { ...graded, screen: "map", suggestions: [{ ...start.suggestions[0], focus: { kind: "skill", id: "s9" } }] },
  "what, no choices": { ...start, suggestions: [only] },
  "check-up, before": { ...start, screen: "check-up" },
  "check-up, before the first": { ...start, screen: "check-up", map: map.map((one) => ({ ...one, ...blank })) },
  "check-up": practice(measuring),
  "check-up, choice": practice({ ...measuring, item: choice, left: 0 }),
  "check-up, asked again": practice({ ...measuring, attempt: 2, note: { code: "two-slashes", argument: "3//8" }, response: ["3//8"] }),
  measured: practice(over18),
  "measured, stopped early": practice({ ...over18, because: "asked", measured: { ...measured, groups: [] } }),
  "measured, nothing sure": practice({ ...over18, measured: { ...measured, skills: measured.skills.map((one) => ({ ...one, state: "unknown" })) } }),
  "measured, nothing": practice({ ...over18, because: "asked", answered: 0, measured: { ...measured, skills: [] } }),
  example: practice({ kind: "example", item, skill: "adddiff", name: "Add fractions with different denominators", solution: `<p>Write both with the same bottom number. ${over(3, 4)} is ${over(6, 8)}. Add the top numbers: ${over(6, 8)} plus ${over(5, 8)} is ${over(11, 8)}.</p>`, left: 5 }),
  "example, choice": practice({ kind: "example", item: choice, skill: "equiv", name: "Find equivalent fractions", solution: `<p>Times 2, top and bottom.</p><p>That is ${over(4, 6)}.</p>`, left: 5 }),
  "settled, agreed": settled("know", "secure"),
  "settled, both": settled("know", "not-yet"),
  number: practice(ask),
  choice: practice({ ...ask, item: choice }),
  choices: practice({ ...ask, item: { ...choice, format: "choices" } }),
  expression: practice({ ...ask, item: { ...item, id: "e", format: "expression", form: "factored", before: "y =", after: "", question: "<p>Write it as a product.</p>" } }),
  text: practice({ ...ask, item: { ...item, id: "t", format: "text", after: "", question: "<p>What is the top number of a fraction called?</p>" } }),
  rich: practice({ ...ask, item: { ...item, id: "r", question: rich, after: "" } }),
  hints: practice({ ...ask, hints, hintsLeft: 0 }, { hintCheck: { index: 1, verdict: "right", note: null } }),
  "why, and what if": practice(ask, { whatIf: { term: "learn", found: without } }),
  "why, a tie": practice({ ...ask, reasons: reasons.map((one) => ({ ...one, decides: false })), tie: true }, { whatIf: { term: "success", found: { ...without, same: true } } }),
  right: practice(said({ solution, key: ["11/8"] })),
  wrong: practice(said({ verdict: "wrong", response: ["8/12"], why: "<p>You added the bottom numbers too; eighths stay eighths.</p>", canRetry: true })),
  "wrong choice": practice(said({ item: choice, verdict: "wrong", response: ["b"], solution: `<p>Times 2, top and bottom: ${over(4, 6)}.</p>`, key: ["a"] })),
  shown: practice(said({ verdict: "wrong", response: ["8/12"], solution, key: ["11/8"], attempt: 2, hints: hints.slice(0, 2) })),
  "same value": practice(said({ verdict: "same-value", response: ["11/8"], note: { code: "ask-form", argument: "mixed" }, canRetry: true })),
  unreadable: practice(said({ verdict: "unreadable", response: ["3//8"], note: { code: "two-slashes", argument: "3//8" }, canRetry: true })),
  handover: practice({ kind: "handover", skill: "addsame", name: "Add fractions with the same denominator", left: 5 }),
  finished: practice({ kind: "finished", because: "time", answered: 12, right: 9, minutes: 11.2, skills: skillsDone, ask: ["addsame"] }, { notices: [{ code: "progress-saved", argument: "maya.gradus" }] }),
  "finished at once": practice({ kind: "finished", because: "asked", answered: 0, right: 0, minutes: 0.2, skills: [], ask: [] }),
  map: { ...base, screen: "map" },
  "map, goal": { ...base, screen: "map" },
  "map, empty": { ...base, screen: "map", map: map.map(({ skill: id }) => known(id, "unknown", blank)) },
  settings: { ...base, screen: "settings" },
  trouble: { ...base, screen: "trouble", trouble: { code: "bank/prerequisite-cycle", place: "starter.json, skill a", message: "skill a builds on itself; take it out" } },
  "trouble in a line": { ...start, trouble: { code: "progress/damaged", place: "x.gradus", message: "the file is cut short" } },
  elsewhere: { ...base, elsewhere: true },
};
