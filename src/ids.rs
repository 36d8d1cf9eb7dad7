//! Newtypes for what would otherwise be bare numbers.

use serde::{Deserialize, Serialize};

/// A skill's place in its [`Bank`](crate::bank::Bank). Meaningful for that bank only; files use the skill's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SkillIndex(pub(crate) u32);

/// An item's place in its [`Bank`](crate::bank::Bank). Meaningful for that bank only; files use the item's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemIndex(pub(crate) u32);

impl SkillIndex {
    /// The position as an index into a slice with one entry a skill.
    #[must_use]
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

impl ItemIndex {
    /// The position as an index into a slice with one entry an item.
    #[must_use]
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// Milliseconds: since 1970 for a moment, plain for a duration. Always an argument; nothing here reads a clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub u64);

impl Millis {
    /// The latest moment a record can have: the largest whole number that JavaScript keeps exact.
    pub const LATEST: Self = Self((1 << 53) - 1);

    /// Days from `earlier` to this moment; 0 if `earlier` is later (clocks go back).
    #[must_use]
    pub fn days_since(self, earlier: Self) -> f64 {
        self.0.saturating_sub(earlier.0) as f64 / 86_400_000.0
    }
}

/// A probability strictly between 0 and 1, so that its logit is finite.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Probability(f64);

impl Probability {
    /// How close to 0 and 1 a probability may come.
    pub const MARGIN: f64 = 1e-6;

    /// `value` moved into `[MARGIN, 1 − MARGIN]`.
    ///
    /// # Panics
    /// If `value` is not a number: that is a fault inside, never input.
    #[must_use]
    pub fn clamped(value: f64) -> Self {
        assert!(!value.is_nan(), "a probability is a number");
        Self(value.clamp(Self::MARGIN, 1.0 - Self::MARGIN))
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }

    /// 1 − p.
    #[must_use]
    pub fn complement(self) -> Self {
        Self(1.0 - self.0)
    }
}
