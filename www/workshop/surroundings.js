/**
 * All that the workshop takes from the browser, in one place, so that everything else can be tested without one.
 *
 * @import {Drafts} from "../store/drafts.js"
 */

import { Author } from "../engine/author.js";
import { openDrafts } from "../store/drafts.js";
import { download } from "../store/progress.js";
import { ownFile } from "./own.js";

/** Where the service worker looks for banks that are not part of the app. */
const BANKS = "gradus-banks";
/** Where this tab remembers which draft it has open. */
const TAB = "gradus-making";

/** The part of the author's module that the workshop uses. @typedef {Omit<Author, "close" | "templateSheet"> & {templateSheet(): Promise<string>}} Tools */

/**
 * @typedef {object} Surroundings
 * @property {() => Tools} author  a new one, with a thread of its own
 * @property {() => Promise<Drafts>} openDrafts
 * @property {() => number} now  ms since 1970
 * @property {() => string} token  of six random letters and digits
 * @property {{get(): string, set(id: string): void}} tab  the draft of this tab, through a reload
 * @property {(name: string, content: string | Uint8Array<ArrayBuffer>) => void} download
 * @property {() => boolean} practicable
 * @property {(id: string, built: string) => Promise<string>} keepBuilt  for practice on this device: its address
 * @property {() => Promise<string>} alonePage  the page that practises without any other file
 * @property {EventTarget} page
 */

/** @returns {Surroundings} */
export function browser() {
  return {
    author: () => new Author(),
    openDrafts,
    now: () => Date.now(),
    token: () => [...crypto.getRandomValues(new Uint8Array(3))].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    tab: tabMemory(),
    download,
    practicable: () => Boolean(navigator.serviceWorker?.controller && globalThis.caches),
    keepBuilt,
    alonePage,
    page: leavings(),
  };
}

/** Tells when the page may be gone soon: the window's word and the document's, in one place. */
function leavings() {
  const page = new EventTarget();
  document.addEventListener("visibilitychange", () => page.dispatchEvent(new Event("visibilitychange")));
  addEventListener("pagehide", () => page.dispatchEvent(new Event("pagehide")));
  return page;
}

/** @param {string} id @param {string} built */
async function keepBuilt(id, built) {
  const address = `banks/made/${id}.json`;
  const banks = await caches.open(BANKS);
  const headers = { "content-type": "application/json" };
  await banks.put(new URL(address, document.baseURI).href, new Response(built, { headers }));
  return `./?bank=${encodeURIComponent(address)}`;
}

async function alonePage() {
  const response = await ownFile("./alone/practice.html", "making/no-page", "the page that goes into the folder");
  return response.text();
}

/** Blocked site data throws on the mere mention of `sessionStorage`. */
function tabMemory() {
  try {
    const memory = globalThis.sessionStorage;
    return { get: () => memory.getItem(TAB) ?? "", set: (/** @type {string} */ id) => memory.setItem(TAB, id) };
  } catch {
    return { get: () => "", set: () => {} };
  }
}
