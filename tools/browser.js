/**
 * Finds a Chromium on this machine for the browser tests: `node tools/browser.js` prints where it is.
 */

import { accessSync, constants } from "node:fs";
import path from "node:path";
import { env, platform } from "node:process";
import { pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const MAC = ["Google Chrome", "Chromium", "Microsoft Edge"];
const WINDOWS = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

/** How every browser test starts it: nothing of the browser's own goes to the network. */
export const ARGS = Object.freeze([
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
]);

/** Where a browser may lie, most wanted first. */
function places() {
  if (env.CHROME_PATH) return [env.CHROME_PATH];
  if (platform === "darwin") return MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return roots.flatMap((root) => WINDOWS.map((name) => path.win32.join(root, name)));
  }
  const folders = ["/usr/bin", ...(env.PATH ?? "").split(path.delimiter).filter(Boolean)];
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/**
 * The browser's program. Throws with the mend when there is none.
 * @returns {string}
 */
export function browserPath() {
  const found = places().find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (found) return found;
  throw new Error(env.CHROME_PATH
    ? `CHROME_PATH names ${env.CHROME_PATH}, which cannot be run; name a Chromium or Chrome, or unset it`
    : "no Chromium or Chrome found; `apt-get install chromium`, or set CHROME_PATH to one");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    console.log(browserPath());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
