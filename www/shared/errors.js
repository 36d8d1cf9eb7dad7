/**
 * The page's own error, in the shape of the engine's `GradusError`: a stable code for programs (`area/what`), a place
 * for the person who must find the fault, and a message that says what is wrong and how to mend it. Whoever catches
 * one can rely on this: nothing was changed and nothing was lost.
 */
export class PageError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {string} [place]
   * @param {string} [name]
   */
  constructor(code, message, place = "", name = "PageError") {
    super(message);
    this.name = name;
    this.code = code;
    this.place = place;
  }
}

/**
 * The plain parts of an error, whatever was thrown. Errors with a text for a code are errors of input; `null` for a
 * code means that something broke.
 * @param {unknown} error
 * @returns {{name: string, code: string | null, place: string, message: string}}
 */
export function describe(error) {
  const parts = /** @type {Record<string, unknown>} */ (error instanceof Object ? error : {});
  // A DOMException has a `code` too, an old number that says nothing.
  const code = typeof parts.code === "string" ? parts.code : null;
  const place = typeof parts.place === "string" ? parts.place : "";
  return { name: String(parts.name ?? "Error"), code, place, message: String(parts.message ?? error) };
}
