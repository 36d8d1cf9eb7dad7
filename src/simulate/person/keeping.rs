//! How long it lasts: a power law of forgetting whose stability grows with success on other days.

use crate::math;

/// How fast what practice gave fades.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// Days after which a tenth is gone.
    stability: f64,
    /// The same on the first day.
    first: f64,
    /// The day of the last practice.
    last: f64,
}

/// Of the forgetting curve left(t) = (1 + t/(κS))^−shape with left(S) = 0.9 (Wixted & Ebbesen 1991, *Psychological
/// Science* 2, find powers of 0.1 to 0.5 over days). The engine's curve is FSRS-6's, with another shape.
const SHAPE: f64 = 0.4;

/// Success makes it last no longer than this, in days.
const LIFETIME: f64 = 36_500.0;

impl Kept {
    pub(super) fn new(stability: f64, last: f64) -> Self {
        Self { stability, first: stability, last }
    }

    /// What is left at `day`, 1 on the day of the last practice.
    pub(super) fn left(&self, day: f64) -> f64 {
        let days = (day - self.last).max(0.0);
        if days == 0.0 {
            return 1.0;
        }
        // 0.9^(−1/shape) − 1, so that 0.9 is left after S days.
        let scale = math::powf(0.9, -1.0 / SHAPE) - 1.0;
        math::powf(1.0 + scale * days / self.stability, -SHAPE)
    }

    /// Learned anew: as on the first day.
    pub(super) fn begin_again(&mut self, day: f64) {
        self.stability = self.first;
        self.last = day;
    }

    /// Practised at `day`.
    pub(super) fn practised(&mut self, day: f64, succeeded: bool, spacing: f64, overlearning: f64) {
        let other_day = day - self.last >= 0.5;
        if succeeded {
            let longer = self.stability * if other_day { spacing } else { overlearning };
            self.stability = longer.min(self.stability.max(LIFETIME));
        }
        self.last = day;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_is_gone_after_the_stability_and_spacing_beats_massing() {
        let one = Kept::new(6.0, 0.0);
        assert!((one.left(6.0) - 0.9).abs() < 1e-12 && (one.left(0.0) - 1.0).abs() < 1e-12);
        assert!(one.left(30.0) < one.left(6.0) && one.left(1e6) > 0.0);
        let (mut massed, mut spaced) = (one.clone(), one);
        for time in 0..4 {
            massed.practised(0.0, true, 1.9, 1.02);
            spaced.practised(f64::from(time) * 2.0, true, 1.9, 1.02);
        }
        assert!(spaced.left(36.0) > massed.left(30.0) + 0.05, "{spaced:?} {massed:?}");
    }
}
