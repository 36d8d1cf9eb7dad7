import { ChoiceList } from "./choice-list.js";

/** One of several choices. */
export class Choice extends ChoiceList {}
customElements.define("gr-choice", Choice);
