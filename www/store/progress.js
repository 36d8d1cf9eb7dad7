/**
 * Progress files: how a learner's evidence leaves the device and comes back. The text inside is the engine's business.
 */

import { PageError } from "../shared/errors.js";

/** A year of daily practice is under 5 MB; four times that is not practice any more. */
export const LIMIT = 20 * 1024 * 1024;

/**
 * A name that says what, whose and when. No program lays claim to `.gradus`, so nothing opens it by mistake and saves
 * it changed.
 * @param {string} name
 * @param {number} now
 */
export function fileName(name, now) {
  const date = new Date(now);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  const who = name.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return `gradus-${who ? `${who}-` : ""}${day.join("-")}.gradus`;
}

/**
 * Hands a file to the browser's downloads.
 * @param {string} name
 * @param {string | Uint8Array<ArrayBuffer>} content
 */
export function download(name, content) {
  // Not as plain text: some browsers would add `.txt` to the name.
  const url = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * The text of a chosen file. Rejects with `progress/too-large` or `progress/unreadable`.
 * @param {Blob & {name?: string}} file
 */
export async function read(file) {
  const place = file.name ?? "";
  if (file.size > LIMIT) {
    const size = Math.ceil(file.size / 1024 / 1024);
    throw new PageError("progress/too-large", `the file has ${size} MB, more than the 20 MB allowed; choose a progress file`, place);
  }
  try {
    return await file.text();
  } catch {
    throw new PageError("progress/unreadable", "the file cannot be read; choose it again", place);
  }
}
