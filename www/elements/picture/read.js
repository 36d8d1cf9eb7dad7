/** The last pictures that were read; an imported one can be long. @type {Map<string, any>} */
const known = new Map();
const MOST = 16;

/** A picture as the engine gives it, as JSON; null for none and for what cannot be read. @param {unknown} given @returns {any} */
export function readPicture(given) {
  if (typeof given !== "string") return given ?? null;
  if (!known.has(given)) {
    if (known.size >= MOST) known.clear();
    known.set(given, parsed(given));
  }
  return known.get(given);
}

/** @param {string} text */
function parsed(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What a picture shows, in words; "" for none. @param {unknown} given @returns {string} */
export const altOf = (given) => String(readPicture(given)?.alt ?? "");
