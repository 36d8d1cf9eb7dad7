/**
 * Questions that an import could not take as they were, each with its original text.
 *
 * @import {ImportRow} from "../../../src/wasm/author"
 */

import { html, nothing } from "lit";
import { text } from "../../text/index.js";
import { command } from "../command.js";
import { sentence } from "./fault-list.js";
import { look, wrong } from "./icons.js";

/** So many are shown; the rest when these are done with. */
const MOST = 50;

/** @param {HTMLElement} from @param {ImportRow[]} rows */
export function rowList(from, rows) {
  if (!rows.length) return nothing;
  return html`<details ?open=${rows.some(({ outcome }) => outcome === "refused")}><summary>${text("bring/rows", rows.length)}</summary>
    <ul>${rows.slice(0, MOST).map((row, at) => html`<li class="card come"><div class="stack">
      <p class="with top">${row.outcome === "refused" ? wrong : look}<span><b>${text(row.outcome === "refused" ? "bring/refused" : "bring/noticed")}</b> ${row.question} <span class="quiet">${row.place}</span></span></p>
      ${row.notes.map((note) => html`<p>${sentence(note)}</p>`)}
      <div class="row">
        ${row.outcome === "refused" && !row.item ? html`<button @click=${() => command(from, "byHand", at)}>${text("bring/by-hand")}</button>` : nothing}
        ${row.item ? html`<button @click=${() => command(from, "select", row.item)}>${text("bring/see")}</button>` : nothing}
        <button class="plain" @click=${() => command(from, "dropRow", at)}>${text("bring/done")}</button></div>
      <details><summary>${text("bring/original")}</summary><pre tabindex="0">${row.original}</pre></details>
    </div></li>`)}</ul>
    ${rows.length > MOST ? html`<p class="quiet">${text("bring/rows-more", rows.length - MOST)}</p>` : nothing}</details>`;
}
