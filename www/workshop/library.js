/**
 * The banks that come with Gradus, to take questions and skills from. They load when somebody asks for one.
 *
 * @import {Bank} from "../shared/making.js"
 */

import { PageError } from "../shared/errors.js";

/** @type {Map<string, Promise<Bank>>} */
const banks = new Map();

/** @param {string} id  the file's name @returns {Promise<Bank>} */
export function library(id) {
  const url = new URL(`./library/${id}.json`, document.baseURI).href;
  const known = banks.get(id) ?? load(url);
  banks.set(id, known);
  // A load that failed is tried again by the next who asks.
  known.catch(() => banks.delete(id));
  return known;
}

/** @param {string} url @returns {Promise<Bank>} */
async function load(url) {
  try {
    const response = await fetch(url);
    if (response.ok) return await response.json();
  } catch {
    // Said below, with what to do.
  }
  throw new PageError("making/no-library", "this bank cannot be loaded; check the connection, then try again", url);
}
