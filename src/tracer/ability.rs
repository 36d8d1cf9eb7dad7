//! How the learner does in general and how much better or worse on each skill: Gaussian beliefs on the logit scale.
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
    use proptest::prelude::*;

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
            let outlook = Outlook::new(belief.mean - answer.0, belief.variance, 0.0);
            belief = moved(belief, 1.0, outlook.signal(answer.1, 1.0));
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

    /// The exact posterior of a general ability, of one skill's offset and of their sum, by summing over a grid of both:
    /// `answers` are (ease, guess, right).
    fn plane(answers: &[(f64, f64, bool)]) -> [Ability; 3] {
        let (mut total, mut first, mut second) = (0.0, [0.0; 3], [0.0; 3]);
        for i in -70..=70 {
            for j in -60..=60 {
                let (general, own) = (f64::from(i) * 0.07, f64::from(j) * 0.06);
                let prior = general * general / PRIOR.variance + own * own / SKILL_PRIOR.variance;
                let mut weight = math::exp(-prior / 2.0);
                for &(ease, guess, right) in answers {
                    let p = guess + (1.0 - guess) * math::logistic(general + own + ease);
                    weight *= if right { p } else { 1.0 - p };
                }
                total += weight;
                for (place, at) in [general, own, general + own].into_iter().enumerate() {
                    first[place] += weight * at;
                    second[place] += weight * at * at;
                }
            }
        }
        [0, 1, 2].map(|place| {
            let mean = first[place] / total;
            Ability { mean, variance: second[place] / total - mean * mean }
        })
    }

    /// Both beliefs after an answer, by the approximate step.
    fn stepped([general, own]: [Ability; 2], (ease, guess, right): (f64, f64, bool)) -> [Ability; 2] {
        let outlook = Outlook::new(general.mean + own.mean + ease, general.variance + own.variance, guess);
        let signal = outlook.signal(right, 1.0);
        [moved(general, 1.0, signal), moved(own, 1.0, signal)]
    }

    /// The step takes general ability and offset as independent. Answers to one skill alone say little about which of the
    /// two it was: there each part is held too surely, and their sum, which is what predicts, not surely enough.
    #[test]
    fn the_step_of_two_parts_stays_near_the_exact_posterior() {
        for (guess, pattern) in [(0.0, 3), (0.0, 9), (0.25, 3), (0.25, 9)] {
            let (mut beliefs, mut seen) = ([PRIOR, SKILL_PRIOR], Vec::new());
            // Worst over forty answers: means of parts and sum; least share of a part's variance; extremes of the sum's.
            let (mut part_off, mut sum_off) = (0.0f64, 0.0f64);
            let (mut part_least, mut sum_least, mut sum_most) = (1.0f64, 1.0f64, 1.0f64);
            for i in 0..40 {
                let answer = (f64::from(i % 5) * 0.5 - 1.0, guess, i % pattern != 1);
                seen.push(answer);
                beliefs = stepped(beliefs, answer);
                let exact = plane(&seen);
                for (own, exact) in beliefs.iter().zip(&exact) {
                    part_off = part_off.max((own.mean - exact.mean).abs());
                    part_least = part_least.min(own.variance / exact.variance);
                }
                let [general, own] = beliefs;
                sum_off = sum_off.max((general.mean + own.mean - exact[2].mean).abs());
                let share = (general.variance + own.variance) / exact[2].variance;
                (sum_least, sum_most) = (sum_least.min(share), sum_most.max(share));
            }
            let found = format!(
                "guess {guess}, one wrong in {pattern}: means of parts off by {part_off:.3}, of the sum by {sum_off:.3}; \
                 variance of a part at least {part_least:.2}, of the sum {sum_least:.2} to {sum_most:.2} of the exact one"
            );
            println!("{found}");
            assert!(part_off < 0.3 && sum_off < 0.35, "{found}");
            assert!(part_least > 0.25 && sum_least > 0.9 && sum_most < 2.2, "{found}");
        }
    }

    proptest! {
        #[test]
        fn one_more_right_answer_never_lowers_and_a_wrong_one_never_raises_either_mean(
            answers in prop::collection::vec((-4.0..4.0f64, 0.0..0.6f64, any::<bool>()), 0..60),
            next in (-4.0..4.0f64, 0.0..0.6f64),
            weight in 0.0..=1.0f64,
            skills in 1..4u32,
        ) {
            let share = 1.0 / f64::from(skills);
            let mut beliefs = [PRIOR, SKILL_PRIOR];
            for answer in answers {
                beliefs = stepped(beliefs, answer);
                beliefs = [taught(beliefs[0]), skill_taught(beliefs[1])];
            }
            let [general, own] = beliefs;
            let mean = general.mean + share * own.mean + next.0;
            let outlook = Outlook::new(mean, general.variance + share * share * own.variance, next.1);
            prop_assert!(outlook.right > 0.0 && outlook.right < 1.0);
            for right in [true, false] {
                let signal = outlook.signal(right, weight);
                for (part, share) in [(general, 1.0), (own, share)] {
                    let after = moved(part, share, signal);
                    prop_assert!(if right { after.mean >= part.mean } else { after.mean <= part.mean }, "{part:?} {after:?}");
                    prop_assert!(after.variance > 0.0 && after.variance <= part.variance, "{part:?} {after:?}");
                }
            }
        }

        #[test]
        fn what_is_believed_stays_within_its_prior_however_long_one_is_away(
            variance in 0.01..0.5f64, days in 0.0..1e7f64,
        ) {
            let own = Ability { mean: 0.4, variance };
            let after = skill_away(own, days);
            prop_assert!(after.variance >= variance && after.variance <= SKILL_PRIOR.variance);
            prop_assert!(skill_taught(after).variance <= SKILL_PRIOR.variance && taught(after).variance <= PRIOR.variance);
        }
    }
}
