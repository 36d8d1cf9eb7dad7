/** @import {Item, Overview} from "../../src/wasm/types" */
import { text } from "../text/index.js";

/** Whose work a question is: its own source, author and license, else the bank's. @param {Item} item @param {Overview | null} overview */
export const credit = (item, overview) =>
  text("practice/credit", [item.source ?? overview?.name, item.author ?? overview?.author, item.license ?? overview?.license].filter(Boolean));
