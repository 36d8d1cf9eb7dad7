/**
 * Builds the service worker after everything else: lists all files of the build with the hash of their content, and
 * puts the list into `sw.js`. So `sw.js` differs whenever any file does, and only then.
 *
 * @import {Plugin} from "vite"
 */

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";

/** What the app needs without a network. Licences and files for embedding elsewhere are not among it. */
const NEEDED = /\.(?:html|js|css|wasm|woff2|json|svg|png|ico|webmanifest)$/;
/** Names that hold the hash of their content need no other. */
const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/;

/**
 * The files of `folder` that the service worker keeps, of those that are `wanted`.
 * @param {string} folder
 * @param {(name: string) => boolean} wanted
 */
export async function manifest(folder, wanted) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .filter((name) => NEEDED.test(name) && !name.startsWith(".") && name !== "sw.js" && wanted(name))
    .sort();
  return Promise.all(names.map(async (url) => {
    if (HASHED.test(url)) return { url, revision: null };
    const hash = createHash("sha256").update(await readFile(path.join(folder, url))).digest("hex");
    return { url, revision: hash.slice(0, 16) };
  }));
}

/**
 * @param {{source: string, teacher: (name: string) => boolean}} options  `teacher`: what only the page for authors needs
 * @returns {Plugin}
 */
export function offline({ source, teacher }) {
  let folder = "";
  /** @type {string[]} */
  let target = [];
  return {
    name: "gradus-offline",
    apply: "build",
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
      target = /** @type {string[]} */ (config.build.target);
    },
    transformIndexHtml: () => [
      { tag: "meta", attrs: { name: "gradus-offline", content: "sw.js" }, injectTo: "head" },
    ],
    async closeBundle() {
      const files = await manifest(folder, (name) => !teacher(name));
      const teachers = await manifest(folder, teacher);
      await build({
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        define: { __WB_MANIFEST: JSON.stringify(files), __WB_TEACHER: JSON.stringify(teachers), "process.env.NODE_ENV": '"production"' },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target,
          // One file in the classic form: module service workers are younger than the browsers we support.
          rolldownOptions: { input: source, output: { format: "iife", entryFileNames: "sw.js" } },
        },
      });
      // A service worker that fails does so in silence, and nobody would miss it before the network is gone.
      const made = await readFile(path.join(folder, "sw.js"), "utf8");
      const missing = [...files, ...teachers].find(({ url }) => !made.includes(url));
      if (missing) throw new Error(`dist/sw.js does not name ${missing.url}; are __WB_MANIFEST and __WB_TEACHER still in www/sw.js?`);
    },
  };
}
