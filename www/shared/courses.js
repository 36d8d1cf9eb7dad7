/** @import {LessonInfo} from "../../src/wasm/types" */

/**
 * A course: its lessons, and the one that stands for all of it, which has the course's own name.
 * @typedef {{name: string, whole: LessonInfo | null, lessons: LessonInfo[]}} Course
 */

/** The lessons by course, in the bank's order; those of no course under "". @param {LessonInfo[]} lessons @returns {Course[]} */
export function courses(lessons) {
  /** @type {Map<string, Course>} */
  const found = new Map();
  for (const lesson of lessons) {
    const name = lesson.course ?? "";
    const course = found.get(name) ?? { name, whole: null, lessons: [] };
    found.set(name, course);
    if (name && lesson.name === name) course.whole = lesson;
    else course.lessons.push(lesson);
  }
  return [...found.values()];
}

/** The places where a learner can be: whole courses, if there is more than one to choose from. @param {LessonInfo[]} lessons @returns {LessonInfo[]} */
export function places(lessons) {
  const wholes = courses(lessons).flatMap(({ whole }) => whole ?? []);
  return wholes.length > 1 ? wholes : [];
}

/**
 * Where the learner wants to be in this bank: the id of a whole course, "" for anywhere, null while nobody has said.
 * @param {import("./types.js").Learner | null} learner
 * @param {{id: string, lessons: LessonInfo[]} | null} bank
 */
export function placeOf(learner, bank) {
  const said = bank ? (learner?.places?.[bank.id] ?? null) : null;
  // An edition of the bank may have lost it.
  return said && !places(bank?.lessons ?? []).some(({ id }) => id === said) ? null : said;
}
