//! How well a learner does on one skill: a belief about the share of its typical items that they get right unaided.
//!
//! The share lies in one of eleven bands, and the belief is Bayes' rule over them: an item response model whose ability is
//! summed over a grid, as EAP estimates are (Bock, R. D. & Mislevy, R. J. (1982), *Adaptive EAP estimation of ability in a
//! microcomputer environment*, Applied Psychological Measurement 6, 431–444). Who learns is not who they were: the longer
//! a run of right answers, the less the wrong ones before it count, and the other way round (`RUN`, chosen on simulated
//! learners, docs/policy.md); so early errors are soon outweighed, yet who gets six in ten right all along is seen as about
//! that. To Bayesian knowledge tracing ([`bkt`](super::bkt)) whoever gets six in ten right guesses or slips.
//!
//! A right answer anywhere in the past never makes the belief lower, in the order of likelihood ratios: it adds a rising
//! function of the share to what speaks for the learner, ages what speaks against, and makes later runs longer.
//!
//! ```
//! use gradus::tracer::levels::{Asked, Levels};
//! let mut belief = Levels::untouched(0.0);
//! for _ in 0..4 {
//!     belief = belief.after(Asked::typical(), true, 1.0);
//! }
//! let now = belief.spread();
//! assert!(now.at_least(0.7) > 0.9 && now.quantile(0.05) > 0.5);
//! ```

use crate::math;

/// How many bands.
const COUNT: usize = 11;
/// Their middles, and the bounds between them.
const MIDDLE: [f64; COUNT] = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.92, 0.97];
const BOUNDS: [f64; COUNT + 1] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.885, 0.945, 1.0];
/// Logarithms of the middles and of what they lack to 1.
const LN_RIGHT: [f64; COUNT] = [
    -2.995732274,
    -1.897119985,
    -1.386294361,
    -1.049822124,
    -0.798507696,
    -0.597837001,
    -0.430782916,
    -0.287682072,
    -0.162518929,
    -0.083381609,
    -0.030459207,
];
const LN_WRONG: [f64; COUNT] = [
    -0.051293294,
    -0.162518929,
    -0.287682072,
    -0.430782916,
    -0.597837001,
    -0.798507696,
    -1.049822124,
    -1.386294361,
    -1.897119985,
    -2.525728644,
    -3.506557897,
];
/// The prior is high at both ends, for most either can do a skill or cannot: Beta(0.7, 0.5), less these by 1.
const PRIOR: (f64, f64) = (-0.3, -0.5);
/// What one logit of ability in general adds to the prior, a logit of the share.
const TRANSFER: f64 = 0.4;
/// What is left of the answers that say otherwise after the first, second, and each further answer of a run.
const RUN: [f32; 3] = [0.4, 0.2, 0.1];

/// What is known of a learner's share: log-likelihoods, a number a band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    /// Of the right answers.
    right: [f32; COUNT],
    /// Of the wrong ones.
    wrong: [f32; COUNT],
    /// What the learner's ability in general adds to the prior, a logit of the share.
    tilt: f32,
    /// Right answers in a row, or wrong ones below 0.
    run: i8,
}

/// The belief itself: a weight a band; they add up to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread([f64; COUNT]);

/// An item as far as this belief cares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    odds: f64,
    guess: f64,
    others: f64,
}

impl Asked {
    /// An item that is easier than a typical one by `ease` logits and has this chance of a right answer without knowing;
    /// `others` is the chance that its other skills are no hindrance, 1 if it has none.
    #[must_use]
    pub fn new(ease: f64, guess: f64, others: f64) -> Self {
        Self { odds: math::exp(ease), guess, others }
    }

    /// A typical item of the skill alone, not to be guessed.
    #[must_use]
    pub const fn typical() -> Self {
        Self { odds: 1.0, guess: 0.0, others: 1.0 }
    }

    /// P(right) of whoever gets the band's share of typical items right.
    fn right(&self, band: usize) -> f64 {
        // Easier by some logits: the odds are so many times as high.
        let odds = MIDDLE[band] * self.odds;
        let able = odds / (odds + 1.0 - MIDDLE[band]);
        self.guess + (1.0 - self.guess) * able * self.others
    }
}

impl Levels {
    /// What is known of a skill never practised by a learner of this ability in general, in logits.
    #[must_use]
    pub fn untouched(ability: f64) -> Self {
        let tilt = (TRANSFER * ability).clamp(-2.0, 2.0) as f32;
        Self { right: [0.0; COUNT], wrong: [0.0; COUNT], tilt, run: 0 }
    }

    /// What is known after an answer. `weight` in `[0, 1]` discounts one that says less than an unaided first answer: its
    /// likelihood is raised to that power, and what it says of earlier ones counts as much less.
    #[must_use]
    pub fn after(mut self, asked: Asked, right: bool, weight: f64) -> Self {
        let (own, other) = if right { (&mut self.right, &mut self.wrong) } else { (&mut self.wrong, &mut self.right) };
        let length = if (self.run > 0) == right { self.run.unsigned_abs() as usize } else { 0 };
        let kept = 1.0 - (1.0 - RUN[length.min(RUN.len() - 1)]) * weight as f32;
        for band in 0..COUNT {
            let p = asked.right(band);
            own[band] += (weight * math::ln(if right { p } else { 1.0 - p })) as f32;
            other[band] *= kept;
        }
        // An answer that hardly counts neither makes nor breaks a run.
        if weight > 0.5 {
            let length = (length + 1).min(RUN.len()) as i8;
            self.run = if right { length } else { -length };
        }
        self
    }

