/** The page that shows one question: the real elements, with a session that marks by the key alone. Runs in the page. */

import { items, state, told } from "./views.js";

class Told extends EventTarget {
  /** @type {Record<string, any>} */
  state = state("number");
  /** @type {string[] | null} */
  answered = null;

  begin() {}

  /** @param {Record<string, any>} now */
  to(now) {
    this.state = now;
    this.dispatchEvent(new Event("change"));
  }

  /** @param {string[]} response */
  answer(response) {
    this.answered = response;
    const { item } = this.state.view;
    this.to({ ...told(items[item.format], response), settings: this.state.settings });
  }

  retry() {
    const { view } = this.state;
    this.to({ ...this.state, view: { ...view, kind: "ask", attempt: 2 } });
  }

  reveal() {
    const { view } = this.state;
    this.to({ ...this.state, view: { ...view, key: items[view.item.format].right, canRetry: false, solution: "<p>That is one way.</p>" } });
  }
}

const session = new Told();
const practice = /** @type {any} */ (document.createElement("gradus-practice"));
practice.session = session;
document.body.append(practice);
Object.assign(globalThis, {
  /** What was sent to be marked. */
  answered: () => session.answered,
  /** Shows a state, in elements of its own, as if nothing had been there. */
  async show(/** @type {string} */ name, /** @type {Record<string, any>} */ settings) {
    const now = state(name);
    session.answered = null;
    session.to({ ...now, screen: "loading", overview: null });
    await practice.updateComplete;
    session.to({ ...now, settings: { ...now.settings, ...settings } });
    await practice.updateComplete;
    const drawn = practice.renderRoot.querySelector("[screen]");
    await drawn?.updateComplete;
    // A picture comes with its drawings, which come when one is needed.
    for (let turn = 0; turn < 100; turn += 1) {
      await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
      const open = [...(drawn?.renderRoot.querySelectorAll("gr-picture") ?? [])];
      if (open.every((one) => one.renderRoot.querySelector("svg, img, .alt"))) break;
    }
  },
});
