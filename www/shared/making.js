/**
 * The shapes that pass between the parts of the page for authors: a source bank as `docs/bank.md` has it, and what is
 * known of one that is being made.
 *
 * @import {BankFault, ImportRow, ItemPreview} from "../../src/wasm/author"
 * @import {FeedbackView} from "../../src/wasm/types"
 */

/** @typedef {{id: string, text: string, why?: string, reveals?: string, value?: string, picture?: any}} Choice */
/** @typedef {{answer: string, why: string, reveals?: string}} Mistake */
/** @typedef {{text: string, ask?: any}} Hint */
/** @typedef {{id: string, format: string, key: string | string[], as?: string, form?: string, choices?: Choice[], width?: number, mistakes?: Mistake[]}} Blank */
/** @typedef {{columns?: string[], rows: string[][], heads?: boolean}} Table */
/** @typedef {{from: string, to: string, step: string, snap?: string, labels?: string}} Line */

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string[]} skills
 * @property {string} format
 * @property {string} question
 * @property {string | string[]} [key]
 * @property {Choice[]} [choices]
 * @property {Choice[]} [targets]
 * @property {Blank[]} [blanks]
 * @property {Table} [table]
 * @property {Line} [line]
 * @property {string} [form]
 * @property {string} [as]
 * @property {string} [before]
 * @property {string} [after]
 * @property {boolean} [keep_order]
 * @property {Mistake[]} [mistakes]
 * @property {Hint[]} [hints]
 * @property {string} [solution]
 * @property {any} [picture]
 * @property {string[]} [variables]
 * @property {string} [lesson]
 * @property {string} [follows]
 * @property {string} [author]
 * @property {string} [license]
 * @property {string} [source]
 */

/** @typedef {{id: string, name: string, about?: string, standard?: string, grade?: number, prerequisites?: string[], because?: string[], examples?: string[]}} Skill */
/** @typedef {{id: string, name: string, course?: string, skills: string[]}} Lesson */

/**
 * @typedef {object} Bank
 * @property {"bank"} gradus
 * @property {number} version
 * @property {string} id
 * @property {string} name
 * @property {"markdown" | "html"} text
 * @property {string} language
 * @property {string} license
 * @property {string} author
 * @property {Skill[]} skills
 * @property {Lesson[]} [lessons]
 * @property {any[]} [resources]
 * @property {Item[]} items
 */

/**
 * A bank that is being made.
 * @typedef {object} Draft
 * @property {Bank} bank
 * @property {Item[]} aside  questions taken out of the bank and kept
 * @property {ImportRow[]} rows  what the imports could not take as it was
 */

/** @typedef {{id: string, name: string, count: number, changed: number, open: boolean}} Kept  a draft on this device; `open` in another tab */
/** @typedef {{name: string, kept: number, rows: ImportRow[], left: ImportRow[], twice: number}} Brought  what the last files became; so many cards became two questions each */
/** @typedef {{skill: string, name: string, words: string[], from: "bank" | "library", standard?: string}} Tag  a skill that a question may be about */
/** @typedef {{item: Item, from: "aside" | "library", shown: string}} Candidate  what a question can be swapped for, and how it looks */
/** @typedef {BankFault & {kind: string, index: number, rest: string}} Fault  `kind` and `index` say whose: "item" 3 is the fourth */
/** @typedef {"bring" | "items" | "skills" | "check" | "save"} Step */

/**
 * All that the screens for authors are drawn from; replaced, never changed in place.
 * @typedef {object} Making
 * @property {Step} step
 * @property {boolean} ready
 * @property {Draft | null} draft
 * @property {string} undo  the code of what can be undone, or ""
 * @property {string} redo
 * @property {string} selected  the id of the question that is open, or ""
 * @property {boolean} reading  where there is no room for both: the open question, and not the list
 * @property {ItemPreview | null} preview
 * @property {{code: string, place: string, message: string} | null} unseen  why there is no preview
 * @property {FeedbackView | null} tried  what practice says to the answer that was tried
 * @property {Tag[]} tags
 * @property {Candidate[] | null} candidates  null while nobody asked
 * @property {Fault[] | null} faults  null before the first check
 * @property {boolean} checking
 * @property {Brought | null} brought
 * @property {Kept[]} drafts
 * @property {{id: string, bank: Bank} | null} library  the bank of Gradus's own that is open to take from
 * @property {string} skill  the id of the skill that somebody was led to, or ""
 * @property {boolean} durable  false: nothing is kept when the tab closes
 * @property {boolean} practicable  a built bank can be practised on this page's own site
 * @property {boolean} busy
 * @property {{code: string, place: string, message: string} | null} trouble
 */

/** All formats, in the order to offer them. */
export const FORMATS = ["choice", "choices", "number", "fraction", "text", "expression", "order", "match", "cloze", "table", "point"];
/** What a blank can be. */
export const BLANK_FORMATS = ["number", "fraction", "text", "expression", "choice"];
/** What a form can be, for each format that has one. @type {Record<string, string[]>} */
export const FORMS = {
  number: ["any", "integer", "decimal", "fraction", "simplest", "mixed", "percent", "scientific", "unit"],
  fraction: ["any", "fraction", "simplest", "mixed"],
  expression: ["any", "factored", "expanded"],
};
/** How an answer is read, for each format that can be read in more than one way. @type {Record<string, string[]>} */
export const READINGS = { number: ["number", "quantity", "ratio"], expression: ["expression", "equation", "pair", "set", "interval"] };
