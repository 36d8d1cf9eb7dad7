import { has, text } from "./index.js";

/**
 * Why an answer could not be read, or which form is asked, as one sentence.
 * @param {{code: string, argument: string} | null | undefined} note
 * @param {string} typed  the answer as it was given
 */
export function noteSentence(note, typed) {
  if (!note) return "";
  if (note.code === "ask-form") return text(has(`note/form/${note.argument}`) ? `note/form/${note.argument}` : "note/form/any");
  const said = note.argument || typed;
  if (note.code === "two-slashes") return text("note/two-slashes", said, mended(said));
  if (["extra-unit", "unknown-unit", "ambiguous-power"].includes(note.code)) return text(`note/${note.code}`, note.argument);
  return text(has(`note/${note.code}`) ? `note/${note.code}` : "note/unreadable", said);
}

/** The same with one slash where several stood: "3//8" → "3/8", "1/2/3" → "1/2". @param {string} typed */
function mended(typed) {
  const [top, bottom] = typed.split("/").filter((part) => part.trim());
  return bottom ? `${top}/${bottom}` : "3/8";
}
