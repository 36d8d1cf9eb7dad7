//! One category of a response as a function of ability.

use crate::math::{ln, logistic};

/// The probability of a category at an ability, and the derivatives of its logarithm by ability.
///
/// Logarithms, not probabilities: all that is calculated with them stays right where a probability underflows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// P.
    pub p: f64,
    /// ln P, finite also where P underflows.
    pub log_p: f64,
    /// (ln P)′: what the answer adds to the score function.
    pub slope: f64,
    /// (ln P)″: less the observed information.
    pub bend: f64,
}

impl Curve {
    /// P′.
    #[must_use]
    pub fn first(&self) -> f64 {
        self.p * self.slope
    }

    /// P″.
    #[must_use]
    pub fn second(&self) -> f64 {
        self.p * (self.slope * self.slope + self.bend)
    }
}

/// ln(1/(1+e⁻ˣ)), finite for any finite x.
pub(super) fn log_logistic(x: f64) -> f64 {
    // Below −700 the logistic function is eˣ to the last bit, and soon too small for a number.
    if x < -700.0 { x } else { ln(logistic(x)) }
}
