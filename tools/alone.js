/**
 * Makes `alone/practice.html`: practice in one file that asks for nothing, with an empty place for a bank. The teacher page
 * puts a bank into it (www/teacher/folder.js). It is made with the rest of the build, so the service worker may keep it.
 *
 * @import {Plugin} from "vite"
 */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { licensesOf } from "./crates.js";

/** What the page has of its own where the site has what loads from an address. */
const STANDS_IN = { "practice/font.js": "alone/font.js", "engine/spawn.js": "alone/spawn.js" };

/**
 * What the page may do: run its own two scripts, compile WebAssembly, make a worker from its own text, draw pictures that
 * are inside it. There is no address it may ask, so the browser itself keeps the promise that it asks none.
 * @param {string[]} scripts
 * @param {string} style
 */
export const policy = (scripts, style) => [
  "default-src 'none'",
  `script-src ${scripts.map(hash).join(" ")} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "img-src data:",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** @param {string} text */
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * A script that an HTML file can hold. These three begin or end something in HTML; in a script they stand only inside
 * strings, where a letter may be written by its number.
 * @param {string} code
 */
export function inline(code) {
  // HTML turns each end of a line into one character, and the hash would be of another text.
  if (code.includes("\r")) throw new Error("the script has a carriage return; write it as \\r");
  return code.trim().replace(/<(?=!--|\/?script)/gi, "\\x3C");
}

/** @param {string} template @param {Record<string, string>} parts */
export function fill(template, parts) {
  return template.replace(/\{\{([\w-]+)\}\}/g, (_, name) => {
    if (!(name in parts)) throw new Error(`practice.html has a place {{${name}}} for what nobody makes`);
    return parts[name];
  });
}

/**
 * One script out of `input` and all that it imports.
 * @param {string} www
 * @param {string} input
 * @param {string[]} target
 * @param {string} [name]  of what it exports
 */
async function bundle(www, input, target, name) {
  const made = await build({
    configFile: false,
    root: www,
    publicDir: false,
    logLevel: "warn",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target,
      license: { fileName: "licenses.md" },
      lib: { entry: path.join(www, input), formats: ["iife"], name: name ?? "none" },
    },
    plugins: [{
      name: "gradus-stand-in",
      enforce: "pre",
      async resolveId(source, importer) {
        const found = Object.entries(STANDS_IN).find(([site]) => importer && path.join(path.dirname(importer), source) === path.join(www, site));
        return found ? path.join(www, found[1]) : null;
      },
    }],
  });
  const { output } = /** @type {{output: {fileName: string, type: string, code?: string, source?: string | Uint8Array}[]}} */ (/** @type {unknown} */ (Array.isArray(made) ? made[0] : made));
  const [script, ...others] = output.filter(({ fileName }) => fileName !== "licenses.md");
  if (script?.code === undefined || others.length > 0) throw new Error(`${input} does not make one script, but ${output.map(({ fileName }) => fileName)}`);
  return { code: script.code.trim(), licenses: String(output.find(({ fileName }) => fileName === "licenses.md")?.source ?? "") };
}

/**
 * The text of the page.
 * @param {string} www
 * @param {string[]} target
 */
export async function page(www, target) {
  const read = (/** @type {string} */ name) => readFile(path.join(www, name), "utf8");
  const packed = async (/** @type {string} */ name) => gzipSync(await readFile(path.join(www, "../pkg", name)), { level: 9 }).toString("base64");
  const [engine, main] = [await bundle(www, "alone/engine.js", target, "made"), await bundle(www, "alone/page.js", target)];
  const scripts = {
    // A function, so that each call makes an engine with nothing left of the one before.
    engine: inline(`function gradusEngine(scope){${engine.code}\nmade.start(scope);}`),
    page: inline(main.code),
  };
  const style = (await read("practice/page.css")).trim();
  const licenses = `${main.licenses.trim()}\n\n## Gradus Math, made from STIX Two Math (OFL-1.1)\n\n${(await read("fonts/OFL.txt")).trim()}\n\n${licensesOf("wasm,marking").trim()}`;
  if (/<(?:!--|\/?script)/i.test(licenses + style)) throw new Error("the licences or the style cannot stand in an HTML file");
  return fill(await read("alone/practice.html"), {
    ...scripts,
    style,
    licenses,
    policy: policy([scripts.engine, scripts.page], style),
    icon: `data:image/svg+xml;base64,${Buffer.from(await read("public/icon.svg")).toString("base64")}`,
    "engine-wasm": await packed("gradus_bg.wasm"),
    "marking-wasm": await packed("marking_bg.wasm"),
    font: (await readFile(path.join(www, "fonts/gradus-math.woff2"))).toString("base64"),
  });
}

/** @returns {Plugin} */
export function alone() {
  let www = "";
  /** @type {string[]} */
  let target = [];
  return {
    name: "gradus-alone",
    apply: "build",
    configResolved(config) {
      www = config.root;
      target = /** @type {string[]} */ (config.build.target);
    },
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: "alone/practice.html", source: await page(www, target) });
    },
  };
}
