/**
 * What the page holds inside: text of elements that the browser reads and does not run. `tools/alone.js` fills them, but
 * for the bank, which `teacher/folder.js` puts in.
 */

/** @typedef {"bank" | "engine" | "engine-wasm" | "marking-wasm" | "font"} Name */

/** @param {Name} name @returns {string} */
export const inside = (name) => document.getElementById(name)?.textContent?.trim() ?? "";

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function fromBase64(text) {
  const { fromBase64: quick } = /** @type {{fromBase64?: (text: string) => Uint8Array<ArrayBuffer>}} */ (/** @type {unknown} */ (Uint8Array));
  // Browsers of 2023, which we support, have only `atob`.
  return quick ? quick.call(Uint8Array, text) : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** @param {Uint8Array<ArrayBuffer>} packed  by gzip */
export async function unpack(packed) {
  // Not by a blob's stream: WebKit cannot read that one in the worker of a page from a disk.
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  // Whoever reads gets the fault.
  Promise.all([writer.write(packed), writer.close()]).catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}
