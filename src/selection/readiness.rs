//! Which skills may be practised now.

use super::practice::Setting;
use crate::bank::{Bank, Difficulty, Item};
use crate::ids::{Millis, SkillIndex};
use crate::learner::{Learner, Mastery, ease, guess, mastery};
use crate::tracer::levels::{Asked, Levels};

/// P(a skill is as the plan wants it) from which on it is safe to build on.
const SAFE: f64 = 0.7;
/// The difficulties that an author tells apart.
const EASES: [Difficulty; 3] = [Difficulty::Hard, Difficulty::Medium, Difficulty::Easy];
/// How much of what is known of a skill carries down to what it builds on.
const IMPLIED: f64 = 0.95;

/// What is known of each skill of a bank at one moment.
pub(super) struct Standing {
    /// P(it is as the plan wants it), raised where success on a skill speaks for what it builds on.
    pub(super) known: Vec<f64>,
    /// Is it secure?
    pub(super) secure: Vec<bool>,
    /// P(right, unaided) on an item of the skill alone that is hard, of medium difficulty or easy.
    alone: Vec<[f64; 3]>,
}

impl Standing {
    pub(super) fn at(bank: &Bank, learner: &Learner, now: Millis) -> Self {
        let count = bank.skills().len();
        let level = learner.criterion().level;
        let judge = |levels: &Levels| {
            let alone = EASES.map(|difficulty| levels.predict(Asked { ease: ease(difficulty), ..Asked::typical() }));
            (levels.at_least(level), alone)
        };
        // Once for all untouched skills: most of a large bank's.
        let prior = judge(&learner.prior());
        let of = |skill: SkillIndex| {
            if learner.skill(skill).observations == 0 { prior } else { judge(&learner.levels(skill, now)) }
        };
        let (mut known, alone): (Vec<f64>, Vec<[f64; 3]>) = (0..count).map(|i| of(SkillIndex(i as u32))).unzip();
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
        Self { known, secure, alone }
    }

    /// P(a right answer), the chance of a guess included.
    pub(super) fn predict(&self, item: &Item) -> f64 {
        let which = EASES.iter().position(|difficulty| *difficulty == item.difficulty()).unwrap_or(1);
        let able: f64 = item.skills().iter().map(|skill| self.alone[skill.get()][which]).product();
        let guess = guess(Some(item));
        guess + (1.0 - guess) * able
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
