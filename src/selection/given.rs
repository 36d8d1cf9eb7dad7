//! What this session has given so far: all that a choice depends on besides beliefs, plan and time.

use crate::bank::{Bank, Item};
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::learner::Learner;
use crate::plan::Plan;

/// One item given and, once answered, whether the first answer was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The item.
    pub item: ItemIndex,
    /// The first answer; `None` while there is none.
    pub right: Option<bool>,
}

/// The turns of a session, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    turns: Vec<Turn>,
    /// Worked examples shown: after so many turns, this item for this skill.
    examples: Vec<(usize, ItemIndex)>,
    /// Days between the learner's last answer and the session's start.
    away: f64,
}

/// So many right answers there bring the learner back.
const RIGHTS_BEFORE_BACK: u32 = 2;

/// Days from the learner's last answer to `now`; 0 if there is none.
#[must_use]
pub fn days_away(bank: &Bank, learner: &Learner, now: Millis) -> f64 {
    let beliefs = (0..bank.skills().len() as u32).map(|skill| learner.skill(SkillIndex(skill)));
    let last = beliefs.filter(|belief| belief.observations > 0).map(|belief| belief.last).max();
    last.map_or(0.0, |last| now.days_since(last))
}

impl Given {
    /// Nothing yet, in a session that begins so many days after the learner's last answer; see [`days_away`].
    #[must_use]
    pub fn since(away: f64) -> Self {
        Self { away, ..Self::default() }
    }

    /// Days between the learner's last answer and the session's start.
    #[must_use]
    pub fn away(&self) -> f64 {
        self.away
    }

    /// Notes that an item was shown with its solution, as a worked example.
    pub fn exampled(&mut self, item: ItemIndex) {
        self.examples.push((self.turns.len(), item));
    }

    /// The worked example to show before another item, with the skill it is for: the last answer was wrong, as were so
    /// many on the skill in a row as the plan says, and the skill had none in this session. The example is an item of the
    /// skill that was not given, is no further part of another, has a solution to read, needs as few other skills and is as easy as can be, and that the
    /// learner has seen least.
    #[must_use]
    pub fn example_due(&self, bank: &Bank, learner: &Learner, plan: &Plan) -> Option<(SkillIndex, ItemIndex)> {
        let last = self.turns.last().filter(|turn| turn.right == Some(false))?;
        let due = |&skill: &SkillIndex| {
            let shown = self.examples.iter().any(|&(_, item)| bank.item(item).skills().contains(&skill));
            !shown && learner.skill(skill).handed_over.is_none() && self.misses(bank, skill) >= plan.example_after()
        };
        bank.item(last.item).skills().iter().copied().filter(due).find_map(|skill| {
            let of_skill = bank.skill(skill).items().iter().copied();
            let alone = |item: &Item| item.follows().is_none() && item.explained();
            let usable = |&item: &ItemIndex| !self.spent(bank, item) && alone(bank.item(item));
            let rank = |item: &ItemIndex| {
                let (own, shown) = (bank.item(*item), learner.item(*item).shown);
                (own.skills().len(), own.difficulty() as u8, shown, *item)
            };
            of_skill.filter(usable).min_by_key(rank).map(|item| (skill, item))
        })
    }

    /// Wrong first answers in a row on a skill, up to the last.
    fn misses(&self, bank: &Bank, skill: SkillIndex) -> u32 {
        let own = self.turns.iter().rev().filter(|turn| bank.item(turn.item).skills().contains(&skill));
        own.filter_map(|turn| turn.right).take_while(|right| !right).count() as u32
    }

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

    /// Was this item given in this session, as an item or as a worked example?
    #[must_use]
    pub fn has(&self, item: ItemIndex) -> bool {
        self.items().any(|given| given == item)
    }

    /// May it not be given again in this session? What was given may not, but for templates, which are new each time.
    #[must_use]
    pub fn spent(&self, bank: &Bank, item: ItemIndex) -> bool {
        !bank.item(item).template() && self.has(item)
    }

    /// How often an item was given in this session, worked examples included.
    #[must_use]
    pub fn times(&self, item: ItemIndex) -> u32 {
        self.items().filter(|given| *given == item).count() as u32
    }

    /// All items that were given, worked examples included.
    pub fn items(&self) -> impl Iterator<Item = ItemIndex> {
        self.turns.iter().map(|turn| turn.item).chain(self.examples.iter().map(|example| example.1))
    }

    /// How many items, up to the last, had its format in a row.
    #[must_use]
    pub fn run_of_format(&self, bank: &Bank) -> usize {
        let Some(last) = self.last() else { return 0 };
        let format = bank.item(last).format();
        self.turns.iter().rev().take_while(|turn| bank.item(turn.item).format() == format).count()
    }

    /// Skills to leave alone for now, because the last answers on them were wrong and what they build on has not been
    /// practised with success since. One more wrong answer than a worked example takes.
    #[must_use]
    pub fn resting(&self, bank: &Bank, plan: &Plan) -> Vec<SkillIndex> {
        let enough = plan.example_after() + 1;
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
                        if right || misses == enough {
                            break;
                        }
                        misses += 1;
                    }
                    Some(true) if misses == 0 && skills.iter().any(|s| prerequisites.contains(s)) => rights_below += 1,
                    _ => {}
                }
            }
            if misses == enough && rights_below < RIGHTS_BEFORE_BACK {
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
