/** @import {Overview, Reason, SkillState, Term} from "../../src/wasm/types" */
import { text } from "./index.js";

/**
 * One plain sentence for one reason of the engine's choice.
 * @param {Reason | undefined} reason
 * @param {Overview | null} overview  to name skills
 * @param {SkillState[]} map  what is secure, and the goal; a sentence never claims more
 * @param {string} [here]  the skill that stands right above the sentence and need not be named again
 */
export function reasonSentence(reason, overview, map, here = "") {
  if (!reason) return text("reason/none");
  const skill = overview?.skills.find((one) => one.id === reason.skill);
  switch (reason.term) {
    case "learn":
      // What is secure is not learned any more; what is left of the term is how much an answer tells.
      if (reason.points <= 0 || secured(map).has(skill?.id ?? "")) return text("reason/telling");
      return text("reason/learn", skill && skill.id !== here ? skill.name : "", known(skill?.prerequisites ?? [], overview, map));
    case "success":
      return text(reason.value >= 0.85 ? "reason/success-high" : reason.value >= 0.6 ? "reason/success" : "reason/success-low");
    case "review":
      return text("reason/review", Math.round(Math.abs(reason.value)));
    case "unlock":
      return reason.value >= 0.5 ? text("reason/unlock", Math.round(reason.value)) : text("reason/none");
    case "spread":
      return text("reason/spread", Math.round(reason.value));
    case "class":
      return text(reason.skill === null ? "reason/class-own" : "reason/class");
    case "goal":
      return goal(reason, overview, map);
    default:
      return text(`reason/${reason.term}`);
  }
}

/** The goal itself, or a step on the way to it. @type {(reason: Reason, overview: Overview | null, map: SkillState[]) => string} */
function goal({ skill }, overview, map) {
  const aim = map.find((one) => one.goal)?.skill;
  return aim && aim === skill ? text("reason/goal") : text("reason/goal-way", overview?.skills.find((one) => one.id === aim)?.name ?? "");
}

/** @param {SkillState[]} map */
const secured = (map) => new Set(map.filter((one) => one.state === "secure").map((one) => one.skill));

/** @type {(ids: string[], overview: Overview | null, map: SkillState[]) => string[]} */
function known(ids, overview, map) {
  const secure = secured(map);
  const names = ids.filter((id) => secure.has(id)).map((id) => overview?.skills.find((one) => one.id === id)?.name ?? "");
  return names.filter(Boolean).slice(0, 2);
}

/**
 * A term of the score as people are told of it: `counts` is how much it added beside the one that added most, 1–3.
 * @typedef {{term: Term, sentence: string, counts: number, decides: boolean}} Row
 */

/**
 * The reasons that added something or decide, one row a term: the engine's first, which decides if any does, then by what
 * they added.
 * @param {Reason[]} reasons
 * @param {Overview | null} overview
 * @param {SkillState[]} map
 * @returns {Row[]}
 */
export function reasonRows(reasons, overview, map) {
  const added = reasons.filter((one) => one.points > 0 || one.decides);
  const rows = [...new Set(added.map((one) => one.term))].map((term) => {
    const own = added.filter((one) => one.term === term);
    const sentence = [...new Set(own.map((one) => reasonSentence(one, overview, map)))].join(" ");
    return { term, sentence, points: own.reduce((sum, one) => sum + one.points, 0), decides: own.some((one) => one.decides) };
  });
  const others = rows.splice(1).sort((a, b) => b.points - a.points);
  rows.push(...others);
  const most = Math.max(...rows.map(({ points }) => points));
  const counts = (/** @type {number} */ points) => (points > 0 ? Math.ceil((points / most) * 3) : 1);
  return rows.map(({ term, sentence, points, decides }) => ({ term, sentence, decides, counts: counts(points) }));
}

/**
 * What is said when nothing is opened: the first reason, and that none decides by itself when none does.
 * @param {Row[]} rows
 * @param {boolean} tie  a draw picked this question among equals
 * @returns {{sentence: string, note: string}}
 */
export function mainReason([first], tie) {
  if (!first) return { sentence: text("reason/none"), note: "" };
  return { sentence: first.sentence, note: first.decides ? "" : text(tie ? "reason/tie" : "reason/together") };
}
