import "./gradus-practice.js";

/** The bank the address asks for, if it is one of this site's own. @param {string | null} asked */
function ownBank(asked) {
  const url = asked ? new URL(asked, location.href) : null;
  return url?.origin === location.origin ? url.href : "./banks/starter.json";
}

const asked = new URLSearchParams(location.search);
const practice = document.createElement("gradus-practice");
practice.setAttribute("bank", ownBank(asked.get("bank")));
practice.setAttribute("lesson", asked.get("lesson") ?? "");
document.body.replaceChildren(practice);
