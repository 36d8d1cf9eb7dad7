import { LitElement, css, html, nothing } from "lit";
import { errorSentences } from "../text/errors.js";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { command } from "./command.js";
import { message } from "./message.js";

/** Something went wrong: what happened, what is safe, what to do. The exact words are there for who can mend it. */
export class Trouble extends LitElement {
  static properties = { trouble: { attribute: false }, saveable: { type: Boolean } };

  static styles = [
    base,
    message,
    css`
      summary { min-block-size: 44px; padding-block: 10px; cursor: pointer; color: var(--gr-quiet); inline-size: fit-content; }
      code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
    `,
  ];

  constructor() {
    super();
    /** @type {{code: string, place: string, message: string} | null} */
    this.trouble = null;
    /** Is there a learner whose progress can be saved? */
    this.saveable = false;
  }

  render() {
    const { code, place, message: words } = this.trouble ?? { code: "page/unknown", place: "", message: "" };
    const said = errorSentences(code);
    return html`<div class="message stack wide" role="alert">
      <h1 tabindex="-1">${said.title}</h1>
      <div class="stack lead"><p>${said.what}</p><p>${said.safe}</p><p>${said.todo}</p></div>
      <div class="row">
        <button class="main" @click=${() => command(this, "reload")}>${text("trouble/again")}</button>
        ${this.saveable ? html`<button @click=${() => command(this, "saveProgress")}>${text("what/save")}</button>` : nothing}
      </div>
      <details>
        <summary>${text("trouble/details")}</summary>
        <p><code>${code}</code>${place ? html` · ${place}` : nothing}</p>
        <p>${words}</p>
      </details>
    </div>`;
  }
}
customElements.define("gr-trouble", Trouble);
