/** @import {Drawing, Paper} from "./draw.js" */
import { nothing, svg } from "lit";
import { axis, scale, style } from "./axis.js";
import { breadth, hatch, near, need, signed, whole, words } from "./draw.js";
import { exact, over, places, times, exactly, value } from "./exact.js";

/**
 * A bar graph: standing bars where the names fit under them, else lying ones.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function bars(spec, { width, em }) {
  /** @type {string[]} */
  const labels = need(spec.labels);
  const values = need(spec.values).map((/** @type {unknown} */ text) => need(exact(text)));
  need(labels.length > 0 && labels.length <= 20 && labels.length === values.length && values.every((/** @type {{n: number}} */ one) => one.n >= 0));
  const step = need(exact(spec.step));
  const most = Math.max(1, Math.ceil(Math.max(...values.map((/** @type {any} */ one) => value(need(over(one, step)))))));
  const ticks = places("0", written(times(step, exactly(most, 1))), spec.step, 40);
  need(ticks.length >= 2);
  const say = style([spec.step, ...spec.values]);
  const head = (spec.title ? em * 1.8 : 0) + (spec.axis ? em * 1.6 : 0) + 4;
  const widest = Math.max(...labels.map((label) => breadth(label, em)));
  const numbers = Math.max(...ticks.map((tick) => breadth(say(tick), em)));
  const titles = svg`${spec.title ? svg`<text class="strong" x="0" y=${em * 1.1}>${spec.title}</text>` : nothing}
    ${spec.axis ? svg`<text x="0" y=${near(head - em * 0.5)}>${spec.axis}</text>` : nothing}`;
  const standing = Math.min(width, 560);
  const [left, room] = [numbers + 14, (standing - numbers - 14) / labels.length];
  const top = value(ticks[ticks.length - 1]);
  if (widest + em * 0.5 <= room) {
    const tall = Math.min(220, Math.max(140, most * 32));
    const [high, floor] = [head + em * 0.6, head + em * 0.6 + tall];
    const y = (/** @type {any} */ at) => near(floor - (value(at) / top) * tall);
    const every = Math.max(1, Math.ceil((em * 1.3) / (tall / most)));
    return {
      width, height: near(floor + em * 1.8),
      body: svg`${hatch}${titles}
        ${ticks.map((tick, at) => svg`<line class="thin" x1=${near(left)} x2=${near(standing)} y1=${y(tick)} y2=${y(tick)} />
          ${at % every === 0 ? words(near(left - 8), y(tick), say(tick), em, "end") : nothing}`)}
        ${values.map((/** @type {any} */ one, /** @type {number} */ at) => svg`<rect class="edge" x=${near(left + room * (at + 0.2))} y=${y(one)} width=${near(room * 0.6)} height=${near(floor - y(one))} fill="url(#hatch)" />
          ${words(near(left + room * (at + 0.5)), floor + em, labels[at], em)}`)}
        <path class="axis" d="M${near(left)} ${near(high - em * 0.4)}V${near(floor)}H${near(standing)}" />`,
    };
  }
  // Each name above its own bar, so that it may be as long as the paper is wide.
  const long = width - numbers / 2 - 4;
  const row = em * 1.5 + 28;
  const x = (/** @type {any} */ at) => near(2 + (value(at) / top) * (long - 2));
  const every = Math.max(1, Math.ceil((numbers + em * 0.6) / (long / most)));
  const floor = head + row * labels.length;
  return {
    width, height: near(floor + em * 1.8),
    body: svg`${hatch}${titles}
      ${ticks.map((tick, at) => svg`<line class="thin" x1=${x(tick)} x2=${x(tick)} y1=${near(head)} y2=${near(floor)} />
        ${at % every === 0 ? words(at === 0 ? 0 : x(tick), floor + em, say(tick), em, at === 0 ? "start" : "middle") : nothing}`)}
      ${values.map((/** @type {any} */ one, /** @type {number} */ at) => svg`<text class="halo" x="6" y=${near(head + row * at + em * 1.1)}>${signed(labels[at])}</text>
        <rect class="edge" x="2" y=${near(head + row * at + em * 1.5)} width=${near(x(one) - 2)} height="22" fill="url(#hatch)" />`)}
      <path class="axis" d="M2 ${near(head)}V${near(floor)}H${near(long)}" />`,
  };
}

/** @param {any} it */
const written = (it) => (it ? `${it.n}/${it.d}` : "");

/**
 * A line plot: one dot above its tick for each time it was found.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function dots(spec, { width, em }) {
  const line = scale(spec, { width, em });
  const counts = need(spec.counts).map((/** @type {unknown} */ count) => whole(count, 0, 40));
  need(counts.length === line.ticks.length);
  const r = Math.max(3, Math.min(8, line.long / Math.max(1, line.ticks.length - 1) / 2.4));
  const y = near(Math.max(...counts, 1) * (2 * r + 3) + 14);
  return {
    width, height: near(y + 20 + line.height + (spec.axis ? em * 1.6 : 0)),
    body: svg`${axis(line, y, em)}
      ${counts.map((/** @type {number} */ count, /** @type {number} */ at) => Array.from({ length: count }, (_, up) =>
        svg`<circle class="dot" cx=${line.x(line.ticks[at])} cy=${near(y - 12 - r - up * (2 * r + 3))} r=${near(r)} />`))}
      ${spec.axis ? words(near(width / 2), near(y + 20 + line.height + em * 0.8), spec.axis, em) : nothing}`,
  };
}
