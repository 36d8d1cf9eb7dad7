/** @import {Making, Step} from "../../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { redo, undo } from "./icons.js";
import { forms } from "./styles.js";

/** @type {Step[]} */
const STEPS = ["bring", "items", "skills", "check", "save"];

/** What is being made, the steps of making it, and the way back. */
export class Steps extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    base,
    forms,
    css`
      :host { border-block-end: 1px solid var(--gr-line); margin-block-end: 24px; }
      .bar { padding-block: 8px 0; min-block-size: 52px; gap: 0 16px; }
      .bar b { overflow-wrap: anywhere; }
      .bar .icon { display: inline-flex; gap: 8px; align-items: center; color: var(--gr-accent); }
      ol { display: flex; flex-wrap: wrap; gap: 0 8px; }
      ol button { border: 0; border-radius: 10px 10px 0 0; border-block-end: 4px solid transparent; background: none; padding-inline: 12px; }
      ol button[aria-current] { border-color: var(--gr-accent); font-weight: 650; }
      .count { display: inline-block; min-inline-size: 1.6em; text-align: center; border-radius: 1em; background: var(--gr-raised); padding-inline: 6px; margin-inline-start: 6px; font-size: 0.9em; }
      .count.bad { background: var(--gr-notyet); color: var(--gr-paper); font-weight: 650; }
    `,
  ];

  constructor() {
    super();
    this.state = /** @type {Making} */ (/** @type {unknown} */ (null));
  }

  /** @param {Step} step */
  renderCount(step) {
    const { draft, faults } = this.state;
    if (!draft) return nothing;
    const count = (/** @type {number} */ n) => html`<span class="count">${n}</span>`;
    if (step === "items") return count(draft.bank.items.length);
    if (step === "skills") return count(draft.bank.skills.length);
    const errors = (faults ?? []).filter(({ severity }) => severity === "error").length;
    return step === "check" && errors ? html`<span class="count bad" aria-label=${text("steps/errors", errors)}>${errors}</span>` : nothing;
  }

  /** @param {"undo" | "redo"} what @param {unknown} icon */
  renderBack(what, icon) {
    const code = this.state[what];
    const words = text(`steps/${what}`, code ? text(`done/${code}`) : "");
    return html`<button class="icon" aria-label=${words} title=${words} ?disabled=${!code} @click=${() => command(this, what)}>${icon}</button>`;
  }

  render() {
    const { draft, step, durable, busy } = this.state;
    return html`<div class="row ends bar"><p>${draft ? html`<b>${draft.bank.name || text("bring/unnamed")}</b> <span class="quiet">${text(durable ? "steps/kept" : "steps/not-kept")}</span>` : html`<b>${text("steps/title")}</b>`}
        <span role="status" class="quiet">${busy ? text("steps/busy") : ""}</span></p>
        ${draft ? html`<div class="row">${this.renderBack("undo", undo)}${this.renderBack("redo", redo)}</div>` : nothing}</div>
      ${draft
        ? html`<nav aria-label=${text("steps/steps")}><ol>${STEPS.map((one) => html`<li><button aria-current=${one === step ? "step" : nothing} @click=${() => command(this, "go", one)}>${text(`steps/${one}`)}${this.renderCount(one)}</button></li>`)}</ol></nav>`
        : nothing}`;
  }
}
customElements.define("gr-steps-made", Steps);