    /// What is left of it when `left` of what was practised is: the rest is as it was before.
    #[must_use]
    pub fn faded(mut self, left: f64) -> Self {
        for own in self.right.iter_mut().chain(&mut self.wrong) {
            *own *= left as f32;
        }
        self
    }

    /// The belief that follows from it.
    #[must_use]
    pub fn spread(&self) -> Spread {
        let mut weights = [0.0; COUNT];
        let (by_right, by_wrong) = (PRIOR.0 + f64::from(self.tilt), PRIOR.1 - f64::from(self.tilt));
        let mut sum = 0.0;
        for (band, weight) in weights.iter_mut().enumerate() {
            let answers = f64::from(self.right[band]) + f64::from(self.wrong[band]);
            let prior = by_right * LN_RIGHT[band] + by_wrong * LN_WRONG[band];
            // Never so small that all vanish: what many answers say is bounded by their ageing, or they agree on a band.
            *weight = (BOUNDS[band + 1] - BOUNDS[band]) * math::exp((prior + answers).max(-700.0));
            sum += *weight;
        }
        Spread(weights.map(|weight| weight / sum))
    }
}

impl Spread {
    /// P(right) on an item.
    #[must_use]
    pub fn predict(&self, asked: Asked) -> f64 {
        let mut sum = 0.0;
        for (band, weight) in self.0.iter().enumerate() {
            sum += weight * asked.right(band);
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
            sum += weight * ((high - level) / (high - low)).clamp(0.0, 1.0);
        }
        sum
    }

    /// The share below which the true one lies with probability `q`.
    #[must_use]
    pub fn quantile(&self, q: f64) -> f64 {
        let mut below = 0.0;
        for (band, weight) in self.0.iter().enumerate() {
            if below + weight >= q && *weight > 0.0 {
                return BOUNDS[band] + (BOUNDS[band + 1] - BOUNDS[band]) * (q - below) / weight;
            }
            below += weight;
        }
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn after(answers: &[(bool, u8)]) -> Spread {
        let item = |kind: u8| Asked::new(f64::from(kind % 3) - 1.0, f64::from(kind / 3) * 0.25, 1.0);
        let all = answers.iter();
        all.fold(Levels::untouched(0.0), |belief, &(right, kind)| belief.after(item(kind), right, 1.0)).spread()
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
            prop_assert!((belief.0.iter().sum::<f64>() - 1.0).abs() < 1e-5);
            prop_assert!((belief.at_least(0.0) - 1.0).abs() < 1e-5 && belief.at_least(1.0) < 1e-6);
            let (low, high) = (belief.quantile(0.05), belief.quantile(0.95));
            prop_assert!(0.0 <= low && low < high && high <= 1.0);
            prop_assert!((belief.at_least(low) - 0.95).abs() < 1e-5);
        }
    }

    #[test]
    fn early_errors_are_soon_outweighed_and_one_slip_is_borne() {
        let rights = |before: &[bool]| {
            let mut belief =
                before.iter().fold(Levels::untouched(0.0), |b, &right| b.after(Asked::typical(), right, 1.0));
            let mut more = 0;
            while belief.spread().at_least(0.7) < 0.9 {
                belief = belief.after(Asked::typical(), true, 1.0);
                more += 1;
            }
            more
        };
        assert_eq!((rights(&[]), rights(&[false; 5]), rights(&[false; 30])), (4, 4, 4));
        assert!(rights(&[true, true, true, false]) <= 3);
    }

    #[test]
    fn it_is_bayes_rule_where_nothing_ages() {
        // Right answers only: a prior over the bands times each answer's likelihood.
        let mut slow: Vec<f64> = (0..COUNT)
            .map(|band| {
                assert!((LN_RIGHT[band] - math::ln(MIDDLE[band])).abs() < 1e-8);
                assert!((LN_WRONG[band] - math::ln(1.0 - MIDDLE[band])).abs() < 1e-8);
                let share = MIDDLE[band];
                (BOUNDS[band + 1] - BOUNDS[band]) * math::powf(share, -0.3) * math::powf(1.0 - share, -0.5)
            })
            .collect();
        let asked = Asked::new(0.8, 0.25, 0.9);
        let mut fast = Levels::untouched(0.0);
        for _ in 0..5 {
            slow.iter_mut().enumerate().for_each(|(band, weight)| *weight *= asked.right(band));
            fast = fast.after(asked, true, 1.0);
        }
        let sum: f64 = slow.iter().sum();
        assert!(slow.iter().zip(fast.spread().0).all(|(a, b)| (a / sum - b).abs() < 1e-5), "{slow:?} {fast:?}");
    }

    #[test]
    fn thousands_of_answers_leave_a_belief() {
        for answers in [[true, true], [false, false], [true, false]] {
            let mut belief = Levels::untouched(0.0);
            for at in 0..5000 {
                belief = belief.after(Asked::typical(), answers[at % 2], 1.0);
            }
            assert!((0.01..0.99).contains(&belief.spread().mean()), "{answers:?}: {belief:?}");
        }
    }
}
