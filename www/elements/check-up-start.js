import { LitElement, css, html } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import "./top-line.js";

/** Before a check-up: what it is for, how long it is, that it can be stopped, and that there is no help. */
export class CheckUpStart extends LitElement {
  static properties = { first: { type: Boolean }, most: { type: Number }, busy: { type: Boolean } };

  static styles = [
    base,
    css`
      .screen { padding-block: 24px; max-inline-size: 36rem; }
      li { padding-block: 8px; padding-inline-start: 16px; border-inline-start: 3px solid var(--gr-line); }
    `,
  ];

  constructor() {
    super();
    /** Nothing is known of the learner yet: a short one. */
    this.first = false;
    /** How many questions it has at most. */
    this.most = 0;
    this.busy = false;
  }

  begin() {
    if (!this.busy) command(this, "start", { kind: "free" }, this.first ? "placement" : "check-up");
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
        <div class="row">
          <button class="main" aria-disabled=${this.busy} @click=${() => this.begin()}>${text("who/start")}</button>
          <button @click=${() => command(this, "show", "start")}>${text("checkup/later")}</button>
        </div>
      </div>`;
  }
}
customElements.define("gr-check-up-start", CheckUpStart);
