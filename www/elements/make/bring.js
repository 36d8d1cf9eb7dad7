/** @import {Making} from "../../shared/making.js" */
import { LitElement, css, html, nothing } from "lit";
import { day, language, text } from "../../text/index.js";
import { base } from "../base.js";
import { command } from "../command.js";
import { area } from "./fields.js";
import { file, trash } from "./icons.js";
import "./library.js";
import { rowList } from "./rows.js";
import { forms } from "./styles.js";

/** @param {number} at */
const time = (at) => new Intl.DateTimeFormat(language(), { hour: "numeric", minute: "2-digit" }).format(at);

/** Where questions come from: files, pasted text, Gradus's own banks, one's own head; and what is on this device already. */
export class Bring extends LitElement {
  static properties = { state: { attribute: false }, words: { state: true }, anew: { state: true }, over: { state: true } };

  static styles = [
    base,
    forms,
    css`
      .ways { display: grid; gap: 24px 40px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); align-items: start; }
      .drop { position: relative; display: grid; justify-items: center; gap: 8px; text-align: center; padding: 32px 16px; border: 2px dashed var(--gr-quiet); border-radius: 12px; cursor: pointer; }
      .drop:hover, .drop[over] { background: var(--gr-raised); border-color: var(--gr-accent); }
      .drop:has(:focus-visible) { outline: 3px solid var(--gr-focus); outline-offset: 3px; }
      .drop b { color: var(--gr-accent); }
      button + .help { margin-block-start: 4px; }
      textarea { max-block-size: 20rem; }
      .drafts li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; align-items: center; border-block-end: 1px solid var(--gr-line); }
      .drafts button { border-color: transparent; padding-inline: 0; }
      .drafts button.icon { padding: 8px; }
      .report { border-inline-start: 6px solid var(--gr-accent); border-radius: 0 12px 12px 0; }
    `,
  ];

  constructor() {
    super();
    this.state = /** @type {Making} */ (/** @type {unknown} */ (null));
    this.words = "";
    this.anew = false;
    this.over = false;
  }

  /** Something is there to add to. */
  get more() {
    return Boolean(this.state.draft && (this.state.draft.bank.items.length || this.state.draft.bank.skills.length));
  }

  /** @param {Iterable<File> | null | undefined} files */
  take(files) {
    const all = [...(files ?? [])];
    if (all.length) command(this, "bring", all, this.anew);
  }

  /** @param {DragEvent} event */
  drop(event) {
    event.preventDefault();
    this.over = false;
    this.take(event.dataTransfer?.files);
  }

  /** A file in the clipboard is brought in at once; words wait to be looked at. @param {ClipboardEvent} event */
  pasted(event) {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    this.take(event.clipboardData.files);
  }

  renderReport() {
    const { brought, draft } = this.state;
    if (!brought || !draft) return nothing;
    const notice = brought.rows.filter(({ outcome }) => outcome !== "refused").length;
    const refused = brought.rows.length - notice;
    return html`<section class="card report stack" aria-labelledby="came" tabindex="-1">
      <h2 id="came">${brought.kept ? text("bring/came", brought.kept, brought.name) : text("bring/nothing", brought.name)}</h2>
      ${brought.rows.length ? html`<p>${text("bring/some", notice, refused)}</p>` : nothing}
      ${brought.twice ? html`<p>${text("bring/twice", brought.twice)}</p>` : nothing}
      ${brought.left.length ? html`<p>${text("bring/left", brought.left.length)}</p>` : nothing}
      ${brought.kept ? html`<div class="row"><button class="main" @click=${() => command(this, "go", "items")}>${text("bring/look")}</button></div>` : nothing}
    </section>`;
  }

  renderTarget() {
    if (!this.more) return nothing;
    const option = (/** @type {boolean} */ anew) => html`<label class="check"><input type="radio" name="target" .checked=${this.anew === anew} @change=${() => (this.anew = anew)} />
      <span>${text(anew ? "bring/anew" : "bring/add", this.state.draft?.bank.name ?? "")}</span></label>`;
    return html`<fieldset class="row"><legend class="hidden">${text("bring/where")}</legend>${option(false)}${option(true)}</fieldset>`;
  }

