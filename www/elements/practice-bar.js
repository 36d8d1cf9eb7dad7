/** @import {AskView, ExampleView, FeedbackView} from "../../src/wasm/types" */
/** @import {Settings} from "../shared/types.js" */
import { LitElement, css, html, nothing } from "lit";
import { localVoices, onVoices, speak, stop } from "../a11y/speech.js";
import { measures } from "../shared/modes.js";
import { language, text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { back, silence, speaker } from "./icons.js";
import { itemWords } from "./item-words.js";
import { say } from "./say.js";
import "./settings-form.js";

/** The quiet line above a question: stop, how many more, text and colours, read aloud. */
export class PracticeBar extends LitElement {
  static properties = { view: { attribute: false }, settings: { attribute: false }, talking: { state: true } };

  static styles = [
    base,
    css`
      .bar { display: grid; grid-template-columns: 1fr auto 1fr; gap: 8px; align-items: center; color: var(--gr-quiet); border-block-end: 1px solid var(--gr-line); padding-block: 4px; }
      .bar button.plain { color: inherit; }
      button.stop { justify-self: start; display: inline-flex; gap: 4px; align-items: center; padding-inline-start: 0; }
      .stop svg { margin-inline-start: -7px; }
      .tools { justify-self: end; display: flex; gap: 4px; margin-inline-end: -10px; }
      dialog { color: var(--gr-ink); background: var(--gr-paper); border: 2px solid var(--gr-line); border-radius: 16px; padding: 24px; inline-size: min(560px, calc(100vw - 32px)); max-block-size: calc(100dvh - 32px); }
      dialog::backdrop { background: rgb(0 0 0 / 0.45); }
      dialog .ends { margin-block-end: 16px; flex-wrap: nowrap; }
      @media (max-width: 30rem) { .bar { grid-template-columns: 1fr auto; } .left { grid-row: 2; grid-column: 1 / -1; } }
    `,
  ];

  constructor() {
    super();
    this.view = /** @type {AskView | FeedbackView | ExampleView} */ (/** @type {unknown} */ (null));
    this.settings = /** @type {Settings} */ (/** @type {unknown} */ (null));
    this.talking = false;
    this.unlisten = () => {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.unlisten = onVoices(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten();
    stop();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("view") && this.talking) stop();
  }

  /** What is on the screen, as words. */
  get words() {
    const { view } = this;
    const said = view.kind === "ask" ? view.hints.map((hint) => hint.text) : [view.kind === "feedback" ? (view.why ?? "") : "", view.solution ?? ""];
    const first = view.kind === "feedback" ? `${text(`feedback/${view.verdict}`)} ` : "";
    const parts = [...(view.kind === "feedback" ? [] : itemWords(view.item)), ...said.map(say)];
    return first + parts.map((part) => (/[.?!:]$/.test(part) || !part ? part : `${part}.`)).filter(Boolean).join(" ");
  }

  /** How long a check-up is depends on the answers still to come. */
  get left() {
    const { view } = this;
    return text(view.kind === "ask" && measures(view.mode) ? "checkup/left" : "practice/left", view.left);
  }

  talk() {
    if (this.talking) return stop();
    this.talking = true;
    speak(this.words, { language: language(), voice: this.settings.voice, ended: () => (this.talking = false) });
  }

  get panel() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector("dialog"));
  }

  render() {
    const aloud = this.settings.readAloud && localVoices(language()).length > 0;
    return html`<div class="bar">
        <button class="plain stop" @click=${() => command(this, "finish")}>${back}<span>${text("practice/finish")}</span></button>
        <span class="left">${this.left}</span>
        <span class="tools">
          <button class="plain icon" aria-haspopup="dialog" aria-label=${text("practice/settings")} @click=${() => this.panel.showModal()}>Aa</button>
          ${aloud
            ? html`<button class="plain icon" aria-label=${text(this.talking ? "practice/silence" : "practice/listen")} @click=${this.talk}>${this.talking ? silence : speaker}</button>`
            : nothing}
        </span>
      </div>
      <dialog aria-labelledby="title">
        <div class="row ends">
          <h2 id="title">${text("settings/title")}</h2>
          <button class="plain" @click=${() => this.panel.close()}>${text("common/close")}</button>
        </div>
        <gr-settings-form .settings=${this.settings}></gr-settings-form>
      </dialog>`;
  }
}
customElements.define("gr-practice-bar", PracticeBar);
