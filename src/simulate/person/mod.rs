//! A simulated learner: what they know, how they answer, learn and forget. Nothing here knows of any policy.

mod keeping;
mod start;

use super::chance::{About, around_one, draw, normal};
use super::truth::{KNOWS, Truth};
use super::world::World;
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::math;
use keeping::Kept;
use serde::Serialize;

/// The two families of learners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Knows each skill or does not.
    Bkt,
    /// Has a level a skill that grows.
    Ability,
}

/// How an item was answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Response {
    /// Was the first answer right?
    pub right: bool,
    /// Was a hint looked at before it?
    pub hinted: bool,
    /// How long it took.
    pub took: Millis,
}

impl Response {
    /// How long it took, in seconds.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.took.0 as f64 / 1000.0
    }
}

/// What is true of one learner and one skill.
#[derive(Clone, Debug)]
struct Holding {
    /// Bkt: is it known? (1 or 0). Ability: logits that practice has added.
    gained: f64,
    /// Ability: the level before any practice.
    base: f64,
    /// What one item is worth: the chance to learn it, or the share of the way to the top.
    rate: f64,
    /// Was it known once? Then it is learned again faster.
    once: bool,
    slip: f64,
    guess: f64,
    kept: Kept,
    tries: u64,
}

/// One learner.
#[derive(Clone, Debug)]
pub struct Person<'a> {
    world: &'a World,
    truth: &'a Truth,
    family: Family,
    seed: u64,
    number: u64,
    holdings: Vec<Holding>,
    /// Of hints and of time, around 1.
    habit: (f64, f64),
    nights: u64,
    /// Days since the simulation began.
    today: f64,
}

impl<'a> Person<'a> {
    /// Has the learner this skill: at least [`KNOWS`] of its typical items right, rested and unaided?
    #[must_use]
    pub fn knows(&self, skill: SkillIndex) -> bool {
        self.share(skill) >= KNOWS
    }

    /// P(right) on a typical item of the skill that cannot be chosen blindly, rested and unaided.
    #[must_use]
    pub fn share(&self, skill: SkillIndex) -> f64 {
        self.share_at(skill, self.today)
    }

    /// The same, expected so many days later without practice between.
    #[must_use]
    pub fn share_later(&self, skill: SkillIndex, days: f64) -> f64 {
        self.share_at(skill, self.today + days)
    }

    fn share_at(&self, skill: SkillIndex, day: f64) -> f64 {
        let own = &self.holdings[skill.get()];
        match self.family {
            Family::Bkt => {
                let known = own.gained * own.kept.left(day) / own.kept.left(self.today);
                known * (1.0 - own.slip) + (1.0 - known) * own.guess
            }
            Family::Ability => math::logistic(own.base + own.gained * own.kept.left(day)),
        }
    }

    /// Days go by without practice.
    pub fn rest(&mut self, days: f64) {
        let before = self.today;
        self.today += days;
        self.nights += 1;
        if self.family == Family::Ability {
            return;
        }
        for (skill, own) in self.holdings.iter_mut().enumerate() {
            let keeps = own.kept.left(self.today) / own.kept.left(before);
            let luck = draw(self.seed, About::Night, self.number, skill as u64, self.nights).unit();
            if luck >= keeps {
                own.gained = 0.0;
            }
        }
    }

    /// Answers an item, the `position`th of today counted from 0, sees whether it was right, and learns from it.
    pub fn answer(&mut self, index: ItemIndex, position: u32) -> Response {
        let item = &self.world.items[index.get()];
        let common = &self.truth.common;
        let first = item.skills[0];
        let mut luck = draw(self.seed, About::Turn, self.number, first.get() as u64, self.holdings[first.get()].tries);
        // All drawn at once and in this order: an item with hints must not shift the luck of the next draw.
        let (for_right, for_hint, for_learning) = (luck.unit(), luck.unit(), luck.unit());
        let pace = common.seconds.3 * normal(&mut luck);
        let (after, step, most) = common.fatigue;
        let tired = (f64::from((position + 1).saturating_sub(after)) * step).min(most);
        let able: f64 = item
            .skills
            .iter()
            .map(|&skill| math::logistic(math::logit(self.share(skill)) + item.ease - tired))
            .product();
        let knows = item.skills.iter().all(|&skill| self.knows(skill));
        let asks = self.habit.0 * if knows { common.hints.0 } else { common.hints.1 };
        let hinted = item.hints && for_hint < asks.min(0.9);
        let unaided = item.blind + (1.0 - item.blind) * able;
        let p = if hinted { unaided + common.hinted.0 * (1.0 - unaided) } else { unaided };
        let right = for_right < p;
        let worth = if hinted { common.hinted.1 } else { 1.0 };
        for place in 0..item.skills.len() {
            self.learn(item.skills[place], right && !hinted, worth, for_learning);
        }
        let (typical, by_ease, ..) = common.seconds;
        let typing = if item.chosen { common.times.0 } else { 1.0 };
        let seconds = typical * typing * self.habit.1 * math::exp(pace - by_ease * item.ease);
        let seconds = seconds + if hinted { common.times.1 } else { 0.0 };
        Response { right, hinted, took: Millis((seconds.clamp(3.0, 240.0) * 1000.0) as u64) }
    }

    /// Reads a worked example of a skill: practice without an answer.
    pub fn study(&mut self, skill: SkillIndex) -> f64 {
        let own = &self.holdings[skill.get()];
        let luck = draw(self.seed, About::Turn, self.number, skill.get() as u64, own.tries).unit();
        self.learn(skill, false, 1.0, luck);
        self.truth.common.seconds.0 * self.habit.1
    }

    fn learn(&mut self, skill: SkillIndex, succeeded: bool, worth: f64, luck: f64) {
        let common = &self.truth.common;
        let ready = self.world.skills[skill.get()].prerequisites.iter().all(|&below| self.knows(below));
        let today = self.today;
        let family = self.family;
        let top = math::logit(self.truth.level.top);
        let own = &mut self.holdings[skill.get()];
        let ready = if ready { 1.0 } else { common.unready };
        let again = if own.once { common.savings } else { 1.0 };
        match family {
            Family::Bkt => {
                if own.gained == 0.0 && luck < (own.rate * ready * worth * again).min(0.9) {
                    own.gained = 1.0;
                    own.once = true;
                    own.kept.begin_again(today);
                }
            }
            Family::Ability => {
                // What is left of the gain is what is built on; some of what was lost comes back sooner than it came.
                let left = own.gained * own.kept.left(today);
                let lost = own.gained - left;
                let rate = (own.rate * ready * worth).min(0.9);
                let back = lost * (rate * common.savings).min(0.9);
                own.gained = left + back + rate * (top - own.base - left - back).max(0.0);
            }
        }
        own.tries += 1;
        own.kept.practised(today, succeeded, common.spacing, common.overlearning);
    }
}

/// When a learner practises: days between sessions, the first 0. The same whatever the policy.
#[must_use]
pub fn calendar(truth: &Truth, seed: u64, learner: u64, sessions: u32, days: f64) -> Vec<f64> {
    let usual = days / f64::from(sessions.max(1));
    let (chance, least, most) = truth.common.absence;
    let gap = |session: u32| {
        let mut own = draw(seed, About::Calendar, learner, 0, u64::from(session));
        let (absent, long) = (own.unit() < chance, own.unit());
        if absent { least + (most - least) * long } else { (usual * around_one(&mut own, 0.4)).max(0.5) }
    };
    (0..sessions).map(|session| if session == 0 { 0.0 } else { gap(session) }).collect()
}
