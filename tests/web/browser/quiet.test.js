import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, button, guest, heading, onward, practise } from "./help/practice.js";
import { STARTER, rig, starter } from "./help/rig.js";
import { expectVisible, kept, settled } from "./help/wait.js";

const here = await rig();

test("from the first question to the end of the session there is not one request", async (t) => {
  const context = await here.device(t);
  const page = await context.newPage();
  await page.goto(here.practice);
  await guest(page);
  // The first visit puts the app on the device meanwhile; that is the load, not practice.
  await settled(page);
  await kept(page, STARTER);
  await page.waitForLoadState("networkidle");
  const before = here.server.asked.length;
  /** @type {string[]} */
  const requests = [];
  // Of the page, its workers and its service worker, answered from wherever.
  context.on("request", (request) => requests.push(request.url()));
  await button(page, "Hint").click();
  await button(page, "Text and colors").click();
  await page.keyboard.press("Escape");
  const why = page.getByRole("group").filter({ hasText: "Why this one?" });
  await why.getByText("Why this one?").click();
  await why.getByRole("button", { name: /^Without this\?/ }).first().click();
  await expectVisible(why.getByText(/^Then /));
  await answer(page, starter, false);
  await onward(page);
  await practise(page, starter);
  await expectVisible(heading(page, "Done for now"));
  await button(page, "My map").click();
  await expectVisible(heading(page, "My map"));
  await page.getByRole("list").getByRole("button").last().click();
  await button(page, "Make this my goal").click();
  await button(page, "I know this").click();
  await button(page, "Show it").click();
  await expectVisible(heading(page, "Question 1"));
  await practise(page, starter);
  assert.deepEqual(requests, []);
  assert.deepEqual(here.server.asked.slice(before), []);
});

test("the policy of the page forbids what it says it forbids", async (t) => {
  const page = await here.page(t, { errors: /Content Security Policy|example\.com/ });
  await expectVisible(heading(page, "Who is practicing?"));
  const told = await page.evaluate(async () => {
    // Twice each: the header says it and the page itself does.
    /** @type {string[]} */
    const breaches = [];
    document.addEventListener("securitypolicyviolation", (event) => breaches.push(event.effectiveDirective));
    await fetch("https://example.com/").catch(() => {});
    const image = new Image();
    image.src = "https://example.com/x.png";
    const script = document.createElement("script");
    script.textContent = "globalThis.broken = true";
    document.body.append(script);
    const frame = document.createElement("iframe");
    frame.src = "https://example.com/";
    document.body.append(frame);
    await new Promise((done) => { setTimeout(done, 300); });
    return { breaches: [...new Set(breaches)].sort(), broken: "broken" in globalThis };
  });
  assert.deepEqual(told, { breaches: ["connect-src", "frame-src", "img-src", "script-src-elem"], broken: false });
});
