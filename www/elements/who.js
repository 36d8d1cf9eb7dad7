/** @import {Learner} from "../shared/types.js" */
import { LitElement, css, html, nothing } from "lit";
import { plain } from "../a11y/keys.js";
import { day, text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { gear, person } from "./icons.js";
import "./load-file.js";

/** Who is practicing: a name known here is one press away. */
export class Who extends LitElement {
  static properties = { learners: { attribute: false }, bank: {} };

  static styles = [
    base,
    css`
      .screen { padding-block: 40px 24px; }
      .names { display: grid; gap: 8px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); }
      .names button { display: flex; gap: 12px; align-items: center; inline-size: 100%; block-size: 100%; padding: 12px 16px; }
      .names span { min-inline-size: 0; }
      .names b { display: block; font-size: var(--gr-20); font-weight: 650; overflow-wrap: anywhere; }
      .names svg { color: var(--gr-accent); }
      form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
      form label { flex: 1 1 12em; }
      label span { display: block; margin-block-end: 8px; font-size: var(--gr-20); font-weight: 650; }
      form button { min-block-size: 48px; }
      #help { margin-block: 4px 16px; }
      .foot button { display: inline-flex; gap: 8px; align-items: center; }
    `,
  ];

  constructor() {
    super();
    /** @type {Learner[]} */
    this.learners = [];
    /** Name of the bank. */
    this.bank = "";
  }

  /** @param {Event} event */
  join(event) {
    event.preventDefault();
    const input = this.renderRoot.querySelector("input");
    const name = input?.value.trim();
    if (name) command(this, "addLearner", name);
    else input?.focus();
  }

  /** A frame may be forbidden to submit forms; a press is none. @param {KeyboardEvent} event */
  entered(event) {
    if (event.key === "Enter" && plain(event)) this.join(event);
  }

  renderNew() {
    const first = !this.learners.length;
    return html`<div>
      <form @submit=${this.join}>
        <label><span>${text(first ? "who/name" : "who/new")}</span>
          <input maxlength="40" autocomplete="off" autocapitalize="words" spellcheck="false" aria-describedby="help" @keydown=${this.entered} />
        </label>
        <button type="button" class=${first ? "main" : ""} @click=${this.join}>${text("who/start")}</button>
      </form>
      <p class="quiet" id="help">${text("who/name-help")}</p>
      <button @click=${() => command(this, "guest")}>${text("who/guest")}</button>
    </div>`;
  }

  renderKnown() {
    const now = Date.now();
    return html`<ul class="names" aria-label=${text("who/known")}>
      ${this.learners.map(
        (one) => html`<li><button @click=${() => command(this, "choose", one.id)}>
          ${person}<span><b>${one.name || text("who/guest-name")}</b><span class="quiet">${text("who/last", day(one.last, now))}</span></span>
        </button></li>`,
      )}
    </ul>`;
  }

  render() {
    return html`<div class="screen stack wide">
      <div>
        <p class="quiet">${this.bank}</p>
        <h1 tabindex="-1">${text("who/title")}</h1>
      </div>
      ${this.learners.length ? this.renderKnown() : nothing}
      ${this.renderNew()}
      <div class="foot row">
        <button class="plain" @click=${() => command(this, "show", "settings")}>${gear}<span>${text("what/settings")}</span></button>
        <gr-load-file></gr-load-file>
      </div>
    </div>`;
  }
}
customElements.define("gr-who", Who);
