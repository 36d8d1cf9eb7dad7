/**
 * What an input is asked for: an item, or the smaller question of a hint, which has fewer parts.
 *
 * @import {Item} from "../../src/wasm/types"
 */

/** @typedef {Pick<Item, "format" | "form" | "choices"> & Partial<Item>} Asked */

/** What stands before the first colon, and what after: "a:3/4" → "a", "3/4". @param {string} part @returns {[string, string]} */
export const split = (part) => {
  const at = part.indexOf(":");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
};

/** The answers by their part's id. @param {string[]} value */
export const byPart = (value) => new Map(value.map(split));

/** The answers again, in the order of `ids`, without empty ones. @param {Map<string, string>} answers @param {string[]} ids */
export const inOrder = (answers, ids) => ids.filter((id) => answers.get(id)?.trim()).map((id) => `${id}:${answers.get(id)}`);

/**
 * What is missing before there is an answer to check: the end of a key of the page's texts, or "".
 * @param {Asked} asked
 * @param {string[]} value
 */
export function missing({ format, choices, blanks = [] }, value) {
  if (format === "order") return value.length ? "" : "order-look";
  if (format === "match") return value.length < choices.length ? "all-pairs" : "";
  if (format === "cloze" || format === "table") return inOrder(byPart(value), blanks.map(({ id }) => id)).length < blanks.length ? "all-blanks" : "";
  if (format === "fraction" && /(?:^|\s)\/|\/\s*$/.test(value[0] ?? "")) return "whole-fraction";
  if (value.some((one) => one.trim() !== "")) return "";
  return format === "point" ? "place-point" : "empty-answer";
}
