import { openEarly } from "../engine/early.js";

/** The banks that come with the page, the first one first. */
const BANKS = ["mathematics", "words"];

/** @param {string} name */
const address = (name) => new URL(`./banks/${name}.json`, document.baseURI).href;

/** The bank the address asks for, if it is one of this site's own. @param {string | null} asked */
function ownBank(asked) {
  const own = address(BANKS[0]);
  const url = asked ? new URL(asked, location.href) : new URL(own);
  return url.origin === location.origin ? url.href : own;
}

const asked = new URLSearchParams(location.search);
const bank = ownBank(asked.get("bank"));
openEarly(bank);

// Not imported at the top: a module runs only after all that it imports has run.
await import("./gradus-practice.js");
const practice = document.createElement("gradus-practice");
practice.setAttribute("bank", bank);
practice.setAttribute("lesson", asked.get("lesson") ?? "");
// Who was sent to a lesson, or to a bank of somebody's own, is not led elsewhere.
const others = !asked.get("lesson") && BANKS.map(address).includes(bank) ? BANKS.filter((name) => address(name) !== bank) : [];
Object.assign(practice, { teacher: "./teacher.html", banks: others.map((id) => ({ id, href: `?bank=banks/${id}.json` })) });
document.body.replaceChildren(practice);
