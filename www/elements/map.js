/** @import {Overview, SkillInfo, SkillState} from "../../src/wasm/types" */
/** @import {Row} from "./map-lanes.js" */
import { LitElement, html, nothing, svg } from "lit";
import { day, text } from "../text/index.js";
import { base } from "./base.js";
import { flag, speech, stateMark, steps } from "./icons.js";
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

/** The map: skills as a path with branches, three states told by shape and word; a press shows what is behind one. */
export class SkillMap extends LitElement {
  static properties = {
    overview: { attribute: false },
    map: { attribute: false },
    back: {},
    opened: { state: true },
    typed: { state: true },
  };

  static styles = [base, mapStyles];

  constructor() {
    super();
    /** @type {Overview | null} */
    this.overview = null;
    /** @type {SkillState[]} */
    this.map = [];
    this.back = "start";
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

  renderSkills() {
    const skills = this.overview?.skills ?? [];
    if (!skills.length) return html`<p class="card lead">${text("map/none")}</p>`;
    const word = this.typed.trim().toLocaleLowerCase();
    const rows = word ? null : lanes(skills, widest);
    const columns = rows ? Math.max(1, ...rows.flatMap((row) => [row.column + 1, ...row.below.map((one) => one.to + 1)])) : 1;
    // Not in the markup: the policy of the page allows no style attributes.
    this.style.setProperty("--gutter", `${columns * step + 12}px`);
    const found = skills.map((skill, at) => ({ skill, row: rows?.[at] ?? null })).filter(({ skill }) => skill.name.toLocaleLowerCase().includes(word));
    const way = this.goal === null ? new Set() : wayTo(skills, this.goal);
    return html`<ol class="path">${found.map(({ skill, row }) => this.renderSkill(skill, row, way))}</ol>`;
  }

  /** Opens the goal's panel and takes the keyboard there. */
  async showGoal() {
    const { goal } = this;
    [this.typed, this.opened] = ["", goal ?? ""];
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
