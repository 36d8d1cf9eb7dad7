import { LitElement, css, html } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { flag } from "./icons.js";

/** The learner's own goal, with a way to another one and a way out. */
export class Goal extends LitElement {
  static properties = { name: {}, busy: { type: Boolean } };

  static styles = [
    base,
    css`
      .goal { justify-content: space-between; gap: 0 16px; border-inline-start: 3px solid var(--gr-line); padding-inline-start: 12px; }
      p { display: flex; gap: 8px; min-inline-size: 0; }
      svg { color: var(--gr-accent); margin-block-start: 2px; }
      span { min-inline-size: 0; }
      .row .row { gap: 0 8px; margin-inline-start: -8px; }
    `,
  ];

  constructor() {
    super();
    /** The skill's. */
    this.name = "";
    this.busy = false;
  }

  render() {
    return html`<div class="goal row">
      <p>${flag}<span>${text("goal/is", this.name)}</span></p>
      <div class="row">
        <button class="plain" aria-label=${text("goal/change-long")} @click=${() => command(this, "show", "map")}>${text("goal/change")}</button>
        <button class="plain" aria-label=${text("goal/drop-long")} @click=${() => this.busy || command(this, "aim", null)}>${text("goal/drop")}</button>
      </div>
    </div>`;
  }
}
customElements.define("gr-goal", Goal);
