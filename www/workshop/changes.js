/**
 * Changes of a draft: each takes one and gives another.
 *
 * @import {Bank, Draft, Item, Skill} from "../shared/making.js"
 */

import { defined, emptyItem, freeId } from "../shared/items.js";

/** @param {Draft} draft @param {Partial<Bank>} part @returns {Draft} */
export const withBank = (draft, part) => ({ ...draft, bank: { ...draft.bank, ...part } });

/** @param {Draft} draft @param {string} id @param {(item: Item) => Item} change @returns {Draft} */
export const withItem = (draft, id, change) =>
  withBank(draft, { items: draft.bank.items.map((item) => (item.id === id ? sayable(change(item)) : item)) });

/** As a file says it: nothing that is empty, but for what every question has. @param {Item} item @returns {Item} */
const sayable = ({ id, skills, format, question, ...rest }) => ({ id, skills, format, question, ...defined(rest) });

/** All ids that a question has or had here. @param {Draft} draft */
export const itemIds = ({ bank, aside }) => [...bank.items, ...aside].map(({ id }) => id);

/** @param {Draft} draft @param {string} after  "" for the end @param {Partial<Item>} [given] @returns {{draft: Draft, id: string}} */
export function addItem(draft, after, given = {}) {
  const near = draft.bank.items.find((item) => item.id === after);
  const skills = near?.skills ?? draft.bank.skills.slice(0, 1).map((skill) => skill.id);
  const item = { ...emptyItem(freeId("question", itemIds(draft)), skills), ...given };
  return { draft: insert(draft, [item], after), id: item.id };
}

/** @param {Draft} draft @param {Item[]} items @param {string} after @returns {Draft} */
function insert(draft, items, after) {
  const at = draft.bank.items.findIndex((item) => item.id === after);
  const all = [...draft.bank.items];
  all.splice(at < 0 ? all.length : at + 1, 0, ...items);
  return withBank(draft, { items: all });
}

/** @param {Draft} draft @param {string} id @returns {{draft: Draft, id: string}} */
export function copyItem(draft, id) {
  const item = draft.bank.items.find((one) => one.id === id);
  if (!item) return { draft, id };
  const copy = { ...item, id: freeId(id, itemIds(draft)) };
  return { draft: insert(draft, [copy], id), id: copy.id };
}

/** Takes questions out of the bank, and keeps them aside. @param {Draft} draft @param {string[]} ids @returns {Draft} */
export function putAside(draft, ids) {
  const out = draft.bank.items.filter(({ id }) => ids.includes(id));
  const left = draft.bank.items.filter(({ id }) => !ids.includes(id)).map((item) => (item.follows && ids.includes(item.follows) ? without(item, "follows") : item));
  return { ...withBank(draft, { items: left }), aside: [...draft.aside, ...out] };
}

/** @param {Draft} draft @param {string} id @returns {Draft} */
export function takeBack(draft, id) {
  const item = draft.aside.find((one) => one.id === id);
  if (!item) return draft;
  return known({ ...insert(draft, [item], ""), aside: draft.aside.filter((one) => one.id !== id) }, item.skills);
}

/** @param {Draft} draft @param {string} id @returns {Draft} */
export const throwAway = (draft, id) => ({ ...draft, aside: draft.aside.filter((one) => one.id !== id) });

/** @param {Draft} draft @param {string} id @param {number} by  −1 up, 1 down @returns {Draft} */
export function moveItem(draft, id, by) {
  const items = [...draft.bank.items];
  const at = items.findIndex((item) => item.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= items.length) return draft;
  [items[at], items[to]] = [items[to], items[at]];
  return withBank(draft, { items });
}

