/** @import {Overview, SkillInfo, SkillState} from "../../src/wasm/types" */
/** @import {Part} from "./map-grades.js" */
/** @import {Row} from "./map-lanes.js" */
import { LitElement, html, nothing, svg } from "lit";
import { day, text } from "../text/index.js";
import { base } from "./base.js";
import { folds } from "./folds.js";
import { flag, speech, stateMark, steps } from "./icons.js";
import { parts } from "./map-grades.js";
import { lanes, wayTo } from "./map-lanes.js";
import { differs } from "./map-say.js";
import { mapStyles } from "./map-styles.js";
import "./map-skill.js";
import "./top-line.js";

/** From this many skills on there is a field to find one. */
const many = 20;
/** Columns of lines that still fit beside the words on a phone. */
const widest = 5;
/** From column to column, in pixels. */
const step = 18;

/**
 * The map: skills as a path with branches, three states told by shape and word; a press shows what is behind one. A large
 * bank's comes grade by grade: the learner's own is open, and only open ones are drawn.
 */
export class SkillMap extends LitElement {
  static properties = {
    overview: { attribute: false },
    map: { attribute: false },
    here: {},
    back: {},
    opened: { state: true },
    unfolded: { state: true },
    typed: { state: true },
  };

  static styles = [base, folds, mapStyles];

  constructor() {
    super();
    /** @type {Overview | null} */
    this.overview = null;
    /** @type {SkillState[]} */
    this.map = [];
    /** Id of the skill where the learner would go on. */
    this.here = "";
    this.back = "start";
    /** The grades that are open; null until somebody opens or closes one. @type {Set<number | null> | null} */
    this.unfolded = null;
    this.opened = "";
    this.typed = "";
  }

  /** @param {SkillState | undefined} state */
  words(state) {
    if (!state) return text("map/unknown");
    const since = state.state === "secure" && state.since !== null ? day(state.since, Date.now()) : "";
    const first = text(`map/${state.state}`, since);
    if (state.handedOver) return `${first} · ${text("map/handed")}`;
    if (state.refresh) return `${first} · ${text("map/refresh")}`;
    return state.ready && state.state !== "secure" ? `${first} · ${text("map/ready")}` : first;
  }

  get goal() {
    return this.map.find((one) => one.goal)?.skill ?? null;
  }

  /** What else there is to say, each by a shape and words. @param {SkillState | undefined} state @param {boolean} onWay */
  renderTags(state, onWay) {
    /** @param {unknown} icon @param {string} words */
    const tag = (icon, words) => html`<span class="tag">${icon}<span>${words}</span></span>`;
    return html`${state?.goal ? tag(flag, text("map/goal")) : nothing}
      ${onWay && state?.state !== "secure" ? tag(steps, text("map/goal-way")) : nothing}
      ${differs(state) ? tag(speech, text("say/mark", text(`say/${state?.said}`))) : nothing}`;
  }

  /** @param {Row} row @param {SkillState["state"]} state @param {(into: string) => boolean} onWay  is the skill on the way to the goal, or the goal? */
  renderPath(row, state, onWay) {
    const x = (/** @type {number} */ column) => column * step + 14;
    /** @param {import("./map-lanes.js").Stroke[]} strokes @param {number} height */
    const bends = (strokes, height) =>
      strokes.map(({ from, to, into }) => svg`<path class=${onWay(into) ? "way" : ""} d="M${x(from)} 0C${x(from)} ${height / 2} ${x(to)} ${height / 2} ${x(to)} ${height}" />`);
    /** @param {import("./map-lanes.js").Stroke[]} strokes @param {"from" | "to"} end */
    const down = (strokes, end) => strokes.map((one) => svg`<line class=${onWay(one.into) ? "way" : ""} x1=${x(one[end])} x2=${x(one[end])} y1="0" y2="100%" />`);
    return html`<svg class="above" aria-hidden="true">${down(row.above, "from")}</svg>
      <svg class="bend in" aria-hidden="true">${bends(row.above, 18)}</svg>
      <svg class="below" aria-hidden="true">${down(row.below, "to")}</svg>
      <svg class="bend out" aria-hidden="true">${bends(row.below, 24)}
        <g transform="translate(${x(row.column)} 0)"><g class="node"><g transform="translate(-12 -12)">${stateMark(state)}</g></g></g></svg>`;
  }

  /** @param {SkillInfo} skill @param {Row | null} row @param {Set<string>} way  to the goal */
  renderSkill(skill, row, way) {
    const state = this.map.find((one) => one.skill === skill.id);
    const open = this.opened === skill.id;
    return html`<li>
      ${this.renderPath(row ?? { column: 0, above: [], below: [] }, state?.state ?? "unknown", (into) => way.has(into) || into === this.goal)}
      <div class="words">
        <button class="skill" id=${`skill-${skill.id}`} aria-expanded=${open} @click=${() => (this.opened = open ? "" : skill.id)}>
          <b>${skill.name}</b><span class="quiet">${this.words(state)}</span>
          ${this.renderTags(state, way.has(skill.id))}
        </button>
        ${open ? html`<gr-map-skill .skill=${skill} .map=${this.map} .overview=${this.overview}></gr-map-skill>` : nothing}
      </div>
    </li>`;
  }

