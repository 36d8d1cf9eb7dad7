//! What many learners' answers say of an item.

use serde::{Deserialize, Serialize};

/// An item's parameters in the four-parameter logistic model, P(right) = c + (d − c)/(1 + e^(−a(θ − b))) with θ in logits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// Discrimination, above 0 and at most 10.
    pub a: f64,
    /// Difficulty, within ±10.
    pub b: f64,
    /// Chance of a right answer at the bottom, from 0 and below `d`.
    #[serde(default)]
    pub c: f64,
    /// Chance of a right answer at the top, above `c` and at most 1.
    #[serde(default = "one")]
    pub d: f64,
}

impl Calibration {
    /// Are all four in their ranges?
    #[must_use]
    pub fn holds(self) -> bool {
        let Self { a, b, c, d } = self;
        a > 0.0 && a <= 10.0 && b.abs() <= 10.0 && c >= 0.0 && c < d && d <= 1.0
    }
}

fn one() -> f64 {
    1.0
}
