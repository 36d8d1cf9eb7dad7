/** The page that shows the scripted states: the real elements, with a session that only holds what it is told. Runs in the page. */

import { states } from "./states.js";

class Told extends EventTarget {
  /** @type {Record<string, any>} */
  state = states.number;

  begin() {}

  /** @param {string} name @param {Record<string, any>} settings */
  show(name, settings) {
    const state = states[name];
    this.state = { ...state, settings: { ...state.settings, ...settings } };
    this.dispatchEvent(new Event("change"));
  }
}

const session = new Told();
const practice = /** @type {any} */ (document.createElement("gradus-practice"));
practice.session = session;
practice.banks = [{ id: "words", href: "?bank=banks/words.json" }, { id: "mathematics", href: "?bank=banks/mathematics.json" }];
document.body.append(practice);
Object.assign(globalThis, {
  names: Object.keys(states),
  /** Shows a state, in elements of its own, as if nothing had been there. */
  async show(/** @type {string} */ name, /** @type {Record<string, any>} */ settings) {
    session.show("loading", settings);
    await practice.updateComplete;
    session.show(name, settings);
    await practice.updateComplete;
    const drawn = practice.renderRoot.querySelector("[screen]");
    await drawn?.updateComplete;
    await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
    return drawn?.localName;
  },
});
