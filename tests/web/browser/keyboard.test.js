import assert from "node:assert/strict";
import { test } from "node:test";
import { focus, stop, tabTo } from "./help/keys.js";
import { answers, button, current, heading, state, suggestions } from "./help/practice.js";
import { rig, starter } from "./help/rig.js";
import { expectVisible } from "./help/wait.js";

/** @import {Page} from "playwright-core" */

const here = await rig();

/** @param {Page} page @param {boolean} right */
async function answerByKeys(page, right) {
  const asked = await current(page, starter);
  const [wanted] = [answers(asked.item)[right ? "right" : "wrong"]];
  if (asked.item.format === "choice" || asked.item.format === "choices") {
    for (const [at, id] of asked.order.entries()) {
      if (wanted.includes(id)) await page.keyboard.press(String(at + 1));
    }
    await stop(page);
  } else {
    // Typing at the heading goes to the field.
    await page.keyboard.type(wanted[0]);
    assert.equal(await page.getByRole("textbox", { name: "Your answer" }).first().inputValue(), wanted[0]);
    await stop(page);
  }
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, right ? "Yes." : "Not yet."));
  return asked;
}

test("from the first screen to the end of a session with the keyboard alone", async (t) => {
  const page = await here.page(t);
  await expectVisible(heading(page, "Who is practicing?"));
  await tabTo(page, /^Pick a nickname/);
  await page.keyboard.type("Maya");
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "What next, Maya?"));
  // A trial presses nothing: it waits until the choices can be pressed.
  await suggestions(page).first().click({ trial: true });
  await page.keyboard.press("Tab");
  await stop(page);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Question 1"));

  const formats = new Set();
  for (let turn = 0; turn < 60; turn += 1) {
    const { view } = await state(page);
    if (view?.kind === "finished") break;
    if (view?.kind === "handover") {
      await tabTo(page, /^Practice something else/);
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => /** @type {any} */ (document.querySelector("gradus-practice")).session.state.view.kind !== "handover");
      continue;
    }
    assert.match((await stop(page)).words, /^Question/, "each question begins at its heading");
    const asked = await answerByKeys(page, turn !== 1);
    formats.add(asked.item.format);
    assert.equal((await focus(page))?.tag, "section", "the keyboard is at the feedback");
    if (turn === 1 && await button(page, "Show me").count()) {
      await tabTo(page, /^Show me$/);
      await page.keyboard.press("Enter");
      await button(page, "Show me").waitFor({ state: "detached" });
    }
    await tabTo(page, /^Next$/);
    await page.keyboard.press("Enter");
    await heading(page, "Yes.").waitFor({ state: "detached" });
    await button(page, "Next").waitFor({ state: "detached" });
  }
  await expectVisible(heading(page, "Done for now"));
  assert.equal(formats.has("choice") || formats.has("choices"), true, "choices came, and digits chose");
  await tabTo(page, /^My map/);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "My map"));
  await tabTo(page, /not yet|secure/);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Your last answers"));
});

test("hint, why and the settings panel open and close by keys, and the keyboard comes back", async (t) => {
  const page = await here.page(t);
  await tabTo(page, /^Practice as a guest/);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "What next?"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Question 1"));

  await tabTo(page, /^Hint$/);
  await page.keyboard.press("Enter");
  await expectVisible(heading(page, "Hint 1"));
  assert.match((await stop(page)).words, /^Hint 1/);

  await tabTo(page, /^Why this one\?/);
  await page.keyboard.press("Enter");
  await expectVisible(page.getByText("The Gradus developers"));
  await page.keyboard.press("Enter");
  await page.getByText("The Gradus developers").waitFor({ state: "hidden" });

  await tabTo(page, /^Text and colors$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expectVisible(page.getByRole("dialog", { name: "Text and colors" }));
  await tabTo(page, /^Normal/);
  await page.keyboard.press("ArrowRight");
  assert.equal((await state(page)).settings.size, "large");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  assert.match((await stop(page)).words, /^Text and colors$|^Aa$/, "Esc closes and gives the keyboard back");

  const asked = await current(page, starter);
  await page.keyboard.press("Tab");
  assert.equal(asked.position, (await current(page, starter)).position);
});

test("Enter without an answer says so, keeps the question and takes the keyboard to the answer", async (t) => {
  const page = await here.page(t);
  await button(page, "Practice as a guest").click();
  await page.getByRole("region", { name: "Good choices for you" }).getByRole("button").first().press("Enter");
  await expectVisible(heading(page, "Question 1"));
  // A press on a page that is still at work is not taken.
  await page.waitForFunction(() => !(/** @type {any} */ (document.querySelector("gradus-practice")).session.state.busy));
  await page.keyboard.press("Enter");
  await expectVisible(page.getByText("Write or choose an answer first."));
  assert.match((await stop(page)).tag, /input/);
  assert.equal((await state(page)).view?.kind, "ask");
});
