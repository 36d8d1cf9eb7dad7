/** @import {Overview, Reason, SkillState} from "../../src/wasm/types" */
import { text } from "./index.js";

/**
 * One plain sentence for one reason of the engine's choice.
 * @param {Reason | undefined} reason
 * @param {Overview | null} overview  to name skills
 * @param {SkillState[]} map  what is secure; a sentence never claims more
 * @param {string} [here]  the skill that stands right above the sentence and need not be named again
 */
export function reasonSentence(reason, overview, map, here = "") {
  if (!reason) return text("reason/none");
  const skill = overview?.skills.find((one) => one.id === reason.skill);
  switch (reason.term) {
    case "learn":
      return text("reason/learn", skill && skill.id !== here ? skill.name : "", known(skill?.prerequisites ?? [], overview, map));
    case "success":
      return text(reason.value >= 0.85 ? "reason/success-high" : reason.value >= 0.6 ? "reason/success" : "reason/success-low");
    case "review":
      return text("reason/review", Math.round(Math.abs(reason.value)));
    case "unlock":
      return text("reason/unlock", Math.round(reason.value));
    case "spread":
      return text(reason.value >= 1 ? "reason/spread-again" : "reason/spread");
    default:
      return text(`reason/${reason.term}`);
  }
}

/** @type {(ids: string[], overview: Overview | null, map: SkillState[]) => string[]} */
function known(ids, overview, map) {
  const secure = new Set(map.filter((one) => one.state === "secure").map((one) => one.skill));
  const names = ids.filter((id) => secure.has(id)).map((id) => overview?.skills.find((one) => one.id === id)?.name ?? "");
  return names.filter(Boolean).slice(0, 2);
}

/**
 * Up to three different sentences, best reason first.
 * @param {Reason[]} reasons
 * @param {Overview | null} overview
 * @param {SkillState[]} map
 */
export function reasonSentences(reasons, overview, map) {
  const all = reasons.length ? reasons.filter((one, at) => at === 0 || one.points > 0) : [undefined];
  return [...new Set(all.map((one) => reasonSentence(one, overview, map)))].slice(0, 3);
}
