/** @import {Html} from "../../src/wasm/types" */
import { sanitise } from "./rich-text.js";

/** Where one sentence ends and another begins; a decimal point has no space behind it. */
const BETWEEN = /(?<=[.?!])\s+(?=[\p{Lu}\d(“"‘])/u;

/** Blocks are steps as they are. */
const BLOCK = "p, ul, ol, blockquote, table, h4";

/**
 * A worked solution, one step each: its paragraphs, or the sentences of its only one.
 * @param {Html} solution
 * @returns {Html[]}
 */
export function steps(solution) {
  const all = [...sanitise(solution).childNodes];
  const parts = all.filter((node) => node.textContent?.trim());
  const [only] = parts;
  if (parts.length === 1 && only instanceof HTMLElement && only.matches("p")) return sentences([...only.childNodes]);
  const whole = parts.some((node) => node instanceof Element && node.matches(BLOCK));
  return whole ? parts.map((node) => markup([node])) : sentences(all);
}

/** @param {Node[]} nodes */
function sentences(nodes) {
  /** @type {Node[][]} */
  const found = [[]];
  for (const node of nodes) {
    if (!(node instanceof Text)) {
      found[found.length - 1].push(node);
      continue;
    }
    const [first, ...more] = node.data.split(BETWEEN);
    found[found.length - 1].push(new Text(first));
    for (const words of more) found.push([new Text(words)]);
    // A formula may open the next sentence.
    if (/[.?!]\s+$/.test(node.data)) found.push([]);
  }
  return found.map(markup).filter((step) => step.trim());
}

/** @param {Node[]} nodes */
function markup(nodes) {
  const around = document.createElement("div");
  around.append(...nodes);
  return around.innerHTML;
}
