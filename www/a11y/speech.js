/**
 * Reading aloud with voices that live on the device. A voice that sends the text to a server is never used, because
 * practice must work without a network and nothing about a learner may leave the device.
 */

const synthesis = globalThis.speechSynthesis;

/** Voices on this device, those for the page's language first. @param {string} language */
export function localVoices(language) {
  const own = (synthesis?.getVoices() ?? []).filter((voice) => voice.localService);
  const fits = (/** @type {SpeechSynthesisVoice} */ voice) => (voice.lang.startsWith(language.split("-")[0]) ? 0 : 1);
  return own.sort((a, b) => fits(a) - fits(b));
}

/** Calls back when the browser has found its voices; returns how to stop listening. @param {() => void} changed */
export function onVoices(changed) {
  synthesis?.addEventListener?.("voiceschanged", changed);
  return () => synthesis?.removeEventListener?.("voiceschanged", changed);
}

/**
 * The words to say for a piece of the page: each formula is replaced by its spoken form.
 * @param {Node} node
 */
export function spoken(node) {
  const copy = /** @type {Element | DocumentFragment} */ (node.cloneNode(true));
  for (const math of copy.querySelectorAll("math[alttext]")) math.replaceWith(` ${math.getAttribute("alttext")} `);
  for (const block of copy.querySelectorAll("p, li, tr, h4, blockquote")) block.append(". ");
  return (copy.textContent ?? "").replace(/\s+/g, " ").replace(/ ([.,;:?!])/g, "$1").replace(/([.?!:])\./g, "$1").trim();
}

/**
 * Says it, and nothing else. `ended` is called once, also when it is stopped.
 * @param {string} words
 * @param {{language: string, voice: string, ended: () => void}} how
 */
export function speak(words, { language, voice, ended }) {
  stop();
  const voices = localVoices(language);
  const chosen = voices.find((one) => one.name === voice) ?? voices[0];
  if (!chosen || !words) return ended();
  const said = new SpeechSynthesisUtterance(words);
  said.voice = chosen;
  said.lang = chosen.lang;
  said.rate = 0.95;
  said.onend = said.onerror = () => ended();
  synthesis.speak(said);
}

/** Stops at once. */
export function stop() {
  synthesis?.cancel();
}
