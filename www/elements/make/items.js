/** @import {Draft, Fault, Item, Making} from "../../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import { keyed } from "lit/directives/keyed.js";
import { template, words } from "../../shared/items.js";
import { text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { valueOf } from "./fields.js";
import { back, look, wrong } from "./icons.js";
import "./item.js";
import { forms } from "./styles.js";

/** All questions beside the one that is open; on a narrow screen the list or the question. */
export class Items extends LitElement {
  static properties = { state: { attribute: false }, filter: { state: true }, ticked: { state: true } };

  static styles = [
    base,
    forms,
    css`
      h1 { margin-block-end: 16px; }
      .both { display: grid; gap: 24px 40px; grid-template-columns: minmax(0, 22rem) minmax(0, 44rem); align-items: start; }
      aside { position: sticky; inset-block-start: 8px; display: grid; gap: 8px; max-block-size: calc(100vh - 16px); grid-template-rows: auto auto minmax(6rem, 1fr); }
      ol { overflow-y: auto; border: 2px solid var(--gr-line); border-radius: 12px; }
      ol > li { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: stretch; border-block-end: 1px solid var(--gr-line); }
      ol > li:last-child { border: 0; }
      ol > li[aria-current] { background: var(--gr-raised); box-shadow: inset 4px 0 var(--gr-accent); }
      ol label { display: grid; place-items: center; min-inline-size: 44px; cursor: pointer; }
      ol button { border: 0; border-radius: 0; background: none; padding: 8px 8px 8px 0; inline-size: 100%; }
      ol button:hover { text-decoration: underline; }
      ol .words { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
      ol .quiet { font-size: 0.88em; display: flex; flex-wrap: wrap; gap: 0 8px; align-items: center; }
      .bad { color: var(--gr-notyet); font-weight: 650; display: inline-flex; gap: 4px; align-items: center; }
      .narrow { display: none; }
      details li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; padding-block: 8px; border-block-end: 1px solid var(--gr-line); }
      @media (max-width: 900px) {
        .both { grid-template-columns: minmax(0, 1fr); }
        aside { position: static; max-block-size: none; }
        ol { max-block-size: none; }
        .both[reading] aside, .both:not([reading]) .open { display: none; }
        .narrow { display: inline-flex; gap: 4px; align-items: center; }
      }
    `,
  ];

  constructor() {
    super();
    this.state = /** @type {Making} */ (/** @type {unknown} */ (null));
    this.filter = "";
    /** @type {Set<string>} */
    this.ticked = new Set();
  }

  get draft() {
    return /** @type {Draft} */ (this.state.draft);
  }

  /** The faults of each question, by its place. */
  get faults() {
    /** @type {Map<number, Fault[]>} */
    const found = new Map();
    for (const fault of this.state.faults ?? []) {
      if (fault.kind === "item") found.set(fault.index, [...(found.get(fault.index) ?? []), fault]);
    }
    return found;
  }

