import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { fill, inline, policy } from "../../../tools/alone.js";
import { filled, folder } from "../../../www/workshop/folder.js";

const PAGE = `<!doctype html><title>Gradus practice</title><p>&amp;</p><script type="application/json" id="bank"></script><p>$1</p>`;
/** Texts that end a script, begin a comment, or mean something to a replacement. */
const ODD = ["</script>", "</SCRIPT >", "<!--", "<script>", "-->", "$&", "$1", "$`", "&lt;", "\u2028", "<\/script", "\\u003c"];

/** @param {Record<string, any>} more */
const bank = (more) => ({ gradus: "bank", version: 1, id: "b", name: "Tenths", license: "CC-BY-4.0", author: "A teacher", skills: [], items: [], ...more });

test("a bank goes into the page as data, whatever its texts say", () => {
  const built = JSON.stringify(bank({ name: ODD.join(" "), items: ODD.map((question, at) => ({ id: `i${at}`, question })) }), null, 2);
  const page = filled(PAGE, built, "");
  const [before, after] = PAGE.split("</script>");
  assert.equal(page.startsWith(before), true);
  assert.equal(page.endsWith(`</script>${after}`), true);
  const inside = page.slice(before.length, -after.length - "</script>".length);
  assert.equal(inside.includes("<"), false, "nothing inside ends the place");
  assert.deepEqual(JSON.parse(inside), JSON.parse(built));
});

test("the page is called what the bank is", () => {
  for (const name of [...ODD, "Grade 4 & 5"]) {
    const page = filled(PAGE, "{}", name);
    const title = /<title>(.*?)<\/title>/s.exec(page)?.[1] ?? "";
    assert.equal(title.includes("<"), false, name);
    assert.equal(title.replaceAll("&lt;", "<").replaceAll("&amp;", "&"), name);
  }
  assert.match(filled(PAGE, "{}", ""), /<title>Gradus practice<\/title>/);
});

test("another page than the one that practices alone is refused", () => {
  for (const page of ["", "<!doctype html><title>Not found</title>", filled(PAGE, "{}", "")]) {
    assert.throws(() => filled(page, "{}", "Tenths"), { code: "making/no-page" });
  }
});

test("the folder holds the page, the bank as it was given, and five lines about it", async () => {
  const items = [
    ...Array.from({ length: 3 }, () => ({})), { author: "Ann", license: "CC0-1.0" }, { author: "Ann", license: "CC0-1.0" },
    { author: "B.\nBee" },
  ];
  const source = `${JSON.stringify(bank({ items }), null, 2)}\n`;
  const at = Date.UTC(2026, 10, 22, 12);
  const zip = await folder({ name: "Tenths", built: "{\"a\":\"<\"}", source, page: PAGE, at });
  const files = unzipSync(zip);
  assert.deepEqual(Object.keys(files), ["practice.html", "bank.json", "README.txt"]);
  assert.equal(strFromU8(files["bank.json"]), source);
  assert.equal(strFromU8(files["practice.html"]), filled(PAGE, "{\"a\":\"<\"}", "Tenths"));
  const lines = strFromU8(files["README.txt"]).split("\r\n").filter(Boolean);
  assert.equal(lines.length, 5);
  assert.match(lines[4], /3 by A teacher \(license CC-BY-4\.0\); 2 by Ann \(license CC0-1\.0\); 1 by B\. Bee \(license CC-BY-4\.0\)/);
  assert.deepEqual(await folder({ name: "Tenths", built: "{\"a\":\"<\"}", source, page: PAGE, at }), zip, "the same again");
  const bare = await folder({ name: "", built: "{}", source: JSON.stringify(bank({ license: undefined, author: undefined, items: [{}] })), page: PAGE });
  assert.match(strFromU8(unzipSync(bare)["README.txt"]), /“b”[^]*1 by an author who is not named \(no license stated\)/);
});

test("a script in a page means what it meant, and ends where it ended", () => {
  const code = `const all = ["</script>", '<!--', \`<script>\`, /<!--/.source, "<b>"]; all;\n`;
  const safe = inline(code);
  assert.equal(/<(?:!--|\/?script)/i.test(safe), false);
  assert.deepEqual((0, eval)(`(() => { ${safe.replace(/all;$/, "return all;")} })()`), ["</script>", "<!--", "<script>", "\\x3C!--", "<b>"]);
  assert.throws(() => inline("a\r\nb"), /carriage return/);
});

test("the page's policy names its scripts and no place", () => {
  const rules = new Map(policy(["one", "two"], "p{}").split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
  assert.deepEqual(rules.get("default-src"), ["'none'"]);
  assert.equal(rules.has("connect-src"), false, "what is not named falls to `none`");
  const sources = [...rules.values()].flat();
  assert.equal(sources.filter((source) => source.startsWith("'sha256-")).length, 3);
  assert.deepEqual([...new Set(sources.filter((source) => !source.startsWith("'sha256-")))].sort(), ["'none'", "'wasm-unsafe-eval'", "blob:", "data:"]);
  assert.throws(() => fill("{{nothing}}", {}), /nothing/);
});
