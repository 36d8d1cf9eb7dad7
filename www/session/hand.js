/**
 * @import {Learner} from "../shared/types.js"
 * @import {Engine, Surroundings} from "./surroundings.js"
 */

import { fileName } from "../store/progress.js";

/**
 * Hands a learner's progress file to the browser's downloads; resolves to its name.
 * @param {Engine} engine
 * @param {Surroundings} around
 * @param {Learner} learner
 * @param {string} bank
 */
export async function hand(engine, around, learner, bank) {
  const now = around.now();
  // The engine has every line of this learner, whatever has become of the disk.
  const text = await engine.saveProgress(learner.name, bank, now, engine.lines);
  const name = fileName(learner.name, now);
  around.download(name, text);
  return name;
}
