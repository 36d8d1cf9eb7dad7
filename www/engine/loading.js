/**
 * Fetches what the engine is made from, and says how far it is.
 *
 * @import {PlanSpec} from "../../src/wasm/types"
 */

import { PageError } from "../shared/errors.js";

/** Some hosts compress on the way and tell only the compressed length; text and wasm shrink to about a third. */
const COMPRESSION = 3;

/** Adds up the bytes of several downloads into one fraction that never falls and reaches 1 only at the end. */
export class Gauge {
  #expected = 0;
  #received = 0;
  #shown = 0;
  #tell;

  /** @param {(fraction: number) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {Response} response */
  expect(response) {
    const length = Number(response.headers.get("content-length")) || 0;
    const encoding = response.headers.get("content-encoding");
    this.#expected += encoding && encoding !== "identity" ? length * COMPRESSION : length;
  }

  /** @param {number} bytes */
  add(bytes) {
    this.#received += bytes;
    const fraction = this.#expected > 0 ? Math.min(0.95, this.#received / this.#expected) : 0;
    // A message for every chunk would cost more than the loading.
    if (fraction < this.#shown + 0.02) return;
    this.#shown = fraction;
    this.#tell(fraction);
  }
}

/**
 * The bytes at `url`.
 * @param {string} url
 * @param {string} code  of the error when they cannot be had
 * @param {Gauge} gauge
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function bytes(url, code, gauge) {
  /** @param {string} why */
  const failed = (why) =>
    new PageError(code, `cannot be loaded (${why}); check the address and the connection, then try again`, url);
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw failed(error instanceof Error ? error.message : "no answer");
  }
  if (!response.ok) throw failed(`status ${response.status}`);
  gauge.expect(response);
  try {
    return await collect(response, gauge);
  } catch {
    throw failed("the connection broke");
  }
}

/**
 * @param {Response} response
 * @param {Gauge} gauge
 */
async function collect(response, gauge) {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    size += read.value.length;
    gauge.add(read.value.length);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * A compiled module. Never streams: some hosts serve .wasm with a type that `compileStreaming` refuses.
 * @param {string} url
 * @param {Gauge} gauge
 * @param {string} code  of the error when it cannot be had or compiled
 */
export async function wasm(url, gauge, code) {
  return compile(await bytes(url, code, gauge), code, url);
}

/**
 * @param {Uint8Array<ArrayBuffer>} binary
 * @param {string} code  of the error when it cannot be compiled
 * @param {string} [place]  where it came from
 */
export async function compile(binary, code, place) {
  try {
    return await WebAssembly.compile(binary);
  } catch {
    throw new PageError(code, "this browser cannot run the engine; update the browser", place);
  }
}

/**
 * The plan at `url`, unchecked; null for none.
 * @param {string | null} url
 * @param {Gauge} gauge
 * @returns {Promise<PlanSpec | null>}
 */
export async function plan(url, gauge) {
  if (url === null) return null;
  const text = new TextDecoder().decode(await bytes(url, "load/no-plan", gauge));
  try {
    return JSON.parse(text);
  } catch {
    throw new PageError("load/plan-not-json", "the plan is not JSON; check the file", url);
  }
}
