/** @import {Choice, Part} from "../../src/wasm/types" */
import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { answered } from "./command.js";
import { down, grip, up } from "./icons.js";
import "./rich-text.js";
import { sayThing } from "./say.js";
import { verdictMark, verdictStyles } from "./verdict.js";

const ENDS = /** @type {const} */ (["pointerup", "pointercancel"]);

/** `things` with the one at `from` put at `to`. @template T @param {T[]} things @param {number} from @param {number} to @returns {T[]} */
export function moved(things, from, to) {
  const rest = things.toSpliced(from, 1);
  return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, things[from]);
}

/**
 * Things to put in order. Each has a button up and one down; pressing the thing itself lifts it, then the arrow keys move
 * it, or a press on another puts it there. Dragging by the grip does the same, for those who like to.
 */
export class Order extends LitElement {
  static properties = {
    choices: { attribute: false },
    value: { attribute: false },
    right: { attribute: false },
    parts: { attribute: false },
    disabled: { type: Boolean },
    lifted: { state: true },
    news: { state: true },
  };

  static styles = [
    base,
    verdictStyles,
    css`
      .lead { color: var(--gr-quiet); margin-block-end: 8px; font-size: var(--gr-16); }
      ol { display: grid; gap: 8px; }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 8px; align-items: stretch; }
      .seen, div.thing { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }
      .thing { position: relative; font-size: var(--gr-20); min-block-size: 52px; border-color: var(--gr-line); padding: 4px 12px; user-select: none; }
      .thing[aria-pressed="true"] { border-color: var(--gr-accent); background: var(--gr-raised); box-shadow: inset 0 0 0 1px var(--gr-accent), 0 4px 12px rgb(0 0 0 / 0.2); }
      div.thing { border: 2px solid var(--gr-line); border-radius: 10px; grid-column: 1 / -1; user-select: auto; }
      .place::before { content: attr(data-place) "."; }
      .place { color: var(--gr-quiet); font-variant-numeric: tabular-nums; min-inline-size: 1.2em; }
      gr-rich-text { flex: 1 1 4em; min-inline-size: 0; }
      gr-picture { flex: 1 1 200px; max-inline-size: 320px; }
      .grip { color: var(--gr-quiet); touch-action: none; cursor: grab; padding: 8px 4px; margin: -8px -4px; }
      .move { display: grid; place-items: center; padding: 4px; inline-size: 48px; border-color: var(--gr-line); color: var(--gr-accent); }
      .move[aria-disabled="true"] { opacity: 0.35; }
      @media (forced-colors: active) { .thing[aria-pressed="true"] { outline: 3px dashed Highlight; } }
    `,
  ];

  constructor() {
    super();
    /** @type {Choice[]} */
    this.choices = [];
    /** @type {string[]} */
    this.value = [];
    /** @type {string[] | null} */
    this.right = null;
    /** @type {Part[] | null} */
    this.parts = null;
    this.disabled = false;
    /** The id of what is being moved, or "". */
    this.lifted = "";
    /** What a screen reader is told. */
    this.news = "";
    /** Where it stood when it was lifted. @type {string[]} */
    this.earlier = [];
    this.dragged = false;
  }

  /** The order as it stands. */
  get ids() {
    return this.value.length ? this.value : this.choices.map(({ id }) => id);
  }

  /** @param {string} id */
  name(id) {
    return sayThing(this.choices.find((one) => one.id === id));
  }

  /** @param {string} part @param {string} id */
  at(part, id) {
    return /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"] ${part}`));
  }

  focus() {
    this.at(".thing", this.ids[0])?.focus();
  }

  /** Puts `id` at place `to`; the keyboard stays where it is, on the same button of the same thing. @param {string} id @param {number} to @param {string} part */
  async move(id, to, part) {
    const { ids } = this;
    const from = ids.indexOf(id);
    const place = Math.max(0, Math.min(to, ids.length - 1));
    if (place !== from) answered(this, moved(ids, from, place));
    this.news = text(place === from ? "order/edge" : "order/now", this.name(id), place + 1, ids.length);
    await this.updateComplete;
    this.at(part, id)?.focus();
  }

  /** @param {string} id */
  press(id) {
    if (this.dragged) return void (this.dragged = false);
    const { lifted, ids } = this;
    if (lifted && lifted !== id) {
      this.lifted = "";
      return void this.move(lifted, ids.indexOf(id), ".thing");
    }
    this.lifted = lifted ? "" : id;
    this.earlier = ids;
    this.news = text(lifted ? "order/dropped" : "order/lifted", this.name(id), ids.indexOf(id) + 1, ids.length);
  }

