import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { CSP } from "../../../tools/csp.js";
import { manifest } from "../../../tools/offline.js";

test("the list for offline use names what the app needs, each version by its content", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "gradus-"));
  try {
    await mkdir(path.join(folder, "assets"));
    await mkdir(path.join(folder, "banks"));
    for (const name of ["index.html", "sw.js", "licenses.md", "assets/index-Dx05v-ty.js", "banks/starter.json", "embed.js"]) {
      await writeFile(path.join(folder, name), `first ${name}`);
    }
    const list = () => manifest(folder, (name) => name !== "embed.js");
    const first = await list();
    assert.deepEqual(first.map(({ url }) => url), ["assets/index-Dx05v-ty.js", "banks/starter.json", "index.html"]);
    assert.equal(first[0].revision, null);
    await writeFile(path.join(folder, "banks/starter.json"), "second");
    const second = await list();
    assert.notEqual(second[1].revision, first[1].revision);
    assert.deepEqual(second[2], first[2]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("the policy allows no script but files, and no other place", () => {
  const rules = new Map(CSP.split("; ").map((rule) => {
    const [name, ...sources] = rule.split(" ");
    return [name, sources];
  }));
  assert.deepEqual(rules.get("script-src"), ["'self'", "'wasm-unsafe-eval'"]);
  assert.equal(/unsafe-inline|'unsafe-eval'|https?:|\*/.test(CSP), false);
  assert.deepEqual(rules.get("connect-src"), ["'self'"]);
});
