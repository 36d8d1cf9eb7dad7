/**
 * Files and pasted text on their way into a bank.
 *
 * @import {NamedFile} from "../engine/author.js"
 * @import {Bank} from "../shared/making.js"
 */

import { PageError } from "../shared/errors.js";

/** What the importers take at most, in all. */
export const LIMIT = 100 * 1024 * 1024;

/** @param {File[]} files @returns {Promise<NamedFile[]>} */
export async function readAll(files) {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const first = files[0]?.name ?? "";
  if (size > LIMIT) {
    const words = `${Math.ceil(size / 1024 / 1024)} MB are more than the 100 MB that can be read at once; choose fewer files`;
    throw new PageError("making/too-large", words, first);
  }
  return Promise.all(files.map(async (file) => {
    try {
      return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    } catch {
      throw new PageError("making/unreadable", "the file cannot be read; choose it again", file.name);
    }
  }));
}

/** @param {string} text @returns {NamedFile[]} */
export const pasted = (text) => [{ name: "My questions.txt", bytes: /** @type {Uint8Array<ArrayBuffer>} */ (new TextEncoder().encode(text)) }];

/** A bank of ours, as its file says it. @param {NamedFile} file @returns {Bank} */
export function ownBank(file) {
  const bank = JSON.parse(new TextDecoder().decode(file.bytes).replace(/^\ufeff/, ""));
  return { language: "en", license: "", author: "", ...bank };
}

/** The bank inside a folder that this page saved; any other file as it is. @param {NamedFile} file @returns {Promise<NamedFile>} */
export async function outOfFolder(file) {
  if (!/\.zip$/i.test(file.name)) return file;
  const { unzipSync } = await import("fflate");
  try {
    const inside = unzipSync(file.bytes, { filter: ({ name, originalSize }) => /(?:^|\/)bank\.json$/.test(name) && originalSize < LIMIT });
    const [bytes] = Object.values(inside);
    return bytes ? { name: file.name, bytes: /** @type {Uint8Array<ArrayBuffer>} */ (bytes) } : file;
  } catch {
    // Whatever it is, the importers say what is wrong with it.
    return file;
  }
}
