/** @import {Notice} from "../shared/types.js" */
import { text } from "./index.js";

/**
 * A notice as a sentence, with the words on its buttons: `act` does what it offers, `close` puts it away.
 * @param {Notice} notice
 */
export function noticeSentence(notice) {
  const sentence = text(`notice/${notice.code}`, notice.argument);
  switch (notice.code) {
    case "update-ready":
      return { sentence, act: text("notice/update"), command: "update", close: text("notice/later") };
    case "memory-only":
    case "storage-full":
      return { sentence, act: text("what/save"), command: "saveProgress", close: text("common/ok") };
    default:
      return { sentence, act: "", command: "", close: text("common/ok") };
  }
}
