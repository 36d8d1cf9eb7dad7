/**
 * Exact fractions, so that a point at 1/3 lies at 1/3 and an answer read off a line is the very number.
 * @typedef {{n: number, d: number}} Exact  in lowest terms, `d` above 0
 */

/** @param {number} a @param {number} b @returns {number} */
const divisor = (a, b) => (b === 0 ? Math.abs(a) : divisor(b, a % b));

/** n/d in lowest terms; null where it is no fraction, or has outgrown whole numbers. @param {number} n @param {number} d @returns {Exact | null} */
export function exactly(n, d) {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0) return null;
  const by = divisor(n, d) * Math.sign(d);
  return { n: n / by + 0, d: d / by };
}

/**
 * Reads "3", "-1.5", "3/4", "1 3/8", "1,200" and the like; null for anything else.
 * @param {unknown} text
 * @returns {Exact | null}
 */
export function exact(text) {
  const plain = String(text ?? "").trim().replace(/[−–]/g, "-").replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  const mixed = /^([+-]?)(\d+) +(\d+)\/(\d+)$/.exec(plain);
  if (mixed) {
    const [, sign, whole, top, bottom] = mixed;
    return exactly((sign === "-" ? -1 : 1) * (Number(whole) * Number(bottom) + Number(top)), Number(bottom));
  }
  const found = /^([+-]?\d*)(?:\.(\d+))?(?: *\/ *(\d+))?$/.exec(plain);
  if (!found || !/^[+-]?\.?\d/.test(plain)) return null;
  const [, whole, places = "", bottom = "1"] = found;
  return exactly(Number(whole + places), 10 ** places.length * Number(bottom));
}

/** @param {Exact | null} a @param {Exact | null} b */
export const plus = (a, b) => a && b && exactly(a.n * b.d + b.n * a.d, a.d * b.d);
/** @param {Exact | null} a @param {Exact | null} b */
export const minus = (a, b) => a && b && exactly(a.n * b.d - b.n * a.d, a.d * b.d);
/** @param {Exact | null} a @param {Exact | null} b */
export const times = (a, b) => a && b && exactly(a.n * b.n, a.d * b.d);
/** @param {Exact | null} a @param {Exact | null} b */
export const over = (a, b) => a && b && exactly(a.n * b.d, a.d * b.n);
/** The nearest number a screen can use. @param {Exact} a */
export const value = ({ n, d }) => n / d;

/** "3/4", "-2". @param {Exact} a */
export const written = ({ n, d }) => (d === 1 ? String(n) : `${n}/${d}`);

/** "1 3/4" where the other writes "7/4". @param {Exact} a */
export function mixed(a) {
  const whole = Math.trunc(a.n / a.d);
  return a.d === 1 || whole === 0 ? written(a) : `${whole} ${Math.abs(a.n % a.d)}/${a.d}`;
}

/** "0.75"; a fraction where the decimal has no end. @param {Exact} a */
export function decimal(a) {
  for (let places = 0; places <= 9; places += 1) {
    if (10 ** places % a.d === 0) return (a.n / a.d).toFixed(places);
  }
  return written(a);
}

/** All places from `from` to `to` by `step`; none where they are not numbers or would be above `most`. @param {unknown} from @param {unknown} to @param {unknown} step @param {number} [most] @returns {Exact[]} */
export function places(from, to, step, most = 400) {
  const [start, end, by] = [exact(from), exact(to), exact(step)];
  const count = over(minus(end, start), by);
  if (!start || !by || !count || by.n <= 0 || value(count) < 0 || value(count) > most) return [];
  const found = Array.from({ length: Math.floor(value(count)) + 1 }, (_, at) => plus(start, times(by, exactly(at, 1))));
  return found.every((one) => one !== null) ? /** @type {Exact[]} */ (found) : [];
}

/** Is `a` a whole number of `step`s from `start`? @param {Exact} a @param {Exact | null} start @param {Exact | null} step */
export const onStep = (a, start, step) => over(minus(a, start), step)?.d === 1;
