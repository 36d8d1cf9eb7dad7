/** @import {LessonInfo} from "../../src/wasm/types" */
/** @import {Course} from "../shared/courses.js" */
import { LitElement, css, html, nothing } from "lit";
import { courses } from "../shared/courses.js";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { folds } from "./folds.js";

/** From this many lessons on there is a field to find one. */
const many = 12;
/** How many found lessons are drawn at once; the rest is a word away. */
const shown = 40;

/** The lessons, by course. Courses open one by one and only open ones are drawn, so 600 lessons stay quick. */
export class Lessons extends LitElement {
  static properties = {
    lessons: { attribute: false },
    place: {},
    busy: { type: Boolean },
    typed: { state: true },
    open: { state: true },
  };

  static styles = [
    base,
    folds,
    css`
      .stack { gap: 8px; }
      li button { inline-size: 100%; display: flex; flex-wrap: wrap; gap: 0 16px; justify-content: space-between; border-color: var(--gr-line); }
      details ul { padding: 8px; }
      small { font-size: inherit; }
    `,
  ];

  constructor() {
    super();
    /** @type {LessonInfo[]} */
    this.lessons = [];
    /** Id of the lesson for the course that the learner is in: it is open at first. */
    this.place = "";
    this.busy = false;
    this.typed = "";
    /** The courses that are open. @type {Set<string> | null} */
    this.open = null;
  }

  /** @param {LessonInfo[]} lessons @param {(one: LessonInfo) => string} [name] @param {(one: LessonInfo) => string} [about] */
  list(lessons, name = (one) => one.name, about = () => "") {
    return html`<ul class="stack">
      ${lessons.map(
        (one) => html`<li><button aria-disabled=${this.busy} @click=${() => this.busy || command(this, "start", { kind: "lesson", id: one.id })}>
          <span>${name(one)}</span><small class="quiet">${about(one)}${text("what/questions", one.itemCount)}</small>
        </button></li>`,
      )}
    </ul>`;
  }

  /** @param {Course[]} all */
  opened(all) {
    return this.open ?? new Set(all.filter(({ whole }) => whole && whole.id === this.place).map(({ name }) => name));
  }

  /** @param {Course[]} all @param {string} course @param {boolean} open */
  toggle(all, course, open) {
    const before = this.opened(all);
    if (open === before.has(course)) return;
    const after = new Set(before);
    if (open) after.add(course);
    else after.delete(course);
    this.open = after;
  }

  renderCourses() {
    const all = courses(this.lessons);
    if (all.length < 2) return this.list(this.lessons.slice(0, this.lessons.length > 200 ? shown : undefined));
    const open = this.opened(all);
    return all.map(
      ({ name, whole, lessons }) => html`<details ?open=${open.has(name)} @toggle=${(/** @type {Event} */ event) => this.toggle(all, name, /** @type {HTMLDetailsElement} */ (event.target).open)}>
        <summary>${name || text("what/other-lessons")}</summary>
        ${open.has(name) ? this.list(whole ? [...lessons, whole] : lessons, (one) => (one === whole ? text("what/whole", name) : one.name)) : nothing}
      </details>`,
    );
  }

  renderFound() {
    const word = this.typed.trim().toLocaleLowerCase();
    const found = this.lessons.filter((one) => `${one.name} ${one.course ?? ""}`.toLocaleLowerCase().includes(word));
    const more = found.length - shown;
    // Several courses may have a lesson of that name.
    const about = (/** @type {LessonInfo} */ { name, course }) => (course && course !== name ? `${course} · ` : "");
    return html`${this.list(found.slice(0, shown), undefined, about)}
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
