//! Steps towards full credit: Muraki's generalised partial credit model (1992).
//!
//! Pₖ(θ) is in proportion to e^(Tₖ) with T₀ = 0 and Tₖ = Σ α(θ − δₜ) over t = 1 … k. With every α = 1 it is Masters'
//! partial credit model.

use super::curve::Curve;
use super::graded::no_steps;
use super::logistic::{difficulty, discrimination};
use crate::{
    Result,
    math::{exp, ln},
};

/// An item whose response is a number of steps taken, from 0 to all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    a: f64,
    steps: Vec<f64>,
}

impl Credit {
    /// An item of discrimination `a` (α) with the difficulties of its steps (δ₁, δ₂ …), in any order of size.
    ///
    /// # Errors
    /// `irt/discrimination`, `irt/difficulty` as of [`Item`](super::Item); `irt/no-steps` (no step).
    pub fn new(a: f64, steps: Vec<f64>) -> Result<Self> {
        discrimination(a)?;
        steps.iter().try_for_each(|&step| difficulty(step))?;
        if steps.is_empty() { Err(no_steps()) } else { Ok(Self { a, steps }) }
    }

    /// Discrimination.
    #[must_use]
    pub fn discrimination(&self) -> f64 {
        self.a
    }

    /// How many categories there are: one more than steps.
    #[must_use]
    pub fn categories(&self) -> usize {
        self.steps.len() + 1
    }

    /// The category's curve at ability `theta`.
    ///
    /// # Panics
    /// If there is no such category.
    #[must_use]
    pub fn curve(&self, theta: f64, category: usize) -> Curve {
        self.curves(theta)[category]
    }

    /// The curves of all categories at ability `theta`; each costs as much as all.
    #[must_use]
    pub fn curves(&self, theta: f64) -> Vec<Curve> {
        let mut logs = Vec::with_capacity(self.categories());
        let mut log = 0.0;
        logs.push(log);
        for step in &self.steps {
            log += self.a * (theta - step);
            logs.push(log);
        }
        let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = logs.iter().map(|log| exp(log - top)).sum();
        let whole = top + ln(sum);
        let steps = |k: usize| k as f64;
        let shares: Vec<f64> = logs.iter().map(|log| exp(log - whole)).collect();
        let mean: f64 = shares.iter().enumerate().map(|(k, p)| steps(k) * p).sum();
        let variance: f64 = shares.iter().enumerate().map(|(k, p)| (steps(k) - mean) * (steps(k) - mean) * p).sum();
        let curve = |(k, (&p, log)): (usize, (&f64, &f64))| Curve {
            p,
            log_p: log - whole,
            slope: self.a * (steps(k) - mean),
            bend: -self.a * self.a * variance,
        };
        shares.iter().zip(&logs).enumerate().map(curve).collect()
    }
}
