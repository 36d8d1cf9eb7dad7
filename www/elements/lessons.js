/** @import {LessonInfo} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";

/** From this many lessons on there is a field to find one. */
const many = 12;
/** How many found lessons are drawn at once; the rest is a word away. */
const shown = 40;

/** The lessons, by course. Courses open one by one and only open ones are drawn, so 600 lessons stay quick. */
export class Lessons extends LitElement {
  static properties = { lessons: { attribute: false }, busy: { type: Boolean }, typed: { state: true }, open: { state: true } };

  static styles = [
    base,
    css`
      .stack { gap: 8px; }
      li button { inline-size: 100%; display: flex; flex-wrap: wrap; gap: 0 16px; justify-content: space-between; border-color: var(--gr-line); }
      details { border: 2px solid var(--gr-line); border-radius: 10px; }
      summary { padding: 10px 16px; min-block-size: 44px; cursor: pointer; font-weight: 650; }
      details ul { padding: 8px; }
      small { font-size: inherit; }
    `,
  ];

  constructor() {
    super();
    /** @type {LessonInfo[]} */
    this.lessons = [];
    this.busy = false;
    this.typed = "";
    /** The courses that are open. @type {Set<string>} */
    this.open = new Set();
  }

  /** @param {LessonInfo[]} lessons */
  list(lessons) {
    return html`<ul class="stack">
      ${lessons.map(
        (one) => html`<li><button aria-disabled=${this.busy} @click=${() => this.busy || command(this, "start", { kind: "lesson", id: one.id })}>
          <span>${one.name}</span><small class="quiet">${text("what/questions", one.itemCount)}</small>
        </button></li>`,
      )}
    </ul>`;
  }

  /** @param {string} course @param {boolean} open */
  toggle(course, open) {
    if (open === this.open.has(course)) return;
    const courses = new Set(this.open);
    if (open) courses.add(course);
    else courses.delete(course);
    this.open = courses;
  }

  renderCourses() {
    /** @type {Map<string, LessonInfo[]>} */
    const courses = new Map();
    for (const one of this.lessons) courses.set(one.course ?? "", [...(courses.get(one.course ?? "") ?? []), one]);
    if (courses.size < 2) return this.list(this.lessons.slice(0, this.lessons.length > 200 ? shown : undefined));
    return [...courses].map(
      ([course, lessons]) => html`<details @toggle=${(/** @type {Event} */ event) => this.toggle(course, /** @type {HTMLDetailsElement} */ (event.target).open)}>
        <summary>${course || text("what/other-lessons")}</summary>
        ${this.open.has(course) ? this.list(lessons) : nothing}
      </details>`,
    );
  }

  renderFound() {
    const word = this.typed.trim().toLocaleLowerCase();
    const found = this.lessons.filter((one) => `${one.name} ${one.course ?? ""}`.toLocaleLowerCase().includes(word));
    const more = found.length - shown;
    return html`${this.list(found.slice(0, shown))}
      <p class="quiet" role="status">${found.length ? (more > 0 ? text("what/more-lessons", more) : "") : text("what/no-lesson", this.typed.trim())}</p>`;
  }

  render() {
    return html`<div class="stack">
      ${this.lessons.length > many
        ? html`<label>${text("what/filter")}
            <input type="search" autocomplete="off" @input=${(/** @type {Event} */ event) => (this.typed = /** @type {HTMLInputElement} */ (event.target).value)} />
          </label>`
        : nothing}
      ${this.typed.trim() ? this.renderFound() : this.renderCourses()}
    </div>`;
  }
}
customElements.define("gr-lessons", Lessons);
