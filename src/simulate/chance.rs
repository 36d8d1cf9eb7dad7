//! Randomness of the simulation: a function of the seed, the learner and what it is for.
//!
//! Nothing is drawn in sequence, so that all policies meet the same learners with the same luck (common random numbers):
//! the third try of learner 7 on skill 4 is lucky or not whatever was given before it.

use crate::draw::{Draw, Purpose};
use crate::math;

/// What a draw is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum About {
    Skill = 1,
    Item,
    Learner,
    Trait,
    Turn,
    Night,
    Calendar,
    Policy,
    Bank,
}

/// The draw of a learner (or of the bank's truth, learner 0 of its own kind) for one thing.
pub(super) fn draw(seed: u64, about: About, learner: u64, thing: u64, turn: u64) -> Draw {
    // Each number is mixed in before the next comes, so that no two places share a stream but by a 64-bit accident.
    let mut key = seed ^ 0x5851_f42d_4c95_7f2d;
    for part in [about as u64, learner, thing] {
        key = (key ^ part).wrapping_mul(0xff51_afd7_ed55_8ccd);
        key ^= key >> 32;
    }
    Draw::at(key, turn, Purpose::Simulation)
}

/// Between two numbers, evenly.
pub(super) fn between(draw: &mut Draw, (low, high): (f64, f64)) -> f64 {
    low + (high - low) * draw.unit()
}

/// Standard normal, by the polar method (Marsaglia & Bray 1964): no sine, so the same bits wherever `math` is.
pub(super) fn normal(draw: &mut Draw) -> f64 {
    loop {
        let (x, y) = (2.0 * draw.unit() - 1.0, 2.0 * draw.unit() - 1.0);
        let square = x * x + y * y;
        if square > 0.0 && square < 1.0 {
            return x * math::sqrt(-2.0 * math::ln(square) / square);
        }
    }
}

/// Lognormal around 1 with this standard deviation of the logarithm.
pub(super) fn around_one(draw: &mut Draw, spread: f64) -> f64 {
    math::exp(spread * normal(draw))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_numbers_have_mean_0_and_variance_1() {
        let (mut sum, mut squares) = (0.0, 0.0);
        for turn in 0..20_000 {
            let x = normal(&mut draw(1, About::Turn, 0, 0, turn));
            sum += x;
            squares += x * x;
        }
        assert!((sum / 20_000.0).abs() < 0.02 && (squares / 20_000.0 - 1.0).abs() < 0.03, "{sum} {squares}");
    }

    #[test]
    fn every_part_of_the_key_counts() {
        let first = |seed, about, learner, thing, turn| draw(seed, about, learner, thing, turn).below(u32::MAX);
        let one = first(1, About::Turn, 2, 3, 4);
        assert_eq!(one, first(1, About::Turn, 2, 3, 4));
        for other in [
            first(2, About::Turn, 2, 3, 4),
            first(1, About::Night, 2, 3, 4),
            first(1, About::Turn, 3, 2, 4),
            first(1, About::Turn, 2, 4, 3),
            first(1, About::Turn, 2, 3, 5),
        ] {
            assert_ne!(one, other);
        }
    }
}
