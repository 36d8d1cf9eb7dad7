/**
 * Whose work is inside the WebAssembly modules, and on which terms. Vite writes licenses.md for the npm packages; what
 * cargo compiles into the modules is added here.
 *
 * @import {Plugin} from "vite"
 */

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");

/**
 * @typedef {object} Crate
 * @property {string} name
 * @property {string} version
 * @property {string} license  SPDX expression
 * @property {string} repository  where its source is
 * @property {string} text  of its licence, and of its notice if it has one
 */

/** Of several licences to choose from the shortest text that says all: MIT, else anything but Apache. @param {string[]} files @param {string} license */
function chosen(files, license) {
  const pick = (/** @type {RegExp} */ name) => files.filter((file) => name.test(file));
  const mit = pick(/MIT/i);
  const other = files.filter((file) => !/APACHE|COPYRIGHT/i.test(file));
  if (mit.length === 0) return other.length > 0 ? other : files;
  return / AND /.test(license) ? other : [...mit, ...pick(/NOTICE/i)];
}

/** The MIT licence for these people, in the words of this repository's own. @param {string} people */
function mit(people) {
  const own = readFileSync(path.join(root, "LICENSE-MIT"), "utf8");
  if (!/^Copyright .*$/m.test(own)) throw new Error("LICENSE-MIT has no line of copyright");
  return own.replace(/^Copyright .*$/m, `Copyright (c) ${people}`);
}

/** @param {{manifest_path: string, license: string, authors: string[]}} found */
function terms({ manifest_path, license, authors }) {
  const folder = path.dirname(manifest_path);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|copyright|notice|unlicense)/i.test(file));
  if (files.length > 0) return chosen(files, license).map((file) => readFileSync(path.join(folder, file), "utf8").trim()).join("\n\n");
  if (!/MIT/.test(license)) throw new Error(`${folder} has no licence file; its terms are ${license}`);
  return mit(authors.join(", ") || "its authors");
}

/**
 * The crates whose code is in the modules built with these features, by name. Macros run at build time and leave none.
 * @param {string} features
 * @returns {Crate[]}
 */
export function crates(features) {
  const asked = ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown", "--no-default-features", "--features", features];
  const { packages, resolve } = JSON.parse(execFileSync("cargo", asked, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] }));
  const found = new Map(packages.map((/** @type {any} */ one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((/** @type {any} */ one) => [one.id, one]));
  /** @type {Set<string>} */
  const seen = new Set();
  const visit = (/** @type {string} */ id) => {
    if (seen.has(id) || found.get(id).targets.some((/** @type {any} */ { kind }) => kind.includes("proc-macro"))) return;
    seen.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some((/** @type {any} */ { kind }) => kind === null)) visit(pkg);
    }
  };
  visit(resolve.root);
  seen.delete(resolve.root);
  return [...seen].map((id) => found.get(id))
    .map((one) => ({ name: one.name, version: one.version, license: one.license ?? "", repository: one.repository ?? "", text: terms(one) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * As a chapter of licenses.md: crates of the same text stand together.
 * @param {string} features
 */
export function licensesOf(features) {
  /** @type {Map<string, Crate[]>} */
  const groups = new Map();
  const std = { name: "Rust's standard library", version: "", license: "MIT OR Apache-2.0", repository: "https://github.com/rust-lang/rust", text: mit("The Rust Project Contributors") };
  for (const crate of [...crates(features), std]) {
    const same = crate.text.replace(/\s+/g, " ");
    groups.set(same, [...(groups.get(same) ?? []), crate]);
  }
  const parts = [...groups.values()].map((group) => {
    const names = group.map(({ name, version, license, repository }) => `- ${[name, version].filter(Boolean).join(" ")} (${license}) ${repository}`.trim());
    return `${names.join("\n")}\n\n${group[0].text}`;
  });
  return `# Inside the WebAssembly modules\n\n${parts.join("\n\n---\n\n")}\n`;
}

/** Adds the chapter to the build's licenses.md. @param {string} features @returns {Plugin} */
export function cratesLicenses(features) {
  return {
    name: "gradus-crates",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const file = bundle["licenses.md"];
        if (file?.type !== "asset") throw new Error("the build has no licenses.md to add to");
        file.source = `${String(file.source).trim()}\n\n${licensesOf(features)}`;
      },
    },
  };
}
