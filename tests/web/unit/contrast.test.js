import assert from "node:assert/strict";
import test from "node:test";
import { lines, palette, raised } from "../../../www/elements/palette.js";

/** @typedef {[number, number, number]} Rgb  0–1 */

/** @param {string} hex @returns {Rgb} */
const rgb = (hex) => /** @type {Rgb} */ ([1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255));

/** As `color-mix(in srgb, a share, b)`. @param {Rgb} a @param {Rgb} b @param {number} share @returns {Rgb} */
const mix = (a, b, share) => /** @type {Rgb} */ (a.map((value, at) => value * share + b[at] * (1 - share)));

/** Relative luminance, WCAG 2.2. @param {Rgb} colour */
function luminance(colour) {
  const [r, g, b] = colour.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {Rgb} a @param {Rgb} b */
function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

test("black on white is 21 to 1", () => {
  assert.equal(contrast(rgb("#000000"), rgb("#ffffff")).toFixed(2), "21.00");
});

for (const [name, set] of Object.entries(palette)) {
  const paper = rgb(set.paper);
  const card = mix(rgb(set.accent), paper, raised);
  for (const token of /** @type {const} */ (["ink", "quiet", "accent", "good", "notyet"])) {
    test(`${name}: ${token} keeps 7 to 1 on paper and on cards`, () => {
      assert.ok(contrast(rgb(set[token]), paper) >= 7, `on paper ${contrast(rgb(set[token]), paper).toFixed(2)}`);
      assert.ok(contrast(rgb(set[token]), card) >= 7, `on cards ${contrast(rgb(set[token]), card).toFixed(2)}`);
    });
  }
  test(`${name}: the focus ring and the map's lines keep 3 to 1`, () => {
    const line = mix(rgb(set.accent), paper, lines);
    for (const shape of [rgb(set.focus), line]) {
      assert.ok(contrast(shape, paper) >= 3, `on paper ${contrast(shape, paper).toFixed(2)}`);
    }
    assert.ok(contrast(rgb(set.focus), card) >= 3, `on cards ${contrast(rgb(set.focus), card).toFixed(2)}`);
  });
}
