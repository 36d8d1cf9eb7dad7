/**
 * A question of each format and a picture of each kind, as the engine gives them. Runs in the page.
 *
 * @typedef {Record<string, any>} Loose
 */

/** @param {number} above @param {number} below @param {string} said */
const over = (above, below, said) => `<math alttext="${said}"><mfrac><mn>${above}</mn><mn>${below}</mn></mfrac></math>`;
const [half, third, quarter, quarters, sixths] = [over(1, 2, "1 half"), over(1, 3, "1 third"), over(1, 4, "1 fourth"), over(3, 4, "3 fourths"), over(4, 6, "4 sixths")];

const plain = {
  skills: ["s"], form: "any", reads: "plain", choices: [], targets: [], blanks: [], table: null, line: null, picture: null,
  before: "", after: "", license: null, author: null, source: null,
};
const blank = { form: "any", reads: "plain", choices: [], width: 0 };
const fractions = [{ id: "a", text: half, picture: null }, { id: "b", text: third, picture: null }, { id: "c", text: quarter, picture: null }, { id: "d", text: quarters, picture: null }];

/** The items, by format. `wrong` is an answer that is not right, `right` one that is. @type {Record<string, Loose>} */
export const items = {
  choice: { ...plain, question: `<p>Which is the most?</p>`, choices: fractions, right: ["d"], wrong: ["a"] },
  choices: { ...plain, question: `<p>Which are less than ${half}?</p>`, choices: fractions, right: ["b", "c"], wrong: ["a"] },
  number: { ...plain, question: "<p>How many eighths make a whole?</p>", after: "eighths", right: ["8"], wrong: ["4"] },
  fraction: { ...plain, question: `<p>Maya walked ${quarters} of a mile on Monday and ${over(5, 8, "5 eighths")} of a mile on Tuesday. How far did she walk in all?</p>`, after: "miles", right: ["1 3/8"], wrong: ["8/12"] },
  text: { ...plain, question: "<p>What is the top number of a fraction called?</p>", right: ["numerator"], wrong: ["denominator"] },
  expression: { ...plain, reads: "plain", question: "<p>Write it without brackets: 2(x + 3)</p>", right: ["2x + 6"], wrong: ["2x + 3"] },
  order: { ...plain, question: "<p>Which is least? Begin with it.</p>", choices: [fractions[0], fractions[3], fractions[1], fractions[2]], right: ["c", "b", "a", "d"], wrong: ["a", "d", "b", "c"] },
  match: {
    ...plain, question: "<p>Find the same amount.</p>", choices: [fractions[0], fractions[1], fractions[3]],
    targets: [
      { id: "p", text: over(6, 8, "6 eighths"), picture: null }, { id: "q", text: over(2, 4, "2 fourths"), picture: null },
      { id: "r", text: over(2, 6, "2 sixths"), picture: null }, { id: "s", text: sixths, picture: null },
    ],
    right: ["a:q", "b:r", "d:p"], wrong: ["a:q", "b:s", "d:p"],
  },
  cloze: {
    ...plain, question: `<p>${quarters} is [[n]] times ${quarter}. The bottom number is called the [[w]].</p><p>As a decimal it is [[d]]. It is [[c]] than ${half}, and as a fraction of eighths [[f]].</p>`,
    blanks: [
      { ...blank, id: "n", format: "number" }, { ...blank, id: "w", format: "text", width: 14 }, { ...blank, id: "d", format: "number", form: "decimal" },
      { ...blank, id: "c", format: "choice", choices: [{ id: "more", text: "more", picture: null }, { id: "less", text: "less", picture: null }] }, { ...blank, id: "f", format: "fraction" },
    ],
    right: ["n:3", "w:denominator", "d:0.75", "c:more", "f:6/8"], wrong: ["n:3", "w:numerator", "d:0.75", "c:less", "f:6/8"],
  },
  table: {
    ...plain, question: "<p>Each bag of rice weighs the same. Fill in the table.</p>",
    table: { columns: ["Bags", "Pounds", "Enough for 12 pounds?"], rows: [["2", "5", "no"], ["4", "[[p]]", "[[e]]"], ["[[b]]", "15", "yes"]], heads: true },
    blanks: [
      { ...blank, id: "p", format: "number" }, { ...blank, id: "e", format: "choice", choices: [{ id: "y", text: "yes", picture: null }, { id: "n", text: "no", picture: null }] },
      { ...blank, id: "b", format: "number" },
    ],
    right: ["p:10", "e:n", "b:6"], wrong: ["p:7", "e:n", "b:6"],
  },
  point: { ...plain, question: `<p>Put a point at ${over(7, 4, "7 fourths")}.</p>`, line: { from: "0", to: "3", step: "1/4", snap: "1/4", labels: "1" }, right: ["7/4"], wrong: ["3/2"] },
};
for (const [format, item] of Object.entries(items)) Object.assign(item, { id: `item-${format}`, format });

