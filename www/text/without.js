/** @import {WhatIf} from "../../src/wasm/types" */
import { text } from "./index.js";

/**
 * What would have come without one reason, as one sentence.
 * @param {WhatIf} found
 * @param {string[]} skills  of the question that did come
 */
export function withoutSentence({ same, tie, skill, name, item }, skills) {
  if (same) return text(tie ? "without/same-tie" : "without/same");
  if (item === null) return text("without/nothing");
  if (skill !== null && skills.includes(skill)) return text(tie ? "without/question-tie" : "without/question");
  return text(tie ? "without/other-tie" : "without/other", name ?? "");
}
