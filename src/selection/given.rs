//! What this session has given so far: all that a choice depends on besides beliefs, plan and time.

use crate::bank::{Bank, Format};
use crate::ids::{ItemIndex, SkillIndex};

/// One item given and, once answered, whether the first answer was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The item.
    pub item: ItemIndex,
    /// The first answer; `None` while there is none.
    pub right: Option<bool>,
}

/// The turns of a session, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    turns: Vec<Turn>,
}

/// So many wrong first answers in a row on a skill send the learner to what it builds on.
const MISSES_BEFORE_EASIER: u32 = 3;
/// So many right answers there bring the learner back.
const RIGHTS_BEFORE_BACK: u32 = 2;

impl Given {
    /// Notes that an item was shown.
    pub fn show(&mut self, item: ItemIndex) {
        self.turns.push(Turn { item, right: None });
    }

    /// Notes the first answer to the last item; later answers to it change nothing.
    pub fn answer(&mut self, right: bool) {
        if let Some(turn) = self.turns.last_mut() {
            turn.right.get_or_insert(right);
        }
    }

    /// All turns, in order.
    #[must_use]
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// The last item.
    #[must_use]
    pub fn last(&self) -> Option<ItemIndex> {
        self.turns.last().map(|turn| turn.item)
    }

    /// Was this item given in this session?
    #[must_use]
    pub fn has(&self, item: ItemIndex) -> bool {
        self.turns.iter().any(|turn| turn.item == item)
    }

    /// The format of the last `count` items if they all had the same.
    #[must_use]
    pub fn run_of_format(&self, bank: &Bank, count: usize) -> Option<Format> {
        let last = self.turns.len().checked_sub(count).map(|start| &self.turns[start..])?;
        let format = bank.item(last.first()?.item).format();
        last.iter().all(|turn| bank.item(turn.item).format() == format).then_some(format)
    }

    /// Skills to leave alone for now, because the last answers on them were wrong and what they build on has not been
    /// practised with success since.
    #[must_use]
    pub fn resting(&self, bank: &Bank) -> Vec<SkillIndex> {
        let mut resting = Vec::new();
        let mut touched: Vec<SkillIndex> = Vec::new();
        for turn in &self.turns {
            for &skill in bank.item(turn.item).skills() {
                if !touched.contains(&skill) {
                    touched.push(skill);
                }
            }
        }
        for skill in touched {
            let prerequisites = bank.skill(skill).prerequisites();
            let (mut misses, mut rights_below) = (0, 0);
            for turn in self.turns.iter().rev() {
                let skills = bank.item(turn.item).skills();
                match turn.right {
                    Some(right) if skills.contains(&skill) => {
                        if right || misses == MISSES_BEFORE_EASIER {
                            break;
                        }
                        misses += 1;
                    }
                    Some(true) if misses == 0 && skills.iter().any(|s| prerequisites.contains(s)) => rights_below += 1,
                    _ => {}
                }
            }
            if misses == MISSES_BEFORE_EASIER && rights_below < RIGHTS_BEFORE_BACK {
                resting.push(skill);
            }
        }
        resting
    }

    /// How many of the turns are of an item for which `which` holds.
    #[must_use]
    pub fn count(&self, mut which: impl FnMut(&Turn) -> bool) -> usize {
        self.turns.iter().filter(|turn| which(turn)).count()
    }
}
