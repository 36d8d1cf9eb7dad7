/** @import {Measured, MeasuredGroup} from "../../src/wasm/types" */
import { LitElement, css, html, nothing, svg } from "lit";
import { number, text } from "../text/index.js";
import { base } from "./base.js";

/** The scale's ends as drawn; who lies beyond is drawn at the end. */
const END = 4;

/** The plan's own name for a group, or the grade that its skills are of. @param {string} name */
const groupName = (name) => (/^\d+$/.test(name) ? text("measured/grade", Number(name)) : name);

/** The numbers of a check-up, for a grown-up: each level with its standard error and range, and what they mean. */
export class Levels extends LitElement {
  static properties = { measured: { attribute: false } };

  static styles = [
    base,
    css`
      h2 { font-size: var(--gr-16); }
      li { padding-block: 8px; break-inside: avoid; }
      li + li { border-block-start: 1px solid var(--gr-line); }
      .range { inline-size: 100%; max-inline-size: 28em; block-size: 14px; margin-block-start: 8px; overflow: visible; }
      .scale { stroke: var(--gr-quiet); }
      .found { fill: var(--gr-accent); }
      .at { fill: var(--gr-paper); stroke: var(--gr-accent); stroke-width: 2.5; }
      .notes { display: grid; gap: 8px; max-inline-size: 60ch; color: var(--gr-quiet); }
      @media print { li { padding-block: 4px; } .notes { max-inline-size: none; gap: 2px; } .range { margin-block-start: 4px; } }
      @media (forced-colors: active) { .found { fill: Highlight; } }
    `,
  ];

  constructor() {
    super();
    this.measured = /** @type {Measured} */ (/** @type {unknown} */ (null));
  }

  /** @param {Pick<MeasuredGroup, "level" | "low" | "high">} range */
  renderRange({ level, low, high }) {
    const x = (/** @type {number} */ at) => `${((Math.min(END, Math.max(-END, at)) + END) / (2 * END)) * 100}%`;
    return svg`<svg class="range" aria-hidden="true">
      <line class="scale" x1="0" x2="100%" y1="7" y2="7" /><line class="scale" x1="50%" x2="50%" y1="0" y2="14" />
      <svg x=${x(low)} width=${`${Number.parseFloat(x(high)) - Number.parseFloat(x(low))}%`} overflow="visible"><rect class="found" y="3" width="100%" height="8" rx="4" /></svg>
      <circle class="at" cx=${x(level)} cy="7" r="5" />
    </svg>`;
  }

  /** @param {string} name @param {Omit<MeasuredGroup, "name" | "items">} one @param {number | null} items */
  renderLevel(name, one, items) {
    return html`<li>
      <h2>${name}</h2>
      <p>${text("measured/level", number(one.level), number(one.se))} ${text("measured/between", number(one.low), number(one.high))}
        ${items === null ? nothing : html`<span class="quiet">${text("measured/asked", items)}</span>`}</p>
      ${this.renderRange(one)}
    </li>`;
  }

  render() {
    const { measured } = this;
    const groups = measured.groups.length > 1 ? measured.groups : [];
    return html`<div class="stack">
      <ul>
        ${this.renderLevel(text("measured/overall"), measured, null)}
        ${groups.map((group) => this.renderLevel(groupName(group.name), group, group.items))}
      </ul>
      <div class="notes">
        <p>${text("measured/about-range")}</p>
        <p>${text("measured/about-scale")}</p>
        <p>${text("measured/about-change")}</p>
        <p>${text("measured/about-states")}</p>
      </div>
    </div>`;
  }
}
customElements.define("gr-levels", Levels);
