/** @import {Drawing, Paper} from "./draw.js" */
import { nothing, svg } from "lit";
import { axis, scale } from "./axis.js";
import { near, need, tallness, words } from "./draw.js";
import { exact, value } from "./exact.js";

/**
 * A number line with points on it and jumps above it.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function numberLine(spec, { width, em }) {
  const line = scale(spec, { width, em });
  /** @type {{at: string, label?: string}[]} */
  const points = spec.points ?? [];
  /** @type {{from: string, to: string, label?: string}[]} */
  const jumps = spec.jumps ?? [];
  const on = (/** @type {unknown} */ text) => {
    const at = need(exact(text));
    need(value(at) >= value(line.start) && value(at) <= value(line.end));
    return line.x(at);
  };
  const labels = Math.max(0, ...points.map(({ label }) => (label ? tallness(label, em) + 10 : 0)));
  const arcs = jumps.map(({ from, to, label }) => {
    const [a, b] = [on(from), on(to)];
    return { a, b, label, rise: Math.min(56, 14 + Math.abs(b - a) / 4) };
  });
  const over = Math.max(labels, ...arcs.map(({ rise, label }) => rise + (label ? tallness(label, em) + 4 : 0)));
  const y = near(over + 14);
  return {
    width, height: near(y + 18 + line.height),
    body: svg`${axis(line, y, em)}
      ${arcs.map(({ a, b, rise, label }) => {
        const toward = Math.sign(b - a) || 1;
        return svg`<path class="jump" d="M${a} ${y - 4}Q${near((a + b) / 2)} ${near(y - 4 - rise * 2)} ${b} ${y - 4}" />
          <path class="solid" d="M${b} ${y - 3}l${-toward * 10} ${-5}l${toward * 6} ${-6}z" />
          ${label ? words(near((a + b) / 2), y - rise - 8 - tallness(label, em) / 2, label, em) : nothing}`;
      })}
      ${points.map(({ at, label }) => svg`<circle class="point" cx=${on(at)} cy=${y} r="7" />
        ${label ? words(on(at), y - 12 - tallness(label, em) / 2, label, em) : nothing}`)}`,
  };
}
