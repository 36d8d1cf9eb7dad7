//! What a check-up found.

use super::{CheckUp, Gaussian};
use crate::math;

/// A level, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The posterior mean (EAP), in logits; 0 is typical.
    pub level: f64,
    /// Its standard error: the posterior's standard deviation.
    pub se: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The result of a check-up.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The level over all skills, weighted by the blueprint.
    pub overall: Estimate,
    /// The level of each group: the mean over its skills.
    pub groups: Vec<Estimate>,
    /// The level on each skill of the start.
    pub skills: Vec<Estimate>,
    /// How many items of each group were answered.
    pub items: Vec<u32>,
}

/// Standard errors from the middle to either end of a 95 % interval.
const WIDE: f64 = 1.959_963_984_540_054;

fn estimate(belief: Gaussian) -> Estimate {
    let se = math::sqrt(belief.variance);
    Estimate { level: belief.mean, se, low: belief.mean - WIDE * se, high: belief.mean + WIDE * se }
}

impl CheckUp {
    /// What is known now.
    #[must_use]
    pub fn result(&self) -> Measured {
        let level = |parts: &[(u32, f64)]| estimate(self.belief.level(parts).belief);
        Measured {
            overall: level(&self.overall),
            groups: self.groups.iter().map(|parts| level(parts)).collect(),
            skills: (0..self.belief.skills() as u32).map(|skill| level(&[(skill, 1.0)])).collect(),
            items: self.given.clone(),
        }
    }
}
