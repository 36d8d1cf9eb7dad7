/** @import {Exact} from "./exact.js" */
/** @import {Paper} from "./draw.js" */
import { nothing, svg } from "lit";
import { breadth, near, need, tallness, words } from "./draw.js";
import { decimal, exact, minus, mixed, onStep, places, value, written } from "./exact.js";

/** @typedef {{from: string, to: string, step: string, labels?: string | null}} Line */

/** How a scale writes its numbers: as decimals where it was given in decimals, else as mixed numbers. @param {unknown[]} given */
export const style = (given) => (given.some((text) => String(text ?? "").includes(".")) ? decimal : mixed);

/**
 * The scale of a number line: where each number lies, its ticks and which of them carry a number. Labels that would touch
 * are thinned out.
 * @param {Line} line
 * @param {Paper} paper
 */
export function scale({ from, to, step, labels }, { width, em }) {
  const [start, end] = [need(exact(from)), need(exact(to))];
  const ticks = places(from, to, step);
  need(ticks.length >= 2);
  const say = style([from, to, step, labels]);
  const named = ticks.filter((tick) => !labels || onStep(tick, start, exact(labels)));
  const widest = Math.max(...named.map((tick) => breadth(say(tick), em)));
  const margin = Math.max(widest / 2, em) + 4;
  const [long, span] = [width - 2 * margin, value(need(minus(end, start)))];
  /** @param {Exact | number} at */
  const x = (at) => near(margin + (((typeof at === "number" ? at : value(at)) - value(start)) / span) * long);
  const room = long / Math.max(1, named.length - 1);
  const every = Math.max(1, Math.ceil((widest + em * 0.6) / room));
  // Thinned out so that 0 stays.
  const zero = Math.max(0, named.findIndex((tick) => tick.n === 0));
  const shown = named.filter((_, at) => (at - zero) % every === 0);
  const height = Math.max(...shown.map((tick) => tallness(say(tick), em)));
  return { start, end, ticks, shown, say, x, margin, long, height };
}

/** @typedef {ReturnType<typeof scale>} Scale */

/** The line itself at height `y`: arrows at both ends, ticks, numbers below. @param {Scale} scale @param {number} y @param {number} em @param {(tick: Exact) => boolean} [bare]  numbers to leave out */
export function axis({ start, end, ticks, shown, say, x, height }, y, em, bare = () => false) {
  const [left, right] = [x(start) - em * 0.8, x(end) + em * 0.8];
  const names = new Set(shown.map(written));
  return svg`<path class="axis" d="M${left} ${y}H${right}M${left + 6} ${y - 5}l-6 5 6 5M${right - 6} ${y - 5}l6 5-6 5" />
    ${ticks.map((tick) => {
      const long = names.has(written(tick)) ? 10 : 6;
      return svg`<line class="axis" x1=${x(tick)} x2=${x(tick)} y1=${y - long} y2=${y + long} />`;
    })}
    ${shown.map((tick) => (bare(tick) ? nothing : words(x(tick), y + 14 + height / 2, say(tick), em)))}`;
}
