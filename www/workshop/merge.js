/**
 * One bank added to another: skills of the same name become one, ids that are taken give way.
 *
 * @import {Bank, Draft, Item, Skill} from "../shared/making.js"
 */

import { PageError } from "../shared/errors.js";
import { freeId, template } from "../shared/items.js";
import { itemIds, withBank } from "./changes.js";

/** @param {string} [id] @param {string} [name] @returns {Bank} */
export const emptyBank = (id = "my-bank", name = "") => ({
  gradus: "bank", version: 1, id, name, text: "markdown", language: "en", license: "", author: "", skills: [], items: [],
});

/** Nothing is in it yet. @param {Bank} bank */
const blank = ({ items, skills }) => items.length === 0 && skills.length === 0;

/**
 * @param {Draft} draft
 * @param {Bank} bank
 * @returns {{draft: Draft, names: Map<string, string>}}  with all of `bank`, and what its questions are called there
 */
export function merged(draft, bank) {
  if (blank(draft.bank) && draft.aside.length === 0) return { draft: { ...draft, bank }, names: new Map() };
  if (bank.text !== draft.bank.text && bank.items.some(template)) {
    throw new PageError("making/built-bank", "this bank is built for practice, and its questions draw their numbers; open the bank that it was built from", bank.name);
  }
  if (draft.bank.text === "html" && bank.text !== "html") {
    throw new PageError("making/built-bank", "the bank that is open is built for practice; open the bank that it was built from, or begin a new one", draft.bank.name);
  }
  const skills = skillNames(draft.bank, bank);
  const items = itemNames(draft, bank);
  const rename = (/** @type {Map<string, string>} */ names, /** @type {string[] | undefined} */ ids) => ids?.map((id) => names.get(id) ?? id);
  const lessonIds = new Map();
  for (const { id } of bank.lessons ?? []) lessonIds.set(id, freeOr(id, [...(draft.bank.lessons ?? []).map((one) => one.id), ...lessonIds.values()]));
  const known = new Set(draft.bank.skills.map(({ id }) => id));
  const added = bank.skills
    .map((skill) => ({ ...skill, id: skills.get(skill.id) ?? skill.id, ...(skill.prerequisites ? { prerequisites: rename(skills, skill.prerequisites) } : {}) }))
    .filter(({ id }) => !known.has(id));
  const lessons = (bank.lessons ?? []).map((lesson) => ({ ...lesson, id: lessonIds.get(lesson.id), skills: rename(skills, lesson.skills) ?? [] }));
  const resources = (bank.resources ?? []).map((one) => ({ ...one, id: freeOr(one.id, (draft.bank.resources ?? []).map(({ id }) => id)), skills: rename(skills, one.skills) ?? [] }));
  const whole = withBank(draft, {
    skills: [...draft.bank.skills, ...added],
    items: [...draft.bank.items, ...bank.items.map((item) => renamed(item, items, skills, lessonIds))],
    ...(lessons.length ? { lessons: [...(draft.bank.lessons ?? []), ...lessons] } : {}),
    ...(resources.length ? { resources: [...(draft.bank.resources ?? []), ...resources] } : {}),
  });
  return { draft: whole, names: items };
}

/** @param {Item} item @param {Map<string, string>} items @param {Map<string, string>} skills @param {Map<string, string>} lessons @returns {Item} */
const renamed = (item, items, skills, lessons) => ({
  ...item,
  id: items.get(item.id) ?? item.id,
  skills: [...new Set(item.skills.map((id) => skills.get(id) ?? id))],
  ...(item.follows ? { follows: items.get(item.follows) ?? item.follows } : {}),
  ...(item.lesson ? { lesson: lessons.get(item.lesson) ?? item.lesson } : {}),
});

/** @param {string} id @param {string[]} taken */
const freeOr = (id, taken) => (taken.includes(id) ? freeId(id, taken) : id);

/** What each id is called afterwards. @param {Bank} ours @param {Bank} theirs */
function skillNames(ours, theirs) {
  /** @type {Map<string, string>} */
  const names = new Map();
  const taken = new Set(ours.skills.map(({ id }) => id));
  const fold = (/** @type {Skill} */ { name }) => name.trim().toLowerCase();
  for (const skill of theirs.skills) {
    const same = ours.skills.find((one) => fold(one) === fold(skill));
    const id = same?.id ?? freeOr(skill.id, [...taken]);
    taken.add(id);
    names.set(skill.id, id);
  }
  return names;
}

/** @param {Draft} draft @param {Bank} theirs */
function itemNames(draft, theirs) {
  /** @type {Map<string, string>} */
  const names = new Map();
  const taken = new Set(itemIds(draft));
  for (const { id } of theirs.items) {
    const free = freeOr(id, [...taken]);
    taken.add(free);
    names.set(id, free);
  }
  return names;
}

/** What is about these skills and no others, with the skills. @param {Bank} bank @param {string[]} ids @returns {Bank} */
export function partOf(bank, ids) {
  const wanted = new Set(ids);
  const skills = bank.skills.filter(({ id }) => wanted.has(id)).map((skill) => {
    if (!skill.prerequisites) return skill;
    const keep = skill.prerequisites.map((id) => wanted.has(id));
    const stay = (/** @type {string[] | undefined} */ list) => list?.filter((_, at) => keep[at]);
    return { ...skill, prerequisites: stay(skill.prerequisites), ...(skill.because ? { because: stay(skill.because) } : {}) };
  });
  const items = bank.items
    .filter((item) => item.skills.every((id) => wanted.has(id)))
    .map((item) => ({ ...item, license: item.license ?? bank.license, author: item.author ?? bank.author }))
    .map(({ lesson: _lesson, follows: _follows, ...item }) => item);
  return { ...bank, skills, items, lessons: [], resources: [] };
}
