//! Three states and no percentage: *secure*, *not yet*, *don't know yet*.

use super::SkillBelief;
use crate::ids::Millis;
use crate::math;
use serde::Serialize;

/// What it takes to be secure; from the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Criterion {
    /// P(known) from which on a skill may be secure.
    pub known: f64,
    /// Right first answers without a hint that it takes at least.
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

/// A range for P(known).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Wider than this and nothing is claimed.
const TOO_WIDE: f64 = 0.6;
/// Standard normal quantile of 95 %: a 90 % interval has 5 % on each side.
const Z: f64 = 1.645;

/// An approximate 90 % interval for P(known): that of a proportion seen in as many trials as there were first answers
/// (at most 30, for old ones count less) and two more that stand for the prior (Agresti & Coull 1998).
#[must_use]
pub fn interval(belief: &SkillBelief, known: f64) -> Interval {
    let trials = f64::from(belief.observations.min(30)) + 2.0;
    let half = Z * math::sqrt(known * (1.0 - known) / trials);
    Interval { low: (known - half).max(0.0), high: (known + half).min(1.0) }
}

/// The state of a skill whose P(known) at `now` is `known`.
#[must_use]
pub fn mastery(belief: &SkillBelief, now: Millis) -> Mastery {
    if belief.since.is_some() {
        return Mastery::Secure;
    }
    let Interval { low, high } = interval(belief, belief.known_at(now));
    if belief.observations == 0 || high - low > TOO_WIDE { Mastery::Unknown } else { Mastery::NotYet }
}
