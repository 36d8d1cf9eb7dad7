/**
 * Commands on skills, and on which of them a question is about.
 *
 * @import {Skill, Tag} from "../../shared/making.js"
 * @import {Desk} from "../desk.js"
 */

import * as changes from "../changes.js";
import { library } from "../library.js";

/** @param {Desk} desk */
export const skills = (desk) => ({
  /** @param {string} id  of the question @param {Pick<Tag, "skill" | "from">} tag */
  tag: (id, { skill, from }) => desk.doing(async () => {
    const all = from === "library" ? (await library("mathematics")).skills : desk.draft.bank.skills;
    const whole = all.find((one) => one.id === skill);
    if (whole) desk.change(changes.tagItem(desk.draft, id, whole), "tag");
  }),

  /** @param {string} id @param {string} skill */
  untag(id, skill) {
    desk.change(changes.withItem(desk.draft, id, (item) => ({ ...item, skills: item.skills.filter((one) => one !== skill) })), "tag");
  },

  /** @param {string} name @param {string} [item]  a question to tag with it */
  addSkill(name, item = "") {
    const words = name.trim();
    const same = desk.draft.bank.skills.find((skill) => skill.name.toLowerCase() === words.toLowerCase());
    if (!words || (same && !item)) return;
    const { draft, id } = same ? { draft: desk.draft, id: same.id } : changes.addSkill(desk.draft, words);
    const skill = /** @type {Skill} */ (draft.bank.skills.find((one) => one.id === id));
    desk.change(item ? changes.tagItem(draft, item, skill) : draft, item ? "tag" : "skill");
  },

  /** @param {string} id @param {Partial<Skill>} part @param {string} [key]  the field written in */
  editSkill(id, part, key = "") {
    desk.change(changes.editSkill(desk.draft, id, part), "skill", { key: key && `skill ${id} ${key}` });
  },

  /** @param {string} id */
  removeSkill(id) {
    desk.change(changes.removeSkill(desk.draft, id), "skill");
  },

  /** @param {string} id @param {string} other */
  joinSkills(id, other) {
    desk.change(changes.joinSkills(desk.draft, id, other), "skill");
  },
});
