//! One check-up from beginning to end, for simulations.

use super::{Because, CheckUp, Measured, Next, Pool, Rules, Start};
use crate::draw::{Draw, Purpose};
use std::sync::Arc;

/// What became of a check-up.
#[derive(Clone, Debug, PartialEq)]
pub struct Sitting {
    /// The items given, in order: places in the pool.
    pub items: Vec<usize>,
    /// Why it ended.
    pub because: Because,
    /// What it found.
    pub measured: Measured,
}

/// Gives a check-up to somebody who answers the item at a place in the pool as `answer` says. The same arguments give
/// the same items.
#[must_use]
pub fn sit(
    pool: &Arc<Pool>,
    rules: &Rules,
    start: &Start,
    seed: u64,
    mut answer: impl FnMut(usize) -> bool,
) -> Sitting {
    let mut check_up = CheckUp::new(pool.clone(), rules.clone(), start.clone(), &mut lottery(seed));
    let mut items = Vec::new();
    loop {
        match check_up.next(&mut Draw::at(seed, items.len() as u64, Purpose::Tie)) {
            Next::Item { index, .. } => {
                check_up.answer(index, answer(index));
                items.push(index);
            }
            Next::Stop(because) => return Sitting { items, because, measured: check_up.result() },
        }
    }
}

/// The draw that sets items aside in the check-up of this seed.
pub(super) fn lottery(seed: u64) -> Draw {
    Draw::at(seed, 0, Purpose::Exposure)
}
