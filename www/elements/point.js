/** @import {NumberLine} from "../../src/wasm/types" */
/** @import {Exact} from "./picture/exact.js" */
import { LitElement, css, html, nothing, svg } from "lit";
import { text } from "../text/index.js";
import { base } from "./base.js";
import { answered } from "./command.js";
import { left, right } from "./icons.js";
import { axis, scale, style } from "./picture/axis.js";
import { exact, onStep, places, written } from "./picture/exact.js";

const HEIGHT = 64;

/**
 * A number line to put a point on. The keyboard has it as a slider: arrows go one place on, Page keys to the next number,
 * Home and End to the ends. A tap or click puts the point at the nearest place; two buttons move it. What is said of it
 * counts places from the last number, as the eye would, and so gives nothing away.
 */
export class Point extends LitElement {
  static properties = {
    line: { attribute: false },
    value: { attribute: false },
    right: { attribute: false },
    disabled: { type: Boolean },
    width: { state: true },
    em: { state: true },
  };

  static styles = [
    base,
    css`
      .line { position: relative; touch-action: pan-y; cursor: pointer; border-radius: 10px; padding-block: 8px; -webkit-tap-highlight-color: transparent; }
      .line[aria-disabled="true"] { cursor: default; }
      svg { max-inline-size: 100%; overflow: visible; }
      text { fill: var(--gr-ink); font-size: var(--gr-16); font-family: system-ui, sans-serif; letter-spacing: 0; }
      .axis, .line-stroke { fill: none; stroke: var(--gr-ink); stroke-width: 2px; stroke-linecap: round; stroke-linejoin: round; }
      .point { fill: var(--gr-accent); stroke: var(--gr-paper); stroke-width: 2.5px; }
      .stem { stroke: var(--gr-accent); stroke-width: 3px; }
      .waiting { fill: var(--gr-paper); stroke: var(--gr-accent); stroke-width: 2.5px; stroke-dasharray: 4 4; }
      .key { fill: var(--gr-paper); stroke: var(--gr-good); stroke-width: 3px; }
      .small { font-size: var(--gr-16); fill: var(--gr-quiet); }
      .row { margin-block-start: 4px; }
      .row button { display: grid; place-items: center; inline-size: 64px; min-block-size: 48px; color: var(--gr-accent); padding: 4px; }
      .help { color: var(--gr-quiet); }
    `,
  ];