const dot = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAJElEQVR42mP4cGcBHGlE9cARLnGGQaiBGEXI4oNRw2g8DAoNAIj3vRAE6GnCAAAAAElFTkSuQmCC";
/** A picture of each kind. @type {Record<string, Loose>} */
export const pictures = {
  "number-line": { kind: "number-line", alt: "A number line from 0 to 2 with a jump from 3/4 to 1 1/2.", from: "0", to: "2", step: "1/4", labels: "1/2", points: [{ at: "3/4", label: "A" }], jumps: [{ from: "3/4", to: "3/2", label: "+ 3/4" }] },
  "number-line, below 0": { kind: "number-line", alt: "A number line from −5 to 5.", from: "-5", to: "5", step: "1", points: [{ at: "-3", label: "-3" }, { at: "2.5", label: "5/2" }] },
  area: { kind: "area", alt: "Two bars of 4 parts; 7 parts are shaded.", parts: "4", shaded: "7", as: "bar" },
  "area, circle": { kind: "area", alt: "Three circles of 6 parts; 14 parts are shaded.", parts: "6", shaded: "14", wholes: "3", as: "circle" },
  "area, grid": { kind: "area", alt: "A grid of 100 squares; 37 are shaded.", parts: "100", shaded: "37", as: "grid", rows: "10" },
  array: { kind: "array", alt: "4 rows of 7 dots, split after 5.", rows: "4", columns: "7", split: "5" },
  grid: { kind: "grid", alt: "A rectangle of 4 by 9 squares.", rows: "4", columns: "9", across: "9 cm", down: "4 cm" },
  bars: { kind: "bars", alt: "A bar graph of favorite fruits.", title: "Favorite fruit", axis: "students", labels: ["Apple", "Pear", "Plum", "Kiwi"], values: ["7", "4", "10", "3"], step: "2" },
  "bars, long names": { kind: "bars", alt: "A bar graph of books read.", title: "Books read", axis: "books", labels: ["Ms. Alvarez’s class", "Mr. Okonkwo’s class", "The library club", "Everybody else", "Nobody"], values: ["12", "9", "15", "20", "0"], step: "5" },
  dots: { kind: "dots", alt: "A line plot of lengths.", from: "0", to: "2", step: "1/4", counts: ["0", "1", "3", "2", "5", "4", "2", "0", "1"], axis: "length in inches" },
  plane: { kind: "plane", alt: "A plane with points A and B and a line.", xfrom: "-5", xto: "5", yfrom: "-5", yto: "5", step: "1", points: [{ x: "2", y: "3", label: "A" }, { x: "-4", y: "-1.5", label: "B" }], lines: [{ x1: "0", y1: "1", x2: "1", y2: "2" }], segments: [{ x1: "-3", y1: "4", x2: "1", y2: "-4" }] },
  "plane, first quadrant": { kind: "plane", alt: "A plane from 0 to 60.", xfrom: "0", xto: "60", yfrom: "0", yto: "50", step: "5", points: [{ x: "20", y: "35", label: "(20, 35)" }], lines: [{ x1: "0", y1: "10", x2: "40", y2: "50" }] },
  shape: { kind: "shape", alt: "A right triangle with sides 6 cm, 8 cm and 10 cm.", points: [["0", "0"], ["8", "0"], ["0", "6"]], sides: ["8 cm", "10 cm", "6 cm"], right: ["1"], inside: "?" },
  "shape, L": { kind: "shape", alt: "An L of six sides.", points: [["0", "0"], ["9", "0"], ["9", "3"], ["4", "3"], ["4", "7"], ["0", "7"]], sides: ["9 m", "3 m", "5 m", "4 m", "4 m", "7 m"], right: ["1", "2", "3", "4", "5", "6"] },
  angle: { kind: "angle", alt: "An angle of 65 degrees.", degrees: "65", label: "65°" },
  "angle, straightish": { kind: "angle", alt: "An angle of 160 degrees.", degrees: "160", label: "x" },
  "angle, reflex": { kind: "angle", alt: "An angle of 250 degrees.", degrees: "250", label: "250°" },
  "angle, narrow": { kind: "angle", alt: "An angle of 20 degrees.", degrees: "20", label: "20°" },
  "angle, right": { kind: "angle", alt: "A right angle.", degrees: "90", label: "" },
  clock: { kind: "clock", alt: "A clock that shows 4:35.", hour: "4", minute: "35" },
  "base-ten": { kind: "base-ten", alt: "2 hundreds, 3 tens and 7 ones.", hundreds: "2", tens: "3", ones: "7" },
  tape: { kind: "tape", alt: "A tape of three equal parts and one of 12, 48 in all.", parts: [{ size: "12", label: "x" }, { size: "12", label: "x" }, { size: "12", label: "x" }, { size: "12", label: "12" }], total: "48" },
  "tape, small parts": { kind: "tape", alt: "A tape of 20 parts.", parts: [{ size: "1", label: "1/10 mile" }, { size: "2", label: "1/5 mile" }, { size: "17", label: "the rest" }], total: "2 miles" },
  solid: { kind: "solid", alt: "A box, 6 cm long, 3 cm wide and 4 cm high.", length: "6", width: "3", height: "4", labels: ["6 cm", "3 cm", "4 cm"] },
  image: { kind: "image", alt: "A small square.", data: dot, width: "160", height: "160" },
  broken: { kind: "plane", alt: "A plane that lacks a number.", xfrom: "0", step: "1" },
};

