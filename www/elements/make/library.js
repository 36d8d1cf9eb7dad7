/** @import {Bank, Skill} from "../../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { valueOf } from "./fields.js";
import { forms } from "./styles.js";

/** The banks that come with Gradus, by the names of their files. */
const BANKS = ["mathematics", "words"];

/** Picks skills of a bank that comes with Gradus, to take their questions. */
export class Library extends LitElement {
  static properties = { open: { attribute: false }, busy: { type: Boolean }, anew: { type: Boolean }, filter: { state: true }, ticked: { state: true } };

  static styles = [
    base,
    forms,
    css`
      ul { max-block-size: 22rem; overflow-y: auto; border: 2px solid var(--gr-line); border-radius: 12px; padding-inline: 12px; background: var(--gr-paper); }
      li .check { inline-size: 100%; }
      li .quiet { white-space: nowrap; }
    `,
  ];

  constructor() {
    super();
    /** @type {{id: string, bank: Bank} | null} */
    this.open = null;
    this.busy = false;
    this.anew = false;
    this.filter = "";
    /** @type {Set<string>} */
    this.ticked = new Set();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("open")) [this.ticked, this.filter] = [new Set(), ""];
  }

  /** @param {string} id */
  toggle(id) {
    const ticked = new Set(this.ticked);
    if (!ticked.delete(id)) ticked.add(id);
    this.ticked = ticked;
  }

  renderOpen() {
    const bank = /** @type {{bank: Bank}} */ (this.open).bank;
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const item of bank.items) for (const id of item.skills) counts.set(id, (counts.get(id) ?? 0) + 1);
    const wanted = this.filter.trim().toLowerCase();
    const fits = (/** @type {Skill} */ { name, standard = "", about = "" }) => !wanted || `${name} ${standard} ${about}`.toLowerCase().includes(wanted);
    const shown = bank.skills.filter((skill) => fits(skill) || this.ticked.has(skill.id));
    return html`<div class="card stack"><div class="row ends"><h3>${bank.name}</h3><button class="plain" @click=${() => command(this, "openLibrary", "")}>${text("make/close")}</button></div>
      <label class="field"><span class="over">${text("library/find")}</span><input type="search" .value=${this.filter} @input=${(/** @type {Event} */ event) => (this.filter = valueOf(event))} /></label>
      <ul>${shown.map(({ id, name, standard, grade }) => html`<li><label class="check"><input type="checkbox" .checked=${this.ticked.has(id)} @change=${() => this.toggle(id)} />
        <span>${name} <span class="quiet">${[standard, grade ? text("library/grade", grade) : "", text("library/items", counts.get(id) ?? 0)].filter(Boolean).join(" · ")}</span></span></label></li>`)}</ul>
      ${shown.length ? nothing : html`<p>${text("library/none")}</p>`}
      <div><button class="main" ?disabled=${!this.ticked.size} @click=${() => command(this, "takeSkills", [...this.ticked], this.anew)}>${text("library/take", this.ticked.size)}</button></div></div>`;
  }

  render() {
    return this.open ? this.renderOpen() : html`<p>${text("library/from")}</p>
      <div class="row">${BANKS.map((id) => html`<button ?disabled=${this.busy} @click=${() => command(this, "openLibrary", id)}>${text(`library/${id}`)}</button>`)}</div>`;
  }
}
customElements.define("gr-library", Library);
