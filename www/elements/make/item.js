/** @import {Draft, Fault, Item, Making} from "../../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { FORMATS } from "../../shared/making.js";
import { template } from "../../shared/items.js";
import { text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { answers } from "./answers.js";
import { area, pick } from "./fields.js";
import { help, origin } from "./help.js";
import { copy, down, swap, trash, up } from "./icons.js";
import "./picture-edit.js";
import "./preview.js";
import "./raw.js";
import { faultList, sentence } from "./fault-list.js";
import { forms } from "./styles.js";
import "./swap.js";
import "./tags.js";

/** One question: how it looks, and everything that can be set about it. */
export class ItemEdit extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    base,
    forms,
    css`
      :host { display: grid; gap: 24px; grid-template-columns: minmax(0, 1fr); }
      .actions { gap: 0 4px; margin-inline: -8px; }
      .actions button { display: inline-flex; gap: 8px; align-items: center; }
      details { border-block-start: 1px solid var(--gr-line); }
      .fault { border-inline-start: 6px solid var(--gr-notyet); border-radius: 0 12px 12px 0; }
      .fault li + li { margin-block-start: 8px; }
    `,
  ];

  constructor() {
    super();
    this.state = /** @type {Making} */ (/** @type {unknown} */ (null));
    /** @param {Partial<Item>} part @param {string} [key] */
    this.edit = (part, key = "") => command(this, "edit", this.item.id, part, key);
  }

  get draft() {
    return /** @type {Draft} */ (this.state.draft);
  }

  get at() {
    return this.draft.bank.items.findIndex(({ id }) => id === this.state.selected);
  }

  get item() {
    return this.draft.bank.items[this.at];
  }

  /** @returns {Fault[]} */
  get faults() {
    return (this.state.faults ?? []).filter(({ kind, index }) => kind === "item" && index === this.at);
  }

  renderActions() {
    const { item, at } = this;
    const last = this.draft.bank.items.length - 1;
    const act = (/** @type {unknown} */ icon, /** @type {string} */ code, /** @type {string} */ name, /** @type {unknown[]} */ ...given) =>
      html`<button class="plain" type="button" @click=${() => command(this, name, ...given)}>${icon}<span>${text(code)}</span></button>`;
    return html`<div class="row actions">
      ${act(swap, "make/swap", "offer")}${act(copy, "make/copy", "copy", item.id)}${act(trash, "make/aside", "putAside", [item.id])}
      <button class="icon" type="button" aria-label=${text("make/earlier")} title=${text("make/earlier")} ?disabled=${at === 0} @click=${() => command(this, "move", item.id, -1)}>${up}</button>
      <button class="icon" type="button" aria-label=${text("make/later")} title=${text("make/later")} ?disabled=${at === last} @click=${() => command(this, "move", item.id, 1)}>${down}</button>
    </div>`;
  }

  /** What its import had to say. */
  renderRows() {
    const rows = this.draft.rows.filter((row) => row.item === this.item.id);
    return rows.map((row) => html`<details><summary>${text("make/came")}</summary>${row.notes.map((note) => html`<p>${sentence(note)}</p>`)}<pre tabindex="0">${row.original}</pre></details>`);
  }

  render() {
    const { item, state } = this;
    if (!item) return nothing;
    const drawn = template(item);
    return html`
      ${this.renderActions()}
      ${state.candidates ? html`<gr-swap .item=${item} .candidates=${state.candidates}></gr-swap>` : nothing}
      <gr-preview .preview=${state.preview} .unseen=${state.unseen} .tried=${state.tried} ?drawn=${drawn}></gr-preview>
      ${this.renderRows()}
      ${this.faults.length ? html`<div class="card fault">${faultList(this.faults)}</div>` : nothing}
      <div class="stack wide" @focusout=${() => command(this, "settle")} @gr-picture-set=${(/** @type {CustomEvent} */ event) => this.edit({ picture: event.detail.picture ?? undefined }, event.detail.key)}>
        <h2>${text("make/fix")}</h2>
        ${drawn ? html`<p class="help">${text("make/drawn")}</p>` : nothing}
        ${area(text("make/question"), item.question, (words) => this.edit({ question: words }, "question"), { help: text("make/question-help"), rows: 3 })}
        ${pick(text("make/format"), item.format, FORMATS.map((one) => [one, text(`format/${one}`)]), (format) => command(this, "recast", item.id, format))}
        ${answers(item, this.edit)}
        <gr-tags .item=${item} .skills=${this.draft.bank.skills} .tags=${state.tags}></gr-tags>
        ${help(item, this.edit)}
        <details ?open=${Boolean(item.picture)}><summary>${text("make/picture")}</summary><gr-picture-edit .picture=${item.picture ?? null}></gr-picture-edit></details>
        <details><summary>${text("make/origin")}</summary>${origin(item, this.edit)}</details>
        <details ?open=${drawn}><summary>${text("make/raw")}</summary><gr-raw .item=${item}></gr-raw></details>
      </div>`;
  }
}
customElements.define("gr-item-edit", ItemEdit);