  /** @param {SkillInfo[]} skills @param {Row[] | null} rows */
  renderList(skills, rows) {
    const way = this.goal === null ? new Set() : wayTo(this.overview?.skills ?? [], this.goal);
    return html`<ol class="path">${skills.map((skill, at) => this.renderSkill(skill, rows?.[at] ?? null, way))}</ol>`;
  }

  /** @param {Part[]} all */
  unfoldedOf(all) {
    const own = all.find(({ skills }) => skills.some(({ id }) => id === this.here)) ?? all[0];
    return this.unfolded ?? new Set([own.grade]);
  }

  /** @param {Part[]} all @param {number | null} grade @param {boolean} open */
  toggle(all, grade, open) {
    const before = this.unfoldedOf(all);
    if (open === before.has(grade)) return;
    const after = new Set(before);
    if (open) after.add(grade);
    else after.delete(grade);
    this.unfolded = after;
  }

  /** @param {SkillInfo[]} skills */
  secure(skills) {
    const secure = new Set(this.map.flatMap(({ skill, state }) => (state === "secure" ? [skill] : [])));
    return skills.filter(({ id }) => secure.has(id)).length;
  }

  renderSkills() {
    const skills = this.overview?.skills ?? [];
    if (!skills.length) return html`<p class="card lead">${text("map/none")}</p>`;
    const word = this.typed.trim().toLocaleLowerCase();
    const found = skills.filter(({ name }) => name.toLocaleLowerCase().includes(word));
    const all = parts(skills);
    const open = this.unfoldedOf(all);
    const drawn = word ? [] : all.filter(({ grade }) => all.length < 2 || open.has(grade));
    const paths = new Map(drawn.map((part) => [part, lanes(part.skills, widest)]));
    const columns = Math.max(1, ...[...paths.values()].flat().flatMap((row) => [row.column + 1, ...row.below.map((one) => one.to + 1)]));
    // Not in the markup: the policy of the page allows no style attributes.
    this.style.setProperty("--gutter", `${columns * step + 12}px`);
    if (word) return this.renderList(found, null);
    if (all.length < 2) return this.renderList(skills, paths.get(all[0]) ?? null);
    return html`<div class="stack parts">${all.map((part) => html`<details ?open=${open.has(part.grade)}
        @toggle=${(/** @type {Event} */ event) => this.toggle(all, part.grade, /** @type {HTMLDetailsElement} */ (event.target).open)}>
      <summary>${part.grade === null ? text("map/other-skills") : text("measured/grade", part.grade)}
        <span class="quiet">${text("map/count", this.secure(part.skills), part.skills.length)}</span></summary>
      ${paths.has(part) ? this.renderList(part.skills, paths.get(part) ?? null) : nothing}
    </details>`)}</div>`;
  }

  /** Opens the goal's panel and takes the keyboard there. */
  async showGoal() {
    const { goal } = this;
    [this.typed, this.opened] = ["", goal ?? ""];
    const all = parts(this.overview?.skills ?? []);
    this.toggle(all, all.find(({ skills }) => skills.some(({ id }) => id === goal))?.grade ?? null, true);
    await this.updateComplete;
    const button = [...this.renderRoot.querySelectorAll(".skill")].find(({ id }) => id === `skill-${goal}`);
    /** @type {HTMLElement | undefined} */ (button)?.focus();
  }

  renderGoal() {
    const name = this.overview?.skills.find(({ id }) => id === this.goal)?.name;
    if (!name) return nothing;
    return html`<p class="goal row">${flag}<span>${text("goal/is", name)}</span><button class="plain" @click=${this.showGoal}>${text("map/goal-show")}</button></p>`;
  }

  render() {
    const begun = this.map.some((one) => one.observations > 0);
    return html`<gr-top-line .back=${this.back}></gr-top-line>
      <div class="stack wide">
        <div class="stack">
          <h1 tabindex="-1">${text("map/title")}</h1>
          <p class="quiet">${text(begun ? "map/lead" : "map/empty")}</p>
          ${this.renderGoal()}
        </div>
        ${(this.overview?.skills.length ?? 0) > many
          ? html`<label>${text("map/filter")}
              <input type="search" autocomplete="off" .value=${this.typed} @input=${(/** @type {Event} */ event) => (this.typed = /** @type {HTMLInputElement} */ (event.target).value)} /></label>`
          : nothing}
        ${this.renderSkills()}
      </div>`;
  }
}
customElements.define("gr-map", SkillMap);
