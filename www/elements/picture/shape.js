/** @import {Drawing, Paper} from "./draw.js" */
import { nothing, svg } from "lit";
import { breadth, near, need, whole, words } from "./draw.js";
import { exact, value } from "./exact.js";

/**
 * A polygon; `points` as on paper with y going up, `sides` in the same order (the first from point 1 to point 2).
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function shape(spec, { width, em }) {
  /** @type {[number, number][]} */
  const points = need(spec.points).map((/** @type {unknown[]} */ [x, y]) => [value(need(exact(x))), -value(need(exact(y)))]);
  need(points.length >= 3 && points.length <= 20);
  /** @type {string[]} */
  const sides = spec.sides ?? [];
  // Corners count from 1; a list that names a 0 counts from there.
  const first = (spec.right ?? []).some((/** @type {unknown} */ corner) => Number(corner) === 0) ? 0 : 1;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top];
  need(wide > 0 && high > 0);
  const [beside, above] = [Math.max(em * 0.5, ...sides.map((side) => breadth(side, em))) + 14, em * 1.6];
  const by = Math.min((Math.min(width, 480) - 2 * beside) / wide, 220 / high);
  const at = points.map(([x, y]) => /** @type {[number, number]} */ ([near(beside + (x - left) * by), near(above + (y - top) * by)]));
  const middle = [at.reduce((sum, [x]) => sum + x, 0) / at.length, at.reduce((sum, [, y]) => sum + y, 0) / at.length];
  // Which side is outside follows from the sense the corners go round.
  const turn = Math.sign(at.reduce((sum, [x, y], corner) => {
    const [nx, ny] = at[(corner + 1) % at.length];
    return sum + x * ny - nx * y;
  }, 0)) || 1;
  return {
    width: near(wide * by + 2 * beside), height: near(high * by + 2 * above),
    body: svg`<polygon class="shape" points=${at.map(([x, y]) => `${x},${y}`).join(" ")} />
      ${(spec.right ?? []).map((/** @type {unknown} */ number) => {
        const corner = whole(number, first, at.length - 1 + first) - first;
        const toward = (/** @type {number} */ other) => {
          const [dx, dy] = [at[other][0] - at[corner][0], at[other][1] - at[corner][1]];
          return [(dx * 14) / Math.hypot(dx, dy), (dy * 14) / Math.hypot(dx, dy)];
        };
        const [a, b] = [toward((corner + 1) % at.length), toward((corner + at.length - 1) % at.length)];
        const [x, y] = at[corner];
        return svg`<path class="line" d="M${near(x + a[0])} ${near(y + a[1])}L${near(x + a[0] + b[0])} ${near(y + a[1] + b[1])}L${near(x + b[0])} ${near(y + b[1])}" />`;
      })}
      ${sides.map((side, corner) => {
        if (!side) return nothing;
        const [[x, y], [nx, ny]] = [at[corner], need(at[(corner + 1) % at.length])];
        const [dx, dy] = [(turn * (ny - y)) / Math.hypot(nx - x, ny - y), (turn * -(nx - x)) / Math.hypot(nx - x, ny - y)];
        const away = 8 + Math.abs(dx) * (breadth(side, em) / 2) + Math.abs(dy) * em * 0.6;
        return words(near((x + nx) / 2 + dx * away), near((y + ny) / 2 + dy * away), side, em);
      })}
      ${spec.inside ? words(near(middle[0]), near(middle[1]), spec.inside, em) : nothing}`,
  };
}

/**
 * An angle, opening from a ray to the right.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function angle(spec, { width, em }) {
  const degrees = value(need(exact(spec.degrees)));
  need(degrees > 0 && degrees < 360);
  const [long, round] = [Math.min(150, width / 2 - 24), 34];
  const turn = (degrees * Math.PI) / 180;
  const aside = breadth(spec.label, em) + 16;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  // Just as much paper as the rays take.
  const left = Math.max(12, -cos * long + 12, degrees > 120 ? round + 12 : 0, degrees > 150 ? aside : 0);
  const up = Math.max(em * 1.4, degrees < 180 ? Math.max(sin * long, degrees > 90 ? long * 0.4 : 0) : round + em * 1.4) + 12;
  const down = degrees > 180 ? Math.max(round + 12, -sin * long + 12) : 12;
  const [x, y] = [near(left), near(up)];
  const end = (/** @type {number} */ by, /** @type {number} */ at) => `${near(x + Math.cos(at) * by)} ${near(y - Math.sin(at) * by)}`;
  const ray = (/** @type {number} */ at) => svg`<path class="axis" d="M${x} ${y}L${end(long, at)}M${end(long - 9, at + 0.045)}L${end(long, at)}L${end(long - 9, at - 0.045)}" />`;
  const half = turn / 2;
  const out = round + 10 + Math.abs(Math.cos(half)) * (breadth(spec.label, em) / 2) + Math.abs(Math.sin(half)) * em * 0.6;
  // In a narrow angle the label has room only further out, or beside it.
  const wedge = degrees < 40 && spec.label ? Math.max(out, (em * 0.8) / Math.tan(half)) + 8 : out;
  return {
    width: Math.min(width, near(left + Math.max(long + 12, wedge + aside))), height: near(up + down),
    body: svg`${ray(0)}${ray(turn)}<circle class="solid" cx=${x} cy=${y} r="3.5" />
      ${degrees === 90 ? svg`<path class="line" d="M${x + 20} ${y}v-20h-20" />`
        : svg`<path class="line" d="M${x + round} ${y}A${round} ${round} 0 ${degrees > 180 ? 1 : 0} 0 ${end(round, turn)}" />`}
      ${spec.label ? words(near(x + Math.cos(half) * wedge), near(y - Math.sin(half) * wedge), spec.label, em) : nothing}`,
  };
}
