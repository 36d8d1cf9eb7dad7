import { openEarly } from "../engine/early.js";

/** The bank the address asks for, if it is one of this site's own. @param {string | null} asked */
function ownBank(asked) {
  const own = new URL("./banks/starter.json", document.baseURI);
  const url = asked ? new URL(asked, location.href) : own;
  return (url.origin === location.origin ? url : own).href;
}

const asked = new URLSearchParams(location.search);
const bank = ownBank(asked.get("bank"));
openEarly(bank);

// Not imported at the top: a module runs only after all that it imports has run.
await import("./gradus-practice.js");
const practice = document.createElement("gradus-practice");
practice.setAttribute("bank", bank);
practice.setAttribute("lesson", asked.get("lesson") ?? "");
document.body.replaceChildren(practice);
