//! "I know this" and "I disagree": a few items on one skill that settle it.

use super::given::Given;
use super::practice::Setting;
use super::score::Term;
use crate::bank::{Bank, Difficulty};
use crate::draw::Draw;
use crate::evidence::Mode;
use crate::ids::{ItemIndex, SkillIndex};

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
    } else if wrong > PROOF_ITEMS - RIGHTS {
        Settled::No
    } else {
        Settled::Open
    }
}

/// The next item of a proof or a check, with the term that is its reason; `None` in other modes, once it is settled, and
/// when the skill has no more items.
///
/// Nobody asks for another skill's sake: items of the skill alone come first. Then those never seen, so that it is the
/// skill that answers and not the memory; then those that cannot be guessed, in a format that this proof has not had. A
/// proof has hard items first: who says "I know this" means all of it. A check is about typical ones.
pub(super) fn item(setting: &Setting<'_>, draw: &mut Draw) -> Option<(ItemIndex, Term)> {
    let Setting { bank, learner, given, .. } = *setting;
    let term = match setting.mode {
        Mode::Proof => Term::Proof,
        Mode::Check => Term::Check,
        _ => return None,
    };
    let skill = *setting.chosen_skills.first()?;
    if proof_state(given, bank, skill) != Settled::Open {
        return None;
    }
    let rank = |index: ItemIndex| -> [u32; 6] {
        let item = bank.item(index);
        let others = item.skills().len() as u32 - 1;
        let parts = u32::from(item.follows().is_some()) + u32::from(item.next_part().is_some());
        let shown = u32::from(learner.item(index).shown);
        let guessed = u32::from(item.choices() == 2);
        let again = given.count(|turn| bank.item(turn.item).format() == item.format()) as u32;
        let other = match (term, item.difficulty()) {
            (Term::Proof, Difficulty::Hard) | (Term::Check, Difficulty::Medium) => 0,
            (Term::Proof, Difficulty::Medium) | (Term::Check, Difficulty::Hard) => 1,
            _ => 2,
        };
        [others, parts, shown, guessed, again, other]
    };
    let mut best: Option<([u32; 6], Vec<ItemIndex>)> = None;
    for &index in bank.skill(skill).items().iter().filter(|item| !given.has(**item)) {
        let own = rank(index);
        match &mut best {
            Some((least, tied)) if own == *least => tied.push(index),
            Some((least, _)) if own > *least => {}
            _ => best = Some((own, vec![index])),
        }
    }
    let (_, tied) = best?;
    Some((tied[draw.below(tied.len() as u32) as usize], term))
}
