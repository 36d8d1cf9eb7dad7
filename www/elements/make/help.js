/**
 * Help with a question: hints, the worked solution; and where it comes from.
 *
 * @import {Item} from "../../shared/making.js"
 */

import { html } from "lit";
import { text } from "../../text/index.js";
import { moved } from "../order.js";
import { area, bareArea, changed, line, more, mover, omitted, pick, remove } from "./fields.js";

/** @typedef {(part: Partial<Item>, key?: string) => void} Edit */

/** @param {Item} item @param {Edit} edit */
export function help({ hints = [], solution = "" }, edit) {
  return html`<fieldset class="stack"><legend>${text("make/hints")}</legend>
      <p class="help">${text("make/hints-help")}</p>
      ${hints.map((one, at) => html`<div class="one free">
        ${bareArea(text("make/hint", at + 1), one.text, (words) => edit({ hints: changed(hints, at, { text: words }) }, `hint ${at}`))}
        <div>${hints.length > 1 ? mover(text("make/hint-up", at + 1), -1, at > 0, () => edit({ hints: moved(hints, at, at - 1) })) : ""}${remove(text("make/hint-remove", at + 1), () => edit({ hints: omitted(hints, at) }))}</div>
      </div>`)}
      ${more("make/hint-more", () => edit({ hints: [...hints, { text: "" }] }))}
    </fieldset>
    ${area(text("make/solution"), solution, (words) => edit({ solution: words }, "solution"), { help: text("make/solution-help") })}`;
}

/** @param {Item} item @param {Edit} edit */
export function origin(item, edit) {
  const difficulty = /** @type {any} */ (item).difficulty ?? "";
  const field = (/** @type {"author" | "license" | "source"} */ name) => line(text(`make/${name}`), item[name] ?? "", (words) => edit({ [name]: words }, name));
  return html`<div class="pair">
    ${pick(text("make/difficulty"), difficulty, ["", "easy", "medium", "hard"].map((one) => [one, text(`difficulty/${one || "none"}`)]), (one) => edit(/** @type {any} */ ({ difficulty: one || undefined })))}
    ${field("author")}${field("license")}${field("source")}</div>`;
}
