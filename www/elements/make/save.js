/** @import {Bank, Draft, Making} from "../../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { line, pick } from "./fields.js";
import { forms } from "./styles.js";

const LICENCES = ["", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC0-1.0"];

/** What the bank is called, and the three ways out. */
export class Save extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    base,
    forms,
    css`
      .ways { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); align-items: stretch; }
      .way { display: grid; gap: 8px; align-content: start; }
      .way button { justify-self: start; }
      .stop { border-inline-start: 6px solid var(--gr-notyet); border-radius: 0 12px 12px 0; }
    `,
  ];

  constructor() {
    super();
    this.state = /** @type {Making} */ (/** @type {unknown} */ (null));
  }

  get bank() {
    return /** @type {Draft} */ (this.state.draft).bank;
  }

  get errors() {
    return (this.state.faults ?? []).filter(({ severity }) => severity === "error").length;
  }

  /** @param {"bank" | "folder" | "practise"} what @param {boolean} main */
  renderWay(what, main) {
    const able = what === "bank" || (this.errors === 0 && this.bank.items.length > 0);
    if (what === "practise" && !this.state.practicable) return nothing;
    return html`<li class="card way"><h2>${text(`save/${what}`)}</h2><p>${text(`save/${what}-help`)}</p>
      <button class=${main ? "main" : ""} ?disabled=${!able || this.state.busy} @click=${() => command(this, "save", what)}>${text(`save/${what}-do`)}</button></li>`;
  }

  render() {
    const { bank } = this;
    const licences = LICENCES.includes(bank.license) ? LICENCES : [...LICENCES, bank.license];
    const edit = (/** @type {Partial<Bank>} */ part, key = "") => command(this, "editBank", part, key);
    return html`<div class="stack wide"><h1 tabindex="-1">${text("save/title")}</h1>
      <div class="pair" @focusout=${() => command(this, "settle")}>
        ${line(text("save/name"), bank.name, (name) => edit({ name }, "name"))}
        ${line(text("save/author"), bank.author ?? "", (author) => edit({ author }, "author"))}
        ${pick(text("save/licence"), bank.license ?? "", licences.map((one) => [one, one || text("save/licence-none")]), (license) => edit({ license }), text("save/licence-help"))}
        ${line(text("save/language"), bank.language, (language) => edit({ language }, "language"))}
      </div>
      ${this.errors ? html`<div class="card stop row ends"><p>${text("save/errors", this.errors)}</p><button @click=${() => command(this, "go", "check")}>${text("save/see")}</button></div>` : nothing}
      <ul class="ways">${this.renderWay("practise", true)}${this.renderWay("folder", !this.state.practicable)}${this.renderWay("bank", false)}</ul>
      <p class="help">${text("save/again")}</p></div>`;
  }
}
customElements.define("gr-save", Save);
