/**
 * Builds the probe, with the profile of the page's engine, and loads it. In a target folder of its own: the engine is
 * built with other flags, and the two would throw each other's parts away.
 */

import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";

const root = path.join(import.meta.dirname, "../../..");
const target = path.join(path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target"), "probe");

/**
 * @typedef {object} Probe
 * @property {() => void} begin
 * @property {(item: number, first: number, second: number, time: number, ease: number, guess: number, right: number) => number} follow
 * @property {(count: number, predicting: number) => number} fold
 */

/** The probe's bytes. @returns {Promise<Buffer>} */
export async function probeBytes() {
  const words = ["build", "--quiet", "--profile", "wasm", "--target", "wasm32-unknown-unknown", "-p", "probe", "--target-dir", target];
  const built = spawnSync("cargo", words, { cwd: root, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the probe does not build: ${built.stderr}`);
  return readFile(path.join(target, "wasm32-unknown-unknown/wasm/probe.wasm"));
}

/** @typedef {[item: number, skills: number[], time: number | null, ease: number, guess: number, right: number, p: string]} Golden */

/** The golden answers, each with the bits of its prediction. @returns {Promise<Golden[]>} */
export const golden = async () => JSON.parse(await readFile(path.join(root, "tests/tracer/golden.json"), "utf8")).answers;

/**
 * Where the probe's predictions differ from the golden ones; an empty list is agreement. Needs nothing from outside, so
 * that a page can run it too.
 * @param {Probe} probe
 * @param {Golden[]} answers
 * @returns {string[]}
 */
export function differs(probe, answers) {
  const double = new DataView(new ArrayBuffer(8));
  /** @type {string[]} */
  const found = [];
  probe.begin();
  for (const [at, [item, skills, time, ease, guess, right, p]] of answers.entries()) {
    double.setFloat64(0, probe.follow(item, skills[0] ?? -1, skills[1] ?? -1, time ?? -1, ease, guess, right));
    const bits = double.getBigUint64(0).toString(16).padStart(16, "0");
    if (bits !== p) found.push(`answer ${at}: expected ${p}, got ${bits}`);
  }
  return found;
}
