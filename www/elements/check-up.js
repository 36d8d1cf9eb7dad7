import { css, html } from "lit";
import { has, text } from "../text/index.js";
import { noteSentence } from "../text/notes.js";
import { command } from "./command.js";
import { credit } from "./credit.js";
import { answerTyped } from "./key-shown.js";
import { Question } from "./question.js";

/**
 * A question of a check-up: the same question and answer as in practice, and nothing about right or wrong. An answer that
 * could not be read is said in place, and the next question comes at once.
 */
export class CheckUp extends Question {
  static styles = [
    ...Question.styles,
    css`
      .about { margin-block-start: 40px; display: grid; gap: 4px; color: var(--gr-quiet); }
    `,
  ];

  get title() {
    return text("practice/question", this.view.position);
  }

  get word() {
    const { note } = this.view;
    if (this.nudge) return text(has(`checkup/${this.nudge}`) ? `checkup/${this.nudge}` : `practice/${this.nudge}`);
    return note ? noteSentence(note, answerTyped(this.view)) : "";
  }

  async updated() {
    const again = this.view !== this.shown && !this.isNew(this.shown) && this.view.note !== null;
    await super.updated();
    if (again) await this.focusAnswer();
  }

  /** The second half of a double press would be about the next question. @param {MouseEvent} event @param {() => void} act */
  once(event, act) {
    if (event.detail < 2 && !this.busy) act();
  }

  renderActions() {
    return html`<div class="actions row">
      <button class="main" aria-disabled=${this.busy} @click=${(/** @type {MouseEvent} */ event) => this.once(event, () => this.check())}>${text("checkup/next")}</button>
      <button aria-disabled=${this.busy} @click=${(/** @type {MouseEvent} */ event) => this.once(event, () => command(this, "dontKnow"))}>${text("checkup/dont-know")}</button>
    </div>`;
  }

  renderBelow() {
    return html`<div class="about"><p>${text("checkup/calm")}</p><p>${credit(this.view.item, this.overview)}</p></div>`;
  }
}
customElements.define("gr-check-up", CheckUp);
