//! Ordered categories: Samejima's graded response model (1969).
//!
//! The probability of category k or above is P*ₖ(θ) = 1/(1 + e^(−α(θ − βₖ))) with P*₀ = 1, and
//! Pₖ = P*ₖ − P*ₖ₊₁.

use super::curve::{Curve, log_logistic};
use super::logistic::{difficulty, discrimination, sides};
use crate::{
    Error, Result,
    math::{exp, ln},
};

/// An item whose response is a grade, from 0 to the number of its thresholds.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded {
    a: f64,
    thresholds: Vec<f64>,
}

impl Graded {
    /// An item of discrimination `a` (α) with its thresholds (β₁, β₂ …), which rise.
    ///
    /// # Errors
    /// `irt/discrimination`, `irt/difficulty` as of [`Item`](super::Item); `irt/no-steps` (no threshold);
    /// `irt/thresholds` (they do not rise, or the item is too flat to tell two of them apart).
    pub fn new(a: f64, thresholds: Vec<f64>) -> Result<Self> {
        discrimination(a)?;
        thresholds.iter().try_for_each(|&threshold| difficulty(threshold))?;
        if thresholds.is_empty() {
            return Err(no_steps());
        }
        if thresholds.windows(2).any(|pair| gap(a, pair) <= 0.0) {
            let message = "the thresholds must rise from one to the next, and the discrimination be above 0; put the \
                           categories in order, or join those that nobody falls between";
            return Err(Error::new("irt/thresholds", message));
        }
        Ok(Self { a, thresholds })
    }

    /// Discrimination.
    #[must_use]
    pub fn discrimination(&self) -> f64 {
        self.a
    }

    /// How many categories there are: one more than thresholds.
    #[must_use]
    pub fn categories(&self) -> usize {
        self.thresholds.len() + 1
    }

    /// The category's curve at ability `theta`.
    ///
    /// # Panics
    /// If there is no such category.
    #[must_use]
    pub fn curve(&self, theta: f64, category: usize) -> Curve {
        let Self { a, thresholds } = self;
        let distance = |threshold: f64| a * (theta - threshold);
        // Being at or above the category, and below the next one: the two are independent up to a constant factor.
        let reach = category.checked_sub(1).map(|below| distance(thresholds[below]));
        let stay = (category < thresholds.len()).then(|| -distance(thresholds[category]));
        let apart = match (reach, stay) {
            (Some(_), Some(_)) => gap(*a, &thresholds[category - 1..=category]),
            _ => 1.0,
        };
        let mut curve = Curve { p: apart, log_p: ln(apart), slope: 0.0, bend: 0.0 };
        for (z, towards) in [(reach, *a), (stay, -a)] {
            let Some(z) = z else { continue };
            let (low, high) = sides(z);
            curve.p *= low;
            curve.log_p += log_logistic(z);
            curve.slope += towards * high;
            curve.bend -= a * a * low * high;
        }
        curve
    }
}

/// 1 − e^(−α(β₂ − β₁)): what two thresholds leave for the category between them.
fn gap(a: f64, pair: &[f64]) -> f64 {
    1.0 - exp(-a * (pair[1] - pair[0]))
}

/// The fault of an item with one category only.
pub(super) fn no_steps() -> Error {
    Error::new("irt/no-steps", "the item has no step from one category to the next; give at least one")
}
