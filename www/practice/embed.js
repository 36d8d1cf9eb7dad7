/**
 * What another page names in a script tag: it makes `<gradus-practice bank="…">` known there, and nothing else.
 */
export { GradusPractice } from "./gradus-practice.js";
