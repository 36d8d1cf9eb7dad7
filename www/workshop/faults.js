/**
 * Where a fault is, and what it means for a bank that is being made.
 *
 * @import {BankFault} from "../../src/wasm/author"
 * @import {Bank, Draft, Fault} from "../shared/making.js"
 */

import { removeSkill } from "./changes.js";

const PLACE = /^(item|skill|lesson|resource) (?:(\d+) )?\(([^)]*)\)(?:, (.*))?$/;
/** A skill without questions keeps a file out of practice; here it is left out of what is practised. */
const LEFT_OUT = "bank/empty-skill";

/** @param {BankFault} fault @param {Bank} bank @returns {Fault} */
export function placed(fault, bank) {
  const names = new Map(bank.skills.map(({ id, name }) => [id, name]));
  // People gave names; ids came of themselves.
  const message = fault.message.replace(/[\w.-]+/g, (word) => (names.has(word) && names.get(word) !== word ? `“${names.get(word)}”` : word)).replace(/`(“[^”]*”)`/g, "$1");
  const severity = fault.code === LEFT_OUT ? "warning" : fault.severity;
  const said = { ...fault, message, severity };
  const found = PLACE.exec(fault.place);
  if (!found) return { ...said, kind: "bank", index: -1, rest: fault.place };
  const [, kind, number, id, rest = ""] = found;
  const index = number ? Number(number) - 1 : kind === "skill" ? bank.skills.findIndex((skill) => skill.id === id) : -1;
  return { ...said, kind, index, rest };
}

/** The bank without skills that have no questions. @param {Bank} bank @returns {Bank} */
export function practicable(bank) {
  const used = new Set(bank.items.flatMap(({ skills }) => skills));
  const empty = bank.skills.filter(({ id }) => !used.has(id)).map(({ id }) => id);
  /** @type {Draft} */
  let draft = { bank, aside: [], rows: [] };
  for (const id of empty) draft = removeSkill(draft, id);
  return draft.bank;
}
