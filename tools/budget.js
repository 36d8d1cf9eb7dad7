/**
 * Weighs a build: `node tools/budget.js [dist]`. Fails above the budget, which is for a four-year-old Chromebook on a
 * school's network: change a number here only together with a measurement on one.
 */

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { teacher } from "./teacher.js";

const KB = 1000;
/**
 * Bytes after gzip. `marking` marks what is typed and fills templates; nearly every bank needs it. Both are held at what
 * they weigh: 113 KB and 97 KB, of which code is nine tenths. The engine is meant to come to 110 KB and marking to 90 KB.
 */
const BUDGET = { scripts: 90 * KB, engine: 114 * KB, marking: 98 * KB, font: 100 * KB, whole: 1500 * KB };

const folder = process.argv[2] ?? "dist";
const all = (await readdir(folder, { recursive: true })).sort();
const names = all.filter((name) => !teacher(name));

/** @param {(name: string) => boolean} wanted @param {string[]} [among] */
async function weigh(wanted, among = names) {
  let sum = 0;
  for (const name of among.filter(wanted)) {
    const size = gzipSync(await readFile(path.join(folder, name))).length;
    console.log(`${(size / KB).toFixed(1).padStart(8)} KB  ${name}`);
    sum += size;
  }
  return sum;
}

// All scripts but the service worker's are loaded before the first item.
const scripts = await weigh((name) => name.endsWith(".js") && name !== "sw.js");
const marking = await weigh((name) => /\/marking_bg-[^/]+\.wasm$/.test(name));
const engine = await weigh((name) => /\/gradus_bg-[^/]+\.wasm$/.test(name));
const font = await weigh((name) => name.endsWith(".woff2"));
const others = await weigh((name) => /\.(?:html|css|json|svg|webmanifest)$/.test(name));
let over = false;
if (engine === 0 || marking === 0) throw new Error(`${folder} lacks a wasm module; run \`make page\``);
for (const [what, size, limit] of /** @type {const} */ ([
  ["scripts before the first item", scripts, BUDGET.scripts],
  ["engine", engine, BUDGET.engine],
  ["module for typed answers and templates", marking, BUDGET.marking],
  ["font", font, BUDGET.font],
  ["app and first bank", scripts + engine + marking + font + others, BUDGET.whole],
])) {
  console.log(`${what}: ${(size / KB).toFixed(1)} KB of ${limit / KB} KB`);
  over ||= size > limit;
}
process.exitCode = over ? 1 : 0;
