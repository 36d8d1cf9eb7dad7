/** @import {Drawing, Paper} from "./draw.js" */
import { svg } from "lit";
import { near, whole, words } from "./draw.js";

/**
 * A clock face; the short hand lies between the hours as the minutes go on.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function clock(spec, { width, em }) {
  const [hour, minute] = [whole(spec.hour, 0, 24), whole(spec.minute, 0, 59)];
  const r = Math.min(width / 2 - 2, Math.max(110, em * 6.5));
  const at = (/** @type {number} */ turn, /** @type {number} */ far) => [near(r + 2 + Math.sin(turn * 2 * Math.PI) * far), near(r + 2 - Math.cos(turn * 2 * Math.PI) * far)];
  const hand = (/** @type {number} */ turn, /** @type {number} */ far, /** @type {string} */ kind) => {
    const [[x, y], [tx, ty]] = [at(turn, far), at(turn + 0.5, r * 0.1)];
    return svg`<line class=${kind} x1=${tx} y1=${ty} x2=${x} y2=${y} />`;
  };
  return {
    width: near(2 * r + 4), height: near(2 * r + 4),
    body: svg`<circle class="face" cx=${r + 2} cy=${r + 2} r=${r} />
      ${Array.from({ length: 60 }, (_, tick) => {
        const [[x, y], [nx, ny]] = [at(tick / 60, r - 3), at(tick / 60, tick % 5 ? r - 8 : r - 12)];
        return svg`<line class=${tick % 5 ? "tick" : "axis"} x1=${x} y1=${y} x2=${nx} y2=${ny} />`;
      })}
      ${Array.from({ length: 12 }, (_, one) => {
        const [x, y] = at((one + 1) / 12, r - 14 - em * 0.75);
        return words(x, y, one + 1, em);
      })}
      ${hand((hour % 12) / 12 + minute / 720, r * 0.48, "hour")}${hand(minute / 60, r * 0.78, "minute")}
      <circle class="solid" cx=${r + 2} cy=${r + 2} r="5" />`,
  };
}
