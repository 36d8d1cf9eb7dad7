/** @import {SkillInfo} from "../../src/wasm/types" */

/** Up to so many skills are drawn as one path, whatever their grades. */
const crowded = 40;

/** @typedef {{grade: number | null, skills: SkillInfo[]}} Part */

/** A large map in parts, one a grade in the bank's order; a small one, or one of a single grade, as it is. @param {SkillInfo[]} skills @returns {Part[]} */
export function parts(skills) {
  /** @type {Map<number | null, SkillInfo[]>} */
  const grades = new Map();
  for (const skill of skills) grades.set(skill.grade, [...(grades.get(skill.grade) ?? []), skill]);
  if (skills.length <= crowded || grades.size < 2) return [{ grade: null, skills }];
  return [...grades].map(([grade, own]) => ({ grade, skills: own }));
}
