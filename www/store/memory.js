/**
 * The store of a browser that has none to give: private windows, blocked site data, frames on other people's pages.
 * Lives as long as the tab.
 *
 * @import {Line} from "../../src/wasm/types"
 * @import {Learner} from "../shared/types.js"
 * @import {Store} from "./index.js"
 */

import { idOf } from "./evidence.js";

/** @returns {Store} */
export function memoryStore() {
  /** @type {Map<string, Learner>} */
  const learners = new Map();
  /** @type {Map<string, Map<string, Line>>} */
  const evidence = new Map();
  /** @type {Map<string, unknown>} */
  const settings = new Map();

  /** @param {string} learner @param {Line[]} lines */
  const add = (learner, lines) => {
    const known = evidence.get(learner) ?? new Map();
    const added = lines.map((line) => /** @type {const} */ ([idOf(line), line]));
    for (const [id, line] of added) if (!known.has(id)) known.set(id, line);
    evidence.set(learner, known);
  };

  return {
    durable: false,
    learners: {
      all: async () => [...learners.values()].sort((a, b) => b.last - a.last),
      put: async (learner) => { learners.set(learner.id, learner); },
      remove: async (id) => { learners.delete(id); evidence.delete(id); },
    },
    evidence: {
      all: async (learner) => [...(evidence.get(learner)?.values() ?? [])],
      append: async (learner, lines) => { add(learner, lines); return "memory"; },
      insert: async (learner, lines) => { add(learner.id, lines); learners.set(learner.id, learner); },
    },
    settings: {
      get: async (key) => settings.get(key),
      put: async (key, value) => { settings.set(key, value); },
    },
  };
}
