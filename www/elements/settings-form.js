/** @import {Settings} from "../shared/types.js" */
import { LitElement, css, html } from "lit";
import { localVoices, onVoices } from "../a11y/speech.js";
import { language, text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";

/** How the page looks and sounds. Each change takes hold at once, so the page itself is the preview. */
export class SettingsForm extends LitElement {
  static properties = { settings: { attribute: false } };

  static styles = [
    base,
    css`
      legend { margin-block-end: 8px; }
      .options { display: flex; flex-wrap: wrap; gap: 8px; }
      .options label, .tick { display: inline-flex; gap: 8px; align-items: center; min-block-size: 44px; padding: 4px 16px 4px 12px; border: 2px solid var(--gr-line); border-radius: 10px; cursor: pointer; }
      .options label:has(:checked) { border-color: var(--gr-accent); background: var(--gr-raised); }
      .tick { border-color: transparent; padding-inline: 0; }
      .voice { margin-block-start: 8px; }
    `,
  ];

  constructor() {
    super();
    this.settings = /** @type {Settings} */ (/** @type {unknown} */ (null));
    this.unlisten = () => {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.unlisten = onVoices(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten();
  }

  /** @param {keyof Settings} name @param {string[]} options */
  choose(name, options) {
    return html`<fieldset>
      <legend>${text(`settings/${name}`)}</legend>
      <div class="options">
        ${options.map(
          (option) => html`<label>
            <input type="radio" name=${name} .checked=${this.settings[name] === option} @change=${() => command(this, "set", { [name]: option })} />
            <span>${text(`settings/${option}`)}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  renderAloud() {
    const voices = localVoices(language());
    if (!voices.length) return html`<p class="quiet">${text("settings/no-voice")}</p>`;
    return html`<label class="tick">
        <input type="checkbox" .checked=${this.settings.readAloud}
          @change=${(/** @type {Event} */ event) => command(this, "set", { readAloud: /** @type {HTMLInputElement} */ (event.target).checked })} />
        <span>${text("settings/aloud-show")}</span>
      </label>
      <label class="voice">${text("settings/voice")}
        <select @change=${(/** @type {Event} */ event) => command(this, "set", { voice: /** @type {HTMLSelectElement} */ (event.target).value })}>
          <option value="">${text("settings/voice-first")}</option>
          ${voices.map((voice) => html`<option ?selected=${voice.name === this.settings.voice}>${voice.name}</option>`)}
        </select>
      </label>`;
  }

  render() {
    return html`<div class="stack wide">
      ${this.choose("size", ["normal", "large", "larger"])}
      ${this.choose("spacing", ["normal", "wide"])}
      ${this.choose("colours", ["system", "light", "dark", "contrast"])}
      ${this.choose("motion", ["system", "less"])}
      <fieldset><legend>${text("settings/aloud")}</legend>${this.renderAloud()}</fieldset>
    </div>`;
  }
}
customElements.define("gr-settings-form", SettingsForm);