  constructor() {
    super();
    this.line = /** @type {NumberLine} */ (/** @type {unknown} */ (null));
    /** @type {string[]} */
    this.value = [];
    /** @type {string[] | null} */
    this.right = null;
    this.disabled = false;
    this.width = 0;
    this.em = 16;
    this.watch = new ResizeObserver(() => {
      this.width = Math.floor(this.clientWidth);
      this.em = Number.parseFloat(getComputedStyle(this).fontSize) || 16;
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch.disconnect();
  }

  /** All places that can be chosen. */
  get places() {
    return places(this.line.from, this.line.to, this.line.snap || this.line.step);
  }

  /** The number of the chosen place; -1 for none. */
  get at() {
    const now = this.value[0] === undefined ? null : exact(this.value[0]);
    return now ? this.places.findIndex((place) => written(place) === written(now)) : -1;
  }

  /** As the line writes its numbers. @param {Exact} place */
  say(place) {
    return style(this.given)(place);
  }

  /** All numbers the line was given with. */
  get given() {
    const { from, to, step, snap, labels } = this.line;
    return [from, to, step, snap, labels];
  }

  /** @param {number} at */
  put(at) {
    const all = this.places;
    const place = all[Math.max(0, Math.min(at, all.length - 1))];
    if (place && !this.disabled) answered(this, [this.say(place).includes(".") ? this.say(place) : written(place)]);
  }

  /** Where the next number on the line is, to the right or the left. @param {1 | -1} way */
  nextLabel(way) {
    const [all, now] = [this.places, Math.max(0, this.at)];
    for (let at = now + way; at >= 0 && at < all.length; at += way) if (this.labelled(all[at])) return at;
    return way > 0 ? all.length - 1 : 0;
  }

  /** @param {Exact} place */
  labelled(place) {
    const { labels, step, from } = this.line;
    return onStep(place, exact(from), exact(labels || step));
  }

  /** Where the point is, counted from the number before it. */
  get words() {
    const [all, at] = [this.places, this.at];
    if (at < 0) return text("point/none");
    let from = at;
    while (from > 0 && !this.labelled(all[from])) from -= 1;
    return from === at ? text("point/on", this.say(all[at])) : text("point/after", at - from, this.say(all[from]));
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".line"))?.focus();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const { at } = this;
    const to = {
      ArrowRight: Math.max(1, at + 1), ArrowUp: Math.max(1, at + 1), ArrowLeft: at - 1, ArrowDown: at - 1, PageUp: this.nextLabel(1), PageDown: this.nextLabel(-1),
      Home: 0, End: this.places.length - 1, " ": Math.max(0, at),
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.put(to);
  }

  /** @param {PointerEvent} event */
  onPointer(event) {
    if (this.disabled || event.button > 0 || (event.type === "pointermove" && !(event.buttons & 1))) return;
    const box = /** @type {Element} */ (this.renderRoot.querySelector("svg")).getBoundingClientRect();
    const { x } = scale(this.line, this);
    const near = this.places.map((place) => Math.abs(box.left + x(place) - event.clientX));
    this.put(near.indexOf(Math.min(...near)));
  }

  renderDrawing() {
    const line = scale(this.line, this);
    const { at, places: all } = this;
    const y = HEIGHT - 18;
    const key = this.right?.[0] === undefined ? null : exact(this.right[0]);
    const other = key && (at < 0 || written(all[at]) !== written(key)) ? line.x(key) : null;
    return html`<svg aria-hidden="true" width=${this.width} height=${HEIGHT + line.height + 8} viewBox="0 0 ${this.width} ${HEIGHT + line.height + 8}">
      ${axis(line, y, this.em)}
      ${at < 0 ? (this.disabled ? nothing : svg`<circle class="waiting" cx=${line.x(all[0])} cy=${y} r="10" />`)
        : svg`<line class="stem" x1=${line.x(all[at])} x2=${line.x(all[at])} y1=${other === null ? 6 : 26} y2=${y} /><circle class="point" cx=${line.x(all[at])} cy=${y} r="11" />`}
      ${other === null ? nothing : svg`<path class="key" d="M${other} ${y - 12}l12 12-12 12-12-12z" />
        <text class="small" x=${Math.min(Math.max(other, 40), this.width - 40)} y="14" text-anchor="middle">${text("feedback/key")}</text>`}
    </svg>`;
  }

  render() {
    if (!this.places.length || !this.width) return nothing;
    const { at, disabled, places: all } = this;
    const button = (/** @type {string} */ name, /** @type {unknown} */ icon, /** @type {number} */ to) =>
      html`<button aria-label=${text(`point/${name}`)} @click=${() => this.put(to)}>${icon}</button>`;
    return html`<p class="hidden" id="how">${text("point/how", this.say(all[0]), this.say(all[all.length - 1]))}</p>
      <div class="line" role="slider" tabindex="0" aria-label=${text("practice/answer")} aria-describedby="how" aria-disabled=${disabled}
        aria-valuemin="0" aria-valuemax=${all.length - 1} aria-valuenow=${Math.max(0, at)} aria-valuetext=${this.words}
        @keydown=${this.onKey} @pointerdown=${this.onPointer} @pointermove=${this.onPointer}>${this.renderDrawing()}</div>
      ${disabled ? nothing : html`<div class="row">${button("less", left, at - 1)}${button("more", right, at < 0 ? 1 : at + 1)}<span class="help">${text("point/help")}</span></div>`}`;
  }
}
customElements.define("gr-point", Point);
