/** @import {Choice, Part} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { text } from "../text/index.js";
import { byPart, inOrder } from "./asked.js";
import { base } from "./base.js";
import { answered } from "./command.js";
import { link } from "./icons.js";
import "./rich-text.js";
import { sayThing } from "./say.js";
import { verdictMark, verdictStyles } from "./verdict.js";

/**
 * Things to match: one of them is asked about at a time, and all that could go with it stand below as buttons. A press
 * gives it its partner and asks about the next one; a press on a thing asks about that one again.
 */
export class Match extends LitElement {
  static properties = {
    choices: { attribute: false },
    targets: { attribute: false },
    value: { attribute: false },
    right: { attribute: false },
    parts: { attribute: false },
    disabled: { type: Boolean },
    current: { state: true },
    news: { state: true },
  };

  static styles = [
    base,
    verdictStyles,
    css`
      .lead { color: var(--gr-quiet); margin-block-end: 8px; font-size: var(--gr-16); }
      ul { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
      .pair .seen, div.pair { display: grid; grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr); gap: 4px 12px; align-items: center; }
      .pair { position: relative; inline-size: 100%; font-size: var(--gr-20); min-block-size: 52px; padding: 4px 12px; border: 2px solid var(--gr-line); border-radius: 10px; }
      .pair[aria-pressed="true"] { border-color: var(--gr-accent); background: var(--gr-raised); box-shadow: inset 0 0 0 1px var(--gr-accent); }
      .pair svg { color: var(--gr-quiet); }
      .empty { color: var(--gr-quiet); font-size: var(--gr-16); border-block-end: 2px dashed var(--gr-quiet); min-block-size: 1.5em; }
      .verdict { grid-column: 1 / -1; }
      fieldset { margin-block-start: 16px; padding-block-start: 12px; border-block-start: 1px solid var(--gr-line); }
      legend { display: contents; font-weight: 400; }
      .for { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: center; margin-block-end: 8px; font-size: var(--gr-20); }
      .for span { color: var(--gr-quiet); font-size: var(--gr-16); }
      .options { display: flex; flex-wrap: wrap; gap: 8px; }
      .options li { display: flex; max-inline-size: 100%; }
      .option .seen { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }
      .option { position: relative; font-size: var(--gr-20); min-block-size: 48px; padding: 4px 16px; }
      .option[aria-pressed="true"] { border-color: var(--gr-accent); background: var(--gr-raised); box-shadow: inset 0 0 0 1px var(--gr-accent); }
      .option.used { border-style: dashed; }
      .option small { font-size: var(--gr-16); color: var(--gr-quiet); }
      kbd::before { content: attr(data-key); }
      kbd { font: inherit; font-size: var(--gr-16); color: var(--gr-quiet); }
      gr-picture { flex: 1 1 160px; max-inline-size: 320px; }
      @media (max-width: 30rem) { .pair .seen, div.pair { grid-template-columns: minmax(0, 3fr) auto minmax(0, 2fr); hyphens: auto; } }
      @media (pointer: coarse) { kbd { display: none; } }
      @media (forced-colors: active) { [aria-pressed="true"] { outline: 3px solid Highlight; } }
    `,
  ];

  constructor() {
    super();
    /** What stands on the left. @type {Choice[]} */
    this.choices = [];
    /** What may go with it. @type {Choice[]} */
    this.targets = [];
    /** @type {string[]} */
    this.value = [];
    /** @type {string[] | null} */
    this.right = null;
    /** @type {Part[] | null} */
    this.parts = null;
    this.disabled = false;
    /** The id on the left that is asked about. */
    this.current = "";
    /** What a screen reader is told. */
    this.news = "";
  }

  get pairs() {
    return byPart(this.value);
  }

  /** What has no partner yet, below `after` first. @param {Map<string, string>} pairs @param {string} [after] */
  nextOpen(pairs, after) {
    const from = this.choices.findIndex(({ id }) => id === after) + 1;
    return [...this.choices.slice(from), ...this.choices.slice(0, from)].find(({ id }) => !pairs.has(id))?.id;
  }

  willUpdate() {
    if (!this.choices.some(({ id }) => id === this.current)) this.current = this.nextOpen(this.pairs) ?? this.choices[0]?.id ?? "";
  }

