/** @import {LessonInfo} from "../../src/wasm/types" */
import { LitElement, css, html } from "lit";
import { focusOn } from "../a11y/focus.js";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";

/** Which course to be in: one press, never for good. */
export class Where extends LitElement {
  static properties = { places: { attribute: false }, place: {}, busy: { type: Boolean } };

  static styles = [
    base,
    css`
      .places { display: grid; gap: 8px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 9em), 1fr)); }
      .places button { inline-size: 100%; block-size: 100%; padding: 12px 16px; border-color: var(--gr-line); font-size: var(--gr-20); font-weight: 650; }
      .places button:hover { border-color: var(--gr-accent); }
      .places [aria-pressed="true"] { border-color: var(--gr-accent); background: color-mix(in srgb, var(--gr-accent) 14%, var(--gr-paper)); }
      .row { justify-content: space-between; }
      .row button { margin-inline: -8px; }
    `,
  ];

  constructor() {
    super();
    /** The lessons that stand for whole courses. @type {LessonInfo[]} */
    this.places = [];
    /** Id of the one that the learner is in, "" for none; null while nobody has said. @type {string | null} */
    this.place = null;
    this.busy = false;
  }

  async focus() {
    await this.updateComplete;
    focusOn(this.renderRoot, "[aria-pressed='true']") || focusOn(this.renderRoot, "button");
  }

  /** @param {string} id */
  pick(id) {
    if (!this.busy) command(this, "place", id);
  }

  render() {
    return html`<section class="stack" aria-labelledby="where">
      <h2 id="where">${text("what/where")}</h2>
      <ul class="places">
        ${this.places.map(({ id, name }) => html`<li><button aria-pressed=${id === this.place} aria-disabled=${this.busy} @click=${() => this.pick(id)}>${name}</button></li>`)}
      </ul>
      <div class="row">
        <p class="quiet">${text("what/where-help")}</p>
        <button class="plain" aria-pressed=${this.place === ""} aria-disabled=${this.busy} @click=${() => this.pick("")}>${text("what/anywhere")}</button>
      </div>
    </section>`;
  }
}
customElements.define("gr-where", Where);
