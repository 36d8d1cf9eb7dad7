/** An item as it is read, aloud or on a page that asks nothing: what stands in it, whatever its format. */

/** @import {Choice, Item} from "../../src/wasm/types" */
import { text } from "../text/index.js";
import { altOf } from "./picture/read.js";
import { MARKER, say, sayThing } from "./say.js";

/** Everything to choose, order or match. @param {Item} item @returns {Choice[]} */
export const listed = (item) => [...item.choices, ...(item.targets ?? [])];

/** Its question with a line where each blank is, and its table below. @param {Item} item */
export function questionShown(item) {
  const { question, table } = item;
  const open = (/** @type {string} */ words) => words.replace(MARKER, "____");
  if (!table) return open(question);
  const row = (/** @type {string[]} */ cells, /** @type {string} */ tag) => `<tr>${cells.map((cell) => `<${tag}>${open(cell)}</${tag}>`).join("")}</tr>`;
  return `${open(question)}<table><thead>${row(table.columns, "th")}</thead><tbody>${table.rows.map((cells) => row(cells, "td")).join("")}</tbody></table>`;
}

/** What to say of it, piece by piece. @param {Item} item @returns {string[]} */
export function itemWords(item) {
  const { question, picture, table, line } = item;
  const things = listed(item).map(sayThing);
  const rows = table ? table.rows.map((row) => row.map((cell, at) => [say(table.columns[at] ?? ""), say(cell)].filter(Boolean).join(" ")).join("; ")) : [];
  return [say(question), altOf(picture), ...things, ...rows, line ? text("point/line", line.from, line.to) : ""].filter(Boolean);
}
