/** @import {Overview, SkillInfo, SkillState} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { day, text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { half, tick } from "./icons.js";

/** What is behind a skill's state: how sure it is, the last answers, what it builds on, and what to do about it. */
export class MapSkill extends LitElement {
  static properties = { skill: { attribute: false }, state: { attribute: false }, overview: { attribute: false } };

  static styles = [
    base,
    css`
      .card { border-start-start-radius: 0; border-start-end-radius: 0; padding-block-start: 4px; }
      .band { max-inline-size: 20em; }
      .track { block-size: 10px; inline-size: 100%; border-radius: 5px; background: var(--gr-paper); border: 1px solid var(--gr-quiet); margin-block: 8px 4px; }
      rect { fill: var(--gr-accent); }
      .ends { flex-wrap: nowrap; }
      .answers li { display: flex; gap: 8px; align-items: center; }
      .answers li > span { min-inline-size: 0; overflow-wrap: anywhere; }
      h2 { font-size: var(--gr-16); }
      .right { color: var(--gr-good); }
      .wrong { color: var(--gr-notyet); }
      @media (forced-colors: active) { rect { fill: Highlight; } }
    `,
  ];

  constructor() {
    super();
    this.skill = /** @type {SkillInfo} */ (/** @type {unknown} */ (null));
    /** @type {SkillState | null} */
    this.state = null;
    /** @type {Overview | null} */
    this.overview = null;
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
      ${this.renderBand()}${this.renderAnswers()}
      ${builds.length ? html`<p class="quiet">${text("map/builds", builds)}</p>` : nothing}
      <div class="row">
        <button class="main" @click=${() => command(this, "start", { kind: "skill", id: skill.id })}>${text("map/practice")}</button>
        ${state?.handedOver ? html`<button @click=${() => command(this, "lookedAt", skill.id)}>${text("map/looked")}</button>` : nothing}
      </div>
    </div>`;
  }
}
customElements.define("gr-map-skill", MapSkill);
