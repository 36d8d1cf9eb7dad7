/**
 * What can be said and done with one question of a source bank, without changing it in place.
 *
 * @import {Blank, Choice, Item, Mistake} from "./making.js"
 */

/** Where a blank stands. */
const MARKER = /\[\[([^[\]]+)\]\]/g;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** @param {string | string[] | undefined} key @returns {string[]} */
export const keys = (key) => (key === undefined ? [] : Array.isArray(key) ? key : [key]);

/** Is it answered by typing into one box? @param {string} format */
export const typed = (format) => ["number", "fraction", "text", "expression"].includes(format);

/** Does it draw its numbers anew? @param {Item} item */
export const template = (item) => Boolean(item.variables?.length);

/** Of questions that were looked at: a list of hundreds is drawn anew with every letter that is typed. @type {WeakMap<Item, string>} */
const known = new WeakMap();

/** Its question as plain words for a line in a list. @param {Item} item */
export function words(item) {
  const said = known.get(item) ?? plain(item);
  known.set(item, said);
  return said;
}

/** @param {Item} item */
function plain(item) {
  const line = item.question
    .replace(/<[^>]*>/g, " ")
    .replace(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\times/g, "×")
    .replace(/\\div/g, "÷")
    .replace(/\\(?:text|mathrm)\{([^{}]*)\}/g, "$1")
    .replace(/(?<!\\)[$*_`#]+/g, "")
    .replace(/\\([$%&#_{}])/g, "$1")
    .replace(MARKER, "____")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > 160 ? `${line.slice(0, 157)}…` : line;
}

/** An id that is not taken. @param {string} wanted @param {Iterable<string>} taken */
export function freeId(wanted, taken) {
  const all = new Set(taken);
  const base = wanted.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40) || "question";
  let id = base;
  for (let n = 2; all.has(id); n += 1) id = `${base}-${n}`;
  return id;
}

/** The next free letter, or number past z. @param {{id: string}[]} things */
export function freeLetter(things) {
  const taken = new Set(things.map(({ id }) => id));
  return [...LETTERS].find((letter) => !taken.has(letter)) ?? freeId(`c${things.length + 1}`, taken);
}

/** @param {string} id @param {string[]} skills @returns {Item} */
export const emptyItem = (id, skills) => ({
  id, skills, format: "choice", question: "", choices: [{ id: "a", text: "" }, { id: "b", text: "" }], key: "a",
});

/** The ids of the blanks that a question or a table shows, in order. @param {Item} item */
export function markers(item) {
  const texts = item.format === "table" ? (item.table?.rows ?? []).flat() : [item.question];
  const found = texts.flatMap((text) => [...text.matchAll(MARKER)].map(([, id]) => id));
  return [...new Set(found)];
}

/** The same with a blank for each place that is marked, and no other. @param {Item} item @returns {Item} */
export function blanksMatched(item) {
  if (item.format !== "cloze" && item.format !== "table") return item;
  const known = new Map((item.blanks ?? []).map((blank) => [blank.id, blank]));
  return { ...item, blanks: markers(item).map((id) => known.get(id) ?? { id, format: "text", key: "" }) };
}

/** What is right and what is wrong, as far as it can be said in words. @param {Item} item */
function answers(item) {
  const { format, choices = [], blanks = [], mistakes = [] } = item;
  const key = keys(item.key);
  if (format === "choice" || format === "choices") {
    const right = choices.filter(({ id }) => key.includes(id)).map(({ text }) => text);
    const wrong = choices.filter(({ id }) => !key.includes(id)).map(({ text, why = "" }) => ({ text, why }));
    return { right, wrong };
  }
  if (format === "order") return { right: key.map((id) => choices.find((one) => one.id === id)?.text ?? ""), wrong: [] };
  if (format === "match") return { right: choices.map(({ text }) => text), wrong: [] };
  const wrong = mistakes.map(({ answer, why }) => ({ text: answer, why }));
  if (format === "cloze" || format === "table") return { right: blanks.flatMap((blank) => keys(blank.key).slice(0, 1)), wrong };
  return { right: key, wrong };
}

/** @param {{text: string, why?: string}[]} things @returns {Choice[]} */
const lettered = (things) => {
  const full = things.length >= 2 ? things : [...things, { text: "" }, { text: "" }].slice(0, 2);
  return full.map(({ text, why }, at) => ({ id: LETTERS[at] ?? `c${at + 1}`, text, ...(why ? { why } : {}) }));
};

/** What all formats have, and templates besides. */
const COMMON = ["id", "skills", "lesson", "follows", "difficulty", "context", "question", "picture", "hints", "solution", "variables", "where", "contexts", "check", "size", "license", "author", "source"];

/**
 * The question in another format, with as much of its answers as the new one can hold.
 * @param {Item} item
 * @param {string} format
 * @returns {Item}
 */
export function recast(item, format) {
  if (format === item.format) return item;
  const { right, wrong } = answers(item);
  const kept = Object.fromEntries(Object.entries(item).filter(([name]) => COMMON.includes(name)));
  // Only a text with blanks has places for them.
  const question = item.format === "cloze" && format !== "cloze" ? item.question.replace(MARKER, "____") : item.question;
  const base = /** @type {Item} */ ({ ...kept, question, format });
  const first = right[0] ?? "";
  switch (format) {
    case "choice":
      return { ...base, choices: lettered([{ text: first }, ...right.slice(1).map((text) => ({ text })), ...wrong]), key: "a" };
    case "choices": {
      const choices = lettered([...right.map((text) => ({ text })), ...wrong]);
      return { ...base, choices, key: choices.slice(0, Math.max(1, right.length)).map(({ id }) => id) };
    }
    case "order": {
      const choices = lettered([...right, ...wrong.map(({ text }) => text)].map((text) => ({ text })));
      return { ...base, choices, key: choices.map(({ id }) => id) };
    }
    case "match": {
      const choices = lettered(right.map((text) => ({ text })));
      const targets = choices.map((_, at) => ({ id: String(at + 1), text: "" }));
      return { ...base, choices, targets, key: choices.map(({ id }, at) => `${id}:${targets[at].id}`) };
    }
    case "cloze":
      return blanked({ ...base, question: markers({ ...base, format: "cloze" }).length ? base.question : `${base.question} [[1]]`.trim() }, right);
    case "table":
      return blanked({ ...base, table: { columns: ["", ""], rows: [["", "[[1]]"]], heads: true } }, right);
    case "point":
      return { ...base, line: { from: "0", to: "10", step: "1" }, key: first };
    default:
      return typedAs(base, item, right, wrong);
  }
}

/** @param {Item} base @param {string[]} right @returns {Item} */
function blanked(base, right) {
  const whole = blanksMatched(base);
  const blanks = /** @type {Blank[]} */ (whole.blanks).map((blank, at) => ({ ...blank, format: numeric(right[at]) ? "number" : "text", key: right[at] ?? "" }));
  return { ...whole, blanks };
}

/** @param {Item} base @param {Item} from @param {string[]} right @param {{text: string, why: string}[]} wrong @returns {Item} */
function typedAs(base, from, right, wrong) {
  /** @type {Mistake[]} */
  const mistakes = wrong.filter(({ text, why }) => text && why).map(({ text, why }) => ({ answer: bare(text), why }));
  const key = base.format === "text" ? right.map(bare) : bare(right[0] ?? "");
  const around = typed(from.format) ? { before: from.before, after: from.after } : {};
  return { ...base, ...around, key: Array.isArray(key) && key.length === 1 ? key[0] : key, ...(mistakes.length ? { mistakes } : {}) };
}

/** Without the dollars around a formula, which is nothing to type. @param {string} text */
const bare = (text) => text.replace(/^\$(.*)\$$/s, "$1").replace(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2").trim();

/** @param {string | undefined} text */
const numeric = (text) => text !== undefined && /^[-−–]?[\d.,]+(?:\/\d+)?$/.test(text.trim());

/** The same without what is undefined or an empty list: a bank's file says only what there is. @template {object} T @param {T} thing @returns {T} */
export function defined(thing) {
  return /** @type {T} */ (Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0))));
}
