//! Randomness derived from what has happened, never held.
//!
//! A draw is a function of the session's seed, how far the session is, and what the draw is for. So a session that
//! was cut off and resumed, replayed on another machine or audited a year later makes the same draws.

use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

/// What a draw is for; draws for different purposes are independent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Which of equally good items comes next.
    Tie,
    /// The order in which choices are shown.
    ChoiceOrder,
    /// Starting points and splits of a fit.
    Fit,
    /// Which items of a check-up are set aside for a learner, so that no item is seen by too many.
    Exposure,
    /// Simulated learners.
    Simulation,
    /// Which instance of a template comes next.
    Instance,
}

/// A short stream of random numbers for one decision.
#[derive(Clone, Debug)]
pub struct Draw(Xoshiro256PlusPlus);

impl Draw {
    /// The stream for decision number `count` of the session with this `seed`.
    #[must_use]
    pub fn at(seed: u64, count: u64, purpose: Purpose) -> Self {
        // Odd multipliers keep (seed, count, purpose) apart; `seed_from_u64` then mixes all the bits (SplitMix64).
        let key = seed
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(count.wrapping_mul(0xd1b5_4a32_d192_ed03))
            .wrapping_add((purpose as u64 + 1).wrapping_mul(0x8cb9_2ba7_2f3d_8dd7));
        Self(Xoshiro256PlusPlus::seed_from_u64(key))
    }

    /// A whole number below `bound`.
    ///
    /// # Panics
    /// If `bound` is 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        // u32, not usize: the same draw on 32- and 64-bit machines.
        self.0.random_range(0..bound)
    }

    /// A whole number below 2⁵².
    pub fn wide(&mut self) -> u64 {
        let high = u64::from(self.below(1 << 26));
        high << 26 | u64::from(self.below(1 << 26))
    }

    /// A number in [0, 1).
    pub fn unit(&mut self) -> f64 {
        self.0.random()
    }

    /// Puts `values` in a random order (Fisher–Yates).
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            let other = self.below(last as u32 + 1) as usize;
            values.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_depends_on_seed_count_and_purpose_only() {
        let first = |seed, count, purpose| Draw::at(seed, count, purpose).below(1_000_000);
        assert_eq!(first(1, 2, Purpose::Tie), first(1, 2, Purpose::Tie));
        assert_ne!(first(1, 2, Purpose::Tie), first(2, 2, Purpose::Tie));
        assert_ne!(first(1, 2, Purpose::Tie), first(1, 3, Purpose::Tie));
        assert_ne!(first(1, 2, Purpose::Tie), first(1, 2, Purpose::ChoiceOrder));
    }

    #[test]
    fn a_shuffle_reaches_every_order_about_equally_often() {
        let mut counts = std::collections::BTreeMap::new();
        for count in 0..6000 {
            let mut values = [0, 1, 2];
            Draw::at(7, count, Purpose::ChoiceOrder).shuffle(&mut values);
            *counts.entry(values).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        // Binomial(6000, 1/6) has a standard deviation of 29; five of them on each side.
        assert!(counts.values().all(|&n| (855..=1145).contains(&n)), "{counts:?}");
    }
}
