//! Which skills may be practised now.

use super::practice::Setting;
use crate::bank::Bank;
use crate::ids::{Millis, SkillIndex};
use crate::learner::{Learner, Mastery, mastery};

/// P(known) from which on a skill is safe to build on.
const SAFE: f64 = 0.7;
/// How much of what is known of a skill carries down to what it builds on.
const IMPLIED: f64 = 0.95;

/// What is known of each skill of a bank at one moment.
pub(super) struct Standing {
    /// P(known), raised where success on a skill speaks for what it builds on.
    pub(super) known: Vec<f64>,
    /// Is it secure?
    pub(super) secure: Vec<bool>,
}

impl Standing {
    pub(super) fn at(bank: &Bank, learner: &Learner, now: Millis) -> Self {
        let count = bank.skills().len();
        // Once for all untouched skills: most of a large bank's.
        let prior = learner.prior();
        let known_of = |skill| if learner.skill(skill).observations == 0 { prior } else { learner.known(skill, now) };
        let mut known: Vec<f64> = (0..count).map(|i| known_of(SkillIndex(i as u32))).collect();
        let beliefs = || (0..count).map(|i| learner.skill(SkillIndex(i as u32)));
        let secure: Vec<bool> = beliefs().map(|belief| mastery(belief, now) == Mastery::Secure).collect();
        // Deepest first, so that what is implied goes all the way down.
        for &skill in bank.deepest_first() {
            let index = skill.get();
            let belief = learner.skill(skill);
            let shown = belief.unaided >= 2 && !belief.refresh();
            let unobserved = belief.observations == 0;
            if !shown && !unobserved {
                continue;
            }
            let implied = known[index] * IMPLIED;
            // A guess from ability alone implies nothing below; what was implied from above does.
            if unobserved && implied <= SAFE {
                continue;
            }
            for &below in bank.skills()[index].prerequisites() {
                if learner.skill(below).observations < 2 {
                    known[below.get()] = known[below.get()].max(implied);
                }
            }
        }
        Self { known, secure }
    }

    /// Safe to build on?
    pub(super) fn safe(&self, skill: SkillIndex) -> bool {
        self.secure[skill.get()] || self.known[skill.get()] >= SAFE
    }

    /// Is all that the skill builds on safe? Within a chosen lesson, what lies outside it was the chooser's to judge.
    pub(super) fn ready(&self, setting: &Setting<'_>, skill: SkillIndex) -> bool {
        let chosen = setting.chosen_skills;
        let below = setting.bank.skill(skill).prerequisites();
        if chosen == [skill] {
            return true;
        }
        let in_chosen = |s: &SkillIndex| chosen.is_empty() || chosen.contains(s);
        below.iter().filter(|s| in_chosen(s) || !chosen.contains(&skill)).all(|&s| self.safe(s))
    }
}

/// For each skill: is what it builds on safe at `now`?
#[must_use]
pub fn ready(bank: &Bank, learner: &Learner, now: Millis) -> Vec<bool> {
    let standing = Standing::at(bank, learner, now);
    bank.skills().iter().map(|skill| skill.prerequisites().iter().all(|&below| standing.safe(below))).collect()
}
