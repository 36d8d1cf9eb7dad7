//! How what was learned fades: the memory model of FSRS-6.
//!
//! A memory has a stability S, the days after which 90 % of it is left, and a difficulty D from 1 to 10. What is left
//! after t days is R(t, S) = (1 + factor · t/S)^−decay with factor = 0.9^(−1/decay) − 1, and an answer changes S and D by
//! the update formulas of FSRS-6 (Open Spaced Repetition, *The Algorithm*, wiki of fsrs4anki; Ye, J., Su, J. & Cao, Y.
//! (2022), *A stochastic shortest path algorithm for optimizing spaced repetition scheduling*, KDD 2022, 4381–4390).
//!
//! Nobody is asked how hard it was, so a grade is read off the answer: wrong is *again* ([`Recall::Failed`]), right with
//! hints or help is *hard* ([`Recall::Helped`]), right without is *good* ([`Recall::Unaided`]); *easy* is never given.
//!
//! ```
//! use gradus::tracer::memory::{self, Recall, SHIPPED};
//! let first = memory::step(&SHIPPED, None, 0.0, Recall::Unaided);
//! let after = memory::step(&SHIPPED, Some(first), 7.0, Recall::Unaided);
//! assert!(after.stability > first.stability);
//! assert!((memory::left(&SHIPPED, after, after.stability) - 0.9).abs() < 1e-12);
//! ```

use crate::math;

/// What is left falls below this: a review is due.
pub const DUE: f64 = 0.9;
/// Bounds of the stability, in days, and of the difficulty; FSRS-6's own.
const STABILITY: (f64, f64) = (0.001, 36_500.0);
const DIFFICULTY: (f64, f64) = (1.0, 10.0);

/// What is known of one memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days after which 90 % is left.
    pub stability: f64,
    /// 1 (easy to keep) to 10.
    pub difficulty: f64,
}

/// How an answer came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recall {
    /// Wrong.
    Failed,
    /// Right, with hints or help.
    Helped,
    /// Right, unaided.
    Unaided,
}

/// Parameters; in brackets their numbers in the publication. Two of its 21 belong to the grade that is never given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Params {
    /// First stability after each [`Recall`] (0–2).
    pub first: [f64; 3],
    /// First difficulty: after a failure, and how fast it falls with the grade (4, 5).
    pub difficulty: (f64, f64),
    /// How much a grade moves the difficulty (6), and how much of it goes back to the start each time (7).
    pub difficulty_step: (f64, f64),
    /// How success makes it last: growth, its fall with stability, its rise with what was forgotten (8–10).
    pub growth: (f64, f64, f64),
    /// What failure leaves: scale, by difficulty, by stability, by what was forgotten (11–14).
    pub lapse: (f64, f64, f64, f64),
    /// What help takes from the growth (15).
    pub helped: f64,
    /// The same day: by grade, its offset, its fall with stability (17–19).
    pub same_day: (f64, f64, f64),
    /// Shape of the curve (20).
    pub decay: f64,
}

/// The published defaults, fitted to many people's flash cards.
pub const FSRS6: Params = Params {
    first: [0.212, 1.2931, 2.3065],
    difficulty: (6.4133, 0.8334),
    difficulty_step: (3.0194, 0.001),
    growth: (1.8722, 0.1666, 0.796),
    lapse: (1.4835, 0.0614, 0.2629, 1.6483),
    helped: 0.6014,
    same_day: (0.5425, 0.0912, 0.0658),
    decay: 0.1542,
};

/// What Gradus runs on: decay and first stabilities fitted to the answers of ASSISTments 2017 learners that came a day or
/// more after the skill's last (`cargo test --release --test memory_fit -- --nocapture` fits them again). Skills last
/// longer than flash cards. The growth stays as published: fitted, it ran to its bound and predicted no better.
pub const SHIPPED: Params = Params { first: [0.6, 9.3, 16.7], decay: 0.154, ..FSRS6 };

impl Recall {
    /// The grade in the publication.
    fn grade(self) -> f64 {
        match self {
            Self::Failed => 1.0,
            Self::Helped => 2.0,
            Self::Unaided => 3.0,
        }
    }
}

/// x to the power y for x > 0: the one `pow` would be its only use in the page.
fn pow(x: f64, y: f64) -> f64 {
    math::exp(y * math::ln(x))
}

/// What is left of a memory after `days`, in (0, 1].
#[must_use]
pub fn left(params: &Params, memory: Memory, days: f64) -> f64 {
    let factor = pow(DUE, -1.0 / params.decay) - 1.0;
    pow(1.0 + factor * days.max(0.0) / memory.stability, -params.decay)
}

/// The memory after an answer, `days` after the one before; `None` before the first.
#[must_use]
pub fn step(params: &Params, memory: Option<Memory>, days: f64, recall: Recall) -> Memory {
    let Some(before) = memory else {
        let (stability, difficulty) = (params.first[recall as usize], first_difficulty(params, recall.grade()));
        return bounded(stability, difficulty);
    };
    let stability = if days < 1.0 {
        same_day(params, before, recall)
    } else {
        let lost = 1.0 - left(params, before, days);
        match recall {
            Recall::Failed => after_failure(params, before, lost),
            Recall::Helped => before.stability * (1.0 + params.helped * growth(params, before, lost)),
            Recall::Unaided => before.stability * (1.0 + growth(params, before, lost)),
        }
    };
    bounded(stability, next_difficulty(params, before.difficulty, recall.grade()))
}

