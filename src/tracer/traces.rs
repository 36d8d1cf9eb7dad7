//! What the main tracer remembers of one skill, of one item and of one answer, and how knowledge tracing on the side steps.

use super::ability::{self, Ability};
use super::bkt;
use super::history::Outcome;
use crate::math;

/// How many skills of an answer are kept.
pub(crate) const KEPT_SKILLS: usize = 3;
/// A time that is not known, or a row that there has not been.
pub(super) const NEVER: u32 = u32::MAX;
/// Knowledge tracing on the side: P(known) at first, P(learn), and the logits that knowing or not adds to an item's ease.
const KNOWN: f32 = 0.35;
const LEARN: f64 = 0.04;
const KNOWING: f64 = 1.6;
const NOT_KNOWING: f64 = -0.9;

/// One of the last answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Recent {
    /// `u32::MAX` if it has no name.
    pub(super) item: u32,
    pub(super) right: bool,
    pub(super) count: u8,
    pub(super) skills: [u32; KEPT_SKILLS],
}

/// What is remembered of a skill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SkillTrace {
    pub(super) mean: f32,
    pub(super) variance: f32,
    pub(super) weight: f32,
    pub(super) right: f32,
    pub(super) residual: f32,
    pub(super) means: [f32; 2],
    pub(super) won: f32,
    pub(super) lost: f32,
    pub(super) known: f32,
    pub(super) row: u32,
    pub(super) time: u32,
    /// Right answers in a row, or wrong ones below 0; at most 8.
    pub(super) streak: i8,
}

/// What is remembered of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ItemTrace {
    pub(super) seen: u16,
    pub(super) right: bool,
    pub(super) row: u32,
    pub(super) time: u32,
}

impl Default for SkillTrace {
    fn default() -> Self {
        Self {
            mean: 0.0,
            variance: ability::SKILL_PRIOR.variance as f32,
            weight: 0.0,
            right: 0.0,
            residual: 0.0,
            means: [0.0; 2],
            won: 0.0,
            lost: 0.0,
            known: KNOWN,
            row: NEVER,
            time: NEVER,
            streak: 0,
        }
    }
}

impl Recent {
    pub(super) fn skills(&self) -> &[u32] {
        &self.skills[..self.count as usize]
    }
}

impl SkillTrace {
    /// The belief about the skill's own offset, `gap` seconds after it was last practised.
    pub(super) fn belief(&self, gap: f32) -> Ability {
        let own = Ability { mean: self.mean.into(), variance: self.variance.into() };
        if gap.is_nan() { own } else { ability::skill_away(own, f64::from(gap) / 86_400.0) }
    }

    /// Seconds since the skill was last practised; NaN if not known.
    pub(super) fn gap(&self, now: Option<f64>) -> f32 {
        since(self.time, now)
    }

    /// P(known), times P(right | known) or not, on an item of this ease: P(right) by knowledge tracing.
    pub(super) fn traced(&self, ease: f64, guess: f64) -> f64 {
        let known = f64::from(self.known);
        known * knowing(ease, guess, KNOWING) + (1.0 - known) * knowing(ease, guess, NOT_KNOWING)
    }
}

impl ItemTrace {
    /// Seconds since the item was last seen; NaN if not known.
    pub(super) fn gap(&self, now: Option<f64>) -> f32 {
        since(self.time, now)
    }
}

fn knowing(ease: f64, guess: f64, shift: f64) -> f64 {
    guess + (1.0 - guess) * math::logistic(ease + shift)
}

/// The step of knowledge tracing, its likelihood ratio raised to the weight.
pub(super) fn traced_on(known: f64, ease: f64, guess: f64, outcome: Outcome) -> f64 {
    let (with, without) = (knowing(ease, guess, KNOWING), knowing(ease, guess, NOT_KNOWING));
    let seen = bkt::posterior(known, with, without, outcome.right, outcome.weight);
    // Bounds keep its logit finite in single precision.
    (seen + (1.0 - seen) * LEARN * outcome.weight).clamp(0.001, 0.999)
}

/// Whole seconds: a finer clock would only carry the order of rows that came together into the prediction.
pub(super) fn whole(time: Option<f64>) -> u32 {
    // NaN is no time; it must not count as the beginning.
    time.filter(|time| !time.is_nan()).map_or(NEVER, |time| (time.max(0.0) as u32).min(NEVER - 1))
}

/// Seconds from `then` to `now`, at least 0; NaN if either is not known.
pub(super) fn since(then: u32, now: Option<f64>) -> f32 {
    match (then, whole(now)) {
        (NEVER, _) | (_, NEVER) => f32::NAN,
        (then, now) => now.saturating_sub(then) as f32,
    }
}
