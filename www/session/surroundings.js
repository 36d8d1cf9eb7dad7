/**
 * All that the session takes from the browser, in one place: the only clock and the only randomness of the page are
 * here, so that everything else can be replayed and tested without them.
 *
 * @import {EngineClient, Options} from "../engine/client.js"
 * @import {Offline} from "../offline.js"
 * @import {Store} from "../store/index.js"
 */

import { openEngine } from "../engine/early.js";
import { registerOffline } from "../offline.js";
import { openStore } from "../store/index.js";
import { download } from "../store/progress.js";

/** The part of the engine's client that a session uses. @typedef {Omit<EngineClient, "close">} Engine */

/**
 * @typedef {object} Surroundings
 * @property {(options: Options) => Promise<{engine: Engine, overview: import("../../src/wasm/types").Overview}>} openEngine
 * @property {() => Promise<Store>} openStore
 * @property {(options: {urls: string[], onWaiting: () => void}) => Offline} offline
 * @property {() => number} now  ms since 1970
 * @property {() => number} tick  ms of a clock that never goes back
 * @property {(digits: number) => string} hex  random hexadecimal digits
 * @property {EventTarget & {visibilityState: string}} page
 * @property {LockManager | undefined} locks
 * @property {Pick<Storage, "getItem" | "setItem" | "removeItem">} tab  survives a reload of this tab
 * @property {() => Promise<unknown>} persist  asks the browser not to clear the store by itself
 * @property {(name: string, text: string) => void} download
 * @property {(url: string) => string} absolute
 */

/** @returns {Surroundings} */
export function browser() {
  return {
    openEngine,
    openStore,
    offline: registerOffline,
    now: () => Date.now(),
    tick: () => performance.now(),
    hex: (digits) => {
      const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(digits / 2)));
      return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, digits);
    },
    page: document,
    locks: navigator.locks,
    tab: tabStorage(),
    persist: async () => navigator.storage?.persist?.(),
    download,
    absolute: (url) => new URL(url, document.baseURI).href,
  };
}

/** Frames on other people's pages, and blocked site data, throw on the mere mention of `sessionStorage`. */
function tabStorage() {
  try {
    return globalThis.sessionStorage;
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  }
}
