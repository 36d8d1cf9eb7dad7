//! Elo ratings of a learner: one general, one for each skill, moved by each answer in proportion to the surprise.
//!
//! The logistic model of the answer and the uncertainty function U(n) = α/(1 + βn), by which the first answers move a
//! rating most, are those of Pelánek, R. (2016), *Applications of the Elo rating system in adaptive educational systems*,
//! Computers & Education 98, 169–179; a general and a per-skill rating with one surprise for both follow its section on
//! multiple skills. The difficulty of an item is known here; it comes from fitting.
//!
//! Plain and hard to beat for its size. It does not know how sure it is; [`ability`](super::ability) does.
//!
//! ```
//! use gradus::tracer::elo::{self, Rating, Sensitivity};
//! let speed = Sensitivity { first: 1.0, decay: 0.1 };
//! let before = Rating::default();
//! let after = elo::step(before, speed, 1.0 - 0.4);
//! assert!(after.value > before.value && after.answers == 1);
//! ```

use crate::math;

/// A rating and what it rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rating {
    /// Logits; 0 is typical.
    pub value: f64,
    /// How many answers moved it.
    pub answers: u32,
}

/// How much an answer moves a rating: U(n) = first/(1 + decay · n) after n answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitivity {
    /// α, for the first answer; usually 0.5 to 2.
    pub first: f64,
    /// β, how fast it falls; usually 0.01 to 0.5.
    pub decay: f64,
}

/// P(right), where `rating` is the learner's for this item (general and skill together) in logits.
#[must_use]
pub fn predict(rating: f64, difficulty: f64) -> f64 {
    math::logistic(rating - difficulty)
}

/// The rating after an answer; `surprise` is 1 − p for a right one and −p for a wrong one.
#[must_use]
pub fn step(rating: Rating, sensitivity: Sensitivity, surprise: f64) -> Rating {
    let speed = sensitivity.first / (1.0 + sensitivity.decay * f64::from(rating.answers));
    Rating { value: rating.value + speed * surprise, answers: rating.answers.saturating_add(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_are_those_of_the_formula() {
        let speed = Sensitivity { first: 1.0, decay: 0.5 };
        let one = step(Rating::default(), speed, 0.5);
        let two = step(one, speed, -0.25);
        assert!((one.value - 0.5).abs() < 1e-15);
        assert!((two.value - (0.5 - 0.25 / 1.5)).abs() < 1e-15 && two.answers == 2);
        assert!((predict(1.0, 1.0) - 0.5).abs() < 1e-15);
    }
}
