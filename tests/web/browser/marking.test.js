/** The module that marks expressions: loaded for a bank that has some, kept for use without a network, missed politely. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, guest, heading, state } from "./help/practice.js";
import { rig } from "./help/rig.js";
import { expectVisible, kept, settled } from "./help/wait.js";

const bank = {
  gradus: "bank", version: 1, id: "algebra", name: "Algebra", text: "html",
  skills: [{ id: "collect", name: "Collect terms" }],
  items: ["2x+3x", "4x+x", "6x-x"].map((sum, at) => (
    { id: `collect-${at}`, skills: ["collect"], format: "expression", question: `Collect: ${sum}`, key: "5x" })),
};
const here = await rig({ extra: { "algebra.json": JSON.stringify(bank) } });
const at = "?bank=algebra.json";

/** @param {import("playwright-core").Page} page */
async function answerRight(page) {
  await page.getByRole("textbox").first().fill("x*5");
  await button(page, "Check").click();
  await expectVisible(button(page, "Next"));
  const { view } = await state(page);
  assert.equal(view?.kind === "feedback" && view.verdict, "right");
}

test("a bank with expressions is practised, with a network and without", async (t) => {
  const page = await here.page(t, { at, errors: /ERR_INTERNET_DISCONNECTED|service worker/i });
  await guest(page);
  await answerRight(page);
  await settled(page);
  await kept(page, "algebra.json");
  await page.context().setOffline(true);
  await page.reload();
  await button(page, "Next").click();
  await expectVisible(heading(page, "Question 2"));
  await answerRight(page);
});

test("without the module, such a bank says what is missing; with it, all is well again", async (t) => {
  const context = await here.device(t, { errors: /ERR_FAILED|Failed to load/ });
  const page = await context.newPage();
  await context.route(/marking_bg/, (route) => route.abort());
  await page.goto(new URL(at, here.url).href);
  await expectVisible(page.getByRole("alert").getByText("The questions did not arrive"));
  await page.getByText("For a grown-up").click();
  await expectVisible(page.getByText("load/no-marking"));
  await context.unroute(/marking_bg/);
  await page.reload();
  await guest(page);
  await answerRight(page);
});
