//! The plain policies of the field, to compare with.

use super::tracked::{Ability, Track};
use super::{Budget, Next, Policy};
use crate::Result;
use crate::bank::Difficulty;
use crate::draw::Draw;
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::irt::Item;
use crate::learner::{Interval, ease};
use crate::simulate::chance::{About, draw};
use crate::simulate::person::Response;
use crate::simulate::world::World;

/// A rule that picks items and stops skills.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// Any item of any skill that is not mastered; mastered from this P(known) on.
    Random(f64),
    /// So many items a skill, in the order of the graph.
    Fixed(u32),
    /// The skill with the lowest P(known) that is not mastered, as OATutor does; mastered from this on.
    Lowest(f64),
    /// In the order of the graph until so many right in a row, as in ASSISTments, which gives ten a skill and day.
    InARow(u32),
    /// The item that says most of one ability, among skills not mastered; mastered from this P(known) on.
    Information(f64),
}

/// Items that the rule of so many in a row gives on a skill in a day at most: ASSISTments' own.
const A_DAY: u32 = 10;

impl Rule {
    /// Its name, whatever its number.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Random(_) => "random",
            Self::Fixed(_) => "fixed-order",
            Self::Lowest(_) => "lowest-mastery",
            Self::InARow(_) => "three-in-a-row",
            Self::Information(_) => "max-information",
        }
    }
}

/// A rule at work with one learner.
#[derive(Debug)]
pub struct Plain<'a> {
    world: &'a World,
    rule: Rule,
    budget: Budget,
    seed: u64,
    number: u64,
    tracks: Vec<Track>,
    mastered: Vec<bool>,
    ability: Ability,
    /// Times each item was shown, and in which session last (0 never).
    shown: Vec<(u32, u32)>,
    session: u32,
    items: u32,
    worked: u64,
    turns: u64,
}

impl<'a> Plain<'a> {
    /// The rule with learner `number`.
    #[must_use]
    pub fn new(world: &'a World, rule: Rule, budget: Budget, seed: u64, number: u64) -> Self {
        Self {
            world,
            rule,
            budget,
            seed,
            number,
            tracks: vec![Track::new(); world.skills.len()],
            mastered: vec![false; world.skills.len()],
            ability: Ability::new(),
            shown: vec![(0, 0); world.items.len()],
            session: 0,
            items: 0,
            worked: 0,
            turns: 0,
        }
    }

    fn open(&self) -> impl Iterator<Item = SkillIndex> + '_ {
        self.world.order.iter().copied().filter(|skill| !self.mastered[skill.get()])
    }

    /// The item of the skill that was shown least; of several, one by lot.
    fn least_shown(&self, skill: SkillIndex, draw: &mut Draw) -> ItemIndex {
        let items = &self.world.skills[skill.get()].items;
        let times = |item: &&ItemIndex| self.shown[item.get()].0;
        let least = items.iter().map(|item| times(&item)).min().unwrap_or(0);
        let least: Vec<&ItemIndex> = items.iter().filter(|item| times(item) == least).collect();
        *least[draw.below(least.len() as u32) as usize]
    }

    /// Items of skills that are not mastered, those of this session left out while there are others.
    fn fresh(&self) -> Vec<ItemIndex> {
        let all: Vec<ItemIndex> =
            self.open().flat_map(|skill| self.world.skills[skill.get()].items.iter().copied()).collect();
        let fresh: Vec<ItemIndex> =
            all.iter().copied().filter(|item| self.shown[item.get()].1 != self.session).collect();
        if fresh.is_empty() { all } else { fresh }
    }

    fn pick(&self, draw: &mut Draw) -> Option<ItemIndex> {
        match self.rule {
            Rule::Fixed(_) => Some(self.least_shown(self.open().next()?, draw)),
            Rule::InARow(_) => {
                let skill = self.open().find(|skill| self.tracks[skill.get()].today < A_DAY)?;
                Some(self.least_shown(skill, draw))
            }
            Rule::Lowest(_) => {
                let known = |skill: SkillIndex| self.tracks[skill.get()].known;
                // The first of equals, in the order of the graph.
                let lowest = self.open().reduce(|a, b| if known(b) < known(a) { b } else { a })?;
                Some(self.least_shown(lowest, draw))
            }
            Rule::Random(_) => {
                let fresh = self.fresh();
                (!fresh.is_empty()).then(|| fresh[draw.below(fresh.len() as u32) as usize])
            }
            Rule::Information(_) => {
                let fresh = self.fresh();
                let theta = self.ability.mean();
                let value = |item: &ItemIndex| self.calibrated(*item).information(theta);
                let most = fresh.iter().map(value).fold(f64::MIN, f64::max);
                let best: Vec<&ItemIndex> = fresh.iter().filter(|item| value(item) >= most - 1e-12).collect();
                (!best.is_empty()).then(|| *best[draw.below(best.len() as u32) as usize])
            }
        }
    }

    /// The item as its author describes it.
    fn calibrated(&self, item: ItemIndex) -> Item {
        let difficulty: Difficulty = self.world.bank().item(item).difficulty();
        Item { a: 1.0, b: -ease(difficulty), c: self.world.items[item.get()].blind, d: 1.0 }
    }
}

impl Policy for Plain<'_> {
    fn begin(&mut self, session: u32, _now: Millis) -> Result<()> {
        self.session = session + 1;
        (self.items, self.worked) = (0, 0);
        for track in &mut self.tracks {
            track.today = 0;
        }
        Ok(())
    }

    fn next(&mut self, _now: Millis) -> Result<Next> {
        if self.items >= self.budget.items || self.worked >= self.budget.work.0 {
            return Ok(Next::Over);
        }
        let mut draw = draw(self.seed, About::Policy, self.number, 0, self.turns);
        Ok(self.pick(&mut draw).map_or(Next::Over, Next::Item))
    }

    fn answered(&mut self, item: ItemIndex, response: Response, _now: Millis) -> Result<()> {
        self.turns += 1;
        self.items += 1;
        self.worked += response.took.0;
        self.shown[item.get()] = (self.shown[item.get()].0 + 1, self.session);
        let calibrated = self.calibrated(item);
        self.ability.answered(&calibrated, response.right && !response.hinted);
        let truth = &self.world.items[item.get()];
        for &skill in &truth.skills {
            let track = &mut self.tracks[skill.get()];
            track.answered(truth, response);
            let done = match self.rule {
                Rule::Fixed(items) => track.given >= items,
                Rule::InARow(row) => track.row >= row,
                Rule::Random(bar) | Rule::Lowest(bar) | Rule::Information(bar) => track.known >= bar,
            };
            self.mastered[skill.get()] |= done;
        }
        Ok(())
    }

    fn mastered(&self, skill: SkillIndex) -> bool {
        self.mastered[skill.get()]
    }

    fn range(&self, _skill: SkillIndex, _now: Millis) -> Option<Interval> {
        None
    }
}
