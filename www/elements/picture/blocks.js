/** @import {Drawing, Paper} from "./draw.js" */
import { nothing, svg } from "lit";
import { breadth, near, need, tallness, whole, words } from "./draw.js";
import { exact, value } from "./exact.js";

/**
 * Base-ten blocks: hundreds as squares, tens as rods, ones as small squares, in this order.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function baseTen(spec, { width }) {
  const [hundreds, tens, ones] = [spec.hundreds, spec.tens, spec.ones].map((count) => whole(count ?? 0, 0, 30));
  need(hundreds + tens + ones > 0);
  const u = 11;
  /** @type {{wide: number, columns: number, rows: number, count: number, breaks: boolean}[]} */
  const pieces = [
    ...Array.from({ length: hundreds }, () => ({ wide: 10 * u, columns: 10, rows: 10, count: 100, breaks: false })),
    ...Array.from({ length: tens }, (_, at) => ({ wide: u, columns: 1, rows: 10, count: 10, breaks: at === 0 })),
    // Ones stand in columns of five, as rods do, so that they can be counted at a look.
    ...Array.from({ length: Math.ceil(ones / 5) }, (_, at) => ({ wide: u + 3, columns: 1, rows: 5, count: Math.min(5, ones - at * 5), breaks: at === 0 })),
  ];
  let [x, y] = [1, 1];
  const drawn = pieces.map(({ wide, columns, rows, count, breaks }) => {
    if (breaks && x > 1) x += 12;
    if (x + wide > width) [x, y] = [1, y + 10 * u + 14];
    const [left, apart] = [x, rows === 5 ? 2 * u : u];
    x += wide + 8;
    return Array.from({ length: count }, (_, at) => svg`<rect class="block" x=${near(left + (at % columns) * u)}
      y=${near(y + Math.floor(at / columns) * apart)} width=${u} height=${u} />`);
  });
  return { width, height: y + 10 * u + 2, body: svg`${drawn}` };
}

/**
 * A tape diagram: parts of a length after their size, what each is called, and what all make together.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function tape(spec, { width, em }) {
  /** @type {{size: string, label?: string}[]} */
  const parts = need(spec.parts);
  need(parts.length > 0 && parts.length <= 24);
  const sizes = parts.map(({ size }) => value(need(exact(size))));
  need(sizes.every((size) => size > 0));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const long = Math.min(width, 600) - 4;
  const head = spec.total ? tallness(spec.total, em) + 22 : 2;
  const high = Math.max(48, ...parts.map(({ label }) => tallness(label, em) + 12));
  let x = 2;
  const drawn = parts.map(({ label = "" }, at) => {
    const [left, wide] = [x, (sizes[at] / all) * long];
    x += wide;
    return { left, wide, middle: left + wide / 2, label, inside: !label || breadth(label, em) + 6 <= wide };
  });
  // Names that have no room stand below like stairs, the last one highest, so that no line crosses a name.
  const outside = drawn.filter(({ inside }) => !inside);
  const floor = head + high;
  return {
    width, height: near(floor + 2 + (outside.length ? outside.length * em * 1.6 + 10 : 0)),
    body: svg`${spec.total ? svg`${words(near(2 + long / 2), tallness(spec.total, em) / 2, spec.total, em)}
        <path class="line" d="M2 ${near(head - 6)}v-8H${near(2 + long)}v8M${near(2 + long / 2)} ${near(head - 14)}v-5" />` : nothing}
      ${drawn.map(({ left, wide, middle, label, inside }) => svg`<rect class="shape" x=${near(left)} y=${near(head)} width=${near(wide)} height=${near(high)} />
        ${inside ? words(near(middle), near(head + high / 2), label, em) : nothing}`)}
      ${outside.map(({ middle, label }, at) => {
        const y = floor + 10 + em * (0.8 + 1.6 * (outside.length - 1 - at));
        const ends = middle + 8 + breadth(label, em) > width;
        return svg`<path class="line" d="M${near(middle)} ${near(floor)}V${near(y)}h${ends ? -5 : 5}" />${words(near(middle + (ends ? -9 : 9)), y, label, em, ends ? "end" : "start")}`;
      })}`,
  };
}

/**
 * A box, seen from the front and a little from above and the right; its hidden edges are dashed.
 * @param {any} spec
 * @param {Paper} paper
 * @returns {Drawing}
 */
export function solid(spec, { width, em }) {
  const [length, deep, height] = [spec.length, spec.width, spec.height].map((text) => value(need(exact(text))));
  need(length > 0 && deep > 0 && height > 0);
  /** @type {string[]} */
  const labels = spec.labels ?? [];
  const slant = 0.45;
  const beside = Math.max(breadth(labels[1], em), breadth(labels[2], em)) + 14;
  const by = Math.min((Math.min(width, 440) - beside - em) / (length + deep * slant), 220 / (height + deep * slant));
  const [l, d, h] = [length * by, deep * by * slant, height * by];
  const [x, y] = [2, d + 4];
  return {
    width: near(l + d + beside + 6), height: near(y + h + em * 1.8),
    body: svg`<path class="shape" d="M${x} ${near(y)}h${near(l)}v${near(h)}h${near(-l)}z" />
      <path class="shape" d="M${x} ${near(y)}l${near(d)} ${near(-d)}h${near(l)}l${near(-d)} ${near(d)}z" />
      <path class="shape" d="M${near(x + l)} ${near(y)}l${near(d)} ${near(-d)}v${near(h)}l${near(-d)} ${near(d)}z" />
      <path class="dashed" d="M${x} ${near(y + h)}l${near(d)} ${near(-d)}h${near(l)}m${near(-l)} 0v${near(-h)}" />
      ${words(near(x + l / 2), near(y + h + em * 0.9), labels[0], em)}
      ${words(near(x + l + d / 2 + 10), near(y + h - d / 2 + 6), labels[1], em, "start")}
      ${words(near(x + l + d + 10), near(y - d + h / 2), labels[2], em, "start")}`,
  };
}
