import { ChoiceList } from "./choice-list.js";

/** Any number of several choices; the answer keeps the order in which they are shown. */
export class Choices extends ChoiceList {
  get kind() {
    return /** @type {const} */ ("checkbox");
  }

  /** @param {string} id */
  pressed(id) {
    const chosen = (/** @type {string} */ one) => this.value.includes(one) !== (one === id);
    return this.choices.map((choice) => choice.id).filter(chosen);
  }
}
customElements.define("gr-choices", Choices);
