/** @import {SkillInfo} from "../../src/wasm/types" */

/**
 * A path with branches, one skill a row in teaching order: where each skill stands and which lines run past it.
 * `above` are the lines from the row's top to the height of its mark, `below` those from there to its foot.
 *
 * @typedef {{from: number, to: number, into: string}} Stroke  columns, from left, and the skill that the line leads to
 * @typedef {{column: number, above: Stroke[], below: Stroke[]}} Row
 */

/**
 * Draws a line from each prerequisite to what directly builds on it. Lines that only repeat others are left out, and so
 * are those that would need more than `width` columns or would lead upwards: the words under a skill name them all.
 * @param {SkillInfo[]} skills  in teaching order
 * @param {number} width
 * @returns {Row[]}
 */
export function lanes(skills, width) {
  const children = directChildren(skills);
  /** Where the line in each column leads. @type {(string | null)[]} */
  const columns = [];
  const free = () => (columns.includes(null) ? columns.indexOf(null) : columns.length);
  return skills.map(({ id }) => {
    const before = [...columns];
    const column = before.includes(id) ? before.indexOf(id) : free();
    const above = before.flatMap((to, from) => (to === null ? [] : [{ from, to: to === id ? column : from, into: to }]));
    before.forEach((to, at) => to === id && (columns[at] = null));
    const below = columns.flatMap((to, from) => (to === null ? [] : [{ from, to: from, into: to }]));
    for (const child of children.get(id) ?? []) {
      const joined = columns.indexOf(child);
      const to = joined >= 0 ? joined : columns[column] === null || columns[column] === undefined ? column : free();
      if (to >= width) continue;
      while (columns.length <= to) columns.push(null);
      columns[to] = child;
      below.push({ from: column, to, into: child });
    }
    return { column, above, below };
  });
}

/** Who directly builds on whom, without links that follow from others. @param {SkillInfo[]} skills */
function directChildren(skills) {
  const place = new Map(skills.map((skill, at) => [skill.id, at]));
  /** @type {Map<string, Set<string>>} */
  const below = new Map();
  /** @type {Map<string, string[]>} */
  const children = new Map();
  for (const [at, skill] of skills.entries()) {
    const parents = skill.prerequisites.filter((id) => (place.get(id) ?? at) < at);
    below.set(skill.id, new Set(parents.flatMap((id) => [id, ...(below.get(id) ?? [])])));
    for (const id of parents) {
      if (parents.some((other) => below.get(other)?.has(id))) continue;
      children.set(id, [...(children.get(id) ?? []), skill.id]);
    }
  }
  return children;
}

/** All that a skill builds on, all the way down. @param {SkillInfo[]} skills @param {string} goal @returns {Set<string>} */
export function wayTo(skills, goal) {
  const below = new Map(skills.map((skill) => [skill.id, skill.prerequisites]));
  const found = new Set(below.get(goal));
  // What is added while this runs is visited, too.
  for (const id of found) for (const more of below.get(id) ?? []) found.add(more);
  found.delete(goal);
  return found;
}
