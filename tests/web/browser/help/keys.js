/** @import {Page} from "playwright-core" */

import assert from "node:assert/strict";

/** Where the keyboard is: what it is called, and how it is marked. @param {Page} page */
export const focus = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  // A control may leave its mark to the label around it.
  const rings = [at, at.closest("label")].filter((it) => it !== null).map((it) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(it);
    return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
  });
  const label = at.getAttribute("aria-label") ?? /** @type {HTMLInputElement} */ (at).labels?.[0]?.textContent ?? at.textContent ?? "";
  return { tag: at.localName, type: at.getAttribute("type"), words: label.replace(/\s+/g, " ").trim(), ring: Math.max(...rings), seen: at.matches(":focus-visible") };
});

/** Every stop on the way must be marked. @param {Page} page */
export async function stop(page) {
  const at = await focus(page);
  assert.ok(at, "the keyboard is somewhere");
  assert.equal(at.seen && at.ring >= 3, true, `a ring of 3 px at ${JSON.stringify(at)}`);
  return at;
}

/** Goes on with Tab until the stop is called so. @param {Page} page @param {RegExp} words @param {string} [key] */
export async function tabTo(page, words, key = "Tab") {
  for (let turn = 0; turn < 40; turn += 1) {
    await page.keyboard.press(key);
    const at = await focus(page);
    // At its end the page lets the browser's own controls have the keyboard.
    if (at === null) continue;
    await stop(page);
    if (words.test(at.words)) return at;
  }
  throw new Error(`Tab never comes to ${words}`);
}
