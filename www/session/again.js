import { describe, PageError } from "../shared/errors.js";

/** An engine that breaks on the way back to the item will not get there. @param {unknown} error */
export function again(error) {
  const { code, place, message } = describe(error);
  if (code !== "engine/restarted") throw error;
  throw new PageError("engine/failed", `${message}, and broke again; load the page again`, place);
}