  /** @param {KeyboardEvent} event @param {string} id */
  onKey(event, id) {
    const { ids } = this;
    const at = ids.indexOf(id);
    const to = { ArrowUp: at - 1, ArrowLeft: at - 1, ArrowDown: at + 1, ArrowRight: at + 1, Home: 0, End: ids.length - 1 }[event.key];
    if (event.key === "Escape" && this.lifted) {
      answered(this, this.earlier);
      this.lifted = "";
      this.news = text("order/back", this.name(id));
    } else if (to === undefined) return;
    else if (this.lifted === id || event.altKey) void this.move(id, to, ".thing");
    else this.at(".thing", ids[Math.max(0, Math.min(to, ids.length - 1))])?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {PointerEvent} event @param {string} id */
  drag(event, id) {
    if (event.button !== 0) return;
    // No capture: it would be lost when the thing is put elsewhere.
    this.dragged = false;
    const onMove = (/** @type {PointerEvent} */ now) => {
      if (now.pointerId !== event.pointerId) return;
      if (!this.dragged && Math.abs(now.clientY - event.clientY) < 6) return;
      this.dragged = true;
      this.lifted = id;
      const rows = [...this.renderRoot.querySelectorAll("li")];
      const others = rows.filter((row) => row.dataset.id !== id).map((row) => row.getBoundingClientRect());
      const to = others.filter((box) => now.clientY > box.top + box.height / 2).length;
      if (to !== this.ids.indexOf(id)) answered(this, moved(this.ids, this.ids.indexOf(id), to));
    };
    const onEnd = () => {
      removeEventListener("pointermove", onMove);
      for (const end of ENDS) removeEventListener(end, onEnd);
      if (!this.dragged) return;
      this.lifted = "";
      this.news = text("order/dropped", this.name(id), this.ids.indexOf(id) + 1, this.ids.length);
      // The press that ends the drag is none of its own.
      setTimeout(() => (this.dragged = false), 0);
    };
    addEventListener("pointermove", onMove);
    for (const end of ENDS) addEventListener(end, onEnd);
  }

  /** @param {Choice} thing @param {number} at */
  inside({ text: words, picture }, at) {
    return html`<span class="place" aria-hidden="true" data-place=${at + 1}></span>${words ? html`<gr-rich-text ?still=${!this.disabled} .html=${words}></gr-rich-text>` : nothing}
      ${picture ? html`<gr-picture .picture=${picture}></gr-picture>` : nothing}`;
  }

  /** @param {Choice} thing @param {number} at */
  renderOpen(thing, at) {
    const { id } = thing;
    const last = this.ids.length - 1;
    /** @param {"up" | "down"} way @param {unknown} icon @param {number} to @param {boolean} off */
    const button = (way, icon, to, off) => html`<button class="move ${way}" aria-label=${text(`order/${way}`, this.name(id))} aria-disabled=${off}
      @click=${() => this.move(id, to, `.${way}`)}>${icon}</button>`;
    return html`<button class="thing" aria-pressed=${this.lifted === id} aria-describedby="how"
        @click=${() => this.press(id)} @keydown=${(/** @type {KeyboardEvent} */ event) => this.onKey(event, id)}>
        <span class="hidden">${text("order/place", this.name(id), at + 1, last + 1)}</span>
        <span class="seen" aria-hidden="true">${this.inside(thing, at)}<span class="grip" @pointerdown=${(/** @type {PointerEvent} */ event) => this.drag(event, id)}>${grip}</span></span>
      </button>
      ${button("up", up, at - 1, at === 0)}${button("down", down, at + 1, at === last)}`;
  }

  render() {
    const { ids } = this;
    const things = ids.map((id) => this.choices.find((one) => one.id === id)).filter((one) => one !== undefined);
    return html`<div role="group" aria-labelledby="what">
      <p class="lead" id="what">${text("order/title")}</p>
      <p class="hidden" id="how">${text("order/how")}</p>
      <ol>${repeat(things, ({ id }) => id, (thing, at) => html`<li data-id=${thing.id}>
        ${this.disabled ? html`<div class="thing">${this.inside(thing, at)}${verdictMark(this.parts?.find(({ id }) => id === thing.id)?.verdict)}</div>` : this.renderOpen(thing, at)}
      </li>`)}</ol>
      <p class="hidden" role="status">${this.news}</p>
    </div>`;
  }
}
customElements.define("gr-order", Order);
