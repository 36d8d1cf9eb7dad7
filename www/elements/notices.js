/** @import {Notice} from "../shared/types.js" */
import { LitElement, css, html, nothing } from "lit";
import { errorSentences } from "../text/errors.js";
import { text } from "../text/index.js";
import { noticeSentence } from "../text/notices.js";
import { base } from "./base.js";
import { command } from "./command.js";

/** Plain words about something that happened. Said politely, in a region that is always there so that it is heard. */
export class Notices extends LitElement {
  static properties = { notices: { attribute: false }, trouble: { attribute: false } };

  static styles = [
    base,
    css`
      .notice { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; justify-content: space-between; padding: 8px 16px; margin-block-start: 8px; border: 2px solid var(--gr-line); }
      p { flex: 1 1 16em; }
    `,
  ];

  constructor() {
    super();
    /** @type {Notice[]} */
    this.notices = [];
    /** What just failed, when practice itself goes on. @type {{code: string} | null} */
    this.trouble = null;
  }

  renderTrouble() {
    if (!this.trouble) return nothing;
    const { code } = this.trouble;
    const { title, what, todo } = errorSentences(code);
    return html`<div class="notice card">
      <p><b>${title}.</b> ${what} ${todo}</p>
      <button class="plain" @click=${() => command(this, "dismiss", code)}>${text("common/ok")}</button>
    </div>`;
  }

  render() {
    return html`<div role="status">
      ${this.renderTrouble()}
      ${this.notices.map((notice) => {
        const said = noticeSentence(notice);
        return html`<div class="notice card">
          <p>${said.sentence}</p>
          <span class="row">
            ${said.act ? html`<button @click=${() => command(this, said.command)}>${said.act}</button>` : nothing}
            <button class="plain" @click=${() => command(this, "dismiss", notice.code)}>${said.close}</button>
          </span>
        </div>`;
      })}
    </div>`;
  }
}
customElements.define("gr-notices", Notices);
