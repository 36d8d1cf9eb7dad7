/** @import {AskView, FeedbackView} from "../../src/wasm/types" */
import { html } from "lit";
import { text } from "../text/index.js";
import { byPart, split } from "./asked.js";
import { nameOf } from "./blanks.js";
import { link } from "./icons.js";
import "./picture.js";
import { cellNames } from "./table.js";

/** @param {import("../../src/wasm/types").Choice | undefined} thing */
const shown = (thing) => html`<gr-rich-text .html=${thing?.text ?? ""}></gr-rich-text>${thing?.picture ? html`<gr-picture .picture=${thing.picture}></gr-picture>` : ""}`;

/** What was typed, without the names of the parts it belongs to. @param {AskView | FeedbackView} view */
export function answerTyped({ item, response }) {
  return (item.blanks?.length ? response.map((part) => split(part)[1]) : response).join(" ");
}

/**
 * The right answer, as its format has it.
 * @param {FeedbackView} view
 * @param {string[]} key
 */
export function keyShown({ item }, key) {
  const { format, choices, targets = [], blanks = [], table } = item;
  const title = html`<h3>${text("feedback/answers")}</h3>`;
  const find = (/** @type {string} */ id) => choices.find((choice) => choice.id === id);
  if (format === "order") return html`<div>${title}<ol class="key">${key.map((id) => html`<li>${shown(find(id))}</li>`)}</ol></div>`;
  if (format === "match") {
    const pairs = key.map(split);
    return html`<div>${title}<ul class="key">${pairs.map(([left, right]) => html`<li><div class="pair">${shown(find(left))}${link}${shown(targets.find(({ id }) => id === right))}</div></li>`)}</ul></div>`;
  }
  if (format === "cloze" || format === "table") {
    const [answers, names] = [byPart(key), table ? cellNames(table) : new Map()];
    return html`<div>${title}<ul class="key">${blanks.map((blank, at) => html`<li>${names.get(blank.id) ?? text("blank/number", at + 1)}: ${nameOf(blank, answers.get(blank.id) ?? "")}</li>`)}</ul></div>`;
  }
  const chosen = choices.filter((choice) => key.includes(choice.id));
  if (chosen.length) return html`<div>${title}${chosen.map(shown)}</div>`;
  return html`<p class="say">${text("feedback/answer", [item.before, key[0], item.after].filter(Boolean).join(" "))}</p>`;
}
