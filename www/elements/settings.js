/** @import {Learner, Settings} from "../shared/types.js" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import "./settings-form.js";
import "./top-line.js";

/** The settings screen: how it looks and sounds, and what is kept on this device. */
export class SettingsScreen extends LitElement {
  static properties = {
    settings: { attribute: false },
    learner: { attribute: false },
    back: {},
    teacher: {},
  };

  static styles = [
    base,
    css`
      dialog { color: var(--gr-ink); background: var(--gr-paper); border: 2px solid var(--gr-line); border-radius: 16px; padding: 24px; max-inline-size: min(440px, calc(100vw - 32px)); }
      dialog::backdrop { background: rgb(0 0 0 / 0.45); }
      dialog .row { margin-block-start: 16px; }
      a { display: inline-grid; align-items: center; min-block-size: 44px; color: var(--gr-accent); border-radius: 4px; }
      .person { border-block-start: 1px solid var(--gr-line); padding-block-start: 24px; }
    `,
  ];

  constructor() {
    super();
    this.settings = /** @type {Settings} */ (/** @type {unknown} */ (null));
    /** @type {Learner | null} */
    this.learner = null;
    /** The screen to go back to. */
    this.back = "start";
    /** Where the page for authors is; "" where there is none. */
    this.teacher = "";
  }

  get sure() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector("dialog"));
  }

  renderPerson() {
    const { learner } = this;
    if (!learner) return nothing;
    const name = learner.name || text("who/guest-name");
    return html`<section class="person stack" aria-labelledby="person">
      <h2 id="person">${text("settings/person")}</h2>
      <div class="row">
        <button @click=${() => command(this, "saveProgress")}>${text("what/save")}</button>
        <button aria-haspopup="dialog" @click=${() => this.sure.showModal()}>${text("settings/remove", name)}</button>
      </div>
      <dialog aria-labelledby="sure">
        <p id="sure">${text("settings/remove-sure", name)}</p>
        <div class="row">
          <button autofocus @click=${() => this.sure.close()}>${text("settings/remove-no")}</button>
          <button @click=${() => (this.sure.close(), command(this, "removeLearner", learner.id))}>${text("settings/remove-yes")}</button>
        </div>
      </dialog>
    </section>`;
  }

  render() {
    return html`<gr-top-line .back=${this.back}></gr-top-line>
      <div class="stack wide">
        <h1 tabindex="-1">${text("settings/whole")}</h1>
        <gr-settings-form .settings=${this.settings}></gr-settings-form>
        ${this.renderPerson()}
        ${this.teacher ? html`<p class="person"><a href=${this.teacher}>${text("settings/teacher")}</a></p>` : nothing}
      </div>`;
  }
}
customElements.define("gr-settings", SettingsScreen);
