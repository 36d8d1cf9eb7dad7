/**
 * Names people give themselves on a device.
 *
 * @import {Learner} from "../shared/types.js"
 */

export const LONGEST = 30;

/**
 * `name` in one line, no longer than {@link LONGEST} characters, and unlike the other names here ("Maya 2").
 * "" when nothing is left.
 * @param {string} name
 * @param {Learner[]} others
 */
export function tidy(name, others) {
  const plain = cut(name.normalize("NFC").replace(/[\s\p{C}]+/gu, " ").trim(), LONGEST);
  if (plain === "") return "";
  const taken = new Set(others.map((other) => other.name.toLocaleLowerCase()));
  let tried = plain;
  for (let count = 2; taken.has(tried.toLocaleLowerCase()); count += 1) {
    tried = `${cut(plain, LONGEST - String(count).length - 1)} ${count}`;
  }
  return tried;
}

/** The first characters as people count them (an accent or a joined emoji is one with its letter). @param {string} text @param {number} count */
function cut(text, count) {
  const characters = [...new Intl.Segmenter().segment(text)].map((part) => part.segment);
  return characters.slice(0, count).join("").trim();
}
