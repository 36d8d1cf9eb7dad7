/** @import {Draft, Fault, Making} from "../../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { words } from "../../shared/items.js";
import { has, text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { said } from "./fault-list.js";
import { look, tick, wrong } from "./icons.js";
import { forms } from "./styles.js";

/** Everything that the check found, by what it is about, with the way there. */
export class Faults extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    base,
    forms,
    css`
      .list > li { display: grid; gap: 8px; padding-block: 16px; border-block-start: 1px solid var(--gr-line); }
      .list code { font-size: 0.85em; }
      .places { display: grid; gap: 0 24px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); }
      .places li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px; align-items: center; min-block-size: 44px; border-block-end: 1px solid var(--gr-line); }
      .good { color: var(--gr-good); }
    `,
  ];

  constructor() {
    super();
    this.state = /** @type {Making} */ (/** @type {unknown} */ (null));
  }

  get draft() {
    return /** @type {Draft} */ (this.state.draft);
  }

  /** @param {Fault} fault */
  about({ kind, index }) {
    const { bank } = this.draft;
    if (kind === "item") return text("check/item", index + 1, bank.items[index] ? words(bank.items[index]) || text("make/empty") : "");
    if (kind === "skill") return text("check/skill", bank.skills[index]?.name ?? "");
    return text("check/bank", bank.name);
  }

  /** @param {Fault} fault */
  way({ kind, index }) {
    const { bank } = this.draft;
    const id = bank.items[index]?.id;
    if (kind === "item" && id) return html`<button class="plain" @click=${() => command(this, "select", id)}>${text("check/go")}</button>`;
    if (kind === "skill") return html`<button class="plain" @click=${() => command(this, "go", "skills", bank.skills[index]?.id ?? "")}>${text("check/go")}</button>`;
    return nothing;
  }

  /** Faults of one kind are told of once, with every place. @param {Fault[]} faults */
  renderGroups(faults) {
    /** @type {Map<string, Fault[]>} */
    const groups = new Map();
    for (const fault of faults) groups.set(fault.code, [...(groups.get(fault.code) ?? []), fault]);
    return html`<ul class="list">${[...groups].map(([code, group]) => this.renderGroup(code, group))}</ul>`;
  }

  /** @param {string} code @param {Fault[]} group */
  renderGroup(code, group) {
    if (code === "bank/few-items") return this.renderFew(group);
    const same = group.every(({ message, rest }) => message === group[0].message && rest === group[0].rest);
    const [{ severity }] = group;
    return html`<li><h3 class="with top">${severity === "error" ? wrong : look}<span>${has(`fault/${code}`) ? text(`fault/${code}`) : code}</span></h3>
      ${same ? html`<p>${said(group[0])}</p>` : nothing}
      <ul class="places">${group.map((fault) => html`<li><span>${this.about(fault)}${same ? nothing : html`<br /><span class="quiet">${said(fault)}</span>`}</span>${this.way(fault)}</li>`)}</ul>
      <code class="quiet">${code}</code></li>`;
  }

  /** How many each skill has, and what for in one sentence. @param {Fault[]} group */
  renderFew(group) {
    const counts = group.map(({ message }) => /(\d+) of the (\d+)/.exec(message) ?? ["", "", ""]);
    return html`<li><h3 class="with top">${look}<span>${text("fault/bank/few-items")}</span></h3>
      <p>${text("few/help", counts[0][2])}</p>
      <ul class="places">${group.map((fault, at) => html`<li><span>${this.about(fault)} <span class="quiet">${text("few/has", counts[at][1], counts[at][2])}</span></span>${this.way(fault)}</li>`)}</ul>
      <code class="quiet">bank/few-items</code></li>`;
  }

  renderFound() {
    const { faults, checking } = this.state;
    if (!faults) return html`<p role="status">${text("check/wait")}</p>`;
    const errors = faults.filter(({ severity }) => severity === "error");
    const later = faults.filter(({ severity }) => severity !== "error");
    return html`<p class="lead" role="status">${faults.length ? nothing : html`<span class="good">${tick}</span>`} ${text("check/found", errors.length, faults.length - errors.length)}
        ${checking ? html`<span class="quiet">${text("check/again")}</span>` : nothing}</p>
      ${errors.length ? html`<section class="stack"><h2>${text("check/mend")}</h2>${this.renderGroups(errors)}</section>` : nothing}
      ${later.length ? html`<section class="stack"><h2>${text("check/look")}</h2><p>${text("check/look-help")}</p>${this.renderGroups(later)}</section>` : nothing}`;
  }

  render() {
    return html`<div class="stack wide"><h1 tabindex="-1">${text("check/title")}</h1>${this.renderFound()}
      <div><button class="main" @click=${() => command(this, "go", "save")}>${text("check/next")}</button></div></div>`;
  }
}
customElements.define("gr-faults", Faults);
