/** How a person answers each format: by the keyboard, by touch, and with Tab and Space alone. */

/** @import {Page} from "playwright-core" */

import { stop, tabTo } from "../help/keys.js";
import { button } from "../help/practice.js";

/** @typedef {(page: Page) => Promise<void>} Way */

/** @param {Page} page @param {...string} keys */
async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Tab to it and press Space, as a switch does. @param {Page} page @param {RegExp} name */
async function choose(page, name) {
  await tabTo(page, name);
  await page.keyboard.press("Space");
}

/** @param {Page} page @param {string} names  keys of the page's own, one after the other */
async function keypad(page, names) {
  for (const name of names.split(" ")) await button(page, name).tap();
}

/** The right answer by the keyboard, up to the press that checks it. @type {Record<string, Way>} */
export const byKeys = {
  async choice(page) {
    await tabTo(page, /^1 half$/);
    await press(page, "ArrowUp");
  },
  async choices(page) {
    await tabTo(page, /^1 half$/);
    await press(page, "2", "3");
  },
  async number(page) {
    await tabTo(page, /^Your answer/);
    await page.keyboard.type("8");
  },
  async fraction(page) {
    await tabTo(page, /^whole number$/);
    await page.keyboard.type("1 3/8");
  },
  async text(page) {
    await tabTo(page, /^Your answer/);
    await page.keyboard.type("numerator");
  },
  async expression(page) {
    await tabTo(page, /^Your answer/);
    await page.keyboard.type("2x + 6");
  },
  // 1/2, 3/4, 1/3, 1/4 → 1/4, 1/3, 1/2, 3/4.
  async order(page) {
    await tabTo(page, /^1 half, 1 of 4$/);
    await press(page, "Space", "ArrowDown", "ArrowDown", "Space", "Home");
    await stop(page);
    await press(page, "Space", "End", "Space", "ArrowUp", "ArrowUp", "ArrowUp", "End");
    // 1/3, 1/2, 1/4, 3/4: the third to the top by its own button.
    await tabTo(page, /^Move 1 fourth up$/, "Shift+Tab");
    await press(page, "Enter", "Enter");
  },
  async match(page) {
    await tabTo(page, /^1 half: nothing/);
    await press(page, "ArrowDown", "Enter", "3", "1");
    await tabTo(page, /^1 half: nothing/, "Shift+Tab");
    await press(page, "Enter", "ArrowRight", "Space");
  },
  async cloze(page) {
    await tabTo(page, /^Blank 1 of 5$/);
    await page.keyboard.type("3");
    await press(page, "Tab");
    await page.keyboard.type("denominator");
    await press(page, "Tab");
    await page.keyboard.type("0.75");
    await press(page, "Tab");
    await page.keyboard.type("m");
    await press(page, "Tab");
    await page.keyboard.type("6/8");
  },
  async table(page) {
    await tabTo(page, /^4, Pounds$/);
    await page.keyboard.type("10");
    await press(page, "Tab");
    await page.keyboard.type("n");
    await press(page, "Tab");
    await page.keyboard.type("6");
  },
  async point(page) {
    await tabTo(page, /^Your answer$/);
    await press(page, "End", "PageDown", "ArrowLeft");
  },
};

