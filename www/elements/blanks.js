/** @import {Blank, Html, Part} from "../../src/wasm/types" */
import { LitElement, css, html, nothing, render } from "lit";
import { live } from "lit/directives/live.js";
import { text } from "../text/index.js";
import { byPart, inOrder } from "./asked.js";
import { base } from "./base.js";
import { answered } from "./command.js";
import "./fraction.js";
import "./keys.js";
import { expressionKeys, numberKeys, ownKeys, press, touch } from "./pads.js";
import { richStyles, sanitise } from "./rich-text.js";
import { MARKER, say } from "./say.js";
import { verdictMark, verdictStyles } from "./verdict.js";

/** The marks that a text begins with. @param {string} text */
const led = (text) => /^[.,;:!?%°)’”]*/.exec(text)?.[0] ?? "";

/**
 * A text from a bank with an empty place for every `[[id]]` in it. What is not among `ids` stays as it is written.
 * @param {Html} source
 * @param {string[]} ids
 */
export function withPlaces(source, ids) {
  const fragment = sanitise(source);
  /** @type {Map<string, HTMLElement>} */
  const places = new Map();
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const node of texts) {
    const pieces = node.data.split(MARKER);
    if (pieces.length === 1) continue;
    node.replaceWith(...pieces.map((piece, at) => {
      if (at % 2 === 0) return at > 0 ? piece.slice(led(piece).length) : piece;
      const after = led(pieces[at + 1]);
      if (!ids.includes(piece) || places.has(piece)) return `[[${piece}]]${after}`;
      const place = document.createElement("span");
      place.className = "blank";
      places.set(piece, place);
      // A full stop does not begin a line.
      const both = document.createElement("span");
      both.className = "kept";
      both.append(place, after);
      return both;
    }));
  }
  return { fragment, places };
}

/** What a text with blanks and a table with blanks share: the blanks, wherever they stand. */
export class Blanks extends LitElement {
  static properties = {
    blanks: { attribute: false },
    value: { attribute: false },
    right: { attribute: false },
    parts: { attribute: false },
    disabled: { type: Boolean },
    at: { state: true },
    onKeys: { state: true },
  };

  static styles = [
    base,
    richStyles,
    verdictStyles,
    css`
      :host { font-size: var(--gr-20); }
      .text { max-inline-size: 60ch; line-height: 2.4; }
      .kept { white-space: nowrap; }
      .blank { line-height: 1.3; }
      :host([disabled]) .blank { white-space: normal; }
      .blank > * { vertical-align: middle; }
      .blank small { margin-inline-start: 6px; }
      input:not([type="radio"]), select { inline-size: auto; min-block-size: 44px; padding: 4px 10px; border-radius: 8px; min-inline-size: 44px; font-weight: 400; font-variant-numeric: tabular-nums; }
      :is(input, select):disabled { opacity: 1; border-color: var(--gr-line); color: var(--gr-ink); -webkit-text-fill-color: var(--gr-ink); }
      select:disabled { appearance: none; }
      .aim { border-color: var(--gr-accent); box-shadow: 0 0 0 2px var(--gr-accent); }
      .key { font-size: var(--gr-16); color: var(--gr-quiet); }
      gr-keys { margin-block-start: 16px; }
    `,
  ];

  constructor() {
    super();
    /** @type {Blank[]} */
    this.blanks = [];
    /** @type {string[]} */
    this.value = [];
    /** @type {string[] | null} */
    this.right = null;
    /** @type {Part[] | null} */
    this.parts = null;
    this.disabled = false;
    /** The id of the blank that was typed in last; the page's own keys go there. */
    this.at = "";
    /** The page's own keys have the keyboard. */
    this.onKeys = false;
    /** What a screen reader is told. */
    this.news = "";
    /** Where each blank stands. @type {Map<string, HTMLElement>} */
    this.places = new Map();
  }

  get ids() {
    return this.blanks.map(({ id }) => id);
  }

  /** What a blank is called. @param {Blank} blank @param {number} at */
  label(blank, at) {
    return text("blank/name", at + 1, this.blanks.length);
  }

  /** What is said of it beside. @param {Blank} blank */
  about({ id }) {
    const block = this.places.get(id)?.closest("p, li, blockquote") ?? this.places.get(id)?.parentElement;
    const copy = /** @type {Element | undefined} */ (block?.cloneNode(true));
    for (const place of copy?.querySelectorAll(".blank") ?? []) place.replaceWith(` ${text("blank/said")} `);
    return copy ? say(copy.innerHTML) : "";
  }

  /** @param {string} id */
  input(id) {
    return /** @type {HTMLElement | null | undefined} */ (this.places.get(id)?.querySelector("input, select, gr-fraction"));
  }

  /** To the first one that is empty. */
  focus() {
    const answers = byPart(this.value);
    const first = this.ids.find((id) => !answers.get(id)?.trim()) ?? this.ids[0];
    this.input(first)?.focus();
  }

  /** @param {string} id @param {string} typed */
  put(id, typed) {
    const answers = byPart(this.value);
    answers.set(id, typed);
    answered(this, inOrder(answers, this.ids));
  }

