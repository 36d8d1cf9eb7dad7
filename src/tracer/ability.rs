//! How the learner does in general: a Gaussian belief over one ability on the logit scale.
//!
//! The step is the approximate Bayesian update for a logistic likelihood used by Glicko (Glickman, M. E. (1999),
//! *Parameter estimation in large dynamic paired comparison experiments*, Applied Statistics 48, 377–394), with the
//! item in the opponent's place and its difficulty taken as known. Unlike a plain Elo rating it knows how sure it is:
//! early answers move it much, later ones little, time away makes it unsure again.

use crate::math;

/// Mean and variance of the belief.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ability {
    /// Mean, in logits; 0 is typical.
    pub mean: f64,
    /// Variance, in squared logits.
    pub variance: f64,
}

/// What is believed before any answer.
pub const PRIOR: Ability = Ability { mean: 0.0, variance: 1.0 };

/// What is believed before any answer of how much better or worse one skill goes than the learner in general.
pub const SKILL_PRIOR: Ability = Ability { mean: 0.0, variance: 0.5 };

/// Variance that a day away adds.
const DRIFT_PER_DAY: f64 = 0.002;
/// Variance that a day away adds to a skill's own belief: single skills fade sooner than ability in general.
const SKILL_DRIFT_PER_DAY: f64 = 0.01;
/// Variance that an answer adds, for answering teaches: to the general belief and to the skill's own.
const LEARNING: (f64, f64) = (0.0015, 0.008);

/// The attenuation of a logistic by uncertainty: 1/√(1 + 3v/π²) (Glickman 1999, g).
fn attenuation(variance: f64) -> f64 {
    use std::f64::consts::PI;
    1.0 / math::sqrt(1.0 + 3.0 * variance / (PI * PI))
}

/// P(right) on an item of this `difficulty` (logits).
#[must_use]
pub fn predict(ability: Ability, difficulty: f64) -> f64 {
    math::logistic(attenuation(ability.variance) * (ability.mean - difficulty))
}

/// The belief after an answer; `weight` in `[0, 1]` discounts it.
#[must_use]
pub fn step(ability: Ability, difficulty: f64, right: bool, weight: f64) -> Ability {
    let g = attenuation(ability.variance);
    let p = predict(ability, difficulty);
    let information = weight * g * g * p * (1.0 - p);
    let variance = 1.0 / (1.0 / ability.variance + information);
    let surprise = if right { 1.0 - p } else { -p };
    Ability { mean: ability.mean + variance * weight * g * surprise, variance }
}

/// The belief after `days` away: less sure, never less than at the start.
#[must_use]
pub fn away(ability: Ability, days: f64) -> Ability {
    Ability { variance: (ability.variance + DRIFT_PER_DAY * days).min(PRIOR.variance), ..ability }
}

/// A general ability and the skills' own offsets to it, seen through one item: z = general + mean of the offsets + ease.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// Expected logit, attenuated by how unsure the beliefs are.
    pub logit: f64,
    /// P(right), with the chance of a lucky guess.
    pub right: f64,
    /// Variance of z.
    pub variance: f64,
    attenuation: f64,
    guess: f64,
}

/// What an answer says about z: by how much, and how precisely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signal {
    score: f64,
    information: f64,
    variance: f64,
}

impl Outlook {
    /// `mean` and `variance` are those of z; `guess` is the chance of a right answer without knowing (the lower asymptote
    /// of the 3PL model, Birnbaum 1968).
    #[must_use]
    pub fn new(mean: f64, variance: f64, guess: f64) -> Self {
        let attenuation = attenuation(variance);
        let logit = attenuation * mean;
        let right = guess + (1.0 - guess) * math::logistic(logit);
        Self { logit, right, variance, attenuation, guess }
    }

    /// Score and Fisher information of the 3PL likelihood at the expected z; `weight` in `[0, 1]` discounts the answer.
    #[must_use]
    pub fn signal(&self, right: bool, weight: f64) -> Signal {
        let plain = (self.right - self.guess) / (1.0 - self.guess);
        let slope = (1.0 - self.guess) * self.attenuation * plain * (1.0 - plain);
        let spread = (self.right * (1.0 - self.right)).max(1e-12);
        let surprise = if right { 1.0 - self.right } else { -self.right };
        Signal {
            score: weight * slope * surprise / spread,
            information: weight * slope * slope / spread,
            variance: self.variance,
        }
    }
}

/// The belief about one part of z after an answer: a Kalman step whose gain is the part's share in z's variance.
/// `share` is the part's coefficient in z: 1 for the general ability, 1/m for each of m skills.
#[must_use]
pub fn moved(part: Ability, share: f64, signal: Signal) -> Ability {
    let gain = part.variance * share / (1.0 + signal.information * signal.variance);
    Ability {
        mean: part.mean + gain * signal.score,
        variance: part.variance - gain * part.variance * share * signal.information,
    }
}

/// The general belief after an answer has also taught.
#[must_use]
pub fn taught(general: Ability) -> Ability {
    Ability { variance: (general.variance + LEARNING.0).min(PRIOR.variance), ..general }
}

/// A skill's own belief after an answer has also taught.
#[must_use]
pub fn skill_taught(own: Ability) -> Ability {
    Ability { variance: (own.variance + LEARNING.1).min(SKILL_PRIOR.variance), ..own }
}

/// A skill's own belief after `days` away.
#[must_use]
pub fn skill_away(own: Ability, days: f64) -> Ability {
    Ability { variance: (own.variance + SKILL_DRIFT_PER_DAY * days).min(SKILL_PRIOR.variance.max(own.variance)), ..own }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of the exact posterior, by summing over a grid.
    fn grid(answers: &[(f64, bool)]) -> Ability {
        let points = (-800..=800).map(|i| f64::from(i) / 100.0);
        let weighed: Vec<(f64, f64)> = points
            .map(|x| {
                let likelihood: f64 = answers
                    .iter()
                    .map(|&(b, right)| if right { math::logistic(x - b) } else { 1.0 - math::logistic(x - b) })
                    .product();
                (x, math::exp(-x * x / 2.0) * likelihood)
            })
            .collect();
        let total: f64 = weighed.iter().map(|w| w.1).sum();
        let mean = weighed.iter().map(|w| w.0 * w.1).sum::<f64>() / total;
        Ability { mean, variance: weighed.iter().map(|w| (w.0 - mean).powi(2) * w.1).sum::<f64>() / total }
    }

    #[test]
    fn the_step_stays_close_to_the_exact_posterior() {
        let mut belief = PRIOR;
        let mut seen = Vec::new();
        for i in 0..40 {
            let answer = (f64::from(i % 5) * 0.5 - 1.0, i % 3 != 0);
            seen.push(answer);
            belief = step(belief, answer.0, answer.1, 1.0);
            let exact = grid(&seen);
            assert!((belief.mean - exact.mean).abs() < 0.08, "{i}: {belief:?} {exact:?}");
            assert!((belief.variance / exact.variance - 1.0).abs() < 0.12, "{i}: {belief:?} {exact:?}");
        }
    }

    #[test]
    fn time_away_makes_unsure_up_to_the_start() {
        let sure = Ability { mean: 1.0, variance: 0.1 };
        assert!(away(sure, 30.0).variance > 0.1);
        assert!((away(sure, 1e9).variance - PRIOR.variance).abs() < 1e-12);
        assert!((away(sure, 30.0).mean - 1.0).abs() < 1e-12);
    }
}
