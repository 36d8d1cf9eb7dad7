import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { crates, licensesOf } from "../../../tools/crates.js";

const lock = readFileSync(path.join(import.meta.dirname, "../../../Cargo.lock"), "utf8");
const all = crates("wasm,marking,authoring");

/** What may be in what people are given: these, or a choice with one of them in it. */
const ALLOWED = /^(MIT|Apache-2\.0|BSD-[23]-Clause|ISC|MPL-2\.0|Zlib|Unicode-3\.0)$/;

test("every crate inside the modules is named in the version that is locked, with its terms", () => {
  assert.equal(all.length > 50, true);
  for (const { name, version, license, repository, text } of all) {
    assert.match(lock, new RegExp(`name = "${name}"\nversion = "${version.replaceAll(/[.+]/g, "\\$&")}"`));
    assert.match(text, /copyright|licensed|\(c\)/i, name);
    assert.equal(text.length > 500, true, name);
    assert.match(repository, /^https:/, name);
    const parts = license.split(" AND ").map((part) => part.replace(/[()]/g, "").split(/ OR |\//));
    assert.equal(parts.every((choice) => choice.some((one) => ALLOWED.test(one.trim()))), true, `${name}: ${license}`);
  }
});

test("practice holds its own crates and nothing of the authors' page, nor what only builds or tests", () => {
  const practice = crates("wasm,marking").map(({ name }) => name);
  for (const name of ["serde_json", "libm", "rand", "sha2", "wasm-bindgen"]) assert.equal(practice.includes(name), true, name);
  for (const name of ["gradus", "serde_derive", "proptest", "criterion", "clap", "ammonia", "calamine"]) assert.equal(practice.includes(name), false, name);
  const names = all.map(({ name }) => name);
  for (const name of ["ammonia", "calamine", ...practice]) assert.equal(names.includes(name), true, name);
  for (const name of ["clap", "proptest"]) assert.equal(names.includes(name), false, name);
});

test("the same text stands once, over it all whom it is for", () => {
  const chapter = licensesOf("wasm,marking");
  assert.match(chapter, /^# Inside the WebAssembly modules\n/);
  for (const { name, version, text } of crates("wasm,marking")) {
    assert.equal(chapter.includes(`- ${name} ${version} (`), true, name);
    assert.equal(chapter.includes(text.slice(0, 200)), true, name);
  }
  assert.match(chapter, /- Rust's standard library \(/);
  const texts = chapter.split("\n---\n").map((part) => part.replace(/^- .*$/gm, "").replace(/\s+/g, " ").trim());
  assert.equal(new Set(texts).size, texts.length);
});
