/**
 * What is right, to be set by an author: one way for each format.
 *
 * @import {Item} from "../../shared/making.js"
 */

import { html, nothing } from "lit";
import { READINGS, FORMS } from "../../shared/making.js";
import { freeId, freeLetter, keys } from "../../shared/items.js";
import { text } from "../../text/index.js";
import { moved } from "../order.js";
import { blanks, table } from "./blanks.js";
import { area, bareArea, changed, check, line, more, mover, omitted, pick, remove } from "./fields.js";

/** @typedef {(part: Partial<Item>, key?: string) => void} Edit */

/** @param {Item} item @param {Edit} edit */
export function answers(item, edit) {
  switch (item.format) {
    case "choice":
    case "choices":
      return choices(item, edit);
    case "order":
      return order(item, edit);
    case "match":
      return pairs(item, edit);
    case "cloze":
      return blanks(item, edit);
    case "table":
      return html`${table(item, edit)}${blanks(item, edit)}`;
    case "point":
      return point(item, edit);
    default:
      return typed(item, edit);
  }
}

/** @param {Item} item @param {Edit} edit */
function choices({ format, choices: all = [], key, keep_order = false }, edit) {
  const right = keys(key);
  const single = format === "choice";
  const mark = (/** @type {string} */ id, /** @type {boolean} */ on) => {
    if (single) return edit({ key: id });
    edit({ key: all.map((one) => one.id).filter((one) => (one === id ? on : right.includes(one))) });
  };
  const drop = (/** @type {number} */ at) => {
    const left = right.filter((id) => id !== all[at].id);
    edit({ choices: omitted(all, at), key: single ? left[0] : left });
  };
  return html`<fieldset class="stack"><legend>${text("make/choices")}</legend>
    <p class="help">${text(single ? "make/choices-help" : "make/choices-many-help")}</p>
    ${all.map((one, at) => html`<div class="one">
      <label class="mark"><input type=${single ? "radio" : "checkbox"} name="right" aria-label=${text("make/choice-right", at + 1)} .checked=${right.includes(one.id)}
        @change=${(/** @type {Event} */ event) => mark(one.id, /** @type {HTMLInputElement} */ (event.target).checked)} /></label>
      <div class="two">${bareArea(text("make/choice", at + 1), one.text, (words) => edit({ choices: changed(all, at, { text: words }) }, `choice ${one.id}`))}
        ${right.includes(one.id) ? nothing : bareArea(text("make/choice-why", at + 1), one.why ?? "", (why) => edit({ choices: changed(all, at, { why }) }, `why ${one.id}`), "why")}</div>
      ${remove(text("make/choice-remove", at + 1), () => drop(at))}
    </div>`)}
    ${more("make/choice-more", () => edit({ choices: [...all, { id: freeLetter(all), text: "" }] }))}
    ${check(text("make/keep-order"), keep_order, (on) => edit({ keep_order: on || undefined }))}
  </fieldset>`;
}

/** @param {Item} item @param {Edit} edit */
function typed(item, edit) {
  const { format, key, form = "any", before = "", after = "" } = item;
  const all = keys(key);
  const names = READINGS[format];
  const words = format === "text"
    ? area(text("make/spellings"), all.join("\n"), (lines) => edit({ key: spelled(lines) }, "key"), { help: text("make/spellings-help") })
    : line(text("make/answer"), all[0] ?? "", (one) => edit({ key: one }, "key"), { help: text(`make/answer-${format}`) });
  return html`${words}
    <div class="pair">
      ${line(text("make/before"), before, (one) => edit({ before: one }, "before"))}
      ${line(text("make/after"), after, (one) => edit({ after: one }, "after"), { help: "" })}
      ${FORMS[format] ? pick(text("make/form"), form, FORMS[format].map((one) => [one, text(`shape/${one}`)]), (one) => edit({ form: one === "any" ? undefined : one })) : nothing}
      ${names ? pick(text("make/as"), item.as ?? names[0], names.map((one) => [one, text(`as/${one}`)]), (one) => edit({ as: one === names[0] ? undefined : one })) : nothing}
    </div>
    ${mistakes(item, edit)}`;
}

/** @param {string} lines */
const spelled = (lines) => {
  const found = lines.split("\n");
  return found.length === 1 ? found[0] : found;
};

