/** @import {Said, SkillState} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { focusOn } from "../a11y/focus.js";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";

/** What the learner said and what the answers show are not the same. @param {SkillState | null | undefined} state */
export const differs = (state) => Boolean(state?.said) && (state?.said === "know") !== (state?.state === "secure");

/**
 * What the learner has to say of a skill: "I know this" leads to a proof, "I disagree" to a short check. Each says
 * first what will happen, and what the learner says can also just be kept.
 */
export class MapSay extends LitElement {
  static properties = { skill: {}, state: { attribute: false }, open: { state: true } };

  static styles = [
    base,
    css`
      [aria-expanded="true"] { border-color: var(--gr-accent); background: color-mix(in srgb, var(--gr-accent) 14%, var(--gr-paper)); }
      .box { border-inline-start: 4px solid var(--gr-accent); padding-inline-start: 16px; }
    `,
  ];

  constructor() {
    super();
    /** Id of the skill. */
    this.skill = "";
    /** @type {SkillState | null} */
    this.state = null;
    this.open = /** @type {"" | "know" | "disagree"} */ ("");
  }

  get shown() {
    return this.state?.state ?? "unknown";
  }

  /** The view of someone who disagrees with the map. @returns {Said} */
  get other() {
    return this.shown === "secure" ? "not-yet" : "know";
  }

  /** @param {"know" | "disagree"} which */
  toggle(which) {
    this.open = this.open === which ? "" : which;
  }

  only() {
    const from = this.open;
    this.open = "";
    focusOn(this.renderRoot, `#${from}`);
    command(this, "say", this.skill, this.other);
  }

  go() {
    if (this.open === "know") command(this, "start", { kind: "skill", id: this.skill }, "proof");
    else command(this, "disagree", this.skill, this.other);
  }

  renderBox() {
    const know = this.open === "know";
    return html`<div class="box stack">
      <p>${know ? text("say/prove-help") : text("say/check-help", text(`map/${this.shown}`, ""))} ${text("say/stays")}</p>
      <div class="row">
        <button class="main" @click=${this.go}>${text(know ? "say/prove" : "say/check")}</button>
        ${this.state?.said === this.other ? nothing : html`<button @click=${this.only}>${text("say/only")}</button>`}
      </div>
    </div>`;
  }

  /** @param {"know" | "disagree"} which */
  renderToggle(which) {
    return html`<button id=${which} aria-expanded=${this.open === which} @click=${() => this.toggle(which)}>${text(`say/${which}`)}</button>`;
  }

  render() {
    const { shown } = this;
    return html`<div class="stack">
      <div class="row">
        ${shown === "secure" ? nothing : this.renderToggle("know")}
        ${shown === "unknown" ? nothing : this.renderToggle("disagree")}
      </div>
      ${this.open ? this.renderBox() : nothing}
    </div>`;
  }
}
customElements.define("gr-map-say", MapSay);
