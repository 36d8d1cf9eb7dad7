//! Policies: what decides on the next item and on when a skill is done. All see the same items and the same learners.

mod engine;
mod plain;
mod tracked;

pub use engine::Engine;
pub use plain::{Plain, Rule};

use super::person::Response;
use super::world::World;
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::learner::Interval;
use crate::plan::PlanSpec;
use crate::{Error, Result};

/// What a policy does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Gives an item.
    Item(ItemIndex),
    /// Shows a worked example of a skill.
    Example(SkillIndex),
    /// Asks a person to look at a skill.
    Person(SkillIndex),
    /// Ends the session.
    Over,
}

/// A session's budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Work.
    pub work: Millis,
    /// Items at most.
    pub items: u32,
    /// Items on one skill without success before a person is asked.
    pub person: u32,
}

/// A policy at work with one learner. It learns of the learner by their answers only.
pub trait Policy {
    /// A session begins.
    ///
    /// # Errors
    /// What the policy cannot work with.
    fn begin(&mut self, session: u32, now: Millis) -> Result<()>;
    /// What comes next.
    ///
    /// # Errors
    /// What the policy cannot work with.
    fn next(&mut self, now: Millis) -> Result<Next>;
    /// The item was answered.
    ///
    /// # Errors
    /// What the policy cannot work with.
    fn answered(&mut self, item: ItemIndex, response: Response, now: Millis) -> Result<()>;
    /// Does the policy hold the skill for mastered?
    fn mastered(&self, skill: SkillIndex) -> bool;
    /// In which range the policy says that the share of typical items lies which the learner gets right, nine times in ten.
    fn range(&self, skill: SkillIndex, now: Millis) -> Option<Interval>;
}

/// Which policy, with the bar that it stops at.
#[derive(Clone, Debug, PartialEq)]
pub enum Named {
    /// The engine's own practice under a plan.
    Gradus(Box<PlanSpec>),
    /// One of the plain rules.
    Plain(Rule),
}

impl Named {
    /// The names that the command line knows.
    pub const NAMES: [&str; 6] =
        ["gradus", "random", "fixed-order", "lowest-mastery", "three-in-a-row", "max-information"];

    /// The policy of this name, with the stop that it is known for; `plan` is for `gradus`.
    ///
    /// # Errors
    /// `simulate/unknown-policy`.
    pub fn of(name: &str, plan: &PlanSpec) -> Result<Self> {
        Ok(match name {
            "gradus" => Self::Gradus(Box::new(plan.clone())),
            "random" => Self::Plain(Rule::Random(MASTERED)),
            "fixed-order" => Self::Plain(Rule::Fixed(15)),
            "lowest-mastery" => Self::Plain(Rule::Lowest(MASTERED)),
            "three-in-a-row" => Self::Plain(Rule::InARow(3)),
            "max-information" => Self::Plain(Rule::Information(MASTERED)),
            _ => {
                let names = Self::NAMES.join(", ");
                let message = ["there is no such policy; take one of ", &names, ", or all"].concat();
                return Err(Error::new("simulate/unknown-policy", message).at(name));
            }
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Gradus(_) => "gradus",
            Self::Plain(rule) => rule.name(),
        }
    }

    /// The policy at work with learner `number`.
    ///
    /// # Errors
    /// Those of the plan's check.
    pub fn engage<'a>(&self, world: &'a World, budget: Budget, seed: u64, number: u64) -> Result<Box<dyn Policy + 'a>> {
        Ok(match self {
            Self::Gradus(plan) => Box::new(Engine::new(world, plan, seed, number)?),
            Self::Plain(rule) => Box::new(Plain::new(world, *rule, budget, seed, number)),
        })
    }
}

/// P(known) at which tutors with knowledge tracing call a skill mastered (Corbett & Anderson 1995; OATutor).
const MASTERED: f64 = 0.95;
