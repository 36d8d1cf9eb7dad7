//! Bayesian knowledge tracing: a skill is known or not, answers are noisy signs of it, practice teaches.
//!
//! Corbett, A. T. & Anderson, J. R. (1995), *Knowledge tracing: Modeling the acquisition of procedural knowledge*,
//! User Modeling and User-Adapted Interaction 4, 253–278. Slip and guess belong to the item, not the skill (Pardos &
//! Heffernan 2011, KT-IDEM). An item that needs several skills is answered rightly, but for slips and guesses, by who
//! knows them all (the noisy conjunction of the DINA model, Junker & Sijtsma 2001).
//!
//! ```
//! use gradus::{Probability, tracer::bkt};
//! let item = bkt::ItemParams::new(0.1, 0.2);
//! let before = Probability::clamped(0.3);
//! let after = bkt::learned(bkt::posterior(before, 1.0, item, true, 1.0), 0.1);
//! assert!(after > before);
//! ```

use crate::ids::Probability;
use crate::math;

/// How noisily an item shows whether its skills are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemParams {
    /// P(wrong answer | all skills known).
    slip: f64,
    /// P(right answer | some skill not known).
    guess: f64,
}

impl ItemParams {
    /// `slip` and `guess`, each moved into `[0.001, 0.499]`: then a right answer always speaks for knowing.
    #[must_use]
    pub fn new(slip: f64, guess: f64) -> Self {
        Self { slip: slip.clamp(0.001, 0.499), guess: guess.clamp(0.001, 0.499) }
    }
}

/// P(right answer), where `known` is the probability that all of the item's skills are known.
#[must_use]
pub fn predict(known: f64, item: ItemParams) -> Probability {
    Probability::clamped(known * (1.0 - item.slip) + (1.0 - known) * item.guess)
}

/// P(this skill is known) after an answer, by Bayes' rule.
///
/// `others` is the probability that all *other* skills of the item are known (1 if there are none). `weight` in
/// `[0, 1]` discounts an answer that says less than an unaided first answer (hints were seen): the likelihood ratio is
/// raised to that power, so 0 leaves the belief as it was and 1 is the textbook rule.
#[must_use]
pub fn posterior(known: Probability, others: f64, item: ItemParams, right: bool, weight: f64) -> Probability {
    let of = |all_known: f64| {
        let right_given = all_known * (1.0 - item.slip) + (1.0 - all_known) * item.guess;
        if right { right_given } else { 1.0 - right_given }
    };
    let evidence = weight * math::ln(of(others) / of(0.0));
    Probability::clamped(math::logistic(math::logit(known.get()) + evidence))
}

/// P(this skill is known) after an opportunity to learn it.
#[must_use]
pub fn learned(known: Probability, learn: f64) -> Probability {
    Probability::clamped(known.get() + known.complement().get() * learn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The update of Corbett & Anderson's equation for one skill, written out.
    fn textbook(known: f64, slip: f64, guess: f64, right: bool) -> f64 {
        if right {
            known * (1.0 - slip) / (known * (1.0 - slip) + (1.0 - known) * guess)
        } else {
            known * slip / (known * slip + (1.0 - known) * (1.0 - guess))
        }
    }

    /// Two skills, by summing over the four cases of who knows what.
    fn enumerated(first: f64, second: f64, slip: f64, guess: f64, right: bool) -> f64 {
        let mut with = 0.0;
        let mut all = 0.0;
        for (knows_first, knows_second) in [(true, true), (true, false), (false, true), (false, false)] {
            let prior =
                (if knows_first { first } else { 1.0 - first }) * (if knows_second { second } else { 1.0 - second });
            let p = if knows_first && knows_second { 1.0 - slip } else { guess };
            let joint = prior * if right { p } else { 1.0 - p };
            all += joint;
            if knows_first {
                with += joint;
            }
        }
        with / all
    }

    proptest! {
        #[test]
        fn one_skill_is_the_textbook_rule(k in 0.001..0.999f64, s in 0.001..0.499f64, g in 0.001..0.499f64, right: bool) {
            let p = posterior(Probability::clamped(k), 1.0, ItemParams::new(s, g), right, 1.0).get();
            prop_assert!((p - textbook(k, s, g, right)).abs() < 2e-6);
        }

        #[test]
        fn two_skills_are_the_sum_over_cases(
            a in 0.001..0.999f64, b in 0.001..0.999f64, s in 0.001..0.499f64, g in 0.001..0.499f64, right: bool,
        ) {
            let p = posterior(Probability::clamped(a), b, ItemParams::new(s, g), right, 1.0).get();
            prop_assert!((p - enumerated(a, b, s, g, right)).abs() < 2e-6);
        }

        #[test]
        fn a_right_answer_never_lowers_and_a_wrong_one_never_raises(
            k in 0.0..1.0f64, others in 0.0..1.0f64, s in 0.0..0.6f64, g in 0.0..0.6f64, w in 0.0..1.0f64,
        ) {
            let known = Probability::clamped(k);
            let item = ItemParams::new(s, g);
            prop_assert!(posterior(known, others, item, true, w).get() >= known.get() - 1e-12);
            prop_assert!(posterior(known, others, item, false, w).get() <= known.get() + 1e-12);
        }
    }
}
