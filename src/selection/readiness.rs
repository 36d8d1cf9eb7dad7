//! Which skills may be practised now.

use super::practice::Setting;
use crate::bank::{Bank, Difficulty, Item};
use crate::ids::{Millis, SkillIndex};
use crate::learner::{Learner, guess};
use std::cell::RefCell;

/// P(a skill is as the plan wants it) from which on it is safe to build on.
const SAFE: f64 = 0.7;
/// How much of what is known of a skill carries down to what it builds on.
const IMPLIED: f64 = 0.95;

/// A prediction and what it was made for.
#[derive(Clone)]
struct Made {
    skills: Vec<SkillIndex>,
    difficulty: Difficulty,
    right: f64,
}

/// What is known of each skill of a bank at one moment.
pub(super) struct Standing {
    /// P(it is as the plan wants it), raised where success on a skill speaks for what it builds on.
    pub(super) known: Vec<f64>,
    /// Is it secure?
    pub(super) secure: Vec<bool>,
    /// Predictions made so far, by the first of the item's skills, those for untouched skills alone behind them.
    made: RefCell<Vec<Vec<Made>>>,
}

impl Standing {
    pub(super) fn at(bank: &Bank, learner: &Learner, now: Millis) -> Self {
        let count = bank.skills().len();
        let level = learner.criterion().level;
        // Once for all untouched skills: most of a large bank's.
        let prior = learner.prior().spread().at_least(level);
        let known_of = |skill| if learner.skill(skill).observations == 0 { prior } else { learner.known(skill, now) };
        let mut known: Vec<f64> = (0..count).map(|i| known_of(SkillIndex(i as u32))).collect();
        let beliefs = || (0..count).map(|i| learner.skill(SkillIndex(i as u32)));
        let secure: Vec<bool> = beliefs().map(|belief| belief.since.is_some()).collect();
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
        Self { known, secure, made: RefCell::new(vec![Vec::new(); count + 1]) }
    }

    /// P(a right answer), worked out once for items that differ in nothing the tracer sees: untouched skills are alike, and
    /// so are formats, for the figures that hang on the chance of a guess have no weight in it (tests/selection).
    pub(super) fn predict(&self, setting: &Setting<'_>, item: &Item) -> f64 {
        let skills = item.skills();
        let untouched = skills.iter().all(|skill| setting.learner.skill(*skill).observations == 0);
        let alike = |made: &&Made| {
            made.difficulty == item.difficulty()
                && if untouched { made.skills.len() == skills.len() } else { made.skills == skills }
        };
        let mut made = self.made.borrow_mut();
        let place = if untouched { self.known.len() } else { skills[0].get() };
        if let Some(made) = made[place].iter().find(alike) {
            return made.right;
        }
        let right = setting.learner.predict(skills, item.difficulty(), guess(Some(item)), setting.now);
        let (skills, difficulty) = (skills.to_vec(), item.difficulty());
        made[place].push(Made { skills, difficulty, right });
        right
    }

    /// Safe to build on?
    pub(super) fn safe(&self, skill: SkillIndex) -> bool {
        self.secure[skill.get()] || self.known[skill.get()] >= SAFE
    }

    /// Is all that the skill builds on safe? Within a chosen lesson, or what is due in class, what lies outside it was
    /// the chooser's to judge.
    pub(super) fn ready(&self, setting: &Setting<'_>, skill: SkillIndex) -> bool {
        let judged = |list: &[SkillIndex], below| list.contains(&skill) && !list.contains(&below);
        let due = if setting.plan.spec().blend > 0.0 { setting.class_due } else { &[] };
        let mut below = setting.bank.skill(skill).prerequisites().iter();
        below.all(|&below| self.safe(below) || judged(setting.chosen_skills, below) || judged(due, below))
    }
}

/// For each skill: is what it builds on safe at `now`?
#[must_use]
pub fn ready(bank: &Bank, learner: &Learner, now: Millis) -> Vec<bool> {
    let standing = Standing::at(bank, learner, now);
    bank.skills().iter().map(|skill| skill.prerequisites().iter().all(|&below| standing.safe(below))).collect()
}
