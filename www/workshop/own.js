/** Files of this site that load only when somebody asks for them. */

import { PageError } from "../shared/errors.js";

/**
 * @param {string} path  from the page's own folder
 * @param {string} code  of the error where it cannot be had
 * @param {string} what  it is, in words
 * @returns {Promise<Response>}
 */
export async function ownFile(path, code, what) {
  const url = new URL(path, document.baseURI).href;
  const response = await fetch(url).catch(() => null);
  if (response?.ok) return response;
  throw new PageError(code, `${what} cannot be loaded; check the connection, then try again`, url);
}
