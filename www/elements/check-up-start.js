/** @import {LessonInfo} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { courses } from "../shared/courses.js";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import "./top-line.js";

/** Before a check-up: what it is for, how long it is, that it can be stopped, and that there is no help. */
export class CheckUpStart extends LitElement {
  static properties = { first: { type: Boolean }, most: { type: Number }, lessons: { attribute: false }, lesson: {}, busy: { type: Boolean } };

  static styles = [
    base,
    css`
      .screen { padding-block: 24px; max-inline-size: 36rem; }
      select { margin-block-start: 4px; }
      li { padding-block: 8px; padding-inline-start: 16px; border-inline-start: 3px solid var(--gr-line); }
    `,
  ];

  constructor() {
    super();
    /** Nothing is known of the learner yet: a short one. */
    this.first = false;
    /** How many questions it has at most. */
    this.most = 0;
    /** @type {LessonInfo[]} */
    this.lessons = [];
    /** The lesson it is about; "" for everything. */
    this.lesson = "";
    this.busy = false;
  }

  begin() {
    const focus = this.lesson ? { kind: "lesson", id: this.lesson } : { kind: "free" };
    if (!this.busy) command(this, "start", focus, this.first ? "placement" : "check-up");
  }

  renderAbout() {
    const all = courses(this.lessons);
    const option = (/** @type {string} */ id, /** @type {string} */ name) => html`<option value=${id} ?selected=${id === this.lesson}>${name}</option>`;
    const options = (/** @type {LessonInfo[]} */ lessons) => lessons.map(({ id, name }) => option(id, name));
    return html`<label>${text("checkup/about")}
      <select @change=${(/** @type {Event} */ event) => (this.lesson = /** @type {HTMLSelectElement} */ (event.target).value)}>
        <option value="">${text("checkup/everything")}</option>
        ${all.map(({ name, whole, lessons }) => (name && all.length > 1
          ? html`<optgroup label=${name}>${whole ? option(whole.id, text("what/whole", name)) : nothing}${options(lessons)}</optgroup>`
          : options(whole ? [whole, ...lessons] : lessons)))}
      </select>
    </label>`;
  }

  render() {
    return html`<gr-top-line back="start"></gr-top-line>
      <div class="screen stack wide">
        <div class="stack">
          <h1 tabindex="-1">${text("checkup/title")}</h1>
          <p class="lead">${text("checkup/for")}</p>
        </div>
        <ul class="stack">
          <li>${text("checkup/long", this.most)}</li>
          <li>${text("checkup/alone")}</li>
          <li>${text("checkup/fit")}</li>
          <li>${text("checkup/stop")}</li>
        </ul>
        ${this.lessons.length > 1 ? this.renderAbout() : nothing}
        <div class="row">
          <button class="main" aria-disabled=${this.busy} @click=${() => this.begin()}>${text("who/start")}</button>
          <button @click=${() => command(this, "show", "start")}>${text("checkup/later")}</button>
        </div>
      </div>`;
  }
}
customElements.define("gr-check-up-start", CheckUpStart);
