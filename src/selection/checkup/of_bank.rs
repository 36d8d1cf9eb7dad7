//! A check-up of a bank: what may be asked, by which rules, and from where to begin.

use super::{CheckUp, Entry, Pool, Rules, Start};
use crate::bank::Bank;
use crate::draw::{Draw, Purpose};
use crate::evidence::{Mode, Outside};
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::irt;
use crate::json::digits;
use crate::learner::{self, Learner};
use crate::plan::{Group, Plan};

/// The chance of a right answer of those who surely know, for items that nobody has calibrated.
const KNOWN: f64 = 0.98;
/// Days after which an item that was seen is as good as new.
const FORGOTTEN_DAYS: f64 = 30.0;
/// Seen items are left out of a group that has so many times its share of other ones.
const AMPLE: f64 = 2.0;

/// All that a check-up of a bank depends on.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// What is believed when it begins; not later, for what is shown in it changes what may be asked.
    pub learner: &'a Learner,
    /// The plan, for its `checkup`.
    pub plan: &'a Plan,
    /// The plan's blueprint for this bank; empty for a group a grade.
    pub blueprint: &'a [Group],
    /// The skills to measure; empty for all.
    pub skills: &'a [SkillIndex],
    /// [`Mode::Placement`], or else as long as the plan says.
    pub mode: Mode,
    /// A level measured elsewhere.
    pub outside: Option<Outside>,
    /// The session's seed.
    pub seed: u64,
    /// When it begins.
    pub now: Millis,
}

/// A check-up with the words of its bank.
#[derive(Clone, Debug, PartialEq)]
pub struct BankCheckUp {
    /// The check-up.
    pub check_up: CheckUp,
    /// The item of the bank at each place of the pool, in ascending order.
    pub items: Vec<ItemIndex>,
    /// The groups that it measures. Where the plan names none: one a grade, named by its number, or one without a name.
    pub groups: Vec<Group>,
}

impl BankCheckUp {
    /// A check-up before its first item.
    #[must_use]
    pub fn new(asked: &Asked<'_>) -> Self {
        let bank = asked.bank;
        let groups = groups(asked);
        let mut group_of = vec![None; bank.skills().len()];
        for (group, place) in groups.iter().zip(0u32..) {
            for skill in &group.skills {
                group_of[skill.get()].get_or_insert(place);
            }
        }
        let rules = rules(asked, &groups);
        let group = |index: ItemIndex| -> Option<u32> {
            let item = bank.item(index);
            if item.follows().is_some() { None } else { group_of[item.skills().first()?.get()] }
        };
        let seen = |index: ItemIndex| {
            let memory = asked.learner.item(index);
            memory.shown > 0 && asked.now.days_since(memory.last) < FORGOTTEN_DAYS
        };
        let all = || (0..bank.items().len() as u32).map(ItemIndex);
        let mut new = vec![0.0; groups.len()];
        for index in all() {
            if let Some(group) = group(index).filter(|_| !seen(index)) {
                new[group as usize] += 1.0;
            }
        }
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        for index in all() {
            let Some(group) = group(index) else { continue };
            let ample = AMPLE * groups[group as usize].share * f64::from(rules.most);
            if new[group as usize] >= ample && seen(index) {
                continue;
            }
            let skill = bank.item(index).skills()[0].0;
            // Every item set aside for as many learners as the cap says: nothing to simulate, and never above it.
            entries.push(Entry {
                item: parameters(bank, index),
                skill,
                group,
                cap: asked.plan.spec().checkup.exposure,
            });
            items.push(index);
        }
        let mut draw = Draw::at(asked.seed, 0, Purpose::Exposure);
        let check_up = CheckUp::new(Pool::new(entries).into(), rules, start(asked), &mut draw);
        Self { check_up, items, groups }
    }

    /// The place in the pool of an item of the bank; `None` if it is not in it.
    #[must_use]
    pub fn place(&self, item: ItemIndex) -> Option<usize> {
        self.items.binary_search(&item).ok()
    }
}

fn rules(asked: &Asked<'_>, groups: &[Group]) -> Rules {
    let plan = &asked.plan.spec().checkup;
    let planned = Rules {
        most: plan.items as u32,
        se: plan.se,
        gain: plan.gain,
        randomesque: plan.randomesque as u32,
        ..Rules::default()
    };
    let placement = Rules::placement();
    let shares = groups.iter().map(|group| group.share).collect();
    match asked.mode {
        Mode::Placement => Rules {
            most: placement.most.min(planned.most),
            least: placement.least,
            se: placement.se.max(planned.se),
            shares,
            ..planned
        },
        _ => Rules { shares, ..planned },
    }
}

/// The plan's groups, with what of them is measured; if that is nothing, one a grade, or one. Shares sum to 1.
fn groups(asked: &Asked<'_>) -> Vec<Group> {
    let skills = asked.bank.skills();
    let measured = |skill: SkillIndex| {
        !skills[skill.get()].items().is_empty() && (asked.skills.is_empty() || asked.skills.contains(&skill))
    };
    let mut groups: Vec<Group> = Vec::new();
    for group in asked.blueprint {
        let own: Vec<SkillIndex> = group.skills.iter().copied().filter(|&skill| measured(skill)).collect();
        if !own.is_empty() {
            groups.push(Group { name: group.name.clone(), skills: own, share: group.share });
        }
    }
    if groups.is_empty() {
        groups = grades(asked.bank, measured);
    }
    let total: f64 = groups.iter().map(|group| group.share).sum();
    for group in &mut groups {
        group.share /= total;
    }
    groups
}

/// One group a grade, with a share for each of its skills, named by its number; without a name if there is only one.
fn grades(bank: &Bank, measured: impl Fn(SkillIndex) -> bool) -> Vec<Group> {
    let (mut grades, mut groups): (Vec<Option<u8>>, Vec<Group>) = (Vec::new(), Vec::new());
    for place in (0..bank.skills().len() as u32).map(SkillIndex).filter(|&skill| measured(skill)) {
        let grade = bank.skill(place).spec().grade;
        let at = grades.iter().position(|&own| own == grade).unwrap_or_else(|| {
            grades.push(grade);
            let name = grade.map_or_else(String::new, |grade| digits(grade.into()));
            groups.push(Group { name, skills: Vec::new(), share: 0.0 });
            groups.len() - 1
        });
        groups[at].skills.push(place);
        groups[at].share += 1.0;
    }
    if let [only] = groups.as_mut_slice() {
        only.name.clear();
    }
    groups
}

/// What the bank says of an item, or what its format and its author's guess let expect.
fn parameters(bank: &Bank, index: ItemIndex) -> irt::Item {
    let item = bank.item(index);
    match item.calibration() {
        Some(own) => irt::Item { a: own.a, b: own.b, c: own.c, d: own.d },
        None => {
            let c = learner::guess(Some(item));
            irt::Item { a: 1.0, b: -learner::ease(item.difficulty()), c, d: KNOWN }
        }
    }
}

fn start(asked: &Asked<'_>) -> Start {
    let Asked { bank, learner, .. } = *asked;
    let skills = (0..bank.skills().len() as u32).map(|skill| learner.abilities(SkillIndex(skill)));
    let general = learner.abilities(SkillIndex(0)).0;
    let start = Start::of_practice(general, skills.map(|both| both.1));
    match asked.outside {
        Some(outside) => start.with(outside),
        None => start,
    }
}
