/**
 * What `README.txt` says in a folder that practices by itself: five lines, for whoever is handed the folder.
 */

/** @typedef {{author: string, license: string, items: number}} Whose */

/** @param {Whose} whose */
const by = ({ author, license, items }) =>
  `${items} by ${author || "an author who is not named"} (${license ? `license ${license}` : "no license stated"})`;

/** @param {string} name @param {Whose[]} whose  of all questions, most first @returns {string[]} */
export const readme = (name, whose) => [
  `What this is: “${name}”, practice for students. All of it is in one file, practice.html. It needs no network and no account, and sends nothing to anybody.`,
  "How to open it: unpack this folder and double-click practice.html. Or put practice.html, as it is, on any web space or learning platform.",
  "Where answers are: the browser keeps them on the device where they were given. A browser that keeps nothing says so at the top of the page.",
  "How to carry progress: press “Save progress”, take the file along, and press “Load progress” there. When you replace practice.html by a newer one, leave it in the same place: progress stays.",
  `Whose it is: questions: ${whose.map(by).join("; ") || "none"}. bank.json holds them, each with its author and license, to go on editing. The program is Gradus (MIT or Apache-2.0); what else is in it is named with its licenses at the end of practice.html.`,
];
