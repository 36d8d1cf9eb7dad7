//! What an answer says less when it was not an unaided, considered first answer: all discounts, in one table.
//!
//! | what happened | how it counts |
//! |---|---|
//! | one hint seen | [`HINTS`]`[0]` of those who could not have done it alone get it right |
//! | two hints or more | [`HINTS`]`[1]` of them do |
//! | "I had help" | [`HELPED`] of them do |
//! | answered faster than one can read | the likelihood to the power [`RAPID`], unless it was typed and right |
//! | a second try, or after the solution | it does not count: feedback is no sign of what was known before it |
//!
//! Help is a chance to be right without being able, like a guess, and so it takes from a right answer and adds to a wrong
//! one. Answers given too fast to have been considered say little (Wise, S. L. & Kong, X. (2005), *Response time effort:
//! A new measure of examinee motivation in computer-based tests*, Applied Measurement in Education 18, 163–183); too fast
//! is under a tenth of the usual time, ten seconds at most (the NT10 threshold of Wise & Ma 2012), and under a second for
//! anybody.

use crate::math;

/// Of those who cannot do an item alone, so many can after one hint, and after more.
pub const HINTS: [f64; 2] = [0.4, 0.7];
/// So many can with somebody's help.
pub const HELPED: f64 = 0.8;
/// What an answer counts that was given too fast to have been considered.
pub const RAPID: f64 = 0.2;

/// A learner's usual time for a first answer before there are any, in seconds.
const USUAL: f64 = 30.0;
/// How much the newest answer counts for the usual time.
const NEWEST: f64 = 0.1;
/// Least and most of what is too fast, in seconds, and its share of the usual time.
const TOO_FAST: (f64, f64, f64) = (1.0, 10.0, 0.1);

/// A learner's usual time for a first answer: the logarithm of its seconds, newer answers counting more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace(f64);

impl Default for Pace {
    fn default() -> Self {
        Self(math::ln(USUAL))
    }
}

impl Pace {
    /// Was an answer after so many seconds too fast to have been considered?
    #[must_use]
    pub fn too_fast(self, seconds: f64) -> bool {
        let (least, most, share) = TOO_FAST;
        seconds < (share * math::exp(self.0)).clamp(least, most)
    }

    /// The pace after an answer. Half a second at least counts, and five minutes at most: who left was not working.
    #[must_use]
    pub fn after(self, seconds: f64) -> Self {
        Self(self.0 + NEWEST * (math::ln(seconds.clamp(0.5, 300.0)) - self.0))
    }
}

/// The chance of a right answer without being able, where `guess` is the item's own.
#[must_use]
pub fn guess(guess: f64, hints: u8, helped: bool) -> f64 {
    let hinted = match hints {
        0 => 0.0,
        1 => HINTS[0],
        _ => HINTS[1],
    };
    let helped = if helped { HELPED } else { 0.0 };
    1.0 - (1.0 - guess) * (1.0 - hinted.max(helped))
}

/// How much a first answer counts, from 0 to 1. Who types the right answer at once did not guess it.
#[must_use]
pub fn weight(right: bool, choice: bool, too_fast: bool) -> f64 {
    if too_fast && (choice || !right) { RAPID } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_adds_to_the_chance_of_a_guess() {
        assert!((guess(0.25, 0, false) - 0.25).abs() < 1e-12);
        assert!((guess(0.25, 1, false) - 0.55).abs() < 1e-12);
        assert!((guess(0.0, 9, true) - HELPED).abs() < 1e-12);
    }

    #[test]
    fn too_fast_is_a_tenth_of_the_usual_time_and_under_a_second_for_anybody() {
        let mut pace = Pace::default();
        assert!(pace.too_fast(2.9) && !pace.too_fast(3.1));
        for _ in 0..100 {
            pace = pace.after(4.0);
        }
        assert!(pace.too_fast(0.9) && !pace.too_fast(1.1));
        for _ in 0..100 {
            pace = pace.after(1e9);
        }
        assert!(pace.too_fast(9.9) && !pace.too_fast(10.1));
        assert!((weight(true, false, true) - 1.0).abs() < 1e-12 && (weight(false, false, true) - RAPID).abs() < 1e-12);
    }
}