  /** A key of the page's own: for the blank that has the keyboard, else for the one that was used last. @param {string} typed */
  press(typed) {
    const focused = this.ids.find((id) => this.places.get(id)?.contains(/** @type {ShadowRoot} */ (this.renderRoot).activeElement));
    const at = focused ?? this.at;
    const input = this.input(at);
    if (input?.localName === "gr-fraction") return /** @type {import("./fraction.js").Fraction} */ (input).press(typed);
    if (!(input instanceof HTMLInputElement)) return;
    press(input, typed);
    this.put(at, input.value);
  }

  /** The next blank that the page's own keys can fill. @param {boolean} touched */
  goOn(touched) {
    const mine = this.blanks.filter(({ format, reads }) => ownKeys(format, reads)).map(({ id }) => id);
    this.at = mine[(mine.indexOf(this.at) + 1) % mine.length];
    this.news = this.label(this.blanks[this.ids.indexOf(this.at)], this.ids.indexOf(this.at));
    if (touched) this.input(this.at)?.focus();
  }

  /** The page's own keys for the blank that was typed in last. */
  get keys() {
    const blank = this.blanks.find(({ id }) => id === this.at);
    if (!blank || this.disabled) return [];
    if (ownKeys(blank.format, blank.reads)) return numberKeys(blank.form, blank.reads);
    return blank.format === "expression" ? expressionKeys(blank.reads) : [];
  }

  /** Blanks are drawn into their places, which are part of somebody else's text. */
  updated() {
    const answers = byPart(this.value);
    const keys = byPart(this.right ?? []);
    for (const [at, blank] of this.blanks.entries()) {
      const place = this.places.get(blank.id);
      if (place) render(this.renderBlank(blank, at, answers.get(blank.id) ?? "", keys.get(blank.id)), place, { host: this });
    }
  }

  /** @param {Blank} blank @param {number} at @param {string} value @param {string | undefined} key */
  renderBlank(blank, at, value, key) {
    const verdict = this.parts?.find(({ id }) => id === blank.id)?.verdict;
    const shown = key && verdict && verdict !== "right" ? nameOf(blank, key) : "";
    const beside = shown ? html`<small class="key">${text("blank/key", shown)}</small>` : nothing;
    // Not a space more: a full stop may follow.
    return html`${this.renderInput(blank, this.label(blank, at), value)}${verdictMark(verdict)}${beside}`;
  }

  /** @param {Blank} blank @param {string} name @param {string} value */
  renderInput(blank, name, value) {
    const { id, format, choices } = blank;
    const about = this.about(blank) || nothing;
    const aimed = this.onKeys && this.at === id;
    // Going by with Tab does not take the keys along: whoever uses a switch passes all blanks on the way to them.
    const onFocus = () => (this.at ||= id);
    const onUse = () => (this.at = id);
    if (format === "choice") {
      return html`<select aria-label=${name} aria-description=${about} ?disabled=${this.disabled} @focus=${onFocus}
        @change=${(/** @type {Event} */ event) => this.put(id, /** @type {HTMLSelectElement} */ (event.target).value)}>
        <option value="" .selected=${!value}>${text("blank/choose")}</option>
        ${choices.map((choice) => html`<option value=${choice.id} .selected=${live(choice.id === value)}>${say(choice.text)}</option>`)}
      </select>`;
    }
    if (format === "fraction") {
      return html`<gr-fraction padless .name=${name} .value=${value ? [value] : []} ?disabled=${this.disabled} ?aimed=${aimed} @focusin=${onFocus} @pointerdown=${onUse}
        @gr-answer=${(/** @type {CustomEvent<string[]>} */ event) => (event.stopPropagation(), onUse(), this.put(id, event.detail[0] ?? ""))}></gr-fraction>`;
    }
    return html`<input class=${aimed ? "aim" : ""} aria-label=${name} aria-description=${about} .value=${live(value)} ?disabled=${this.disabled} size=${width(blank)} maxlength="200"
      inputmode=${ownKeys(format, blank.reads) ? "none" : "text"} autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false"
      @focus=${onFocus} @pointerdown=${onUse} @input=${(/** @type {Event} */ event) => (onUse(), this.put(id, /** @type {HTMLInputElement} */ (event.target).value))} />`;
  }

  renderKeys() {
    const { keys } = this;
    if (!keys.length || (!touch() && keys.length > 2)) return nothing;
    const several = keys.length > 2 && this.blanks.filter(({ format, reads }) => ownKeys(format, reads)).length > 1;
    return html`<div @focusin=${() => (this.onKeys = true)} @focusout=${() => (this.onKeys = false)}>
      <gr-keys .rows=${keys} @gr-key=${(/** @type {CustomEvent<string>} */ event) => this.press(event.detail)}></gr-keys>
      ${several ? html`<button class="plain" @click=${(/** @type {MouseEvent} */ event) => this.goOn(event.detail > 0)}>${text("blank/next")}</button>` : nothing}
      <p class="hidden" role="status">${this.news}</p>
    </div>`;
  }
}

/** An answer as it is read: a choice by its words. @param {Blank} blank @param {string} answer */
export const nameOf = ({ choices }, answer) => {
  const chosen = choices.find(({ id }) => id === answer);
  return chosen ? say(chosen.text) : answer;
};

/** How many letters wide. @param {Blank} blank */
const width = ({ width: given, format }) => Math.max(2, Math.min(30, given || (format === "number" ? 4 : 12)));
