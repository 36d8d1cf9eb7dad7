/** @import {Drawing, Paper} from "./draw.js" */
import { area } from "./area.js";
import { array, grid } from "./array.js";
import { bars, dots } from "./bars.js";
import { baseTen, solid, tape } from "./blocks.js";
import { clock } from "./clock.js";
import { numberLine } from "./number-line.js";
import { plane } from "./plane.js";
import { angle, shape } from "./shape.js";

/** Every kind of drawing, by its name in a bank. @type {Record<string, (spec: any, paper: Paper) => Drawing>} */
export const kinds = {
  "number-line": numberLine, area, array, grid, bars, dots, plane, shape, angle, clock, "base-ten": baseTen, tape, solid,
};

/** The drawing; null for a kind that is not known, or numbers that cannot be. Never throws. @param {any} spec @param {Paper} paper @returns {Drawing | null} */
export function draw(spec, paper) {
  try {
    const drawing = Object.hasOwn(kinds, spec?.kind) ? kinds[spec.kind](spec, paper) : null;
    return drawing && Number.isFinite(drawing.width) && Number.isFinite(drawing.height) ? drawing : null;
  } catch {
    return null;
  }
}
