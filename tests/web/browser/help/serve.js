/**
 * A host for a build, as plain as hosts come: files under a path, on this machine only.
 *
 * @typedef {object} Options
 * @property {string} folder
 * @property {string} [under]  the path it all lies under, with a slash at both ends
 * @property {Record<string, string | Buffer>} [extra]  more files, by name; they win over the folder's
 * @property {Record<string, string>} [types]  content types by ending, instead of the usual
 * @property {string} [csp]  the content security policy it sends instead of ours
 * @property {Record<string, number>} [delay]  ms to wait before a file whose name ends so
 */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { CSP } from "../../../../tools/csp.js";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};
const COMPRESSED = /\.(?:html|js|css|json|svg|wasm|webmanifest)$/;

/**
 * Serves until `close`. `asked` holds the path of every request, so a test can say that there was none.
 * @param {Options} options
 */
export async function serve({ folder, under = "/", extra = {}, types = {}, delay = {}, csp = CSP }) {
  /** @type {string[]} */
  const asked = [];
  const files = { ...extra };
  /** Compressed once, as a host of static files does. @type {Map<string, Buffer>} */
  const packed = new Map();

  /** @param {string} name */
  async function file(name) {
    if (name in files) return Buffer.from(files[name]);
    const place = path.join(folder, name);
    if (!place.startsWith(path.resolve(folder) + path.sep)) return null;
    return readFile(place).catch(() => null);
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://host");
    asked.push(url.pathname + url.search);
    const name = url.pathname.startsWith(under) ? decodeURIComponent(url.pathname.slice(under.length)) || "index.html" : "";
    const wait = Object.entries(delay).find(([ending]) => name.endsWith(ending));
    if (wait) await new Promise((done) => { setTimeout(done, wait[1]); });
    const body = name ? await file(name) : null;
    if (body === null) {
      response.writeHead(404, { "content-type": "text/plain" }).end("no such file");
      return;
    }
    const ending = path.extname(name);
    /** @type {Record<string, string>} */
    const headers = {
      "content-type": types[ending] ?? TYPES[ending] ?? "application/octet-stream",
      "content-security-policy": csp,
      // Practice may be embedded in other sites' pages; its files must say that they may be read there.
      "access-control-allow-origin": "*",
      "cache-control": "no-cache",
    };
    if (!COMPRESSED.test(name)) {
      response.writeHead(200, headers).end(body);
      return;
    }
    const key = `${name} ${body.length}`;
    const small = packed.get(key) ?? gzipSync(body);
    packed.set(key, small);
    response.writeHead(200, { ...headers, "content-encoding": "gzip" }).end(small);
  });
  await new Promise((done) => { server.listen(0, "127.0.0.1", () => done(undefined)); });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${under}`,
    asked,
    /** Puts a file in the place of another. @param {string} name @param {string | Buffer} body */
    put(name, body) {
      files[name] = body;
      packed.clear();
    },
    close() {
      server.closeAllConnections();
      return new Promise((done) => { server.close(done); });
    },
  };
}
