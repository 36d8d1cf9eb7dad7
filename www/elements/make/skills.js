/** @import {Draft, Fault, Making, Skill} from "../../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { faultList } from "./fault-list.js";
import { area, line, pick, valueOf } from "./fields.js";
import { forms } from "./styles.js";

/** What the questions are about: names, grades, and what builds on what. */
export class Skills extends LitElement {
  static properties = { state: { attribute: false }, name: { state: true }, chosen: { state: true }, said: { state: true } };

  static styles = [
    base,
    forms,
    css`
      .list > li { border-block-start: 1px solid var(--gr-line); }
      summary { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: baseline; inline-size: auto !important; color: var(--gr-ink) !important; }
      summary::before { content: "›"; color: var(--gr-accent); font-weight: 650; }
      details[open] > summary::before { content: "⌄"; }
      .choice { grid-template-columns: minmax(0, 24rem) auto; justify-content: start; align-items: start; }
      .choice > button { margin-block-start: calc(var(--gr-16) * var(--gr-leading) + 4px); }
      .inside { padding: 8px 0 24px 16px; }
      form { display: grid; grid-template-columns: minmax(0, 24rem) auto; gap: 8px; align-items: end; justify-content: start; }
      ul.before { display: grid; gap: 8px; }
      .bad { color: var(--gr-notyet); font-weight: 650; }
    `,
  ];

  constructor() {
    super();
    this.state = /** @type {Making} */ (/** @type {unknown} */ (null));
    this.name = "";
    /** What is chosen in which menu, and not done yet. */
    this.chosen = { key: "", id: "" };
    this.said = "";
  }

  get draft() {
    return /** @type {Draft} */ (this.state.draft);
  }

  /** @param {number} at @returns {Fault[]} */
  faults(at) {
    return (this.state.faults ?? []).filter(({ kind, index }) => kind === "skill" && index === at);
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const same = this.draft.bank.skills.find(({ name }) => name.toLowerCase() === this.name.trim().toLowerCase());
    this.said = same ? text("skills/known", same.name) : "";
    command(this, "addSkill", this.name);
    this.name = "";
  }

  /** One of several, done only by the button: a menu changes with every arrow key. @param {string} key @param {string} label @param {string} act @param {Skill[]} others @param {(id: string) => void} take @param {string} [help] */
  renderChoice(key, label, act, others, take, help = "") {
    const chosen = this.chosen.key === key ? this.chosen.id : "";
    const options = /** @type {[string, string][]} */ ([["", text("skills/choose")], ...others.map((one) => [one.id, one.name])]);
    const done = () => {
      if (chosen) take(chosen);
      this.chosen = { key: "", id: "" };
    };
    return html`<div class="one free choice">${pick(text(label), chosen, options, (id) => (this.chosen = { key, id }), help)}
      <button type="button" ?disabled=${!chosen} @click=${done}>${text(act)}</button></div>`;
  }

  /** What it builds on. @param {Skill} skill */
  renderBefore({ id, prerequisites = [], because = [] }) {
    const { skills } = this.draft.bank;
    const name = (/** @type {string} */ one) => skills.find((skill) => skill.id === one)?.name ?? one;
    const others = skills.filter((one) => one.id !== id && !prerequisites.includes(one.id));
    const put = (/** @type {string[]} */ list, /** @type {string[]} */ why) => command(this, "editSkill", id, { prerequisites: list, because: why.some(Boolean) ? list.map((_, at) => why[at] ?? "") : undefined });
    return html`<div class="stack"><span class="over">${text("skills/before")}</span>
      ${prerequisites.length
        ? html`<ul class="before">${prerequisites.map((one, at) => html`<li class="row"><span>${name(one)}</span>
            <button class="plain" @click=${() => put(prerequisites.filter((_, place) => place !== at), because.filter((_, place) => place !== at))}>${text("skills/before-remove", name(one))}</button></li>`)}</ul>`
        : nothing}
      ${others.length ? this.renderChoice(`before ${id}`, "skills/before-add", "skills/before-do", others, (one) => put([...prerequisites, one], [...because, ""])) : nothing}</div>`;
  }

  /** @param {Skill} skill @param {number} at @param {number} count */
  renderSkill(skill, at, count) {
    const { id, name, about = "", standard = "", grade } = skill;
    const { skills } = this.draft.bank;
    const faults = this.faults(at);
    const edit = (/** @type {Partial<Skill>} */ part, /** @type {string} */ key) => command(this, "editSkill", id, part, key);
    const others = skills.filter((one) => one.id !== id);
    return html`<li><details ?open=${this.state.skill === id}><summary><b>${name}</b><span class="quiet">${[standard, grade ? text("library/grade", grade) : "", text("library/items", count)].filter(Boolean).join(" · ")}</span>
        ${faults.some(({ severity }) => severity === "error") ? html`<span class="bad">${text("make/mend")}</span>` : faults.length ? html`<span>${text("make/look")}</span>` : nothing}</summary>
      <div class="inside stack" @focusout=${() => command(this, "settle")}>
        ${faults.length ? faultList(faults) : nothing}
        <div class="pair">${line(text("skills/name"), name, (words) => edit({ name: words }, "name"))}
          ${line(text("skills/standard"), standard, (words) => edit({ standard: words || undefined }, "standard"))}
          ${pick(text("skills/grade"), String(grade ?? ""), grades(), (one) => edit({ grade: one ? Number(one) : undefined }, ""))}</div>
        ${area(text("skills/about"), about, (words) => edit({ about: words }, "about"), { rows: 1 })}
        ${this.renderBefore(skill)}
        <div class="row">
          ${others.length ? this.renderChoice(`join ${id}`, "skills/join", "skills/join-do", others, (one) => command(this, "joinSkills", id, one), text("skills/join-help")) : nothing}
          <button class="plain" @click=${() => command(this, "removeSkill", id)}>${text("skills/remove")}</button></div>
      </div></details></li>`;
  }

  render() {
    const { skills, items } = this.draft.bank;
    const count = (/** @type {string} */ id) => items.filter((item) => item.skills.includes(id)).length;
    return html`<div class="stack wide"><div><h1 tabindex="-1">${text("skills/title")}</h1><p>${text("skills/lead")}</p></div>
      <form @submit=${this.submit}><label class="field"><span class="over">${text("skills/new")}</span><input .value=${this.name} autocomplete="off" @input=${(/** @type {Event} */ event) => (this.name = valueOf(event))} /></label>
        <button>${text("skills/add")}</button></form>
      <p role="status" ?hidden=${!this.said}>${this.said}</p>
      ${skills.length ? html`<ul class="list">${skills.map((skill, at) => this.renderSkill(skill, at, count(skill.id)))}</ul>` : html`<p>${text("skills/none")}</p>`}</div>`;
  }
}
customElements.define("gr-skills", Skills);

/** @returns {[string, string][]} */
const grades = () => [["", text("skills/no-grade")], ...Array.from({ length: 12 }, (_, at) => /** @type {[string, string]} */ ([String(at + 1), text("library/grade", at + 1)]))];
