/** @import {FinishedView, Overview, Settled} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { stateMark } from "./icons.js";

/** The end of a session, marked once and quietly: what was done, what is secure now, what to look at with a person. */
export class Finished extends LitElement {
  static properties = { view: { attribute: false }, overview: { attribute: false } };

  static styles = [
    base,
    css`
      .screen { padding-block: 40px 24px; }
      li, .skill { display: flex; gap: 12px; align-items: flex-start; padding-block: 6px; }
      li svg, .skill svg { inline-size: 1.5em; block-size: 1.5em; color: var(--gr-accent); }
      li span, .skill span { min-inline-size: 0; overflow-wrap: anywhere; }
      .mark { animation: mark var(--gr-move) ease-out; }
      @keyframes mark { from { opacity: 0; } }
      button.flush { padding-inline: 0; }
      section.stack { gap: 8px; }
      .lead + div { margin-block-start: 8px; }
    `,
  ];

  constructor() {
    super();
    this.view = /** @type {FinishedView} */ (/** @type {unknown} */ (null));
    /** @type {Overview | null} */
    this.overview = null;
  }

  /** @param {string} id @param {{name: string, state: import("../../src/wasm/types").State}[]} skills */
  renderSkills(id, skills) {
    if (!skills.length) return nothing;
    return html`<section class="stack" aria-labelledby=${id}>
      <h2 id=${id}>${text(`finished/${id}`)}</h2>
      <ul>${skills.map(({ name, state }) => html`<li>
        <svg viewBox="0 0 24 24" aria-hidden="true">${stateMark(state)}</svg>
        <span>${name}${id === "practiced" ? html` <span class="quiet">· ${text(`map/${state}`, "")}</span>` : nothing}</span>
      </li>`)}</ul>
    </section>`;
  }

  /** What the learner said of a skill, and what the answers say: both stand. @param {Settled} settled */
  renderSettled({ skill, name, said, shown }) {
    const words = this.view.answered ? `settled/${said}-${shown}` : "settled/stopped";
    return html`<section class="stack" aria-labelledby="settled">
      <h2 id="settled" class="skill"><svg viewBox="0 0 24 24" aria-hidden="true">${stateMark(shown)}</svg><span>${name}</span></h2>
      <p class="lead">${text(words)}</p>
      ${shown === "secure"
        ? nothing
        : html`<div><button @click=${() => command(this, "start", { kind: "skill", id: skill })}>${text("map/practice")}</button></div>`}
    </section>`;
  }

  render() {
    const { because, answered, minutes, ask, settled } = this.view;
    const skills = this.view.skills.filter((one) => one.skill !== settled?.skill);
    /** @param {string} id */
    const named = (id) => ({
      name: skills.find((one) => one.skill === id)?.name ?? this.overview?.skills.find((one) => one.id === id)?.name ?? id,
      state: skills.find((one) => one.skill === id)?.state ?? /** @type {const} */ ("not-yet"),
    });
    return html`<div class="screen stack wide">
      <div class="stack">
        <h1 tabindex="-1">${text("finished/title")}</h1>
        ${settled ? nothing : html`<p class="lead">${text("finished/count", answered, minutes)} ${text(`finished/${because}`)}</p>`}
      </div>
      ${settled ? this.renderSettled(settled) : nothing}
      ${this.renderSkills("secure", skills.filter((one) => one.became))}
      ${this.renderSkills("practiced", skills.filter((one) => !one.became && !ask.includes(one.skill)))}
      ${this.renderSkills("ask", ask.map(named))}
      <div class="row">
        <button class="main" @click=${() => command(this, "show", "start")}>${text("finished/end")}</button>
        <button @click=${() => command(this, "start", { kind: "free" })}>${text("finished/more")}</button>
        <button @click=${() => command(this, "show", "map")}>${text("what/map")}</button>
      </div>
      <div>
        <button class="plain flush" aria-describedby="save" @click=${() => command(this, "saveProgress")}>${text("finished/save")}</button>
        <p class="quiet" id="save">${text("finished/save-help")}</p>
      </div>
    </div>`;
  }
}
customElements.define("gr-finished", Finished);