/** One question in the place of another, which is kept aside. @param {Draft} draft @param {string} id @param {Item} other @param {Skill[]} skills  those it may bring along @returns {{draft: Draft, id: string}} */
export function swapItem(draft, id, other, skills) {
  const fromAside = draft.aside.some((one) => one.id === other.id);
  const taken = itemIds(draft).filter((one) => !fromAside || one !== other.id);
  const item = { ...other, id: taken.includes(other.id) ? freeId(other.id, taken) : other.id };
  const items = draft.bank.items.flatMap((one) => (one.id === id ? [item] : [one]));
  const old = draft.bank.items.filter((one) => one.id === id);
  const aside = [...draft.aside.filter((one) => one.id !== other.id), ...old];
  return { draft: known({ ...withBank(draft, { items }), aside }, item.skills, skills), id: item.id };
}

/** The bank with these skills in it: brought along, or named after their ids. @param {Draft} draft @param {string[]} ids @param {Skill[]} [others] @returns {Draft} */
export function known(draft, ids, others = []) {
  const have = new Set(draft.bank.skills.map(({ id }) => id));
  const missing = ids.filter((id) => !have.has(id));
  if (!missing.length) return draft;
  for (const id of missing) have.add(id);
  const added = missing.map((id) => {
    const skill = others.find((one) => one.id === id) ?? { id, name: id };
    // What it builds on stays behind unless the bank has it.
    const pairs = (skill.prerequisites ?? []).map((before, at) => [before, skill.because?.[at] ?? ""]).filter(([before]) => have.has(before));
    return defined({ ...skill, prerequisites: pairs.map(([before]) => before), because: skill.because ? pairs.map(([, why]) => why) : undefined });
  });
  return withBank(draft, { skills: [...draft.bank.skills, ...added] });
}

/** @param {Draft} draft @param {string} item @param {Skill} skill  of the bank, or one to bring along @returns {Draft} */
export const tagItem = (draft, item, skill) =>
  withItem(known(draft, [skill.id], [skill]), item, (one) => ({ ...one, skills: [...new Set([...one.skills, skill.id])] }));

/** @param {Draft} draft @param {string} name @returns {{draft: Draft, id: string}} */
export function addSkill(draft, name) {
  const id = freeId(name, draft.bank.skills.map((skill) => skill.id));
  return { draft: withBank(draft, { skills: [...draft.bank.skills, { id, name }] }), id };
}

/** @param {Draft} draft @param {string} id @param {Partial<Skill>} part @returns {Draft} */
export const editSkill = (draft, id, part) =>
  withBank(draft, { skills: draft.bank.skills.map((skill) => (skill.id === id ? { ...defined({ ...skill, ...part }), id, name: part.name ?? skill.name } : skill)) });

/** Takes a skill out: of other skills, of lessons and of questions too. @param {Draft} draft @param {string} id @returns {Draft} */
export function removeSkill(draft, id) {
  const { bank } = draft;
  const skills = bank.skills.filter((skill) => skill.id !== id).map((skill) => {
    const at = skill.prerequisites?.indexOf(id) ?? -1;
    if (at < 0) return skill;
    const keep = (/** @type {string[] | undefined} */ list) => list?.filter((_, place) => place !== at);
    return defined({ ...skill, prerequisites: keep(skill.prerequisites), because: keep(skill.because) });
  });
  const lessons = bank.lessons?.map((lesson) => ({ ...lesson, skills: lesson.skills.filter((one) => one !== id) }));
  const resources = bank.resources?.map((one) => ({ ...one, skills: one.skills.filter((/** @type {string} */ skill) => skill !== id) }));
  const items = bank.items.map((item) => (item.skills.includes(id) ? { ...item, skills: item.skills.filter((one) => one !== id) } : item));
  return withBank(draft, { skills, items, ...(lessons ? { lessons } : {}), ...(resources ? { resources } : {}) });
}

/** Whatever one skill was about is about the other from now on. @param {Draft} draft @param {string} id @param {string} other @returns {Draft} */
export function joinSkills(draft, id, other) {
  const items = draft.bank.items.map((item) => (item.skills.includes(id) ? { ...item, skills: [...new Set(item.skills.map((one) => (one === id ? other : one)))] } : item));
  return removeSkill(withBank(draft, { items }), id);
}

/** @template {object} T @param {T} thing @param {keyof T} name @returns {T} */
function without(thing, name) {
  const copy = { ...thing };
  delete copy[name];
  return copy;
}
