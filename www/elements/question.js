/** @import {AskView, FeedbackView, Overview, SkillState} from "../../src/wasm/types" */
/** @import {HintCheck, Settings} from "../shared/types.js" */
import { LitElement, css, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { focusOn } from "../a11y/focus.js";
import { digit, origin, plain, usesEnter, writing } from "../a11y/keys.js";
import { text } from "../text/index.js";
import { answerInput, given, missing } from "./answer.js";
import { base } from "./base.js";
import { command } from "./command.js";
import "./feedback.js";
import "./hints.js";
import "./picture.js";
import "./practice-bar.js";
import { say } from "./say.js";
import "./why.js";

/** The practice screen: one question, its answer, one main button; after the check, the feedback in the same place. */
export class Question extends LitElement {
  static properties = {
    view: { attribute: false },
    overview: { attribute: false },
    map: { attribute: false },
    settings: { attribute: false },
    hintCheck: { attribute: false },
    whatIf: { attribute: false },
    busy: { type: Boolean },
    draft: { state: true },
    helped: { state: true },
    nudge: { state: true },
  };

  static styles = [
    base,
    css`
      .screen { padding-block: 16px 24px; }
      h1 { font-size: var(--gr-16); line-height: inherit; color: var(--gr-quiet); font-weight: 400; letter-spacing: inherit; inline-size: fit-content; }
      .question { font-size: var(--gr-20); max-inline-size: 60ch; margin-block: 8px 24px; }
      gr-picture { margin-block: 0 24px; }
      .actions { margin-block-start: 24px; }
      .helped { display: inline-flex; gap: 12px; align-items: center; min-block-size: 44px; color: var(--gr-quiet); cursor: pointer; }
      .nudge { color: var(--gr-notyet); font-weight: 650; margin-block-start: 8px; }
      gr-feedback, gr-hints { margin-block-start: 24px; }
      gr-why { margin-block-start: 24px; }
    `,
  ];

  constructor() {
    super();
    this.view = /** @type {AskView | FeedbackView} */ (/** @type {unknown} */ (null));
    /** @type {Overview | null} */
    this.overview = null;
    /** @type {SkillState[]} */
    this.map = [];
    this.settings = /** @type {Settings} */ (/** @type {unknown} */ (null));
    /** @type {HintCheck | null} */
    this.hintCheck = null;
    /** The last answer to "without this?". @type {import("../shared/types.js").State["whatIf"]} */
    this.whatIf = null;
    this.busy = false;
    /** What the person has put in so far; kept here so that no redraw loses it. @type {string[]} */
    this.draft = [];
    /** The person says that they had help with this question. */
    this.helped = false;
    /** What is missing from the answer, once the person wanted it checked; "" for nothing. */
    this.nudge = "";
    /** @type {AskView | FeedbackView | null} */
    this.shown = null;
  }

  /** Is this view about another delivery than that one? @param {AskView | FeedbackView | null} other */
  isNew(other) {
    return !other || other.item.id !== this.view.item.id || other.position !== this.view.position;
  }

  willUpdate() {
    if (this.view === this.shown) return;
    if (this.isNew(this.shown)) [this.draft, this.helped] = [[], false];
    if (this.view.kind === "feedback" && !given(this.draft)) this.draft = this.view.response;
    this.nudge = "";
  }

  /** The keyboard follows what changed: the question, the feedback, the answer again, or the new hint. */
  async updated() {
    const [before, view] = [this.shown, this.view];
    this.shown = view;
    if (!before || before === view) return;
    if (this.isNew(before)) focusOn(this.renderRoot, "h1");
    else if (view.kind === "feedback") await focusInside(this.renderRoot.querySelector("gr-feedback"), "section");
    else if (before.kind === "feedback") await this.focusAnswer();
    else if (view.hints.length > before.hints.length) await focusInside(this.renderRoot.querySelector("gr-hints"), "li:last-child h2");
  }

  /** The field can take the keyboard only after it is drawn open again. */
  async focusAnswer() {
    const answer = /** @type {LitElement | null} */ (this.renderRoot.querySelector(".answer"));
    await answer?.updateComplete;
    answer?.focus();
  }

  /** A later try comes after feedback and is no sign of what was known, with help or without. */
  get first() {
    return this.view.attempt === 1;
  }

  check() {
    if (this.view.kind !== "ask" || this.busy) return;
    const { item } = this.view;
    // Whoever leaves the things as they lie is asked once whether they mean it.
    if (this.nudge === "order-look") this.draft = item.choices.map(({ id }) => id);
    this.nudge = missing(item, this.draft);
    if (this.nudge) void this.focusAnswer();
    else command(this, "answer", this.draft, this.helped && this.first);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const [from, answer] = [origin(event), this.renderRoot.querySelector(".answer")];
    if (this.view.kind !== "ask" || event.repeat || !plain(event) || !answer) return;
    if (event.key === "Enter" && !usesEnter(from)) {
      event.preventDefault();
      this.check();
    } else if (!writing(from) && "chooseAt" in answer && digit(event) >= 0) {
      event.preventDefault();
      /** @type {import("./choice-list.js").ChoiceList} */ (answer).chooseAt(digit(event));
    } else if (from.localName === "h1" && event.key.length === 1 && event.key !== " ") {
      focusOn(this.renderRoot, ".answer");
    }
  }

  /** What stands above the question. */
  get title() {
    const { position, attempt } = this.view;
    return attempt > 1 ? text("practice/again", position, attempt) : text("practice/question", position);
  }

  /** A word right under the answer, or "". */
  get word() {
    return this.nudge ? text(`practice/${this.nudge}`) : "";
  }

  renderActions() {
    const { view } = this;
    if (view.kind === "feedback") return html`<gr-feedback .view=${view} ?busy=${this.busy}></gr-feedback>`;
    return html`<div class="actions row">
      <button class="main" aria-disabled=${this.busy} @click=${() => this.check()}>${text("practice/check")}</button>
      ${view.hintsLeft
        ? html`<button class="plain" @click=${() => command(this, "hint")}>${text(view.hints.length ? "practice/hint-next" : "practice/hint")}</button>`
        : nothing}
      ${this.first ? this.renderHelped() : nothing}
    </div>`;
  }

  /** Last in the row, so that nobody has to pass it on the way to the check; Enter checks from here too. */
  renderHelped() {
    return html`<label class="helped">
      <input type="checkbox" .checked=${this.helped}
        @change=${(/** @type {Event} */ event) => (this.helped = /** @type {HTMLInputElement} */ (event.target).checked)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === "Enter" && plain(event) && !event.repeat && this.check()} />
      <span>${text("practice/helped")}</span>
    </label>`;
  }

  renderBelow() {
    const { view } = this;
    const hints = html`<gr-hints .hints=${view.hints} .check=${this.hintCheck} ?disabled=${view.kind !== "ask"}></gr-hints>`;
    return html`${view.hints.length ? keyed(`${view.item.id} ${view.position}`, hints) : nothing}
      <gr-why .view=${view} .overview=${this.overview} .map=${this.map} .whatIf=${this.whatIf}></gr-why>`;
  }

  render() {
    const { view } = this;
    const { item, position } = view;
    const asking = view.kind === "ask";
    const picture = item.picture ? html`<gr-picture .picture=${item.picture}></gr-picture>` : nothing;
    return html`<gr-practice-bar .view=${view} .settings=${this.settings}></gr-practice-bar>
      <div class="screen">
        <div @keydown=${this.onKey}>
          <h1 tabindex="-1" aria-description=${say(item.question)}>${this.title}</h1>
          ${item.format === "cloze" ? nothing : html`<gr-rich-text class="question" .html=${item.question}></gr-rich-text>`}
          ${picture}
          <div @gr-answer=${(/** @type {CustomEvent<string[]>} */ event) => ((this.draft = event.detail), (this.nudge = ""))}>
            ${keyed(`${item.id} ${position}`, answerInput(item, {
              value: this.draft, before: item.before, after: item.after, disabled: !asking, right: asking ? null : view.key, parts: asking ? null : view.parts,
            }))}
          </div>
          <p class="nudge" role="status" ?hidden=${!this.word}>${this.word}</p>
        </div>
        ${this.renderActions()}
        ${this.renderBelow()}
      </div>`;
  }
}
customElements.define("gr-question", Question);

/** @param {Element | null} element @param {string} selector */
async function focusInside(element, selector) {
  const inner = /** @type {LitElement | null} */ (element);
  await inner?.updateComplete;
  focusOn(inner?.renderRoot, selector);
}
