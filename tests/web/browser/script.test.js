import assert from "node:assert/strict";
import { test } from "node:test";
import { button, guest, heading, state } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { seeing } from "./help/shadows.js";
import { expectVisible } from "./help/wait.js";

const PAYLOADS = [
  "<script>globalThis.ran = true; fetch('evil-script')</script>",
  "<img src=evil-image onerror='globalThis.ran = true'>",
  "<svg onload='globalThis.ran = true'><script>globalThis.ran = true</script><use href='evil-use#x'/></svg>",
  "<a href='javascript:globalThis.ran = true'>press</a>",
  "<iframe srcdoc='<script>parent.ran = true</script>' src=evil-frame></iframe>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=evil-mutation onerror=globalThis.ran=true&gt;'></table></mtext></math>",
  "<math href='javascript:globalThis.ran=true'><mi xlink:href='javascript:globalThis.ran=true' onclick='globalThis.ran=true'>x</mi></math>",
  "<form action=evil-form><button formaction='javascript:globalThis.ran=true'>go</button><input autofocus onfocus='globalThis.ran=true'></form>",
  "<style>* { background: url(evil-style) }</style><link rel=stylesheet href=evil-link><base href='https://evil.invalid/'><meta http-equiv=refresh content='0;url=evil-meta'>",
  "<video src=evil-video onerror='globalThis.ran=true' autoplay></video><object data=evil-object></object><embed src=evil-embed>",
  "<p style='background: url(evil-inline)' onmouseover='globalThis.ran=true' id=evil>words</p>",
  "<details open ontoggle='globalThis.ran=true'><summary>x</summary></details>",
].join("");

/** The starter bank with payloads in every text, also in those that are not HTML. */
const bank = structuredClone(starter);
const spoil = (/** @type {any} */ it, /** @type {string[]} */ names) => {
  for (const name of names) if (typeof it[name] === "string" && it[name]) it[name] += PAYLOADS;
};
bank.text = "html";
spoil(bank, ["name", "author", "license"]);
for (const skill of bank.skills) spoil(skill, ["name", "about"]);
for (const lesson of bank.lessons) spoil(lesson, ["name", "course"]);
for (const item of bank.items) {
  spoil(item, ["question", "solution", "before", "after", "author", "source", "license"]);
  for (const part of [...(item.choices ?? []), ...(item.mistakes ?? []), ...(item.hints ?? [])]) spoil(part, ["text", "why"]);
}

const here = await rig({ extra: { "bad.json": JSON.stringify(bank) } });

// The policy of the page would stop most of it; so that the sanitiser alone is tested, it is switched off.
test("what a bank brings cannot run, ask or change anything, even without the page's policy", async (t) => {
  const context = await here.device(t, { device: { bypassCSP: true } });
  await seeing(context);
  const page = await context.newPage();
  page.on("dialog", (dialog) => { throw new Error(`a dialog: ${dialog.message()}`); });
  await page.goto(`${here.url}?bank=bad.json`);
  const clean = async (/** @type {string} */ where) => {
    const found = await page.evaluate(() => {
      const forbidden = "script, iframe, img, style, link, base, meta, object, embed, video, form[action], [formaction], foreignObject, use, animate";
      return /** @type {Element[]} */ (/** @type {any} */ (globalThis).everyElement())
        .filter((it) => it.getRootNode() !== document)
        .flatMap((it) => [
          ...(it.matches(forbidden) ? [it.outerHTML.slice(0, 120)] : []),
          ...[...it.attributes].filter(({ name, value }) => /^on/i.test(name) || /javascript:|evil/i.test(value) || (name === "style" && !value.startsWith("--gutter:"))).map(({ name, value }) => `${it.localName} ${name}=${value}`),
        ]);
    });
    // Attributes that say a text aloud hold it as words, which is what they are for.
    assert.deepEqual(found.filter((words) => !/ aria-(?:description|label)=/.test(words)), [], where);
    assert.equal(await page.evaluate(() => "ran" in globalThis), false, where);
  };
  await expectVisible(heading(page, "Who is practicing?"));
  await clean("who");
  await guest(page);
  const formats = new Set();
  for (let turn = 0; turn < 8; turn += 1) {
    const { view } = await state(page);
    if (view?.kind !== "ask") break;
    formats.add(view.item.format);
    await clean("question");
    if (await button(page, "Hint").count()) await button(page, "Hint").click();
    await expectVisible(heading(page, "Hint 1"));
    await clean("hint");
    if (view.item.choices.length) await page.keyboard.press("Escape");
    const first = view.item.choices.length ? page.getByRole("group", { name: /^Choose/ }).first().getByRole(view.item.format === "choice" ? "radio" : "checkbox").first() : null;
    if (first) await first.check();
    else await page.getByRole("textbox", { name: "Your answer" }).first().fill("<img src=evil-answer onerror=alert(1)>");
    await button(page, "Check").click();
    await page.getByRole("region", { name: /./ }).first().waitFor();
    await clean("feedback");
    if (await button(page, "Try again").count()) break;
    if (await button(page, "Show me").count()) await button(page, "Show me").click();
    await button(page, "Next").click();
    await page.waitForTimeout(150);
  }
  await button(page, "Finish for now").click();
  await expectVisible(heading(page, "Done for now"));
  await clean("finished");
  await button(page, "My map").click();
  await clean("map");
  assert.deepEqual(here.server.asked.filter((path) => path.includes("evil")), []);
});

test("a learner's name and a file's name are words, whatever they hold", async (t) => {
  const page = await here.page(t);
  await page.getByRole("textbox", { name: "nickname" }).fill("<img src=evil-name>");
  await button(page, "Start").click();
  await expectVisible(heading(page, "What next, <img src=evil-name>?"));
  await page.getByLabel("Load progress").setInputFiles({ name: "<img src=evil-file>.gradus", mimeType: "text/plain", buffer: Buffer.from("x") });
  await expectVisible(page.getByText("This file can’t be loaded"));
  assert.deepEqual(here.server.asked.filter((path) => path.includes("evil")), []);
});
