import { has, text } from "./index.js";

/**
 * What a person is told about an error: what happened, what is safe, what to do. The most exact sentence there is for
 * a code is taken: `progress/newer`, then `progress`, then the general one.
 * @param {string} code  `area/what`
 */
export function errorSentences(code) {
  const [area] = code.split("/");
  /** @param {string} part */
  const find = (part) => [`error/${code}/${part}`, `error/${area}/${part}`, `error/${part}`].find(has);
  const safe = find("safe");
  return {
    title: text(find("title") ?? "error/title"),
    what: text(find("what") ?? "error/what"),
    safe: safe ? text(safe) : text("trouble/safe"),
    todo: text(find("do") ?? "error/do"),
  };
}
