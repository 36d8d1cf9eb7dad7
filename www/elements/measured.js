/** @import {FinishedView, Measured as Found, Overview, State, Suggestion} from "../../src/wasm/types" */
/** @import {Learner} from "../shared/types.js" */
import { LitElement, css, html, nothing } from "lit";
import { day, text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { stateMark } from "./icons.js";
import "./levels.js";

const STATES = /** @type {const} */ (["secure", "not-yet", "unknown"]);

/** What a check-up found: each skill by its state, what to do next, and the numbers where a grown-up looks for them. */
export class Measured extends LitElement {
  static properties = { view: { attribute: false }, overview: { attribute: false }, learner: { attribute: false }, suggestions: { attribute: false } };

  static styles = [
    base,
    css`
      .screen { padding-block: 40px 24px; }
      .paper { display: none; }
      section.stack { gap: 8px; }
      li { display: flex; gap: 12px; align-items: flex-start; padding-block: 6px; break-inside: avoid; }
      li svg { inline-size: 1.5em; block-size: 1.5em; color: var(--gr-accent); }
      li span { min-inline-size: 0; }
      summary { min-block-size: 44px; padding-block: 10px; cursor: pointer; inline-size: fit-content; color: var(--gr-accent); }
      details { border-block-start: 1px solid var(--gr-line); padding-block-start: 8px; }
      @media print {
        :host { --gr-16: 10.5pt; --gr-20: 12pt; --gr-32: 20pt; --gr-leading: 1.35; }
        .screen { padding: 0; gap: 14px; }
        section.stack, .stack .stack { gap: 4px; }
        ul { columns: 2; column-gap: 24px; }
        li { padding-block: 2px; }
        .row, summary { display: none; }
        .paper { display: block; }
        details { border: 0; padding: 0; }
      }
    `,
  ];

  constructor() {
    super();
    this.view = /** @type {FinishedView} */ (/** @type {unknown} */ (null));
    /** @type {Overview | null} */
    this.overview = null;
    /** @type {Learner | null} */
    this.learner = null;
    /** @type {Suggestion[]} */
    this.suggestions = [];
    /** A browser prints a closed box closed. */
    this.open = () => this.renderRoot.querySelector("details")?.setAttribute("open", "");
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("beforeprint", this.open);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("beforeprint", this.open);
  }

  /** @param {State} state @param {Found} found */
  renderState(state, found) {
    // In the order of the bank, as on the map: the one in which they were asked says nothing.
    const order = this.overview?.skills.map(({ id }) => id) ?? [];
    const skills = found.skills.filter((one) => one.state === state).sort((a, b) => order.indexOf(a.skill) - order.indexOf(b.skill));
    if (!skills.length) return nothing;
    return html`<section class="stack" aria-labelledby=${state}>
      <div><h2 id=${state}>${text(`measured/${state}`)}</h2><p class="quiet">${text(`measured/${state}-help`)}</p></div>
      <ul>${skills.map(({ name }) => html`<li><svg viewBox="0 0 24 24" aria-hidden="true">${stateMark(state)}</svg><span>${name}</span></li>`)}</ul>
    </section>`;
  }

  renderNext() {
    const [next] = this.suggestions;
    const focus = next?.focus ?? { kind: "free" };
    const words = text("what/practice", focus.kind === "free" ? "" : next?.name);
    return html`<button class="main" @click=${() => command(this, "start", focus)}>${words}</button>`;
  }

  /** The first words. A short look often tells no skill for sure, only where to begin. */
  get lead() {
    const { measured, because, answered } = this.view;
    if (!answered) return text("measured/none");
    const open = measured?.skills.every((one) => one.state === "unknown");
    return [text(open ? "measured/begin" : "measured/lead"), because === "asked" ? text("measured/stopped") : ""].join(" ").trim();
  }

  render() {
    const { measured, answered } = this.view;
    const name = this.learner?.name ?? "";
    // A paper lies about for longer than a year: the day with its year, as of another one.
    const today = day(Date.now(), 0);
    return html`<div class="screen stack wide">
      <div class="stack">
        <p class="paper quiet">${[name, this.overview?.name, today].filter(Boolean).join(" · ")}</p>
        <h1 tabindex="-1">${text("measured/title")}</h1>
        <p class="lead">${this.lead}</p>
      </div>
      ${measured ? STATES.map((state) => this.renderState(state, measured)) : nothing}
      <div class="row">
        ${this.renderNext()}
        <button @click=${() => command(this, "show", "map")}>${text("what/map")}</button>
        <button @click=${() => command(this, "show", "start")}>${text("finished/end")}</button>
      </div>
      ${measured && answered
        ? html`<details>
            <summary>${text("trouble/details")}</summary>
            <div class="stack"><gr-levels .measured=${measured}></gr-levels><div class="row"><button @click=${() => command(this, "print")}>${text("measured/print")}</button></div></div>
          </details>`
        : nothing}
    </div>`;
  }
}
customElements.define("gr-measured", Measured);