  /** Where the list makes room for the question, it begins at its top. @param {Map<string, unknown>} changed */
  updated(changed) {
    const before = /** @type {Making | undefined} */ (changed.get("state"));
    if (!before || !this.state.reading || (before.reading && before.selected === this.state.selected)) return;
    const back = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".narrow"));
    if (!back?.checkVisibility()) return;
    scrollTo(0, 0);
    back.focus();
  }

  /** @param {string} id @param {boolean} on */
  tick(id, on) {
    const ticked = new Set(this.ticked);
    if (on) ticked.add(id);
    else ticked.delete(id);
    this.ticked = ticked;
  }

  /** @param {Fault[]} faults */
  mark(faults) {
    if (!faults.length) return nothing;
    const bad = faults.some(({ severity }) => severity === "error");
    return html`<span class=${bad ? "bad" : "with"}>${bad ? wrong : look}${text(bad ? "make/mend" : "make/look")}</span>`;
  }

  /** @param {Item} item @param {number} at @param {Fault[]} faults @param {Map<string, string>} names */
  renderLine(item, at, faults, names) {
    const said = words(item) || text("make/empty");
    return html`<li aria-current=${item.id === this.state.selected ? "true" : nothing}>
      <label><input type="checkbox" aria-label=${text("make/tick", said)} .checked=${this.ticked.has(item.id)}
        @change=${(/** @type {Event} */ event) => this.tick(item.id, /** @type {HTMLInputElement} */ (event.target).checked)} /></label>
      <button @click=${() => command(this, "select", item.id)}><span class="words">${at + 1}. ${said}</span>
        <span class="quiet"><span>${text(`format/${item.format}`)}${template(item) ? ` · ${text("make/endless")}` : ""}</span>
          <span>${item.skills.map((id) => names.get(id) ?? id).join(", ")}</span>${this.mark(faults)}</span></button>
    </li>`;
  }

  renderAside() {
    const { aside } = this.draft;
    if (!aside.length) return nothing;
    return html`<details><summary>${text("make/aside-list", aside.length)}</summary><ul>${aside.map((item) => html`<li><span>${words(item) || text("make/empty")}</span>
      <span class="row"><button class="plain" @click=${() => command(this, "takeBack", item.id)}>${text("make/take-back")}</button>
        <button class="plain" @click=${() => command(this, "throwAway", item.id)}>${text("make/throw")}</button></span></li>`)}</ul></details>`;
  }

  renderList() {
    const { bank } = this.draft;
    const names = new Map(bank.skills.map(({ id, name }) => [id, name]));
    const faults = this.faults;
    const wanted = this.filter.trim().toLowerCase();
    const fits = (/** @type {Item} */ item) => !wanted || `${words(item)} ${item.skills.map((id) => names.get(id)).join(" ")} ${text(`format/${item.format}`)}`.toLowerCase().includes(wanted);
    const ticked = bank.items.filter(({ id }) => this.ticked.has(id)).map(({ id }) => id);
    return html`<aside aria-label=${text("make/all")}>
      <div class="row ends"><button @click=${() => command(this, "add")}>+ ${text("make/new")}</button>
        ${ticked.length ? html`<button class="plain" @click=${() => ((this.ticked = new Set()), command(this, "putAside", ticked))}>${text("make/aside-ticked", ticked.length)}</button>` : nothing}</div>
      <label class="field"><span class="hidden">${text("make/filter")}</span><input type="search" placeholder=${text("make/filter")} .value=${this.filter} @input=${(/** @type {Event} */ event) => (this.filter = valueOf(event))} /></label>
      ${bank.items.length
        ? html`<ol tabindex="-1">${bank.items.map((item, at) => {
            // A list of hundreds would else be drawn whole with every letter that is typed beside it.
            const [wrong, worst] = [faults.get(at) ?? [], (faults.get(at) ?? []).map(({ severity }) => severity).join()];
            return guard([item, at, fits(item), worst, bank.skills, this.ticked.has(item.id), item.id === this.state.selected],
              () => (fits(item) ? this.renderLine(item, at, wrong, names) : nothing));
          })}</ol>`
        : html`<p>${text("make/no-items")}</p>`}
      ${this.renderAside()}
    </aside>`;
  }

  render() {
    const { selected, reading } = this.state;
    return html`<h1 tabindex="-1">${text("steps/items")}</h1>
    <div class="both" ?reading=${reading && Boolean(selected)}>
      ${this.renderList()}
      <div class="open" role="group" aria-label=${text("make/open-item")}>
        <button class="plain narrow" @click=${() => command(this, "list")}>${back}${text("make/all")}</button>
        ${selected ? keyed(selected, html`<gr-item-edit .state=${this.state}></gr-item-edit>`) : html`<p class="quiet">${text("make/choose")}</p>`}
      </div>
    </div>`;
  }
}
customElements.define("gr-items", Items);
