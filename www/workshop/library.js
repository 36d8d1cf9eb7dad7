/**
 * The banks that come with Gradus, to take questions and skills from. They load when somebody asks for one.
 *
 * @import {Bank} from "../shared/making.js"
 */

import { ownFile } from "./own.js";

/** @type {Map<string, Promise<Bank>>} */
const banks = new Map();

/** @param {string} id  the file's name @returns {Promise<Bank>} */
export function library(id) {
  const known = banks.get(id) ?? ownFile(`./library/${id}.json`, "making/no-library", "this bank").then((response) => response.json());
  banks.set(id, known);
  // A load that failed is tried again by the next who asks.
  known.catch(() => banks.delete(id));
  return known;
}
