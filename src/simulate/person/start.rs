//! Who a learner is at first.

use super::{Family, Holding, Kept, Person};
use crate::ids::SkillIndex;
use crate::math;
use crate::simulate::chance::{About, around_one, draw, normal};
use crate::simulate::truth::{KNOWS, Truth};
use crate::simulate::world::World;

/// What was known before practice began has lasted already: so many times as stable as what practice gives on its first day.
const LONG_KNOWN: f64 = 8.0;

impl<'a> Person<'a> {
    /// Learner `number` of a family; the same numbers give the same learner.
    #[must_use]
    pub fn new(world: &'a World, truth: &'a Truth, family: Family, seed: u64, number: u64) -> Self {
        let mut own = draw(seed, About::Learner, number, 0, 0);
        let ability = normal(&mut own);
        let pace = around_one(&mut own, truth.common.pace_spread);
        let habit = (around_one(&mut own, truth.common.hints.2), around_one(&mut own, truth.common.seconds.2));
        let lasts = around_one(&mut own, truth.common.stability.1 / 2.0);
        let blank = Holding {
            gained: 0.0,
            base: 0.0,
            rate: 0.0,
            once: false,
            slip: 0.0,
            guess: 0.0,
            kept: Kept::new(1.0, 0.0),
            tries: 0,
        };
        let holdings = vec![blank; world.skills.len()];
        let mut person = Self { world, truth, family, seed, number, holdings, habit, nights: 0, today: 0.0 };
        // What a skill builds on first.
        for &skill in world.bank().deepest_first().iter().rev() {
            person.holdings[skill.get()] = person.begin(skill, ability, pace, lasts);
        }
        person
    }

    fn begin(&self, skill: SkillIndex, ability: f64, pace: f64, lasts: f64) -> Holding {
        let (truth, own) = (self.truth, &self.world.skills[skill.get()]);
        let mut luck = draw(self.seed, About::Trait, self.number, skill.get() as u64, 0);
        let (for_stuck, for_prior) = (luck.unit(), luck.unit());
        let apart = normal(&mut luck);
        let depth = f64::from(own.depth);
        let missing = own.prerequisites.iter().any(|&below| !self.knows(below));
        let (stuck, left) = truth.common.stuck;
        let pace = pace * if for_stuck < stuck { left } else { 1.0 };
        let within = |(low, high): (f64, f64)| low + (high - low) * own.pace;
        let stability = truth.common.stability.0 * own.lasts * lasts;
        let mut holding = Holding {
            gained: 0.0,
            base: 0.0,
            rate: 0.0,
            once: false,
            slip: own.slip,
            guess: own.guess,
            kept: Kept::new(stability, 0.0),
            tries: 0,
        };
        match self.family {
            Family::Bkt => {
                let (chance, by_depth) = truth.bkt.prior;
                let ready = math::logistic(math::logit(chance) + truth.ability * ability - by_depth * depth);
                let known = for_prior < if missing { truth.bkt.prior_unready } else { ready };
                holding.gained = f64::from(u8::from(known));
                holding.once = known;
                holding.rate = within(truth.bkt.learn) * pace;
                if known {
                    holding.kept = Kept::new(stability * LONG_KNOWN, 0.0);
                }
            }
            Family::Ability => {
                let (start, by_depth, spread) = truth.level.start;
                let level = start + truth.ability * ability - by_depth * depth + spread * apart;
                holding.base = level - if missing { truth.level.unready } else { 0.0 };
                // Who cannot do it may still be lucky, and nobody is beyond slips.
                holding.base = holding.base.clamp(math::logit(0.03), math::logit(0.98));
                holding.once = math::logistic(holding.base) >= KNOWS;
                holding.rate = within(truth.level.rate) * pace;
            }
        }
        holding
    }
}
