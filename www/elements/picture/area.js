/** @import {Drawing, Paper} from "./draw.js" */
import { svg } from "lit";
import { fill, hatch, near, need, whole } from "./draw.js";

const GAP = 16;

/**
 * Fractions of wholes: bars, circles or grids, in equal parts, the first ones shaded.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function area(spec, { width }) {
  const parts = whole(spec.parts, 1, 120);
  const shaded = whole(spec.shaded ?? 0, 0, 2000);
  const wholes = whole(spec.wholes ?? Math.max(1, Math.ceil(shaded / parts)), 1, 24);
  need(shaded <= parts * wholes);
  const kind = spec.as ?? "bar";
  const all = Array.from({ length: wholes }, (_, at) => Array.from({ length: parts }, (__, part) => at * parts + part < shaded));
  if (kind === "circle") return circles(all, width);
  if (kind === "grid") return grids(all, whole(spec.rows ?? 1, 1, parts), width);
  need(kind === "bar");
  const [wide, high] = [Math.min(width, 480) - 2, 56];
  return {
    width, height: wholes * (high + GAP) - GAP + 2,
    body: svg`${hatch}${all.map((one, at) => one.map((on, part) =>
      svg`<rect class="edge" x=${near(1 + (part * wide) / parts)} y=${1 + at * (high + GAP)} width=${near(wide / parts)} height=${high} fill=${fill(on)} />`))}`,
  };
}

/** @param {boolean[][]} all @param {number} width @returns {Drawing} */
function circles(all, width) {
  const across = Math.min(all.length, Math.max(1, Math.floor((width + GAP) / (120 + GAP))));
  const r = Math.min(84, ((width + GAP) / across - GAP) / 2 - 1);
  const side = 2 * r + GAP;
  return {
    width, height: near(Math.ceil(all.length / across) * side - GAP + 4),
    body: svg`${hatch}${all.map((one, at) => {
      const [x, y] = [r + 2 + (at % across) * side, r + 2 + Math.floor(at / across) * side];
      if (one.length === 1) return svg`<circle class="edge" cx=${near(x)} cy=${near(y)} r=${near(r)} fill=${fill(one[0])} />`;
      const rim = (/** @type {number} */ turn) => `${near(x + r * Math.sin(turn * 2 * Math.PI))} ${near(y - r * Math.cos(turn * 2 * Math.PI))}`;
      return one.map((on, part) => svg`<path class="edge" fill=${fill(on)} d="M${near(x)} ${near(y)}L${rim(part / one.length)}A${near(r)} ${near(r)} 0 ${one.length < 2 ? 1 : 0} 1 ${rim((part + 1) / one.length)}z" />`);
    })}`,
  };
}

/** @param {boolean[][]} all @param {number} rows @param {number} width @returns {Drawing} */
function grids(all, rows, width) {
  const columns = need(Number.isInteger(all[0].length / rows) && all[0].length / rows);
  const across = Math.min(all.length, Math.max(1, Math.floor((width + GAP) / (columns * 20 + GAP))));
  const side = Math.min(40, 240 / rows, ((width + GAP) / across - GAP - 2) / columns);
  const [wide, high] = [columns * side + GAP, rows * side + GAP];
  return {
    width, height: near(Math.ceil(all.length / across) * high - GAP + 2),
    body: svg`${hatch}${all.map((one, at) => one.map((on, part) =>
      svg`<rect class="edge" x=${near(1 + (at % across) * wide + (part % columns) * side)} y=${near(1 + Math.floor(at / across) * high + Math.floor(part / columns) * side)} width=${near(side)} height=${near(side)} fill=${fill(on)} />`))}`,
  };
}
