//! Bayesian knowledge tracing: a skill is known or not, answers are noisy signs of it, practice teaches.
//!
//! Corbett, A. T. & Anderson, J. R. (1995), *Knowledge tracing: Modeling the acquisition of procedural knowledge*,
//! User Modeling and User-Adapted Interaction 4, 253–278. Slip and guess may belong to the item instead of the skill
//! (Pardos & Heffernan 2011, KT-IDEM).
//!
//! ```
//! use gradus::tracer::bkt;
//! let after = bkt::posterior(0.3, 0.9, 0.2, true, 1.0);
//! assert!(after > 0.6 && bkt::posterior(0.3, 0.9, 0.2, true, 0.0) == 0.3);
//! ```

use crate::math;

/// P(known) after an answer, by Bayes' rule; `if_known` and `if_not` are P(right answer) of who knows and who does not.
///
/// `weight` in `[0, 1]` discounts an answer that says less than an unaided first answer: the likelihood ratio is raised to
/// that power, so 0 leaves the belief as it was and 1 is the textbook rule. An answer that the parameters hold impossible
/// (a wrong one with slip 0 by who surely knows) says nothing about the skill, only about them: it leaves the belief too.
#[must_use]
pub fn posterior(known: f64, if_known: f64, if_not: f64, right: bool, weight: f64) -> f64 {
    let ratio = if right { if_not / if_known } else { (1.0 - if_not) / (1.0 - if_known) };
    let ratio = if weight >= 1.0 { ratio } else { math::powf(ratio, weight) };
    let seen = known / (known + (1.0 - known) * ratio);
    if seen.is_nan() { known } else { seen }
}

/// The parameters of one skill traced alone, taken as they are: fitted or published ones may lie anywhere in `[0, 1]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SkillParams {
    /// P(L₀): known before the first answer.
    pub prior: f64,
    /// P(T): learned between one answer and the next.
    pub learn: f64,
    /// P(F): forgotten between one answer and the next; 0 in the original.
    pub forget: f64,
    /// P(S): a wrong answer though known.
    pub slip: f64,
    /// P(G): a right answer though not known.
    pub guess: f64,
}

/// P(right answer), where `known` is P(the skill is known).
#[must_use]
pub fn chance(known: f64, slip: f64, guess: f64) -> f64 {
    known * (1.0 - slip) + (1.0 - known) * guess
}

/// P(known) at the next answer, after this one was right or wrong: [`posterior`], then learning and forgetting.
#[must_use]
pub fn step(known: f64, params: SkillParams, right: bool) -> f64 {
    let known = posterior(known, 1.0 - params.slip, params.guess, right, 1.0);
    known * (1.0 - params.forget) + (1.0 - known) * params.learn
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
            let p = posterior(k, 1.0 - s, g, right, 1.0);
            prop_assert!((p - textbook(k, s, g, right)).abs() < 1e-9);
        }

        #[test]
        fn two_skills_are_the_sum_over_cases(
            a in 0.001..0.999f64, b in 0.001..0.999f64, s in 0.001..0.499f64, g in 0.001..0.499f64, right: bool,
        ) {
            // Who knows the first skill is hindered if not knowing the second.
            let p = posterior(a, b * (1.0 - s) + (1.0 - b) * g, g, right, 1.0);
            prop_assert!((p - enumerated(a, b, s, g, right)).abs() < 1e-9);
        }

        #[test]
        fn a_right_answer_never_lowers_and_a_wrong_one_never_raises(
            k in 0.0..1.0f64, others in 0.0..1.0f64, s in 0.0..0.6f64, g in 0.0..0.6f64, w in 0.0..1.0f64,
        ) {
            let (s, g) = (s.min(0.499), g.min(0.499));
            let if_known = others * (1.0 - s) + (1.0 - others) * g;
            prop_assert!(posterior(k, if_known, g, true, w) >= k - 1e-12);
            prop_assert!(posterior(k, if_known, g, false, w) <= k + 1e-12);
        }
    }

    /// P(right) for each answer, by summing over every path of known and not known.
    fn by_paths(params: SkillParams, answers: &[bool]) -> Vec<f64> {
        let joint = |answers: &[bool]| -> f64 {
            (0..1u32 << answers.len())
                .map(|path| {
                    let mut p = 1.0;
                    for (at, &right) in answers.iter().enumerate() {
                        let known = path >> at & 1 == 1;
                        let to_known = match at {
                            0 => params.prior,
                            _ if path >> (at - 1) & 1 == 1 => 1.0 - params.forget,
                            _ => params.learn,
                        };
                        p *= if known { to_known } else { 1.0 - to_known };
                        let right_given = if known { 1.0 - params.slip } else { params.guess };
                        p *= if right { right_given } else { 1.0 - right_given };
                    }
                    p
                })
                .sum()
        };
        let with_right = |at: usize| [&answers[..at], &[true]].concat();
        (0..answers.len()).map(|at| joint(&with_right(at)) / joint(&answers[..at])).collect()
    }

    fn params() -> impl Strategy<Value = SkillParams> {
        (0.01..0.99f64, 0.0..0.9f64, 0.0..0.5f64, 0.01..0.99f64, 0.01..0.99f64)
            .prop_map(|(prior, learn, forget, slip, guess)| SkillParams { prior, learn, forget, slip, guess })
    }

    proptest! {
        #[test]
        fn the_recursion_is_the_sum_over_paths(
            params in params(), answers in prop::collection::vec(any::<bool>(), 1..9),
        ) {
            let mut known = params.prior;
            for (p, &right) in by_paths(params, &answers).iter().zip(&answers) {
                prop_assert!((chance(known, params.slip, params.guess) - p).abs() < 1e-9);
                known = step(known, params, right);
            }
        }

        #[test]
        fn one_more_right_answer_never_lowers_the_belief(
            params in params(), answers in prop::collection::vec(any::<bool>(), 0..30),
        ) {
            // As fitted: knowing speaks for a right answer, and who knows is not likelier to lose it than who does not
            // to gain it.
            let params = SkillParams { slip: params.slip / 2.0, guess: params.guess / 2.0, ..params };
            let params = SkillParams { forget: params.forget.min(1.0 - params.learn), ..params };
            let mut known = params.prior;
            for right in answers {
                prop_assert!(step(known, params, true) >= step(known, params, false) - 1e-12);
                let kept = SkillParams { learn: 0.0, forget: 0.0, ..params };
                prop_assert!(step(known, kept, true) >= known - 1e-12);
                known = step(known, params, right);
            }
        }
    }

    #[test]
    fn what_the_parameters_hold_impossible_leaves_the_belief() {
        let sure = SkillParams { prior: 1.0, learn: 0.0, forget: 0.0, slip: 0.0, guess: 0.2 };
        assert!((step(1.0, sure, false) - 1.0).abs() < 1e-15);
    }
}
