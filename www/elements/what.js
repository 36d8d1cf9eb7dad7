/** @import {Overview, SkillState, Suggestion} from "../../src/wasm/types" */
/** @import {Learner} from "../shared/types.js" */
import { LitElement, css, html, nothing } from "lit";
import { focused, focusOn } from "../a11y/focus.js";
import { places } from "../shared/courses.js";
import { text } from "../text/index.js";
import { reasonSentence } from "../text/reasons.js";
import { base } from "./base.js";
import { command } from "./command.js";
import "./goal.js";
import { gear, path, save, swap } from "./icons.js";
import "./lessons.js";
import "./load-file.js";
import "./where.js";

/** What to practice: go on, one of three good choices, or a lesson; of a bank of several courses, first which one. */
export class What extends LitElement {
  static properties = {
    learner: { attribute: false },
    overview: { attribute: false },
    map: { attribute: false },
    suggestions: { attribute: false },
    most: { type: Number },
    place: {},
    banks: { attribute: false },
    resumable: { type: Boolean },
    busy: { type: Boolean },
    picking: { state: true },
    moving: { state: true },
  };

  static styles = [
    base,
    css`
      .screen { padding-block: 24px; }
      .choices { gap: 8px; }
      .choices button { inline-size: 100%; padding: 12px 16px; border-color: var(--gr-line); }
      .choices button:hover { border-color: var(--gr-accent); }
      .choices b { display: block; font-size: var(--gr-20); font-weight: 650; line-height: 1.35; }
      .check-up { gap: 0 8px; }
      .check-up button { margin-inline-start: -8px; }
      .place { gap: 0 8px; }
      .place button { margin-inline-start: -8px; }
      .banks { gap: 0 16px; }
      .banks a { color: var(--gr-accent); display: inline-flex; align-items: center; min-block-size: 44px; }
      .go + p { margin-block-start: 4px; }
      .icons button, .foot button { display: inline-flex; gap: 8px; align-items: center; }
      .turn { transition: transform var(--gr-move); display: inline-block; margin-inline-start: 8px; }
      [aria-expanded="true"] .turn { transform: rotate(90deg); }
    `,
  ];

  constructor() {
    super();
    /** @type {Learner | null} */
    this.learner = null;
    /** @type {Overview | null} */
    this.overview = null;
    /** @type {SkillState[]} */
    this.map = [];
    /** @type {Suggestion[]} */
    this.suggestions = [];
    /** How many questions a check-up has at most. */
    this.most = 0;
    this.resumable = false;
    this.busy = false;
    /** Where the learner wants to be: id of the lesson for a whole course, "" for anywhere, null while nobody has said. @type {string | null} */
    this.place = null;
    /** Other banks to practice with. @type {{id: string, href: string}[]} */
    this.banks = [];
    this.picking = false;
    /** The learner wants to be in another course. */
    this.moving = false;
  }


  /** The courses to choose from. Where the plan offers no choice, or a lesson was asked for, there is none. */
  get places() {
    const [first] = this.suggestions;
    const free = first && (first.focus.kind === "free" || first.reason.term === "choice");
    return free ? [] : places(this.overview?.lessons ?? []);
  }

