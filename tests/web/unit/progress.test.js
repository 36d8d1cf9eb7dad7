import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Session } from "../../../www/session.js";
import { PageError } from "../../../www/shared/errors.js";
import { fileName, LIMIT, read } from "../../../www/store/progress.js";
import { fakes } from "./fakes/surroundings.js";

const FREE = /** @type {const} */ ({ kind: "free" });

async function begun() {
  const fake = fakes();
  const session = new Session(fake.around);
  await session.begin({ bankUrl: "b.json" });
  return { session, ...fake };
}

/** The progress file of a Maya who began somewhere. */
async function saved() {
  const { session, seen } = await begun();
  await session.addLearner("Maya");
  await session.start(FREE);
  await session.saveProgress();
  assert.deepEqual(session.state.notices.at(-1), { code: "progress-saved", argument: seen.downloads[0] });
  return new File([seen.downloads[1]], seen.downloads[0]);
}

test("a file says whose it is and when, in any script, and nothing a disk refuses", () => {
  const noon = new Date(2026, 10, 5, 12).getTime();
  assert.equal(fileName("Maya", noon), "gradus-Maya-2026-11-05.gradus");
  assert.equal(fileName("", noon), "gradus-2026-11-05.gradus");
  assert.equal(fileName("../Zoë: B/ 2", noon), "gradus-Zoë-B-2-2026-11-05.gradus");
  assert.equal(fileName("मीरा", noon), "gradus-मीरा-2026-11-05.gradus");
});

test("a file far too large is not even read", async () => {
  const text = mock.fn();
  const file = /** @type {any} */ ({ name: "film.mp4", size: LIMIT + 1, text });
  await assert.rejects(read(file), { code: "progress/too-large", place: "film.mp4" });
  assert.equal(text.mock.callCount(), 0);
});

test("progress goes from one device to another, and on where it was", async () => {
  const file = await saved();
  const { session } = await begun();
  await session.loadProgress(file);
  assert.deepEqual([session.state.learner?.name, session.state.resumable], ["Maya", true]);
  assert.deepEqual(session.state.notices.at(-1), { code: "progress-loaded", argument: "1" });
  await session.resume();
  assert.equal(session.state.view?.kind, "ask");
});

test("the same file twice is the same Maya; another Maya stays another", async () => {
  const file = await saved();
  const { session } = await begun();
  for (const _ of [1, 2]) {
    await session.loadProgress(file);
    await session.leave();
  }
  assert.deepEqual(session.state.learners.map(({ name }) => name), ["Maya"]);

  const other = await begun();
  await other.session.addLearner("Maya");
  await other.session.start(FREE);
  await other.session.answer(["a"]);
  await other.session.leave();
  const strange = JSON.stringify({ learner: "Maya", bank: "bank", saved: 1, lines: ['{"id":"strange"}'] });
  await other.session.loadProgress(new File([strange], "m.txt"));
  assert.deepEqual(other.session.state.learners.map(({ name }) => name).sort(), ["Maya", "Maya 2"]);
});

test("a file with a fault, or a full disk, changes nothing", async () => {
  const { session, store, engine } = await begun();
  await session.addLearner("Ben");
  await session.start(FREE);
  const before = [session.state.learner, session.state.view, await store.evidence.all(session.state.learner?.id), engine.lines];
  const after = async () => [session.state.learner, session.state.view, await store.evidence.all(session.state.learner?.id), engine.lines];
  await session.loadProgress(new File(["PK"], "homework.docx"));
  assert.equal(session.state.trouble?.code, "progress/not-one");
  assert.deepEqual(await after(), before);
  mock.method(store.evidence, "insert", async () => { throw new PageError("store/full", "no room"); });
  await session.loadProgress(await saved());
  assert.equal(session.state.trouble?.code, "store/full");
  assert.deepEqual(await after(), before);
});