fn bounded(stability: f64, difficulty: f64) -> Memory {
    Memory {
        stability: stability.clamp(STABILITY.0, STABILITY.1),
        difficulty: difficulty.clamp(DIFFICULTY.0, DIFFICULTY.1),
    }
}

/// D₀(G) = w₄ − e^(w₅(G − 1)) + 1.
fn first_difficulty(params: &Params, grade: f64) -> f64 {
    params.difficulty.0 - math::exp(params.difficulty.1 * (grade - 1.0)) + 1.0
}

/// D′ = w₇ D₀(4) + (1 − w₇)(D − w₆(G − 3)(10 − D)/9).
fn next_difficulty(params: &Params, difficulty: f64, grade: f64) -> f64 {
    let (speed, back) = params.difficulty_step;
    let damped = -speed * (grade - 3.0) * (10.0 - difficulty) / 9.0;
    back * first_difficulty(params, 4.0) + (1.0 - back) * (difficulty + damped)
}

/// S′/S − 1 after success = e^w₈ (11 − D) S^−w₉ (e^(w₁₀(1 − R)) − 1).
fn growth(params: &Params, before: Memory, lost: f64) -> f64 {
    let (scale, by_stability, by_lost) = params.growth;
    math::exp(scale)
        * (11.0 - before.difficulty)
        * pow(before.stability, -by_stability)
        * (math::exp(by_lost * lost) - 1.0)
}

/// S′ after failure = w₁₁ D^−w₁₂ ((S + 1)^w₁₃ − 1) e^(w₁₄(1 − R)), and not more than S e^(−w₁₇w₁₈).
fn after_failure(params: &Params, before: Memory, lost: f64) -> f64 {
    let (scale, by_difficulty, by_stability, by_lost) = params.lapse;
    let stability = scale
        * pow(before.difficulty, -by_difficulty)
        * (pow(before.stability + 1.0, by_stability) - 1.0)
        * math::exp(by_lost * lost);
    stability.min(before.stability / math::exp(params.same_day.0 * params.same_day.1))
}

/// S′ = S e^(w₁₇(G − 3 + w₁₈)) S^−w₁₉; unaided success never shortens it.
fn same_day(params: &Params, before: Memory, recall: Recall) -> f64 {
    let (by_grade, offset, by_stability) = params.same_day;
    let change = math::exp(by_grade * (recall.grade() - 3.0 + offset)) * pow(before.stability, -by_stability);
    before.stability * if recall == Recall::Unaided { change.max(1.0) } else { change }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn after(params: &Params) -> Memory {
        let answers = [(0.0, Recall::Failed), (0.0, Recall::Unaided), (1.0, Recall::Unaided), (3.0, Recall::Unaided)];
        let more = [(8.0, Recall::Unaided), (21.0, Recall::Unaided)];
        let all = answers.into_iter().chain(more);
        all.fold(None, |memory, (days, recall)| Some(step(params, memory, days, recall))).unwrap()
    }

    /// The numbers that the tests of fsrs-rs and py-fsrs hold for these reviews under the defaults, and without the rule
    /// for the same day. The crate itself trains networks; as an oracle its published numbers do.
    #[test]
    fn stability_and_difficulty_are_those_of_the_reference() {
        let memory = after(&FSRS6);
        assert!((memory.stability - 53.62691).abs() < 1e-4, "{memory:?}");
        assert!((memory.difficulty - 6.357_486_7).abs() < 1e-6, "{memory:?}");
        let memory = after(&Params { same_day: (0.0, 0.0, 0.0), ..FSRS6 });
        assert!((memory.stability - 53.335_106).abs() < 1e-4, "{memory:?}");
    }

    proptest! {
        #[test]
        fn a_memory_fades_and_stays_within_its_bounds(
            answers in prop::collection::vec((0.0..400.0f64, 0..3u8), 1..40), days in 0.0..1e5f64,
        ) {
            let mut memory = None;
            for (gap, how) in answers {
                let recall = [Recall::Failed, Recall::Helped, Recall::Unaided][how as usize];
                let options = [Recall::Failed, Recall::Helped, Recall::Unaided].map(|r| step(&SHIPPED, memory, gap, r));
                prop_assert!(options[0].stability <= options[1].stability);
                prop_assert!(options[1].stability <= options[2].stability);
                memory = Some(step(&SHIPPED, memory, gap, recall));
            }
            let memory = memory.unwrap();
            prop_assert!((left(&SHIPPED, memory, 0.0) - 1.0).abs() < 1e-12);
            prop_assert!((left(&SHIPPED, memory, memory.stability) - 0.9).abs() < 1e-9);
            let (sooner, later) = (left(&SHIPPED, memory, days), left(&SHIPPED, memory, days + 1.0));
            prop_assert!(later > 0.0 && later < sooner && sooner <= 1.0);
        }
    }
}
