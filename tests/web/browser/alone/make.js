/** Makes the folder as a teacher gets it: the bank built, put into the built page, zipped; and unzipped as a student does. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { folder } from "../../../../www/workshop/folder.js";
import { dist } from "../help/rig.js";

const gradus = process.env.GRADUS_CLI ?? path.join(import.meta.dirname, "../../../../target/release/gradus");
const page = readFileSync(path.join(dist, "alone/practice.html"), "utf8");

/** The text of the built bank. @param {object} bank */
export function built(bank) {
  const place = mkdtempSync(path.join(tmpdir(), "gradus-"));
  try {
    const [from, to] = [path.join(place, "source.json"), path.join(place, "built.json")];
    writeFileSync(from, JSON.stringify(bank));
    const making = spawnSync(gradus, ["bank", "build", from, "-o", to], { encoding: "utf8" });
    assert.equal(making.status, 0, `${making.stderr}${making.error ?? ""}`);
    return readFileSync(to, "utf8");
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** Puts the unpacked folder into `place`. @param {string} place @param {{name: string}} bank @param {string} text  the bank, built */
export async function unpacked(place, bank, text) {
  const zip = await folder({ name: bank.name, built: text, source: JSON.stringify(bank, null, 2), page });
  const files = Object.entries(unzipSync(zip));
  for (const [name, bytes] of files) writeFileSync(path.join(place, name), bytes);
  return files.map(([name]) => name);
}
