//! How well a learner does on one skill: a belief about the share of its typical items that they get right unaided.
//!
//! The share lies in one of eleven bands, and each answer moves the belief over them by Bayes' rule: an item response
//! model whose ability is summed over a grid, as EAP estimates are (Bock, R. D. & Mislevy, R. J. (1982), *Adaptive EAP
//! estimation of ability in a microcomputer environment*, Applied Psychological Measurement 6, 431–444). Between answers
//! a part of the belief moves up: practice teaches. With two bands that is Bayesian knowledge
//! tracing ([`bkt`](super::bkt)), whose merit it keeps: what was wrong before one learned is soon outweighed. What two
//! bands cannot tell is how sure one may be, nor a learner who gets six of ten right from one who guesses and slips.
//!
//! ```
//! use gradus::tracer::levels::{Asked, Levels};
//! let mut belief = Levels::prior(0.0);
//! for _ in 0..4 {
//!     belief = belief.after(Asked::typical(), true, 1.0);
//! }
//! assert!(belief.at_least(0.8) > 0.9 && belief.quantile(0.05) > 0.5);
//! ```

use crate::math;

/// How many bands.
const COUNT: usize = 11;
/// Their middles, and the bounds between them.
const MIDDLE: [f64; COUNT] = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.92, 0.97];
const BOUNDS: [f64; COUNT + 1] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.885, 0.945, 1.0];
/// P(going up by a band, and again by a further one) from one item with feedback.
const LEARN: f64 = 0.4;
/// What one logit of ability in general adds, a logit of the share.
const TRANSFER: f64 = 0.4;

/// The belief: a weight a band; they add up to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels([f32; COUNT]);

/// An item as far as this belief cares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// Logits by which it is easier than a typical item.
    pub ease: f64,
    /// Chance of a right answer without knowing.
    pub guess: f64,
    /// Chance that all its other skills are no hindrance; 1 if it has none.
    pub others: f64,
}

impl Asked {
    /// A typical item of the skill alone, typed.
    #[must_use]
    pub fn typical() -> Self {
        Self { ease: 0.0, guess: 0.0, others: 1.0 }
    }

    /// P(right) of whoever gets the band's share of typical items right.
    fn right(&self, band: usize) -> f64 {
        let share = MIDDLE[band];
        let able = if self.ease == 0.0 { share } else { math::logistic(math::logit(share) + self.ease) };
        self.guess + (1.0 - self.guess) * able * self.others
    }
}

/// A density that is high at both ends: most either can do a skill or cannot (the arcsine law; p^−½ (1−p)^−½).
fn arcsine(share: f64) -> f64 {
    1.0 / math::sqrt(share * (1.0 - share))
}

fn normal(weights: [f64; COUNT]) -> Levels {
    let sum: f64 = weights.iter().sum();
    Levels(weights.map(|weight| (weight / sum) as f32))
}

impl Levels {
    /// What is believed of a skill never practised by a learner of this ability in general, in logits.
    #[must_use]
    pub fn prior(ability: f64) -> Self {
        let tilt = (TRANSFER * ability).clamp(-2.0, 2.0);
        let mut weights = [0.0; COUNT];
        for (band, weight) in weights.iter_mut().enumerate() {
            let share = MIDDLE[band];
            *weight = arcsine(share) * (BOUNDS[band + 1] - BOUNDS[band]) * math::exp(tilt * math::logit(share));
        }
        normal(weights)
    }

    /// The belief after an answer with feedback. `weight` in `[0, 1]` discounts an answer that says less than an unaided
    /// first one: the likelihood is raised to that power, so 0 leaves only what the item may have taught.
    #[must_use]
    pub fn after(self, asked: Asked, right: bool, weight: f64) -> Self {
        let mut weights = self.0.map(f64::from);
        for (band, own) in weights.iter_mut().enumerate() {
            let p = asked.right(band);
            let likelihood = if right { p } else { 1.0 - p };
            *own *= if weight < 1.0 { math::exp(weight * math::ln(likelihood)) } else { likelihood };
        }
        normal(taught(weights))
    }

    /// What is left of the belief when `left` of what practice brought is: the rest is what it was before practice.
    #[must_use]
    pub fn faded(self, before: Self, left: f64) -> Self {
        // Nothing was gained, so nothing fades.
        if self.mean() <= before.mean() {
            return self;
        }
        let mut weights = self.0;
        for (own, before) in weights.iter_mut().zip(before.0) {
            *own = (left * f64::from(*own) + (1.0 - left) * f64::from(before)) as f32;
        }
        Self(weights)
    }

    /// P(right) on an item.
    #[must_use]
    pub fn predict(&self, asked: Asked) -> f64 {
        let mut sum = 0.0;
        for (band, weight) in self.0.iter().enumerate() {
            sum += f64::from(*weight) * asked.right(band);
        }
        sum
    }

