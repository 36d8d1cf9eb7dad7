import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { bytes, Gauge, plan, wasm } from "../../../www/engine/loading.js";

const URL = "https://school.example/banks/b.json";
/** A module with nothing in it. */
const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

afterEach(() => mock.restoreAll());

/** @param {() => Promise<Response>} answer */
const serve = (answer) => mock.method(globalThis, "fetch", answer);
/** @param {number[]} [told] */
const gauge = (told = []) => new Gauge((fraction) => told.push(fraction));

test("progress never falls, ends short of 1, and is not told for every chunk", async () => {
  const chunks = Array.from({ length: 1000 }, () => new Uint8Array(10).fill(7));
  serve(async () => new Response(new Blob(chunks).stream(), { headers: { "content-length": "10000" } }));
  /** @type {number[]} */
  const told = [];
  const shared = gauge(told);
  const [one, two] = await Promise.all([bytes(URL, "load/no-bank", shared), bytes(URL, "load/no-bank", shared)]);
  assert.deepEqual([one.length, two.length, one.at(-1)], [10_000, 10_000, 7]);
  assert.deepEqual(told, [...told].sort((a, b) => a - b));
  assert.equal(told.at(-1), Math.min(0.95, told.at(-1) ?? 0));
  assert.equal(told.length > 0 && told.length <= 50, true);
});

test("a compressed answer tells a smaller length than arrives", () => {
  /** @type {number[]} */
  const told = [];
  const measured = gauge(told);
  measured.expect(new Response(null, { headers: { "content-length": "100", "content-encoding": "gzip" } }));
  measured.add(150);
  assert.deepEqual(told, [0.5]);
});

test("what cannot be loaded is said with its address", async () => {
  serve(async () => new Response("gone", { status: 404 }));
  await assert.rejects(bytes(URL, "load/no-bank", gauge()), { code: "load/no-bank", place: URL, message: /status 404/ });
  mock.restoreAll();
  serve(async () => { throw new TypeError("Failed to fetch"); });
  await assert.rejects(bytes(URL, "load/no-bank", gauge()), { code: "load/no-bank", message: /Failed to fetch/ });
  mock.restoreAll();
  const broken = new ReadableStream({ pull(controller) { controller.error(new Error("reset")); } });
  serve(async () => new Response(broken));
  await assert.rejects(bytes(URL, "load/no-bank", gauge()), { code: "load/no-bank", message: /connection broke/ });
});

test("the engine compiles whatever type the host gives it", async () => {
  serve(async () => new Response(EMPTY, { headers: { "content-type": "application/octet-stream" } }));
  assert.equal(await wasm(URL, gauge(), "load/no-engine") instanceof WebAssembly.Module, true);
  mock.restoreAll();
  serve(async () => new Response("<!doctype html>"));
  await assert.rejects(wasm(URL, gauge(), "load/no-marking"), { code: "load/no-marking", message: /update the browser/ });
});

test("a plan is JSON or nothing", async () => {
  assert.equal(await plan(null, gauge()), null);
  serve(async () => new Response('{"minutes": 12}'));
  assert.deepEqual(await plan(URL, gauge()), { minutes: 12 });
  mock.restoreAll();
  serve(async () => new Response("<html>"));
  await assert.rejects(plan(URL, gauge()), { code: "load/plan-not-json", place: URL });
});
