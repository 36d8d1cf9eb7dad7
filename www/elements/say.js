/** @import {Choice, Html} from "../../src/wasm/types" */
import { spoken } from "../a11y/speech.js";
import { text } from "../text/index.js";
import { altOf } from "./picture/read.js";
import { sanitise } from "./rich-text.js";

/** What stands where a blank is: `[[id]]`. */
export const MARKER = /\[\[\s*([^[\]\s]+)\s*\]\]/g;

/** A text from a bank as it is said, short enough for a name: no full stop at its end. A formula is named by how it is said, which no browser does by itself. @param {Html} words */
export const say = (words) => spoken(sanitise(words)).replace(MARKER, text("blank/said")).replace(/\.$/, "");

/** What a thing to choose, order or match is called, with what its picture shows. @param {Choice | undefined} thing */
export const sayThing = (thing) => [say(thing?.text ?? ""), altOf(thing?.picture)].filter(Boolean).join(", ");
