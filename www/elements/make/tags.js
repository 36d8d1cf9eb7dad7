/** @import {Item, Skill, Tag} from "../../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import { text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { valueOf } from "./fields.js";
import { forms } from "./styles.js";
import { trash } from "./icons.js";

/** What a question is about: its skills, those its words speak for, and any other. */
export class Tags extends LitElement {
  static properties = { item: { attribute: false }, skills: { attribute: false }, tags: { attribute: false }, name: { state: true } };

  static styles = [
    base,
    forms,
    css`
      ul { display: flex; flex-wrap: wrap; gap: 8px; }
      .chip { display: inline-flex; align-items: center; gap: 0; background: var(--gr-raised); border-radius: 10px; padding-inline-start: 12px; }
      .some button { border-style: dashed; padding-block: 4px; }
      .some small { display: block; color: var(--gr-quiet); font-size: 0.85em; }
      form { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px; align-items: end; }
    `,
  ];

  constructor() {
    super();
    this.item = /** @type {Item} */ (/** @type {unknown} */ (null));
    /** @type {Skill[]} */
    this.skills = [];
    /** @type {Tag[]} */
    this.tags = [];
    this.name = "";
  }

  renderTags() {
    if (!this.tags.length) return nothing;
    return html`<div><p class="help" id="some">${text("make/tags-maybe")}</p>
      <ul class="some" aria-labelledby="some">${this.tags.map((tag) => html`<li><button type="button" @click=${() => command(this, "tag", this.item.id, tag)}>
        + ${tag.name}<small>${tag.from === "library" ? text("make/tag-library", tag.standard ?? "") : ""} ${text("make/tag-words", tag.words)}</small></button></li>`)}</ul></div>`;
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    command(this, "addSkill", this.name, this.item.id);
    this.name = "";
  }

  render() {
    const { item, skills } = this;
    const names = new Map(skills.map(({ id, name }) => [id, name]));
    const others = () => skills.filter(({ id }) => !item.skills.includes(id)).map(({ name }) => html`<option value=${name}></option>`);
    return html`<fieldset class="stack"><legend>${text("make/tags")}</legend>
      ${item.skills.length
        ? html`<ul>${item.skills.map((id) => html`<li class="chip">${names.get(id) ?? id}
            <button type="button" class="icon" aria-label=${text("make/tag-remove", names.get(id) ?? id)} @click=${() => command(this, "untag", item.id, id)}>${trash}</button></li>`)}</ul>`
        : html`<p>${text("make/tags-none")}</p>`}
      ${this.renderTags()}
      <form @submit=${this.submit}>
        <label class="field"><span class="over">${text("make/tag-add")}</span>
          <input .value=${this.name} list="skills" autocomplete="off" @input=${(/** @type {Event} */ event) => (this.name = valueOf(event))} /></label>
        <datalist id="skills">${guard([skills, item.skills], others)}</datalist>
        <button>${text("make/tag-put")}</button>
      </form>
    </fieldset>`;
  }
}
customElements.define("gr-tags", Tags);
