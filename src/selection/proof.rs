//! "I know this" and "I disagree": a few items on one skill that settle it.

use super::field::MOST_OF_A_FORMAT;
use super::practice::Setting;
use super::score::Term;
use crate::bank::{Difficulty, Format};
use crate::draw::Draw;
use crate::evidence::Mode;
use crate::ids::ItemIndex;

/// Items of a proof or a check at most.
pub const PROOF_ITEMS: u32 = 4;

/// The next item of a proof or a check, with the term that is its reason, and whether a draw picked it; `None` in other modes, after four items, and
/// when the skill has no more. The session ends it before, once it is settled by the plan's criterion.
///
/// No fourth of one format in a row, as ever. Nobody asks for another skill's sake: items of the skill alone come first.
/// Then those never seen, so that it is the skill that answers and not the memory; then those whose answer says most, or
/// the few would settle nothing: not to be guessed, and in a proof hard ones, for who says "I know this" means all of it.
/// A check is about typical ones. Then those in a format that it has not had.
pub(super) fn item(setting: &Setting<'_>, draw: &mut Draw) -> Option<(ItemIndex, Term, bool)> {
    let Setting { bank, learner, given, .. } = *setting;
    let term = match setting.mode {
        Mode::Proof => Term::Proof,
        Mode::Check => Term::Check,
        _ => return None,
    };
    let skill = *setting.chosen_skills.first()?;
    if given.turns().len() >= PROOF_ITEMS as usize {
        return None;
    }
    let run =
        given.last().filter(|_| given.run_of_format(bank) >= MOST_OF_A_FORMAT).map(|last| bank.item(last).format());
    let rank = |index: ItemIndex| -> [u32; 7] {
        let item = bank.item(index);
        let others = item.skills().len() as u32 - 1;
        let parts = u32::from(item.follows().is_some()) + u32::from(item.next_part().is_some());
        // Another instance of a template was not seen before.
        let shown = if item.template() { given.times(index) } else { u32::from(learner.item(index).shown) };
        let fourth = u32::from(run == Some(item.format()));
        let guessed = match (item.format(), item.choices()) {
            (Format::Choice, 0..=2) => 2,
            (Format::Choice, _) => 1,
            _ => 0,
        };
        let again = given.count(|turn| bank.item(turn.item).format() == item.format()) as u32;
        let unlike = match (term, item.difficulty()) {
            (Term::Proof, Difficulty::Hard) | (Term::Check, Difficulty::Medium) => 0,
            (Term::Proof, Difficulty::Medium) | (Term::Check, Difficulty::Hard) => 1,
            _ => 2,
        };
        [fourth, others, parts, shown, guessed, unlike, again]
    };
    let mut best: Option<([u32; 7], Vec<ItemIndex>)> = None;
    for &index in bank.skill(skill).items().iter().filter(|item| !given.spent(bank, **item)) {
        let own = rank(index);
        match &mut best {
            Some((least, tied)) if own == *least => tied.push(index),
            Some((least, _)) if own > *least => {}
            _ => best = Some((own, vec![index])),
        }
    }
    let (_, tied) = best?;
    Some((tied[draw.below(tied.len() as u32) as usize], term, tied.len() > 1))
}