    /// P(right) on a typical item, unaided: the mean of the belief.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.predict(Asked::typical())
    }

    /// P(the share is at least `level`), within a band in proportion.
    #[must_use]
    pub fn at_least(&self, level: f64) -> f64 {
        let mut sum = 0.0;
        for (band, weight) in self.0.iter().enumerate() {
            let (low, high) = (BOUNDS[band], BOUNDS[band + 1]);
            sum += f64::from(*weight) * ((high - level) / (high - low)).clamp(0.0, 1.0);
        }
        sum
    }

    /// The share below which the true one lies with probability `q`.
    #[must_use]
    pub fn quantile(&self, q: f64) -> f64 {
        let mut below = 0.0;
        for (band, weight) in self.0.iter().enumerate() {
            let weight = f64::from(*weight);
            if below + weight >= q && weight > 0.0 {
                return BOUNDS[band] + (BOUNDS[band + 1] - BOUNDS[band]) * (q - below) / weight;
            }
            below += weight;
        }
        1.0
    }
}

/// Practice teaches: [`LEARN`] of each band's weight goes to the next, [`LEARN`] of that to the one after, and so on. Such
/// a matrix is totally positive, so that it keeps the order of likelihood ratios (Karlin, S. (1968), *Total positivity*):
/// a right answer anywhere in the past never makes the belief lower. Leaps of equal chance to all higher bands would fit
/// sudden insight better, and break that.
fn taught(mut weights: [f64; COUNT]) -> [f64; COUNT] {
    let mut rising = 0.0;
    for own in &mut weights[..COUNT - 1] {
        let all = *own + rising;
        rising = all * LEARN;
        *own = all - rising;
    }
    weights[COUNT - 1] += rising;
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn after(answers: &[(bool, u8)]) -> Levels {
        let item = |kind: u8| Asked { ease: f64::from(kind % 3) - 1.0, guess: f64::from(kind / 3) * 0.25, others: 1.0 };
        answers.iter().fold(Levels::prior(0.0), |belief, &(right, kind)| belief.after(item(kind), right, 1.0))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn more_right_answers_never_lower_it(
            answers in prop::collection::vec((any::<bool>(), 0..6u8), 1..40), at in any::<prop::sample::Index>(), kind in 0..6u8,
        ) {
            let at = at.index(answers.len());
            let belief = after(&answers);
            let mut better = answers.clone();
            better[at].0 = true;
            let mut longer = answers.clone();
            longer.insert(at, (true, kind));
            longer.push((true, kind));
            for other in [after(&better), after(&longer)] {
                // Single precision: forty steps round off a few parts in a million.
                prop_assert!(other.mean() >= belief.mean() - 1e-5);
                for level in [0.5, 0.7, 0.9] {
                    prop_assert!(other.at_least(level) >= belief.at_least(level) - 1e-5);
                }
            }
        }

        #[test]
        fn it_is_a_probability_over_the_bands(answers in prop::collection::vec((any::<bool>(), 0..6u8), 0..60)) {
            let belief = after(&answers);
            prop_assert!((belief.0.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            prop_assert!((belief.at_least(0.0) - 1.0).abs() < 1e-5 && belief.at_least(1.0) < 1e-6);
            let (low, high) = (belief.quantile(0.05), belief.quantile(0.95));
            prop_assert!(0.0 <= low && low < high && high <= 1.0);
            prop_assert!((belief.at_least(low) - 0.95).abs() < 1e-5);
        }
    }

    #[test]
    fn early_errors_are_soon_outweighed_and_one_slip_is_borne() {
        let rights = |before: &[bool]| {
            let mut belief = before.iter().fold(Levels::prior(0.0), |b, &right| b.after(Asked::typical(), right, 1.0));
            let mut more = 0;
            while belief.at_least(0.8) < 0.9 {
                belief = belief.after(Asked::typical(), true, 1.0);
                more += 1;
            }
            more
        };
        assert_eq!((rights(&[]), rights(&[false; 5]), rights(&[false; 30])), (4, 6, 6));
        assert!(rights(&[true, true, true, false]) <= 3);
    }

    #[test]
    fn it_is_the_sum_over_every_path_of_bands() {
        // Three answers, by summing over which band the learner was in at each of them.
        let answers = [true, false, true];
        let prior = Levels::prior(0.3);
        let jump = |from: usize| {
            let mut one = [0.0; COUNT];
            one[from] = 1.0;
            taught(one)
        };
        let mut joint = [0.0; COUNT];
        for a in 0..COUNT {
            for b in 0..COUNT {
                for c in 0..COUNT {
                    let mut p = f64::from(prior.0[a]) * jump(a)[b] * jump(b)[c];
                    for (band, right) in [a, b, c].into_iter().zip(answers) {
                        p *= if right { MIDDLE[band] } else { 1.0 - MIDDLE[band] };
                    }
                    for (last, share) in jump(c).into_iter().enumerate() {
                        joint[last] += p * share;
                    }
                }
            }
        }
        let slow = normal(joint);
        let fast = answers.iter().fold(prior, |belief, &right| belief.after(Asked::typical(), right, 1.0));
        assert!(slow.0.iter().zip(fast.0).all(|(a, b)| (a - b).abs() < 1e-5), "{slow:?} {fast:?}");
    }
}