const base = {
  screen: "practice", progress: null, learners: [], learner: { id: "1", name: "Maya", guest: false, last: 0 }, suggestions: [], resumable: false, elsewhere: false,
  overview: { id: "b", name: "Formats", language: "en", license: "CC0-1.0", author: "Gradus", itemCount: 11, checkUpItems: 30, skills: [{ id: "s", name: "Fractions", about: "", standard: null, grade: 4, prerequisites: [], itemCount: 11 }], lessons: [] },
  hintCheck: null, whatIf: null, map: [], notices: [], busy: false, trouble: null,
  settings: { size: "normal", spacing: "normal", colours: "system", motion: "system", readAloud: true, voice: "" },
};
const reasons = [{ term: "learn", points: 1, value: 0.5, skill: null, decides: true }];
const ask = { kind: "ask", mode: "practice", position: 3, left: 6, attempt: 1, hints: [], hintsLeft: 2, reasons, tie: false, predicted: 0.7, response: [], note: null, why: null, canRetry: false, solution: null, key: null };

/** @param {Loose} item @param {Loose} [more] */
export const asking = (item, more) => ({ ...base, view: { ...ask, item, ...more } });

/** What each part of the answer is worth. @param {Loose} item @param {string[]} response */
export const partsOf = (item, response) => (["order", "match", "cloze", "table"].includes(item.format)
  ? item.right.map((/** @type {string} */ one, /** @type {number} */ at) => ({ id: item.format === "order" ? response[at] : one.split(":")[0], verdict: response[at] === one ? "right" : "wrong" })) : []);

/** @param {Loose} item @param {string[]} response @param {Loose} [more] */
export function told(item, response, more) {
  const right = JSON.stringify(response) === JSON.stringify(item.right);
  return asking(item, { kind: "feedback", verdict: right ? "right" : "wrong", response, canRetry: !right, key: right ? item.right : null, solution: right ? "<p>That is one way.</p>" : null, parts: partsOf(item, response), ...more });
}

/** @param {string} name */
export function state(name) {
  const [what, ...rest] = name.split(" ");
  if (what === "picture") return asking({ ...items.number, id: name, question: "<p>Look at the picture. How many are there?</p>", after: "", picture: pictures[rest.join(" ")] });
  const item = items[what];
  if (rest[0] === "pictures") return asking({ ...item, id: name, question: "<p>Which picture shows three fourths?</p>", choices: item.choices.map((/** @type {Loose} */ one, /** @type {number} */ at) => ({ ...one, text: at === 3 ? "None of them" : "", picture: at === 3 ? null : { kind: "area", alt: `${at + 1} of 4 parts are shaded.`, parts: "4", shaded: String(at + 1), as: at === 1 ? "circle" : "bar" } })) });
  if (rest[0] === "right") return told(item, item.right);
  if (rest[0] === "wrong") return told(item, item.wrong);
  if (rest[0] === "shown") return told(item, item.wrong, { key: item.right, solution: "<p>That is one way.</p>", canRetry: false });
  return asking(item);
}
