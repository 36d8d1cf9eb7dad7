/**
 * The page that practises alone: one file that holds scripts, engine, font and bank, opened from a disk or put anywhere.
 */

import "../practice/gradus-practice.js";

const practice = document.createElement("gradus-practice");
// The engine finds the bank inside the page; the address only has to be one.
practice.setAttribute("bank", "about:bank");
practice.setAttribute("lesson", new URLSearchParams(location.search).get("lesson") ?? "");
document.body.append(practice);
