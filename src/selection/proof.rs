//! "I know this" and "I disagree": a few items on one skill that settle it.

use super::given::Given;
use crate::bank::Bank;
use crate::ids::SkillIndex;

/// Items of a proof or a check at most.
pub const PROOF_ITEMS: u32 = 4;
/// Right first answers that show it.
const RIGHTS: u32 = 3;

/// Where a proof or a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Not settled: another item is needed.
    Open,
    /// The answers show that the learner knows the skill.
    Yes,
    /// They do not.
    No,
}

/// Three right first answers of at most four settle it; with the second wrong one that is out of reach. So one slip is
/// borne, and nobody answers a fourth item that cannot change anything.
#[must_use]
pub fn proof_state(given: &Given, bank: &Bank, skill: SkillIndex) -> Settled {
    let (mut right, mut wrong) = (0, 0);
    for turn in given.turns().iter().filter(|turn| bank.item(turn.item).skills().contains(&skill)) {
        match turn.right {
            Some(true) => right += 1,
            Some(false) => wrong += 1,
            None => {}
        }
    }
    if right >= RIGHTS {
        Settled::Yes
    } else if right + wrong >= PROOF_ITEMS || wrong > PROOF_ITEMS - RIGHTS {
        Settled::No
    } else {
        Settled::Open
    }
}
