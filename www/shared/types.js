/**
 * The shapes that pass between the parts of the page. The engine's own shapes are in `src/wasm/types.d.ts`.
 *
 * @import {Overview, SkillState, Suggestion, Term, Verdict, View, WhatIf} from "../../src/wasm/types"
 */

/** @typedef {"loading" | "start" | "check-up" | "practice" | "map" | "settings" | "trouble"} Screen  `check-up`: before one begins */

/**
 * @typedef {object} Learner
 * @property {string} id
 * @property {string} name  "" for a guest
 * @property {boolean} guest
 * @property {number} last  when they last practised here
 * @property {Record<string, string>} [places]  by bank: id of the lesson for the whole course they picked, "" for none
 */

/**
 * @typedef {object} Settings
 * @property {"normal" | "large" | "larger"} size
 * @property {"normal" | "wide"} spacing
 * @property {"system" | "light" | "dark" | "contrast"} colours
 * @property {"system" | "less"} motion
 * @property {boolean} readAloud  show the read-aloud button
 * @property {string} voice  name of a local voice, "" for the first that fits
 */

/**
 * A plain word to the person about something that is not an error of theirs. `code` is a key of `text/`.
 * @typedef {object} Notice
 * @property {"memory-only" | "storage-full" | "update-ready" | "engine-restarted" | "records-skipped" | "progress-loaded" | "progress-saved"} code
 * @property {string} argument
 */

/**
 * @typedef {object} HintCheck
 * @property {number} index
 * @property {Verdict} verdict
 * @property {{code: string, argument: string} | null} note
 */

/**
 * All that the screens are drawn from; replaced, never changed in place.
 * @typedef {object} State
 * @property {Screen} screen
 * @property {number | null} progress  0–1 while loading takes longer than 400 ms
 * @property {Overview | null} overview
 * @property {Learner[]} learners
 * @property {Learner | null} learner
 * @property {Suggestion[]} suggestions
 * @property {boolean} resumable  the learner has a session begun and not finished
 * @property {boolean} elsewhere  the learner's practice is open in another tab
 * @property {View | null} view  what the practice screen shows
 * @property {HintCheck | null} hintCheck  the last answer to a hint's own question
 * @property {{term: Term, found: WhatIf} | null} whatIf  what would have come without that reason
 * @property {SkillState[]} map
 * @property {Notice[]} notices
 * @property {Settings} settings
 * @property {boolean} busy  a command is under way
 * @property {{code: string, place: string, message: string} | null} trouble
 */

export {};
