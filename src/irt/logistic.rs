//! Right or wrong: the logistic models of one to four parameters.
//!
//! P(θ) = c + (d − c) / (1 + e^(−a(θ − b))): Birnbaum (in Lord & Novick 1968, ch. 17) for three parameters, Barton & Lord
//! (1981) for the upper asymptote d.

use super::curve::{Curve, log_logistic};
use crate::{
    Error, Result,
    math::{exp, ln, logistic},
};

/// What is known of an item that is answered right or wrong.
///
/// ```
/// use gradus::irt::Item;
/// let item = Item { a: 1.2, b: 0.0, c: 0.2, d: 0.98 }.check()?;
/// assert!((item.right(0.0) - 0.59).abs() < 1e-12); // half-way between the asymptotes
/// assert!(item.information(0.3) > item.information(3.0));
/// # Ok::<(), gradus::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Discrimination: four times the slope at `b` over d − c, mostly .5 to 2.5. At 0 the item says nothing; below, those who
    /// know more get it right less often, as where a key is wrong.
    pub a: f64,
    /// Difficulty: the ability, in logits, half-way between the asymptotes.
    pub b: f64,
    /// Lower asymptote: the chance of a right answer without knowing (guessing).
    pub c: f64,
    /// Upper asymptote: the chance of a right answer for those who surely know (1 less the slips).
    pub d: f64,
}

impl Item {
    /// The largest discrimination taken, either side of 0; such an item is a step.
    pub const STEEPEST: f64 = 100.0;
    /// The largest difficulty taken, either side of 0.
    pub const FARTHEST: f64 = 1e6;

    /// An item of two parameters: no guessing, no slips.
    #[must_use]
    pub fn two(a: f64, b: f64) -> Self {
        Self { a, b, c: 0.0, d: 1.0 }
    }

    /// The item itself, if its parameters can be calculated with.
    ///
    /// # Errors
    /// `irt/discrimination` (a is no number, or beyond ±100), `irt/difficulty` (b is no number, or beyond ±10⁶),
    /// `irt/asymptotes` (not 0 ≤ c < d ≤ 1).
    pub fn check(self) -> Result<Self> {
        discrimination(self.a)?;
        difficulty(self.b)?;
        if !(self.c >= 0.0 && self.c < self.d && self.d <= 1.0) {
            let message = "the asymptotes are out of order: `c` must be 0 or more, `d` 1 or less, and `c` below `d`";
            return Err(Error::new("irt/asymptotes", message));
        }
        Ok(self)
    }

    /// P(θ): the probability of a right answer at ability `theta`, from `c` to `d`.
    #[must_use]
    pub fn right(&self, theta: f64) -> f64 {
        self.c + (self.d - self.c) * logistic(self.a * (theta - self.b))
    }

    /// 1 − P(θ), exact also where P is so near 1 that a subtraction would leave nothing.
    #[must_use]
    pub fn wrong(&self, theta: f64) -> f64 {
        (1.0 - self.d) + (self.d - self.c) * logistic(self.a * (self.b - theta))
    }

    /// Fisher's information at ability `theta`, P′²/(P(1 − P)), with both asymptotes (Magis 2013, equation 4): never
    /// negative, and 0 where an answer says nothing.
    #[must_use]
    pub fn information(&self, theta: f64) -> f64 {
        let Self { a, b, c, d } = *self;
        let (low, high) = sides(a * (theta - b));
        let (right, wrong) = (c + (d - c) * low, (1.0 - d) + (d - c) * high);
        if right <= 0.0 || wrong <= 0.0 {
            return 0.0;
        }
        let slope = a * (d - c);
        // Two ratios, each of them at most 1/(d − c), so that nothing underflows before it must.
        slope * slope * (low / right * high) * (high / wrong * low)
    }

    /// The first three derivatives of P by θ.
    #[must_use]
    pub fn derivatives(&self, theta: f64) -> [f64; 3] {
        let Self { a, b, c, d } = *self;
        let (low, high) = sides(a * (theta - b));
        let first = (d - c) * a * low * high;
        [first, first * a * (high - low), first * a * a * (1.0 - 6.0 * low * high)]
    }
}

impl Item {
    /// A right or a wrong answer as a function of ability: its probability, and the derivatives of that one's logarithm.
    #[must_use]
    pub fn curve(&self, theta: f64, right: bool) -> Curve {
        let Self { a, b, c, d } = *self;
        // A wrong answer is a right one on the mirrored item.
        let (z, floor, top) = if right { (a * (theta - b), c, d) } else { (a * (b - theta), 1.0 - d, 1.0 - c) };
        let (low, high) = sides(z);
        let p = floor + (top - floor) * low;
        // The share of the answers that is knowing and not guessing; it stays 1 where both underflow.
        let known = if p > 0.0 { (top - floor) * low / p } else { 1.0 };
        let slope = a * high * known;
        let log_p = if floor > 0.0 { ln(p) } else { ln(top) + log_logistic(z) };
        let bend = a * a * high * known * (high - low) - slope * slope;
        Curve { p, log_p, slope: if right { slope } else { -slope }, bend }
    }
}

/// The logistic function at z and at −z, for the price of one exponential.
pub(super) fn sides(z: f64) -> (f64, f64) {
    let e = exp(-z.abs());
    let near = 1.0 / (1.0 + e);
    let far = e * near;
    if z >= 0.0 { (near, far) } else { (far, near) }
}

/// Is this a discrimination to calculate with?
pub(super) fn discrimination(a: f64) -> Result<()> {
    if (-Item::STEEPEST..=Item::STEEPEST).contains(&a) {
        return Ok(());
    }
    let message = "the discrimination must be a number from -100 to 100, and is mostly between 0.5 and 2.5";
    Err(Error::new("irt/discrimination", message))
}

/// Is this a difficulty, threshold or step to calculate with?
pub(super) fn difficulty(b: f64) -> Result<()> {
    if (-Item::FARTHEST..=Item::FARTHEST).contains(&b) {
        return Ok(());
    }
    Err(Error::new("irt/difficulty", "every difficulty must be a number from -1000000 to 1000000, in logits"))
}
