import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { answer, begin, button, guest, heading, join, onward, practise, state, stored } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { expectVisible } from "./help/wait.js";

const here = await rig();
const NOTHING_KEPT = "This browser keeps nothing after you close it.";
const FULL = "This device is full.";

/** Ways in which browsers refuse to store. @type {Record<string, () => void>} */
const refusals = {
  "has no database": () => { Object.defineProperty(globalThis, "indexedDB", { value: undefined }); },
  "throws at the mention of its database": () => {
    Object.defineProperty(globalThis, "indexedDB", { get() { throw new DOMException("denied", "SecurityError"); } });
    Object.defineProperty(globalThis, "sessionStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  },
  "refuses to open its database": () => {
    IDBFactory.prototype.open = () => { throw new DOMException("denied", "InvalidStateError"); };
  },
};

for (const [what, refuse] of Object.entries(refusals)) {
  test(`a browser that ${what}: a notice, and practice to the end`, async (t) => {
    const context = await here.device(t);
    await context.addInitScript(refuse);
    const page = await context.newPage();
    await page.goto(here.practice);
    await expectVisible(page.getByText(NOTHING_KEPT));
    await join(page, "Maya");
    await begin(page);
    await practise(page, starter);
    await expectVisible(heading(page, "Done for now"));
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save progress").first().click()]);
    const file = await readFile(await download.path(), "utf8");
    assert.equal(file.includes('"answered"'), true, "the way out is a file");
  });
}

test("a full disk: a notice, nothing lost while the tab lives, and all of it written once there is room", async (t) => {
  const page = await here.page(t);
  await join(page, "Maya");
  await begin(page);
  await answer(page, starter, true);
  await onward(page);
  const before = (await stored(page)).evidence.length;

  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype;
    /** @type {any} */ (globalThis).makeRoom = () => { IDBObjectStore.prototype.add = add; };
    IDBObjectStore.prototype.add = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await answer(page, starter, true);
  await expectVisible(page.getByText(FULL));
  await onward(page);
  await answer(page, starter, true);
  assert.equal((await stored(page)).evidence.length, before, "nothing fits");

  // Unsaved answers survive somebody else's turn.
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save progress").click()]);
  const saved = await readFile(await download.path(), "utf8");
  assert.equal(saved.split('"answered"').length - 1, 3);

  await page.evaluate(() => /** @type {any} */ (globalThis).makeRoom());
  await onward(page);
  await page.getByText(FULL).waitFor({ state: "detached" });
  const { evidence } = await stored(page);
  const kinds = evidence.map((/** @type {{line: string}} */ { line }) => JSON.parse(line).kind);
  assert.equal(kinds.filter((/** @type {string} */ kind) => kind === "answered").length, 3);
});

test("a disk that is full only when the transaction ends", async (t) => {
  const page = await here.page(t);
  await guest(page);
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function begun(...given) {
      const made = transaction.apply(this, given);
      if (given[1] === "readwrite") {
        setTimeout(() => { try { made.abort(); } catch { /* It has ended. */ } });
        Object.defineProperty(made, "error", { value: new DOMException("full", "QuotaExceededError") });
      }
      return made;
    };
    // Keeps the transaction open until it is aborted.
    IDBObjectStore.prototype.add = function kept() { return this.get("nothing"); };
  });
  await answer(page, starter, true);
  await expectVisible(page.getByText(FULL));
  assert.equal((await state(page)).view?.kind, "feedback", "practice goes on");
});
