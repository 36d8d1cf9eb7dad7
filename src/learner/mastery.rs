//! Three states and no percentage: *secure*, *not yet*, *don't know yet*.

use super::SkillBelief;
use crate::ids::Millis;
use crate::tracer::levels::Spread;
use serde::Serialize;

/// What it takes to be secure; from the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Criterion {
    /// The share of typical items that one must get right unaided.
    pub level: f64,
    /// How sure one must be of that: the probability, given the answers.
    pub sure: f64,
    /// Right first answers without help that it takes at least.
    pub unaided: u32,
}

/// A skill's state on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mastery {
    /// The criterion was met.
    Secure,
    /// Enough is known to say that it was not.
    NotYet,
    /// Too little is known to say.
    Unknown,
}

/// A range for the share of typical items that a learner gets right unaided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Wider than this and nothing is claimed.
const TOO_WIDE: f64 = 0.6;

/// What the belief leaves on each side of the range. Were every learner as the belief assumes, 5 % would do; with 3 % the
/// range has the truth in 85 to 95 % of cases whether they learn at once, slowly or not at all (tests/mastery.rs).
const TAIL: f64 = 0.03;

/// The range that has the true share in nine cases of ten.
#[must_use]
pub fn interval(belief: &Spread) -> Interval {
    Interval { low: belief.quantile(TAIL), high: belief.quantile(1.0 - TAIL) }
}

/// The state of a skill at `now`.
#[must_use]
pub fn mastery(belief: &SkillBelief, now: Millis) -> Mastery {
    if belief.since.is_some() {
        return Mastery::Secure;
    }
    if belief.observations == 0 {
        return Mastery::Unknown;
    }
    let Interval { low, high } = interval(&belief.levels_at(now).spread());
    if high - low > TOO_WIDE { Mastery::Unknown } else { Mastery::NotYet }
}
