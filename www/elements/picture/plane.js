/** @import {Exact} from "./exact.js" */
/** @import {Drawing, Paper} from "./draw.js" */
import { nothing, svg } from "lit";
import { style } from "./axis.js";
import { breadth, near, need, words } from "./draw.js";
import { exact, places, value } from "./exact.js";

/**
 * A coordinate plane with points, lines through two points, and segments.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function plane(spec, { width, em }) {
  const [xs, ys] = [places(spec.xfrom, spec.xto, spec.step, 60), places(spec.yfrom, spec.yto, spec.step, 60)];
  need(xs.length >= 2 && ys.length >= 2);
  const say = style([spec.xfrom, spec.xto, spec.yfrom, spec.yto, spec.step]);
  const [x0, x1, y0, y1] = [xs[0], xs[xs.length - 1], ys[0], ys[ys.length - 1]].map(value);
  // Numbers stand beside the axes, so at the edge where an axis is the edge.
  const numbers = Math.max(...ys.map((tick) => breadth(say(tick), em))) + 10;
  const [left, right, above, below] = [x0 < 0 ? 14 : numbers, 26, 26, y0 < 0 ? 14 : em * 1.8];
  const [wide, high] = [Math.min(width, 480) - left - right, 300];
  // Units are square, unless one way is so much longer that the other would have no room.
  const square = Math.min(wide / (x1 - x0), high / (y1 - y0));
  const cell = {
    x: (x1 - x0) * 2 < y1 - y0 ? Math.min(wide / (x1 - x0), (high * 0.75) / (x1 - x0)) : square,
    y: (y1 - y0) * 2 < x1 - x0 ? Math.min((wide * 0.6) / (y1 - y0), high / (y1 - y0)) : square,
  };
  const x = (/** @type {number} */ at) => near(left + (at - x0) * cell.x);
  const y = (/** @type {number} */ at) => near(above + (y1 - at) * cell.y);
  const [ox, oy] = [x(Math.min(Math.max(0, x0), x1)), y(Math.min(Math.max(0, y0), y1))];
  const every = (/** @type {Exact[]} */ ticks, /** @type {number} */ room, /** @type {number} */ unit) => {
    const gap = unit * (value(ticks[1]) - value(ticks[0]));
    return [1, 2, 5, 10, 20, 50].find((by) => by * gap >= room) ?? 100;
  };
  const shown = (/** @type {Exact[]} */ ticks, /** @type {number} */ by) => ticks.filter((tick) => value(tick) !== 0 && Math.round(value(tick) / (value(ticks[1]) - value(ticks[0]))) % by === 0);
  const widest = Math.max(...xs.map((tick) => breadth(say(tick), em)));
  /** @param {unknown} a @param {unknown} b @returns {[number, number]} */
  const at = (a, b) => [value(need(exact(a))), value(need(exact(b)))];
  return {
    width: Math.min(width, near(left + right + (x1 - x0) * cell.x)), height: near(above + below + (y1 - y0) * cell.y),
    body: svg`${xs.map((tick) => svg`<line class="thin" x1=${x(value(tick))} x2=${x(value(tick))} y1=${y(y0)} y2=${y(y1)} />`)}
      ${ys.map((tick) => svg`<line class="thin" x1=${x(x0)} x2=${x(x1)} y1=${y(value(tick))} y2=${y(value(tick))} />`)}
      <path class="axis" d="M${x(x0)} ${oy}H${x(x1) + 10}l-6 -5m6 5l-6 5M${ox} ${y(y0)}V${y(y1) - 10}l-5 6m5 -6l5 6" />
      <text class="italic" x=${x(x1) + 13} y=${oy + em * 0.3}>x</text><text class="italic" x=${ox} y=${y(y1) - 13} text-anchor="middle">y</text>
      ${shown(xs, every(xs, widest + em * 0.6, cell.x)).map((tick) => halo(x(value(tick)), oy + em * 0.95, say(tick), em))}
      ${shown(ys, every(ys, em * 1.3, cell.y)).map((tick) => halo(ox - 7, y(value(tick)), say(tick), em, "end"))}
      ${ox > left && oy < y(y0) ? nothing : halo(ox - 7, oy + em * 0.95, "0", em, "end")}
      ${(spec.lines ?? []).map((/** @type {any} */ one) => {
        const [a, b] = cut(at(one.x1, one.y1), at(one.x2, one.y2), [x0, x1, y0, y1]);
        return svg`<line class="graph" x1=${x(a[0])} y1=${y(a[1])} x2=${x(b[0])} y2=${y(b[1])} />`;
      })}
      ${(spec.segments ?? []).map((/** @type {any} */ one) => {
        const [a, b] = [at(one.x1, one.y1), at(one.x2, one.y2)];
        return svg`<line class="graph" x1=${x(a[0])} y1=${y(a[1])} x2=${x(b[0])} y2=${y(b[1])} />`;
      })}
      ${(spec.points ?? []).map((/** @type {any} */ one) => {
        const [a, b] = at(one.x, one.y);
        need(a >= x0 && a <= x1 && b >= y0 && b <= y1);
        const inside = x(a) + 12 + breadth(one.label, em) < width;
        return svg`<circle class="point" cx=${x(a)} cy=${y(b)} r="6" />${one.label ? halo(x(a) + (inside ? 11 : -11), y(b) - em * 0.8, one.label, em, inside ? "start" : "end") : nothing}`;
      })}`,
  };
}

/** Words with paper behind them, so that grid lines do not run through. @param {number} x @param {number} y @param {string} text @param {number} em @param {"start" | "middle" | "end"} [anchor] */
const halo = (x, y, text, em, anchor = "middle") => svg`<g class="halo">${words(x, y, text, em, anchor)}</g>`;

/**
 * The piece of the line through two points that lies within the edges.
 * @param {[number, number]} a
 * @param {[number, number]} b
 * @param {number[]} edges  left, right, bottom, top
 * @returns {[[number, number], [number, number]]}
 */
export function cut(a, b, [x0, x1, y0, y1]) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  need(dx !== 0 || dy !== 0);
  let [from, to] = [-Infinity, Infinity];
  for (const [start, run, low, high] of [[a[0], dx, x0, x1], [a[1], dy, y0, y1]]) {
    if (run === 0) need(start >= low && start <= high);
    else {
      const ends = [(low - start) / run, (high - start) / run].sort((one, other) => one - other);
      [from, to] = [Math.max(from, ends[0]), Math.min(to, ends[1])];
    }
  }
  need(from < to);
  return [[a[0] + dx * from, a[1] + dy * from], [a[0] + dx * to, a[1] + dy * to]];
}