  renderDrafts() {
    const { drafts } = this.state;
    if (!drafts.length) return nothing;
    return html`<section class="drafts" aria-labelledby="drafts"><h2 id="drafts">${text("bring/drafts")}</h2><ul>${drafts.map(({ id, name, count, changed, open }) => html`<li>
      <button ?disabled=${open} @click=${() => command(this, "openDraft", id)}><b>${name || text("bring/unnamed")}</b> <span class="quiet">${text("bring/count", count ?? 0)} · ${open ? text("bring/open-elsewhere") : `${day(changed, Date.now())} ${time(changed)}`}</span></button>
      <button class="icon" ?disabled=${open} aria-label=${text("bring/drop-draft", name)} title=${text("bring/drop-draft", name)} @click=${() => this.ask(id, name)}>${trash}</button></li>`)}</ul></section>`;
  }

  /** @param {string} id @param {string} name */
  ask(id, name) {
    const dialog = /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector("dialog"));
    this.going = { id, name };
    this.requestUpdate();
    dialog.showModal();
  }

  /** The draft that somebody wants off the device. @type {{id: string, name: string}} */
  going = { id: "", name: "" };

  renderAsk() {
    const close = () => /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector("dialog")).close();
    return html`<dialog aria-labelledby="sure"><p id="sure">${text("bring/drop-sure", this.going.name)}</p>
      <div class="row"><button autofocus @click=${close}>${text("bring/drop-no")}</button>
        <button @click=${() => (close(), command(this, "removeDraft", this.going.id))}>${text("bring/drop-yes")}</button></div></dialog>`;
  }

  render() {
    const { state } = this;
    return html`<div class="stack wide">
      <div><h1 tabindex="-1">${text("bring/title")}</h1><p class="lead">${text("bring/lead")}</p></div>
      ${this.renderReport()}${rowList(this, state.draft?.rows ?? [])}
      <div class="ways">
        <div class="stack">
          ${this.renderTarget()}
          <label class="drop" ?over=${this.over} @drop=${this.drop} @dragover=${(/** @type {Event} */ event) => (event.preventDefault(), (this.over = true))} @dragleave=${() => (this.over = false)}>
            ${file}<span><b>${text("bring/choose")}</b> ${text("bring/drop")}</span><span class="help">${text("bring/kinds")}</span>
            <input class="hidden" type="file" multiple @change=${(/** @type {Event} */ event) => { const input = /** @type {HTMLInputElement} */ (event.target); this.take(input.files); input.value = ""; }} />
          </label>
          <div @paste=${this.pasted}>${area(text("bring/paste"), this.words, (words) => (this.words = words), { help: text("bring/paste-help"), rows: 4 })}</div>
          <div class="row"><button ?disabled=${!this.words.trim()} @click=${() => (command(this, "paste", this.words, this.anew), (this.words = ""))}>${text("bring/read")}</button></div>
        </div>
        <div class="stack wide">
          <section class="stack" aria-labelledby="other"><h2 id="other">${text("bring/other")}</h2>
            <ul class="stack">
              <li><button @click=${() => command(this, "save", "sheet")}>${text("bring/sheet")}</button><p class="help">${text("bring/sheet-help")}</p></li>
              <li><button @click=${() => command(this, "add")}>${text("bring/write")}</button></li>
              <li><gr-library .open=${state.library} ?busy=${state.busy} .anew=${this.anew}></gr-library></li>
              ${this.more ? html`<li><button @click=${() => command(this, "newDraft")}>${text("bring/new")}</button></li>` : nothing}
            </ul></section>
          ${this.renderDrafts()}
        </div>
      </div>
      ${this.renderAsk()}
    </div>`;
  }
}
customElements.define("gr-bring", Bring);
