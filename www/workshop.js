/** The page for authors without its looks: one state, and the commands that change it. */

import { bringing } from "./workshop/commands/bringing.js";
import { questions } from "./workshop/commands/questions.js";
import { skills } from "./workshop/commands/skills.js";
import { whole } from "./workshop/commands/whole.js";
import { Desk } from "./workshop/desk.js";
import { browser } from "./workshop/surroundings.js";

/** Tells of every change by `change`, and by `leave`, with an address, that the person wants to go there. */
export class Workshop extends EventTarget {
  #desk;

  constructor(around = browser()) {
    super();
    this.#desk = new Desk(around, () => this.dispatchEvent(new Event("change")));
    const leave = (/** @type {string} */ address) => void this.dispatchEvent(new CustomEvent("leave", { detail: address }));
    /** What an element may ask for, by name. One that fails changes nothing and says why in `trouble`. */
    this.commands = { ...bringing(this.#desk), ...questions(this.#desk), ...skills(this.#desk), ...whole(this.#desk, leave) };
  }

  get state() {
    return this.#desk.state;
  }

  begin() {
    return this.#desk.begin();
  }
}
