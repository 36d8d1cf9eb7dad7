//! The check-up: an adaptive test over several skills at once, without help.
//!
//! A learner's level on skill k is θₖ = g + sₖ: a general level and the skill's own offset, independent Gaussians at the
//! start. The posterior is exact up to a fine grid (`model`); the next item is of the group that is due by the
//! blueprint (`balance`) and, within it, the one after which the levels are expected to be known best (`next`).
//! It knows nothing of banks and sessions: `of_bank` makes its [`Pool`], [`Rules`] and [`Start`] from those.
//! `docs/checkup.md` has the equations, the sources and what was measured.
//!
//! ```
//! use gradus::{draw::{Draw, Purpose}, irt::Item};
//! use gradus::selection::checkup::{CheckUp, Entry, Next, Pool, Rules, Start};
//!
//! let entry = |b| Entry { item: Item::two(1.5, b), skill: 0, group: 0, cap: 1.0 };
//! let pool = Pool::new((-20..=20).map(|at| entry(f64::from(at) / 10.0)).collect());
//! let rules = Rules { most: 8, ..Rules::default() };
//! let mut draw = Draw::at(7, 0, Purpose::Exposure);
//! let mut check_up = CheckUp::new(pool.into(), rules, Start::typical(1), &mut draw);
//! for count in 0.. {
//!     match check_up.next(&mut Draw::at(7, count, Purpose::Tie)) {
//!         Next::Item { index, .. } => check_up.answer(index, true),
//!         Next::Stop(_) => break,
//!     }
//! }
//! let measured = check_up.result();
//! assert!(measured.overall.level > 1.0 && measured.overall.low > 0.0);
//! ```

mod balance;
mod best;
mod exposure;
mod model;
mod next;
mod of_bank;
mod result;
mod sitting;
mod start;

pub use exposure::{Trials, caps, levels};
pub use next::{Because, CheckUp, Next};
pub use of_bank::{Asked, BankCheckUp};
pub use result::{Estimate, Measured};
pub use sitting::{Sitting, sit};
pub use start::{Start, of_scale};

use crate::irt::Item;

/// A Gaussian belief on the logit scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaussian {
    /// Mean, in logits.
    pub mean: f64,
    /// Variance, in squared logits; 0 for what is certain.
    pub variance: f64,
}

/// What may be asked in a check-up.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    items: Vec<Entry>,
    groups: usize,
}

/// An item of a pool.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// How ability on the skill shows in answers.
    pub item: Item,
    /// The skill, a place in [`Start::skills`].
    pub skill: u32,
    /// The content group that it counts for, a place in [`Rules::shares`].
    pub group: u32,
    /// The chance of being given to somebody whom it would suit best (Sympson & Hetter 1985, K); 1 if it may be given
    /// to everybody, 0 to keep it out.
    pub cap: f64,
}

impl Pool {
    /// The pool of these items; an item's place among them is its number.
    #[must_use]
    pub fn new(items: Vec<Entry>) -> Self {
        let groups = items.iter().map(|entry| entry.group as usize + 1).max().unwrap_or(0);
        Self { items, groups }
    }

    /// The items.
    #[must_use]
    pub fn items(&self) -> &[Entry] {
        &self.items
    }

    /// The same items with these chances of being given, one an item ([`Entry::cap`]).
    ///
    /// # Panics
    /// If there are not as many as items.
    #[must_use]
    pub fn capped(mut self, caps: &[f64]) -> Self {
        assert_eq!(caps.len(), self.items.len(), "a cap an item");
        for (entry, &cap) in self.items.iter_mut().zip(caps) {
            entry.cap = cap;
        }
        self
    }
}

/// How a check-up is put together and when it ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Items at most.
    pub most: u32,
    /// Items that it takes at least before being sure ends it.
    pub least: u32,
    /// Standard error of the overall level, in logits, at which it ends; 0 to go on.
    pub se: f64,
    /// It ends when the best item left is expected to lower the standard error of the overall level by less than this.
    pub gain: f64,
    /// The item is drawn among so many best ones, and those as good as the last of them (Kingsbury & Zara 1989).
    pub randomesque: u32,
    /// The blueprint: what part of the items is to be of each group, in any unit. Empty: any item may come.
    pub shares: Vec<f64>,
}

impl Default for Rules {
    /// Up to 30 items, to a standard error of .3, one group.
    fn default() -> Self {
        Self { most: 30, least: 5, se: 0.3, gain: 0.004, randomesque: 5, shares: Vec::new() }
    }
}

impl Rules {
    /// Finding where to begin: 12 items at most, and not so sure.
    #[must_use]
    pub fn placement() -> Self {
        Self { most: 12, least: 4, se: 0.4, ..Self::default() }
    }
}
