/**
 * Ways out: the bank's file, a folder that practises by itself, practice on this device, the sheet to fill in.
 *
 * @import {Bank} from "../shared/making.js"
 * @import {Surroundings, Tools} from "./surroundings.js"
 */

import { PageError } from "../shared/errors.js";
import { freeId } from "../shared/items.js";
import { practicable } from "./faults.js";

/** As a person reads it, and as it differs least from one time to the next. @param {Bank} bank */
export const written = (bank) => `${JSON.stringify(bank, null, 2)}\n`;

/**
 * @param {"bank" | "folder" | "practise" | "sheet"} what
 * @param {Bank | null} bank
 * @param {Tools} author
 * @param {Surroundings} around
 * @returns {Promise<string | undefined>}  where to go then
 */
export async function save(what, bank, author, around) {
  if (what === "sheet") {
    const { workbook } = await import("./sheet.js");
    around.download("questions.xlsx", workbook(await author.templateSheet()));
    return undefined;
  }
  if (!bank) throw new PageError("making/nothing", "there is nothing to save yet; bring in or write a question first");
  const file = freeId(bank.name || bank.id, []);
  if (what === "bank") {
    around.download(`${file}.json`, written(bank));
    return undefined;
  }
  const built = await author.build(practicable(bank));
  if (what === "practise") return around.keepBuilt(bank.id, built);
  const page = await around.alonePage();
  // Packing is needed by nobody who only looks.
  const { folder } = await import("./folder.js");
  const zip = await folder({ name: bank.name, built, source: written(bank), page });
  around.download(`${file}.zip`, /** @type {Uint8Array<ArrayBuffer>} */ (zip));
  return undefined;
}