/** @param {Item} item @param {Edit} edit */
function mistakes({ mistakes: all = [] }, edit) {
  return html`<fieldset class="stack"><legend>${text("make/mistakes")}</legend>
    <p class="help">${text("make/mistakes-help")}</p>
    ${all.map((one, at) => html`<div class="one both">
      ${bareArea(text("make/mistake", at + 1), one.answer, (answer) => edit({ mistakes: changed(all, at, { answer }) }, `mistake ${at}`))}
      ${bareArea(text("make/mistake-why", at + 1), one.why, (why) => edit({ mistakes: changed(all, at, { why }) }, `mistake why ${at}`), "why")}
      ${remove(text("make/mistake-remove", at + 1), () => edit({ mistakes: omitted(all, at) }))}
    </div>`)}
    ${more("make/mistake-more", () => edit({ mistakes: [...all, { answer: "", why: "" }] }))}
  </fieldset>`;
}

/** @param {Item} item @param {Edit} edit */
function order({ choices: all = [], key }, edit) {
  const ids = keys(key);
  const sorted = [...all].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const put = (/** @type {typeof all} */ list, key_ = "") => edit({ choices: list, key: list.map(({ id }) => id) }, key_);
  return html`<fieldset class="stack"><legend>${text("make/order")}</legend>
    <p class="help">${text("make/order-help")}</p>
    ${sorted.map((one, at) => html`<div class="one free">
      ${bareArea(text("make/thing", at + 1), one.text, (words) => put(changed(sorted, at, { text: words }), `thing ${one.id}`))}
      <div>${mover(text("make/up", at + 1), -1, at > 0, () => put(moved(sorted, at, at - 1)))}${mover(text("make/down", at + 1), 1, at < sorted.length - 1, () => put(moved(sorted, at, at + 1)))}
        ${remove(text("make/thing-remove", at + 1), () => put(omitted(sorted, at)))}</div>
    </div>`)}
    ${more("make/thing-more", () => put([...sorted, { id: freeLetter(sorted), text: "" }]))}
  </fieldset>`;
}

/** @param {Item} item @param {Edit} edit */
function pairs({ choices: left = [], targets: right = [], key }, edit) {
  const partner = new Map(keys(key).map((pair) => /** @type {[string, string]} */ (pair.split(":"))));
  const taken = new Set(partner.values());
  const extras = right.filter(({ id }) => !taken.has(id));
  const newTarget = (words = "") => ({ id: freeId(`t${right.length + 1}`, right.map(({ id }) => id)), text: words });
  const setRight = (/** @type {string} */ id, /** @type {string} */ words) => edit({ targets: right.map((one) => (one.id === id ? { ...one, text: words } : one)) }, `target ${id}`);
  const drop = (/** @type {string} */ id) => edit({
    choices: left.filter((one) => one.id !== id), targets: right.filter((one) => one.id !== partner.get(id)), key: keys(key).filter((pair) => !pair.startsWith(`${id}:`)),
  });
  const add = () => {
    const [one, two] = [{ id: freeLetter(left), text: "" }, newTarget()];
    edit({ choices: [...left, one], targets: [...right, two], key: [...keys(key), `${one.id}:${two.id}`] });
  };
  return html`<fieldset class="stack"><legend>${text("make/pairs")}</legend>
    <p class="help">${text("make/pairs-help")}</p>
    ${left.map((one, at) => {
      const other = right.find(({ id }) => id === partner.get(one.id));
      return html`<div class="one both">
        ${bareArea(text("make/left", at + 1), one.text, (words) => edit({ choices: changed(left, at, { text: words }) }, `left ${one.id}`))}
        ${bareArea(text("make/right", at + 1), other?.text ?? "", (words) => other && setRight(other.id, words))}
        ${remove(text("make/pair-remove", at + 1), () => drop(one.id))}</div>`;
    })}
    ${more("make/pair-more", add)}
    ${extras.map((one, at) => html`<div class="one free">${bareArea(text("make/extra", at + 1), one.text, (words) => setRight(one.id, words))}
      ${remove(text("make/extra-remove", at + 1), () => edit({ targets: right.filter(({ id }) => id !== one.id) }))}</div>`)}
    ${more("make/extra-more", () => edit({ targets: [...right, newTarget()] }))}
  </fieldset>`;
}

/** @param {Item} item @param {Edit} edit */
function point({ line: on = { from: "", to: "", step: "" }, key }, edit) {
  const field = (/** @type {"from" | "to" | "step" | "snap" | "labels"} */ name) =>
    line(text(`make/line-${name}`), on[name] ?? "", (value) => edit({ line: { ...on, [name]: value || undefined } }, `line ${name}`));
  return html`${line(text("make/answer"), keys(key)[0] ?? "", (one) => edit({ key: one }, "key"), { help: text("make/answer-point") })}
    <fieldset class="stack"><legend>${text("make/line")}</legend><div class="pair">${field("from")}${field("to")}${field("step")}${field("snap")}${field("labels")}</div></fieldset>`;
}
