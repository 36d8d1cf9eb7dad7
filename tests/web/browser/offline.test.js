import assert from "node:assert/strict";
import { test } from "node:test";
import { button, guest, heading, practise, state, suggestions } from "./help/practice.js";
import { STARTER, rig, starter } from "./help/rig.js";
import { byPage, expectVisible, kept, settled } from "./help/wait.js";

// A bank of the school's own, beside the app.
const own = { ...starter, id: "school", name: "Our own bank" };
const here = await rig({ under: "/school/gradus/", extra: { "our/bank.json": JSON.stringify(own) } });

/** A browser without a network says so in its console; that is the test's own doing. */
const errors = /ERR_INTERNET_DISCONNECTED|service worker/i;

test("after one visit the page opens, practises and finishes without a network", async (t) => {
  const page = await here.page(t, { errors });
  await expectVisible(heading(page, "Who is practicing?"));
  await settled(page);
  await kept(page, STARTER);
  await page.context().setOffline(true);
  const asked = here.server.asked.length;
  await page.reload();
  await guest(page);
  await practise(page, starter);
  await expectVisible(heading(page, "Done for now"));
  await page.reload();
  await button(page, "My map").click();
  await expectVisible(heading(page, "My map"));
  assert.deepEqual(byPage(here.server.asked.slice(asked)), []);
});

test("a bank and a lesson named in the address are there without a network too", async (t) => {
  const lesson = own.lessons[1];
  const at = `?bank=our/bank.json&lesson=${lesson.id}`;
  const page = await here.page(t, { at, errors });
  await button(page, "Practice as a guest").click();
  await expectVisible(suggestions(page).first());
  await settled(page);
  await kept(page, "our/bank.json");
  await page.context().setOffline(true);
  await page.reload();
  await expectVisible(page.getByText("Our own bank"));
  await expectVisible(suggestions(page).first().getByText(lesson.name));
  await suggestions(page).first().click();
  await expectVisible(heading(page, "Question 1"));
  const { view } = await state(page);
  const [first] = view?.kind === "ask" ? view.item.skills : [];
  assert.equal(lesson.skills.includes(first), true, `${first} belongs to the lesson`);
  assert.equal(await practise(page, own, { most: 2 }), 2);
});

test("a bank that was never there says so in plain words", async (t) => {
  const page = await here.page(t, { at: "?bank=our/none.json", errors: /404/ });
  await expectVisible(page.getByRole("alert").getByText("The questions did not arrive"));
  await page.getByText("For a grown-up").click();
  await expectVisible(page.getByText("load/no-bank"));
});
