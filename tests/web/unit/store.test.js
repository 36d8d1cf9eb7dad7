import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { openStore } from "../../../www/store/index.js";

/** @param {string} id @param {unknown} [more] */
const line = (id, more) => JSON.stringify({ id, more });
const MAYA = { id: "maya", name: "Maya", guest: false, last: 2 };
const full = () => { throw new DOMException("no room", "QuotaExceededError"); };

beforeEach(() => { globalThis.indexedDB = new IDBFactory(); });
afterEach(() => mock.restoreAll());

test("what is appended is there for the next page, each record once", async () => {
  const store = await openStore();
  assert.equal(store.durable, true);
  assert.equal(await store.evidence.append("maya", [line("b"), line("a")]), "stored");
  assert.equal(await store.evidence.append("maya", [line("a")]), "stored");
  await store.evidence.append("ben", [line("a", "ben's")]);
  const next = await openStore();
  assert.deepEqual(await next.evidence.all("maya"), [line("a"), line("b")]);
  assert.deepEqual(await next.evidence.all("ben"), [line("a", "ben's")]);
});

test("a record is never changed by another of its id", async () => {
  const store = await openStore();
  await store.evidence.append("maya", [line("a", "first")]);
  await store.evidence.append("maya", [line("a", "second")]);
  assert.deepEqual(await store.evidence.all("maya"), [line("a", "first")]);
});

test("an append is strict, and done only when its transaction is complete", async () => {
  const store = await openStore();
  const begun = mock.method(IDBDatabase.prototype, "transaction");
  let complete = false;
  const appended = store.evidence.append("maya", [line("a")]).then(() => complete);
  while (begun.mock.callCount() === 0) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(begun.mock.calls[0].arguments[2], { durability: "strict" });
  begun.mock.calls[0].result?.addEventListener("complete", () => { complete = true; });
  assert.equal(await appended, true);
});

test("a full disk loses nothing: the line waits in memory and is written with the next", async () => {
  const store = await openStore();
  const add = mock.method(IDBObjectStore.prototype, "add", full);
  assert.equal(await store.evidence.append("maya", [line("a")]), "full");
  assert.deepEqual(await store.evidence.all("maya"), [line("a")]);
  add.mock.restore();
  assert.equal(await store.evidence.append("maya", [line("b")]), "stored");
  assert.deepEqual(await (await openStore()).evidence.all("maya"), [line("a"), line("b")]);
});

test("a file is added as a whole or not at all", async () => {
  const store = await openStore();
  await assert.rejects(store.evidence.insert(MAYA, [line("a"), "not a record", line("b")]), { code: "store/failed" });
  mock.method(IDBObjectStore.prototype, "add", full);
  await assert.rejects(store.evidence.insert(MAYA, [line("a")]), { code: "store/full" });
  mock.restoreAll();
  assert.deepEqual(await store.evidence.all("maya"), []);
  assert.deepEqual(await store.learners.all(), []);
  await store.evidence.insert(MAYA, [line("a"), line("b")]);
  assert.deepEqual(await store.evidence.all("maya"), [line("a"), line("b")]);
  assert.deepEqual(await store.learners.all(), [MAYA]);
});

test("removing a learner removes their evidence and nobody else's", async () => {
  const store = await openStore();
  const ben = { ...MAYA, id: "ben", last: 3 };
  await store.evidence.insert(MAYA, [line("a")]);
  await store.evidence.insert(ben, [line("a")]);
  assert.deepEqual(await store.learners.all(), [ben, MAYA]);
  await store.learners.remove("maya");
  assert.deepEqual(await store.learners.all(), [ben]);
  assert.deepEqual(await store.evidence.all("maya"), []);
  assert.deepEqual(await store.evidence.all("ben"), [line("a")]);
});

test("settings are kept", async () => {
  await (await openStore()).settings.put("settings", { size: "large" });
  assert.deepEqual(await (await openStore()).settings.get("settings"), { size: "large" });
  assert.equal(await (await openStore()).settings.get("other"), undefined);
});

test("a connection that was taken away is made again", async () => {
  const store = await openStore();
  await store.evidence.append("maya", [line("a")]);
  // Another tab that wants the database gone is not held up, and what is written then is written anew.
  await new Promise((resolve, reject) => {
    const gone = indexedDB.deleteDatabase("gradus");
    gone.onsuccess = resolve;
    gone.onerror = reject;
  });
  assert.equal(await store.evidence.append("maya", [line("b")]), "stored");
  assert.deepEqual(await store.evidence.all("maya"), [line("b")]);
});

test("a newer version in another tab gets its way, and this tab's lines stay in memory", async () => {
  const store = await openStore();
  const newer = await new Promise((resolve) => {
    const opening = indexedDB.open("gradus", 2);
    opening.onsuccess = () => resolve(opening.result);
  });
  assert.equal(await store.evidence.append("maya", [line("a")]), "memory");
  newer.close();
});

test("a browser that refuses its database, or does not answer, gives a store in memory", async () => {
  /** @type {(() => any)[]} */
  const refusals = [
    () => { throw new DOMException("private", "SecurityError"); },
    () => new EventTarget(),
  ];
  for (const open of refusals) {
    globalThis.indexedDB = /** @type {any} */ ({ open });
    const store = await openStore({ patience: 20 });
    assert.equal(store.durable, false);
    await store.learners.put(MAYA);
    assert.equal(await store.evidence.append("maya", [line("a"), line("a")]), "memory");
    assert.deepEqual(await store.evidence.all("maya"), [line("a")]);
    assert.deepEqual(await store.learners.all(), [MAYA]);
    await store.learners.remove("maya");
    assert.deepEqual(await store.evidence.all("maya"), []);
  }
});
