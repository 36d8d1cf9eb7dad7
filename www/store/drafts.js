/**
 * Banks that are being made, on this device. A database of its own: what learners did must never wait for it.
 *
 * @import {DBSchema, IDBPDatabase} from "idb"
 */

import { openDB } from "idb";

const NAME = "gradus-making";
const VERSION = 1;

/** @typedef {{id: string, name: string, count: number, changed: number}} Head  `count`: questions */
/** @typedef {{id: string, work: any}} Body  `work` is whatever the workshop keeps */
/**
 * @typedef {DBSchema & {
 *   heads: {key: string, value: Head},
 *   bodies: {key: string, value: Body},
 * }} Schema  the list is read without reading whole banks
 */
/**
 * @typedef {object} Drafts
 * @property {boolean} durable  false: all is gone when the tab closes
 * @property {() => Promise<Head[]>} list  the newest first
 * @property {(id: string) => Promise<any>} get
 * @property {(head: Head, work: any) => Promise<void>} put
 * @property {(id: string) => Promise<void>} remove
 */

/** The device's drafts, or some in memory if the browser gives none. Never rejects. @returns {Promise<Drafts>} */
export async function openDrafts() {
  try {
    const db = await open();
    await db.count("heads");
    return inDatabase(db);
  } catch {
    return inMemory();
  }
}

function open() {
  return /** @type {Promise<IDBPDatabase<Schema>>} */ (openDB(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore("heads", { keyPath: "id" });
      db.createObjectStore("bodies", { keyPath: "id" });
    },
    // A newer page elsewhere wants to change the database: it must not wait for this one.
    blocking: (_current, _blocked, event) => /** @type {IDBDatabase} */ (event.target).close(),
  }));
}

/** @param {IDBPDatabase<Schema>} db @returns {Drafts} */
function inDatabase(db) {
  /** @param {(store: {heads: any, bodies: any}) => unknown[]} work */
  async function both(work) {
    const change = db.transaction(["heads", "bodies"], "readwrite", { durability: "strict" });
    await Promise.all([...work({ heads: change.objectStore("heads"), bodies: change.objectStore("bodies") }), change.done]);
  }
  return {
    durable: true,
    list: async () => newest(await db.getAll("heads")),
    get: async (id) => (await db.get("bodies", id))?.work,
    put: (head, work) => both(({ heads, bodies }) => [heads.put(head), bodies.put({ id: head.id, work })]),
    remove: (id) => both(({ heads, bodies }) => [heads.delete(id), bodies.delete(id)]),
  };
}

/** @returns {Drafts} */
function inMemory() {
  /** @type {Map<string, {head: Head, work: any}>} */
  const kept = new Map();
  return {
    durable: false,
    list: async () => newest([...kept.values()].map(({ head }) => head)),
    get: async (id) => kept.get(id)?.work,
    put: async (head, work) => void kept.set(head.id, { head, work }),
    remove: async (id) => void kept.delete(id),
  };
}

/** @param {Head[]} heads */
const newest = (heads) => heads.sort((a, b) => b.changed - a.changed);