/** The same by touch. @type {Record<string, Way>} */
export const byTouch = {
  choice: (page) => page.getByRole("radio", { name: "3 fourths" }).tap(),
  async choices(page) {
    await page.getByRole("checkbox", { name: "1 third" }).tap();
    await page.getByRole("checkbox", { name: "1 fourth" }).tap();
  },
  number: (page) => keypad(page, "8"),
  async fraction(page) {
    await page.getByRole("textbox", { name: "whole number" }).tap();
    await keypad(page, "1 space 3 over 9 Erase 8");
  },
  text: (page) => page.getByRole("textbox", { name: "Your answer" }).fill("numerator"),
  async expression(page) {
    await page.getByRole("textbox", { name: "Your answer" }).fill("2x + 6");
  },
  async order(page) {
    // Lift one, and tap where it should be.
    await button(page, "3 fourths, 2 of 4").tap();
    await button(page, "1 fourth, 4 of 4").tap();
    await button(page, "Move 1 half down").tap();
    await button(page, "Move 1 half down").tap();
    await button(page, "Move 1 third down").tap();
  },
  async match(page) {
    await button(page, "2 fourths").tap();
    await button(page, "2 sixths").tap();
    await button(page, "6 eighths").tap();
  },
  async cloze(page) {
    await page.getByRole("textbox", { name: "Blank 1 of 5" }).tap();
    await keypad(page, "3");
    await page.getByRole("textbox", { name: "Blank 2 of 5" }).fill("denominator");
    await page.getByRole("textbox", { name: "Blank 3 of 5" }).tap();
    await keypad(page, "0 point 7 5");
    await page.getByRole("combobox", { name: "Blank 4 of 5" }).selectOption("more");
    await page.getByRole("group", { name: "Blank 5 of 5" }).getByRole("textbox", { name: "top number" }).tap();
    await keypad(page, "6 over 8");
  },
  async table(page) {
    await page.getByRole("textbox", { name: "4, Pounds" }).tap();
    await keypad(page, "1 0");
    await page.getByRole("combobox", { name: "4, Enough for 12 pounds?" }).selectOption("no");
    await page.getByRole("textbox", { name: "Row 3, Bags" }).tap();
    await keypad(page, "6");
  },
  async point(page) {
    const line = page.getByRole("slider", { name: "Your answer" });
    const box = await line.boundingBox();
    if (!box) throw new Error("no line to tap");
    // A little beside 7/4 of 0 to 3, and well above the line.
    await line.tap({ position: { x: box.width * 0.57, y: 12 } });
  },
};

/** The same with a switch: Tab goes on, Space presses. @type {Record<string, Way>} */
export const bySwitch = {
  // What the browser does with one-of: arrows among them. Nothing here needs more than it gives.
  async choice(page) {
    await tabTo(page, /^1 half$/);
    await press(page, "Space", "ArrowDown", "ArrowDown", "ArrowDown");
  },
  async choices(page) {
    await choose(page, /^1 third$/);
    await choose(page, /^1 fourth$/);
  },
  number: (page) => choose(page, /^8$/),
  async fraction(page) {
    await tabTo(page, /^whole number$/);
    for (const key of [/^1$/, /^space$/, /^3$/, /^over$/, /^8$/]) await choose(page, key);
  },
  text: byKeys.text,
  expression: byKeys.expression,
  async order(page) {
    await choose(page, /^1 half, 1 of 4$/);
    await choose(page, /^1 third, 3 of 4$/);
    await choose(page, /^3 fourths, 1 of 4$/);
    await choose(page, /^1 fourth, 4 of 4$/);
    await choose(page, /^Move 1 fourth up$/);
    await press(page, "Space");
  },
  async match(page) {
    for (const key of [/^2 fourths$/, /^2 sixths$/, /^6 eighths$/]) await choose(page, key);
  },
  async cloze(page) {
    await tabTo(page, /^Blank 1 of 5$/);
    for (const key of [/^3$/, /^Next blank$/, /^0$/, /^point$/, /^7$/, /^5$/, /^Next blank$/, /^space$/, /^6$/, /^over$/, /^8$/]) await choose(page, key);
    // Letters and lists are for the system's own keyboard.
    await tabTo(page, /^Blank 2 of 5$/, "Shift+Tab");
    await page.keyboard.type("denominator");
    await tabTo(page, /^Blank 4 of 5$/);
    await page.keyboard.type("m");
  },
  async table(page) {
    await tabTo(page, /^4, Pounds$/);
    for (const key of [/^1$/, /^0$/, /^Next blank$/, /^6$/]) await choose(page, key);
    await tabTo(page, /^4, Enough/, "Shift+Tab");
    await page.keyboard.type("n");
  },
  async point(page) {
    await tabTo(page, /^One step right$/);
    await press(page, "Space", "Space", "Space", "Space", "Space", "Space", "Space");
  },
};

