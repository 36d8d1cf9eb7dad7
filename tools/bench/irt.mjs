/**
 * Item response theory in JavaScript: Gradus (the wasm module `irt`) beside jsCAT and beside a plain loop over typed
 * arrays, in one run. Prints CPU times and ratios; exit code 1 if a bar is missed. `make bench` runs it.
 */

import { readFileSync } from "node:fs";
import jscat from "@bdelab/jscat";
import { initSync, ItemBank } from "./pkg/irt.js";

const { Cat } = jscat;
initSync({ module: readFileSync(new URL("pkg/irt_bg.wasm", import.meta.url)) });

/** Numbers in [0, 1) that are the same in every run (Park & Miller 1988). */
function numbers(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Four-parameter items as columns and as jsCAT's objects. */
function bank(size) {
  const draw = numbers(size);
  const columns = { a: new Float64Array(size), b: new Float64Array(size), c: new Float64Array(size), d: new Float64Array(size) };
  for (let at = 0; at < size; at++) {
    columns.a[at] = 0.5 + 2 * draw();
    columns.b[at] = 6 * draw() - 3;
    columns.c[at] = 0.3 * draw();
    columns.d[at] = 1 - 0.1 * draw();
  }
  const { a, b, c, d } = columns;
  return { ...columns, size, stimuli: Array.from(a, (_, at) => ({ a: a[at], b: b[at], c: c[at], d: d[at], id: at })) };
}

const right = ({ a, b, c, d }, at, theta) => c[at] + (d[at] - c[at]) / (1 + Math.exp(-a[at] * (theta - b[at])));

/** The most informative item by a plain loop. */
function plain({ a, b, c, d, size }, theta, given) {
  let best = -1;
  let most = -1;
  for (let at = 0; at < size; at++) {
    if (given[at]) continue;
    const share = 1 / (1 + Math.exp(-a[at] * (theta - b[at])));
    const p = c[at] + (d[at] - c[at]) * share;
    const slope = (d[at] - c[at]) * a[at] * share * (1 - share);
    const information = (slope * slope) / (p * (1 - p));
    if (information > most) {
      most = information;
      best = at;
    }
  }
  return best;
}

/** Median CPU milliseconds of one of `count` things that `run` does, over so many repetitions. */
function time(repetitions, count, run) {
  run();
  const times = [];
  for (let at = 0; at < repetitions; at++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000 / count);
  }
  return times.sort((one, other) => one - other)[repetitions >> 1];
}

let missed = false;
/** One row: what was measured, the time, and what it is held against. */
function row(what, mine, others) {
  const parts = others.map(({ name, time, least }) => {
    const times = time / mine;
    const met = times >= least;
    missed ||= !met;
    return `${name} ${time.toPrecision(3)} ms = ${times.toPrecision(3)} times (bar ${least})${met ? "" : " MISSED"}`;
  });
  console.log(`${what.padEnd(44)} ${mine.toPrecision(3)} ms | ${parts.join(" | ")}`);
}

/** Abilities as a test meets them. */
function abilities(count) {
  const draw = numbers(7);
  return Array.from({ length: count }, () => 1.3 * (draw() + draw() + draw() + draw() - 2) * Math.sqrt(3));
}

function nextItem(size, slow, fast, loops) {
  const items = bank(size);
  const setUp = time(5, 1, () => new ItemBank(items.a, items.b, items.c, items.d).free());
  const prepared = time(5, 1, () => {
    const whole = new ItemBank(items.a, items.b, items.c, items.d);
    whole.prepare();
    whole.free();
  });
  const gradus = new ItemBank(items.a, items.b, items.c, items.d);
  const thetas = abilities(2000);
  const given = new Uint8Array(size);
  const agree = () => {
    for (const theta of thetas) {
      if (gradus.next(theta) !== plain(items, theta, given)) throw new Error(`the picks differ at ${theta}`);
    }
  };
  agree();
  const loop = (repetitions, count, next) =>
    time(repetitions, count, () => {
      for (let at = 0; at < count; at++) next(thetas[at % thetas.length]);
    });
  const mine = loop(15, fast, (theta) => gradus.next(theta));
  // Ten items given before the choice, as in the middle of a test.
  for (let at = 0; at < 10; at++) {
    const item = gradus.next(0);
    gradus.answer(item, at % 2 === 0);
    given[item] = 1;
  }
  agree();
  const array = loop(15, loops, (theta) => plain(items, theta, given));
  const theirs = loop(5, slow, (theta) => new Cat({ theta, minTheta: -8, maxTheta: 8 }).findNextItem(items.stimuli));
  row(`next item of ${size}, most information`, mine, [
    { name: "jsCAT", time: theirs, least: 300 },
    { name: "plain loop", time: array, least: 1 },
  ]);
  // jsCAT leaves the upper asymptote out of the information.
  const other = thetas.slice(0, slow * 40).filter((theta) => {
    const { nextStimulus } = new Cat({ theta, minTheta: -8, maxTheta: 8 }).findNextItem(items.stimuli);
    return nextStimulus.id !== plain(items, theta, new Uint8Array(size));
  });
  console.log(`${"".padEnd(44)} jsCAT takes another item at ${other.length} of ${slow * 40} abilities`);
  console.log(`${"".padEnd(44)} set-up ${setUp.toPrecision(3)} ms, all abilities prepared ${prepared.toPrecision(3)} ms`);
  gradus.free();
}

function trial(size, length) {
  const items = bank(size);
  const draw = numbers(11);
  const order = Array.from({ length }, (_, at) => (at * 7) % size);
  const answers = order.map((item) => (draw() < right(items, item, 0.5) ? 1 : 0));
  const zetas = order.map((item) => items.stimuli[item]);
  const rest = items.stimuli.filter(({ id }) => !order.includes(id));
  const theirs = time(9, 2, () => {
    for (let at = 0; at < 2; at++) {
      const cat = new Cat({ method: "EAP", minTheta: -4, maxTheta: 4 });
      cat.updateAbilityEstimate(zetas, answers);
      cat.findNextItem(rest);
    }
  });
  const gradus = new ItemBank(items.a, items.b, items.c, items.d);
  const whole = () => {
    gradus.start();
    for (let at = 0; at < length; at++) gradus.answer(order[at], answers[at] === 1);
    return gradus.next(gradus.theta());
  };
  const mine = time(15, 200, () => {
    for (let at = 0; at < 200; at++) whole();
  });
  row(`trial: EAP of ${length} answers and next of ${size}`, mine, [{ name: "jsCAT", time: theirs, least: 100 }]);
  // The same as one step of a test that is under way: one answer more, the estimate, the choice.
  const step = time(15, 5000, () => {
    for (let at = 0; at < 5000; at++) {
      gradus.answer(order[at % length], at % 2 === 0);
      gradus.next(gradus.theta());
    }
  });
  row(`the same, with the first ${length - 1} taken in before`, step, [{ name: "jsCAT", time: theirs, least: 100 }]);
  whole();
  const cat = new Cat({ method: "EAP", minTheta: -4, maxTheta: 4 });
  cat.updateAbilityEstimate(zetas, answers);
  const [own, other] = [gradus.theta(), cat.theta];
  console.log(`${"".padEnd(44)} estimates: Gradus ${own.toFixed(4)}, jsCAT ${other.toFixed(4)}`);
  if (Math.abs(own - other) > 0.01) throw new Error("the estimates differ");
  gradus.free();
}

console.log("CPU time in Node, median; items of four parameters");
nextItem(1_000, 5, 200_000, 2000);
nextItem(10_000, 2, 200_000, 200);
trial(1_000, 100);
process.exitCode = missed ? 1 : 0;