  /** The keyboard stays near when what it was at is gone. @param {Map<string, unknown>} changed */
  updated(changed) {
    const before = /** @type {SkillState[] | undefined} */ (changed.get("map"));
    const gone = (before?.some((one) => one.goal) && !this.goal) || (changed.has("place") && changed.get("place") !== undefined) || changed.get("moving");
    if (gone && focused() === document.body) focusOn(this.renderRoot, "h1");
    if (this.moving && changed.has("moving")) /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("gr-where"))?.focus();
  }

  /** A newcomer to a bank of several courses is asked which one, and nothing else. */
  get asks() {
    return this.place === null && this.places.length > 0 && this.map.every((one) => one.observations === 0);
  }

  /** The name of the learner's goal, if there is one. */
  get goal() {
    const aim = this.map.find((one) => one.goal)?.skill;
    return this.overview?.skills.find(({ id }) => id === aim)?.name ?? "";
  }

  /** What sets this choice apart; of the lesson that the address names there is nothing to say. @param {Suggestion} one */
  kind({ kind, reason }) {
    return reason.term === "choice" ? "" : text(`kind/${kind}`);
  }

  /** @param {Suggestion} only  the plan offers no choice */
  renderOnly({ focus, name, reason }) {
    const words = text("what/practice", focus.kind === "free" ? "" : name);
    return html`<div><button class="main go" aria-describedby="only" @click=${() => this.busy || command(this, "start", focus)}>${words}</button>
      <p class="quiet" id="only">${reasonSentence(reason, this.overview, this.map)}</p></div>`;
  }

  renderChoices() {
    const [first, second] = this.suggestions;
    if (!first) return html`<p class="card lead">${text("what/none")}</p>`;
    if (!second && (first.focus.kind === "free" || first.reason.term === "choice")) return this.renderOnly(first);
    return html`<section class="stack" aria-labelledby="choices">
      <h2 id="choices">${text("what/choices")}</h2>
      <ul class="choices stack">
        ${this.suggestions.map(
          (one) => html`<li><button aria-disabled=${this.busy} @click=${() => this.busy || command(this, "start", one.focus)}>
            <b>${one.name}</b><span class="quiet">${this.kind(one)} ${reasonSentence(one.reason, this.overview, this.map, one.focus.kind === "skill" ? one.focus.id : "")}</span>
          </button></li>`,
        )}
      </ul>
    </section>`;
  }

  /** Where the learner is, and a way to somewhere else. */
  renderPlace() {
    const all = this.places;
    if (!all.length) return nothing;
    const name = all.find(({ id }) => id === this.place)?.name;
    if (this.moving) return html`<gr-where @gr-command=${() => (this.moving = false)} .places=${all} .place=${this.place} ?busy=${this.busy}></gr-where>`;
    return html`<div class="row place">
      <p>${name ? text("what/place", name) : text("what/everywhere")}</p>
      <button class="plain" aria-label=${text("what/place-change-long")} @click=${() => (this.moving = true)}>${text("what/place-change")}</button>
    </div>`;
  }

  renderBanks() {
    if (!this.banks.length) return nothing;
    return html`<p class="row banks"><span class="quiet">${text("what/banks")}</span>${this.banks.map(({ id, href }) => html`<a href=${href}>${text(`bank/${id}`)}</a>`)}</p>`;
  }

  renderLessons() {
    const lessons = this.overview?.lessons ?? [];
    return html`<section class="stack">
      <div class="row icons">
        ${lessons.length
          ? html`<button aria-expanded=${this.picking} @click=${() => (this.picking = !this.picking)}>${text("what/lesson")}<span class="turn" aria-hidden="true">›</span></button>`
          : nothing}
        <button @click=${() => command(this, "show", "map")}>${path}${text("what/map")}</button>
      </div>
      ${this.picking ? html`<gr-lessons .lessons=${lessons} .place=${this.place ?? ""} ?busy=${this.busy}></gr-lessons>` : nothing}
      ${this.renderCheckUp()}
    </section>`;
  }

  renderCheckUp() {
    return html`<div class="row check-up">
      <button class="plain" aria-describedby="check-up" @click=${() => command(this, "show", "check-up")}>${text("checkup/title")}</button>
      <span class="quiet" id="check-up">${text("checkup/entry", this.most)}</span>
    </div>`;
  }

  /** @param {unknown} icon @param {string} words @param {string} name @param {...unknown} given */
  link(icon, words, name, ...given) {
    return html`<button class="plain" @click=${() => command(this, name, ...given)}>${icon}<span>${text(words)}</span></button>`;
  }

  render() {
    return html`<div class="screen stack wide">
      <div>
        <p class="quiet">${this.overview?.name}</p>
        <h1 tabindex="-1">${text("what/title", this.learner?.name ?? "")}</h1>
      </div>
      ${this.resumable
        ? html`<div><button class="main go" aria-describedby="open" @click=${() => this.busy || command(this, "resume")}>${text("what/go-on")}</button>
            <p class="quiet" id="open">${text("what/go-on-help")}</p></div>`
        : nothing}
      ${this.goal ? html`<gr-goal .name=${this.goal} ?busy=${this.busy}></gr-goal>` : nothing}
      ${this.asks ? html`<gr-where .places=${this.places} ?busy=${this.busy}></gr-where>` : html`${this.renderPlace()}${this.renderChoices()}${this.renderLessons()}`}
      ${this.renderBanks()}
      <div class="foot row">
        ${this.link(swap, "what/switch", "leave")}${this.link(gear, "what/settings", "show", "settings")}
        ${this.link(save, "what/save", "saveProgress")}<gr-load-file></gr-load-file>
      </div>
    </div>`;
  }
}
customElements.define("gr-what", What);
