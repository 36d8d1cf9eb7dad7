/** @import {Overview, SkillInfo, SkillState} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { day, text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { flag, half, speech, stateMark, tick } from "./icons.js";
import { wayTo } from "./map-lanes.js";
import "./map-say.js";

/**
 * What is behind a skill's state: how sure it is, the learner's own view, the last answers, what it builds on, and what
 * to do about it.
 */
export class MapSkill extends LitElement {
  static properties = { skill: { attribute: false }, map: { attribute: false }, overview: { attribute: false } };

  static styles = [
    base,
    css`
      .card { border-start-start-radius: 0; border-start-end-radius: 0; padding-block-start: 4px; }
      .band { max-inline-size: 20em; }
      .track { block-size: 10px; inline-size: 100%; border-radius: 5px; background: var(--gr-paper); border: 1px solid var(--gr-quiet); margin-block: 8px 4px; }
      rect { fill: var(--gr-accent); }
      .ends { flex-wrap: nowrap; }
      li, .line { display: flex; gap: 8px; align-items: flex-start; }
      li svg, .line svg { block-size: calc(1em * var(--gr-leading)); }
      li > span, .line > span { min-inline-size: 0; overflow-wrap: anywhere; }
      .steps svg { inline-size: 1.25em; color: var(--gr-accent); }
      .line svg { color: var(--gr-accent); }
      .views:not(:empty) { margin-block-start: 16px; }
      h2 { font-size: var(--gr-16); }
      .right, .wrong { flex: none; }
      .right { color: var(--gr-good); }
      .wrong { color: var(--gr-notyet); }
      @media (forced-colors: active) { rect { fill: Highlight; } }
    `,
  ];

  constructor() {
    super();
    this.skill = /** @type {SkillInfo} */ (/** @type {unknown} */ (null));
    /** @type {SkillState[]} */
    this.map = [];
    /** @type {Overview | null} */
    this.overview = null;
  }

  get state() {
    return this.map.find((one) => one.skill === this.skill.id) ?? null;
  }

  /** Both views, side by side. The place is always there, so that what comes into it is heard. */
  renderViews() {
    const { said = null, state: shown = "unknown" } = this.state ?? {};
    const line = said ? html`<span class="line">${speech}<span>${text("say/both", text(`say/${said}`), text(`map/${shown}`, ""))}</span></span>` : nothing;
    return html`<p class="views" role="status">${line}</p>`;
  }

  /** What is left to learn for the goal. */
  renderWay() {
    if (!this.state?.goal) return nothing;
    const skills = this.overview?.skills ?? [];
    const way = wayTo(skills, this.skill.id);
    const left = skills.flatMap(({ id, name }) => {
      const state = this.map.find((one) => one.skill === id)?.state ?? "unknown";
      return way.has(id) && state !== "secure" ? [{ name, state }] : [];
    });
    if (!left.length) return nothing;
    return html`<div class="steps">
      <h2>${text("map/goal-steps")}</h2>
      <ul>${left.map(({ name, state }) => html`<li>
        <svg viewBox="0 0 24 24" aria-hidden="true">${stateMark(state)}</svg>
        <span>${name} <span class="quiet">· ${text(`map/${state}`, "")}</span></span>
      </li>`)}</ul>
    </div>`;
  }

  renderGoal() {
    const { goal = false, state: shown = "unknown" } = this.state ?? {};
    if (shown === "secure" && !goal) return nothing;
    return html`<button @click=${() => command(this, "aim", goal ? null : this.skill.id)}>${text(goal ? "map/goal-drop" : "map/goal-set")}</button>
      <p role="status">${goal ? html`<span class="line">${flag}<span>${text("map/goal-is")}</span></span>` : nothing}</p>`;
  }

  renderBand() {
    const { low, high } = this.state ?? { low: 0, high: 1 };
    const width = high - low;
    const sentence = text(width > 0.6 ? "map/band-wide" : width > 0.3 ? "map/band-middle" : "map/band-narrow");
    return html`<div class="band">
      <p>${sentence}</p>
      <svg class="track" aria-hidden="true"><rect x="${low * 100}%" width="${width * 100}%" height="100%" rx="4" /></svg>
      <p class="row ends quiet" aria-hidden="true"><span>${text("map/band-low")}</span><span>${text("map/band-high")}</span></p>
    </div>`;
  }

  renderAnswers() {
    const recent = this.state?.recent ?? [];
    if (!recent.length) return html`<p>${text("map/no-answers")}</p>`;
    const now = Date.now();
    return html`<div>
      <h2>${text("map/answers")}</h2>
      <ul class="answers">
        ${recent.map(({ at, verdict, hints }) => html`<li>
          <span class=${verdict === "right" ? "right" : "wrong"}>${verdict === "right" ? tick : half}</span>
          <span>${text(`map/${verdict}`)}${hints ? `, ${text("map/helped")}` : ""} <span class="quiet">· ${day(at, now)}</span></span>
        </li>`)}
      </ul>
    </div>`;
  }

  render() {
    const { skill, state, overview } = this;
    const builds = skill.prerequisites.map((id) => overview?.skills.find((one) => one.id === id)?.name ?? "").filter(Boolean);
    return html`<div class="card stack">
      ${skill.about ? html`<p>${skill.about}</p>` : nothing}
      <div>${this.renderBand()}${this.renderViews()}</div>
      ${this.renderAnswers()}
      ${builds.length ? html`<p class="quiet">${text("map/builds", builds)}</p>` : nothing}
      ${this.renderWay()}
      <div class="row">
        <button class="main" @click=${() => command(this, "start", { kind: "skill", id: skill.id })}>${text("map/practice")}</button>
        ${state?.handedOver ? html`<button @click=${() => command(this, "lookedAt", skill.id)}>${text("map/looked")}</button>` : nothing}
        ${this.renderGoal()}
      </div>
      <gr-map-say .skill=${skill.id} .state=${state}></gr-map-say>
    </div>`;
  }
}
customElements.define("gr-map-skill", MapSkill);
