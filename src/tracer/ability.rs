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

/// Variance that a day away adds.
const DRIFT_PER_DAY: f64 = 0.002;

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
