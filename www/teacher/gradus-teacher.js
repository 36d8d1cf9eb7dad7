/** @import {CommandEvent} from "../elements/command.js" */
/** @import {Making} from "../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { focusOn } from "../a11y/focus.js";
import { base } from "../elements/base.js";
import "../elements/make/bring.js";
import { sentence } from "../elements/make/fault-list.js";
import "../elements/make/faults.js";
import "../elements/make/items.js";
import "../elements/make/save.js";
import "../elements/make/skills.js";
import "../elements/make/steps.js";
import { tokens } from "../elements/tokens.js";
import { loadMathFont } from "../practice/font.js";
import { text } from "../text/index.js";
import { Workshop } from "../workshop.js";

/** The page for authors, whole: makes a workshop, draws the step it is at and hands back what the person asks for. */
export class GradusTeacher extends LitElement {
  static properties = { state: { state: true } };

  static styles = [
    tokens,
    base,
    css`
      :host { display: block; background: var(--gr-paper); min-block-size: 100vh; accent-color: var(--gr-accent); }
      main { max-inline-size: 72rem; margin-inline: auto; padding-inline: 16px; padding-block-end: 64px; }
      .trouble { border-inline-start: 6px solid var(--gr-notyet); border-radius: 0 12px 12px 0; margin-block-end: 24px; }
      code { overflow-wrap: anywhere; }
    `,
  ];

  constructor() {
    super();
    this.workshop = new Workshop();
    /** @type {Making} */
    this.state = this.workshop.state;
    /** The step that was drawn last. */
    this.drawn = "";
    /** @param {KeyboardEvent} event */
    this.onKey = (event) => this.key(event);
    /** A file that misses the box is meant for it all the same; the browser would leave the page for it. @param {DragEvent} event */
    this.onDrag = (event) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (event.type === "drop") void this.workshop.commands.bring([...event.dataTransfer.files]);
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("gr-command", this.onCommand);
    addEventListener("keydown", this.onKey);
    addEventListener("dragover", this.onDrag);
    addEventListener("drop", this.onDrag);
    this.workshop.addEventListener("change", () => (this.state = this.workshop.state));
    this.workshop.addEventListener("leave", (event) => {
      const address = /** @type {CustomEvent<string>} */ (event).detail;
      // In a tab of its own, so that the way back is there; a browser that forbids it goes in this one.
      if (!open(address)) location.href = address;
    });
    void loadMathFont();
    void this.workshop.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.onKey);
    removeEventListener("dragover", this.onDrag);
    removeEventListener("drop", this.onDrag);
  }

  /** @param {Event} event */
  onCommand(event) {
    const { name, given } = /** @type {CommandEvent} */ (event).detail;
    const commands = /** @type {Record<string, (...given: any[]) => unknown>} */ (this.workshop.commands);
    if (Object.hasOwn(commands, name)) void commands[name](...given);
  }

  /** One past for all: a box's own would take back letters that the bank still has. @param {KeyboardEvent} event */
  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !this.state.draft) return;
    const letter = event.key.toLowerCase();
    if (letter !== "z" && letter !== "y") return;
    event.preventDefault();
    if (letter === "y" || event.shiftKey) this.workshop.commands.redo();
    else this.workshop.commands.undo();
  }

  /** A new step takes the keyboard to its heading. */
  async updated() {
    const [before, now] = [this.drawn, this.state.ready ? this.state.step : ""];
    this.drawn = now;
    if (!before || before === now) return;
    const screen = /** @type {LitElement | null} */ (this.renderRoot.querySelector("[screen]"));
    await screen?.updateComplete;
    scrollTo(0, 0);
    focusOn(screen?.renderRoot, "h1");
  }

  renderTrouble() {
    const { trouble } = this.state;
    if (!trouble) return nothing;
    return html`<div class="card trouble row ends" role="alert"><div><p><b>${text("steps/not-done")}</b> ${sentence(trouble.message)}</p>
      <p class="quiet"><code>${trouble.code}</code>${trouble.place ? html` · ${trouble.place}` : nothing}</p></div>
      <button class="plain" @click=${() => this.workshop.commands.dismiss(trouble.code)}>${text("common/ok")}</button></div>`;
  }

  renderStep() {
    const { state } = this;
    if (!state.ready) return html`<p class="quiet">${text("steps/wait")}</p>`;
    switch (state.draft ? state.step : "bring") {
      case "items":
        return html`<gr-items screen .state=${state}></gr-items>`;
      case "skills":
        return html`<gr-skills screen .state=${state}></gr-skills>`;
      case "check":
        return html`<gr-faults screen .state=${state}></gr-faults>`;
      case "save":
        return html`<gr-save screen .state=${state}></gr-save>`;
      default:
        return html`<gr-bring screen .state=${state}></gr-bring>`;
    }
  }

  render() {
    return html`<main aria-busy=${!this.state.ready || this.state.busy}><gr-steps-made .state=${this.state}></gr-steps-made>${this.renderTrouble()}${this.renderStep()}</main>`;
  }
}
customElements.define("gradus-teacher", GradusTeacher);