  /** @param {Choice[]} among @param {string | undefined} id */
  name(among, id) {
    return sayThing(among.find((one) => one.id === id));
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".option[aria-pressed='true']") ?? this.renderRoot.querySelector(".option"))?.focus();
  }

  /** Asks about this one. @param {string} id */
  async ask(id) {
    this.current = id;
    await this.updateComplete;
    this.focus();
  }

  /** @param {string} id */
  pick(id) {
    const { pairs, current } = this;
    pairs.set(current, id);
    answered(this, inOrder(pairs, this.choices.map((one) => one.id)));
    const said = text("match/paired", this.name(this.choices, current), this.name(this.targets, id));
    const next = this.choices.find((one) => one.id === this.nextOpen(pairs, current));
    if (next) this.current = next.id;
    this.news = `${said} ${next ? text("match/next", sayThing(next)) : text("match/all")}`;
  }

  /** The digit keys choose. @param {number} at */
  chooseAt(at) {
    const target = this.targets[at];
    if (!target || this.disabled) return;
    this.pick(target.id);
    /** @type {HTMLElement} */ (this.renderRoot.querySelectorAll(".option")[at]).focus();
  }

  /** Arrow keys go among buttons of a kind. @param {KeyboardEvent} event */
  onKey(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const from = /** @type {Element} */ (event.target).closest("button");
    if (!step || !from) return;
    const all = /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll(from.matches(".pair") ? ".pair" : ".option")]);
    all[(all.indexOf(from) + step + all.length) % all.length]?.focus();
    event.preventDefault();
  }

  /** @param {Choice | undefined} thing */
  renderThing(thing) {
    if (!thing) return html`<span class="empty">${this.disabled ? "" : text("match/empty")}</span>`;
    return html`<span>${thing.text ? html`<gr-rich-text ?still=${!this.disabled} .html=${thing.text}></gr-rich-text>` : nothing}${thing.picture ? html`<gr-picture .picture=${thing.picture}></gr-picture>` : nothing}</span>`;
  }

  /** @param {Choice} left */
  renderPair(left) {
    const partner = this.targets.find(({ id }) => id === this.pairs.get(left.id));
    const inside = html`${this.renderThing(left)}${link}${this.renderThing(partner)}`;
    if (this.disabled) return html`<div class="pair">${inside}${verdictMark(this.parts?.find(({ id }) => id === left.id)?.verdict)}</div>`;
    const name = partner ? text("match/has", sayThing(left), sayThing(partner)) : text("match/open", sayThing(left));
    return html`<button class="pair" aria-pressed=${this.current === left.id} @click=${() => this.ask(left.id)}>
      <span class="hidden">${name}</span><span class="seen" aria-hidden="true">${inside}</span>
    </button>`;
  }

  renderTargets() {
    const { pairs, current } = this;
    const users = (/** @type {string} */ id) => this.choices.filter((one) => one.id !== current && pairs.get(one.id) === id).map(sayThing);
    const asked = this.choices.find(({ id }) => id === current);
    return html`<fieldset aria-label=${text("match/for", this.name(this.choices, current))} @keydown=${this.onKey}>
      <div class="for"><span aria-hidden="true">${text("match/goes")}</span><gr-rich-text aria-hidden="true" .html=${asked?.text ?? ""}></gr-rich-text></div>
      <ul class="options">${this.targets.map((target, at) => {
        const used = users(target.id);
        const name = [sayThing(target), used.length ? text("match/used", used.join(", ")) : ""].filter(Boolean).join(", ");
        return html`<li><button class="option ${used.length ? "used" : ""}" aria-pressed=${pairs.get(current) === target.id} @click=${() => this.pick(target.id)}>
          <span class="hidden">${name}</span><span class="seen" aria-hidden="true">${at < 9 ? html`<kbd data-key=${at + 1}></kbd>` : nothing}${target.text ? html`<gr-rich-text still .html=${target.text}></gr-rich-text>` : nothing}
          ${target.picture ? html`<gr-picture .picture=${target.picture}></gr-picture>` : nothing}${used.length ? html`<small>${text("match/taken")}</small>` : nothing}</span>
        </button></li>`;
      })}</ul>
    </fieldset>`;
  }

  render() {
    return html`<p class="lead" id="lead">${text("match/title")}</p>
      <ul aria-labelledby="lead" @keydown=${this.onKey}>${this.choices.map((left) => html`<li>${this.renderPair(left)}</li>`)}</ul>
      ${this.disabled ? nothing : this.renderTargets()}
      <p class="hidden" role="status">${this.news}</p>`;
  }
}
customElements.define("gr-match", Match);
