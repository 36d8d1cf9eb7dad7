//! How what was learned fades: the power curve of FSRS-4.5.
//!
//! R(t, S) = (1 + 19/81 · t/S)^−½ with t the days since practice and S the stability: the days after which 90 % is
//! left (open-spaced-repetition, *The Algorithm*, FSRS-4.5). The published fit of the curve's shape is used as it is;
//! how S grows is a plain rule of ours until it is fitted: a success after R has fallen to 0.9 triples S, one on the
//! same day leaves it, a failure halves it.

use crate::math;

/// Stability after the first answer, in days.
pub const FIRST_STABILITY: f64 = 3.0;
/// Bounds of the stability, in days.
const RANGE: (f64, f64) = (1.0, 3650.0);
/// Below this a review is due.
pub const DUE: f64 = 0.9;

/// What is left of a memory of this `stability` after `days`, in (0, 1].
#[must_use]
pub fn retrievability(days: f64, stability: f64) -> f64 {
    1.0 / math::sqrt(1.0 + 19.0 / 81.0 * days / stability)
}

/// The stability after an answer when `left` was the retrievability before it.
#[must_use]
pub fn step(stability: f64, left: f64, right: bool) -> f64 {
    let faded = ((1.0 - left) / (1.0 - DUE)).clamp(0.0, 1.0);
    let next = if right { stability * (1.0 + 2.0 * faded) } else { stability / 2.0 };
    next.clamp(RANGE.0, RANGE.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_has_its_published_points() {
        assert!((retrievability(0.0, 5.0) - 1.0).abs() < 1e-12);
        assert!((retrievability(5.0, 5.0) - 0.9).abs() < 1e-12);
        assert!(retrievability(30.0, 5.0) < retrievability(10.0, 5.0));
    }

    #[test]
    fn spaced_success_strengthens_and_crammed_success_does_not() {
        assert!((step(3.0, 1.0, true) - 3.0).abs() < 1e-12);
        assert!((step(3.0, 0.9, true) - 9.0).abs() < 1e-9);
        assert!((step(3.0, 0.9, false) - 1.5).abs() < 1e-12);
        assert!(step(3000.0, 0.1, true) <= RANGE.1 && step(1.0, 0.5, false) >= RANGE.0);
    }
}
