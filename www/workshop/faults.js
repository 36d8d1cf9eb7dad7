/**
 * Where a fault is.
 *
 * @import {BankFault} from "../../src/wasm/author"
 * @import {Fault} from "../shared/making.js"
 */

const PLACE = /^(item|skill|lesson|resource) (\d+) \([^)]*\)(?:, (.*))?$/;

/** @param {BankFault} fault @returns {Fault} */
export function placed(fault) {
  const found = PLACE.exec(fault.place);
  if (!found) return { ...fault, kind: "bank", index: -1, rest: fault.place };
  return { ...fault, kind: found[1], index: Number(found[2]) - 1, rest: found[3] ?? "" };
}
