/** @import {Drawing, Paper} from "./draw.js" */
import { nothing, svg } from "lit";
import { breadth, near, whole, words } from "./draw.js";

/**
 * Rows of dots; a line parts them after `split` columns.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function array(spec, { width }) {
  const [rows, columns] = [whole(spec.rows, 1, 30), whole(spec.columns, 1, 30)];
  const split = spec.split === undefined || spec.split === null || spec.split === "" ? 0 : whole(spec.split, 0, columns);
  const parted = split > 0 && split < columns;
  const side = Math.min(36, (width - (parted ? 24 : 0)) / columns);
  const x = (/** @type {number} */ column) => near(side * (column + 0.5) + (parted && column >= split ? 24 : 0));
  const line = side * split + 12;
  return {
    width, height: near(side * rows),
    body: svg`${Array.from({ length: rows * columns }, (_, at) =>
      svg`<circle class="dot" cx=${x(at % columns)} cy=${near(side * (Math.floor(at / columns) + 0.5))} r=${near(side * 0.3)} />`)}
      ${parted ? svg`<line class="dashed" x1=${line} x2=${line} y1="0" y2=${near(side * rows)} />` : nothing}`,
  };
}

/**
 * Unit squares, with what the sides are called.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function grid(spec, { width, em }) {
  const [rows, columns] = [whole(spec.rows, 1, 40), whole(spec.columns, 1, 40)];
  const [left, top] = [spec.down ? breadth(spec.down, em) + 12 : 1, spec.across ? em * 1.6 : 1];
  const side = Math.min(40, 320 / rows, (width - left - 1) / columns);
  return {
    width, height: near(top + side * rows + 1),
    body: svg`${Array.from({ length: rows * columns }, (_, at) =>
      svg`<rect class="cell" x=${near(left + (at % columns) * side)} y=${near(top + Math.floor(at / columns) * side)} width=${near(side)} height=${near(side)} />`)}
      <rect class="outline" x=${near(left)} y=${near(top)} width=${near(side * columns)} height=${near(side * rows)} />
      ${words(near(left + (side * columns) / 2), em * 0.7, spec.across, em)}
      ${words(left - 10, near(top + (side * rows) / 2), spec.down, em, "end")}`,
  };
}
