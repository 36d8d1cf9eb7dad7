//! The check-up as it goes on: what was answered, and what comes next.

use super::balance;
use super::best::Best;
use super::model::{Belief, Level};
use super::{Gaussian, Pool, Rules, Start};
use crate::draw::Draw;
use crate::irt::Item;
use crate::math;
use std::f64::consts::FRAC_PI_8;
use std::sync::Arc;

/// By how much more items it takes than the next one's information says, for later ones say less: simulated.
const FADING: f64 = 1.1;
/// Values closer than this, by ratio, are a tie.
const TIE: f64 = 1e-9;

/// A check-up under way: a fold of its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckUp {
    pub(super) pool: Arc<Pool>,
    rules: Rules,
    /// The blueprint's shares of the groups that have items, summing to 1; empty if there is none.
    shares: Vec<f64>,
    /// Each skill's weight in the overall level, and the groups' levels as skills and weights.
    pub(super) overall: Vec<(u32, f64)>,
    pub(super) groups: Vec<Vec<(u32, f64)>>,
    pub(super) belief: Belief,
    /// Items not to be given: given already, or set aside for this test.
    pub(super) closed: Vec<bool>,
    /// Items of each group given.
    pub(super) given: Vec<u32>,
    answered: u32,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// An item of the pool.
    Item {
        /// Its place there.
        index: usize,
        /// By how much its answer is expected to lower the standard error of the overall level, in logits.
        value: f64,
        /// About how many more will come after it.
        left: u32,
    },
    /// Nothing: it is over.
    Stop(Because),
}

/// Why a check-up is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The standard error is as small as the rules want it.
    Sure,
    /// There were as many items as the rules allow.
    Items,
    /// Another item would hardly make the standard error smaller.
    NoHelp,
    /// There is no other item.
    Empty,
}

/// What is known of a skill's level, and what knowing it better is worth.
#[derive(Clone, Copy)]
struct View {
    mean: f64,
    variance: f64,
    /// Squared covariance with the overall level.
    worth: f64,
}

/// The items of a group that are best to give.
struct Ranked {
    /// By how much each item of the pool is expected to lower the overall level's variance; below 0 if it may not be
    /// given.
    drops: Vec<f64>,
    /// The largest of them, and that of the last of the best few.
    most: f64,
    least: f64,
}

impl CheckUp {
    /// A check-up before its first item. `start` must have every skill of the pool. `draw` says which items with a
    /// [`cap`](super::Entry::cap) are set aside for this learner: the chance that Sympson & Hetter take when an item is
    /// about to be given is taken beforehand, for it is taken once a test and learner.
    ///
    /// # Panics
    /// If the pool has a skill that `start` has not.
    #[must_use]
    pub fn new(pool: Arc<Pool>, rules: Rules, start: Start, draw: &mut Draw) -> Self {
        let count = pool.groups.max(rules.shares.len());
        let mut has = vec![vec![false; start.skills.len()]; count];
        for entry in pool.items() {
            has[entry.group as usize][entry.skill as usize] = true;
        }
        let groups: Vec<Vec<(u32, f64)>> = has.iter().map(|skills| equally(skills)).collect();
        let share = |group: usize| rules.shares.get(group).copied().unwrap_or(0.0).max(0.0);
        let total: f64 = (0..count).filter(|&group| !groups[group].is_empty()).map(share).sum();
        let shares: Vec<f64> = if total > 0.0 {
            (0..count).map(|group| if groups[group].is_empty() { 0.0 } else { share(group) / total }).collect()
        } else {
            Vec::new()
        };
        let overall = if shares.is_empty() {
            let any: Vec<bool> = (0..start.skills.len()).map(|skill| has.iter().any(|group| group[skill])).collect();
            equally(&any)
        } else {
            let mut weights = vec![0.0; start.skills.len()];
            for (group, share) in groups.iter().zip(&shares) {
                for &(skill, weight) in group {
                    weights[skill as usize] += share * weight;
                }
            }
            weights.into_iter().enumerate().filter(|part| part.1 > 0.0).map(|(at, part)| (at as u32, part)).collect()
        };
        let closed = pool.items().iter().map(|entry| entry.cap < 1.0 && draw.unit() >= entry.cap).collect();
        let belief = Belief::new(&start);
        Self { pool, rules, shares, overall, groups, belief, closed, given: vec![0; count], answered: 0 }
    }

    /// Takes in the answer to an item.
    ///
    /// # Panics
    /// If the pool has no such item.
    pub fn answer(&mut self, item: usize, right: bool) {
        let entry = self.pool.items()[item];
        self.belief.answer(entry.skill as usize, &entry.item, right);
        self.closed[item] = true;
        self.given[entry.group as usize] += 1;
        self.answered += 1;
    }

    /// What may be asked.
    #[must_use]
    pub fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Answers so far.
    #[must_use]
    pub fn answered(&self) -> u32 {
        self.answered
    }

    /// The item to give next, or why there is none. The same answers and the same draw give the same.
    #[must_use]
    pub fn next(&self, draw: &mut Draw) -> Next {
        if self.answered >= self.rules.most {
            return Next::Stop(Because::Items);
        }
        let overall = self.belief.level(&self.overall);
        let variance = overall.belief.variance;
        let begun = self.answered >= self.rules.least;
        if begun && variance <= self.rules.se * self.rules.se {
            return Next::Stop(Because::Sure);
        }
        let views = self.views(&overall);
        let mut open = self.open();
        let due = if self.shares.is_empty() {
            open.iter().position(|&open| open).map(|_| None)
        } else {
            balance::due(&self.shares, &self.given, &open).map(Some)
        };
        let Some(due) = due else { return Next::Stop(Because::Empty) };
        let ranked = self.rank(due, &views);
        let se = math::sqrt(variance);
        let fall = |drop: f64| se - math::sqrt((variance - drop).max(0.0));
        let helps = |drop: f64| fall(drop) >= self.rules.gain;
        if begun && !helps(ranked.most) {
            // The blueprint's turn says little now; a test goes on for it only while another group's would help.
            let mut help = false;
            if let Some(due) = due {
                open[due] = false;
                let others = (0..open.len()).filter(|&group| open[group] && self.shares[group] > 0.0);
                help = others.into_iter().any(|group| helps(self.rank(Some(group), &views).most));
            }
            if !help {
                return Next::Stop(Because::NoHelp);
            }
        }
        let index = ranked.draw(draw);
        Next::Item { index, value: fall(ranked.drops[index]), left: self.left(variance, ranked.most) }
    }

    /// Groups that still have items to give.
    fn open(&self) -> Vec<bool> {
        let mut open = vec![false; self.groups.len()];
        for (entry, closed) in self.pool.items().iter().zip(&self.closed) {
            open[entry.group as usize] |= !closed;
        }
        open
    }

    fn views(&self, overall: &Level) -> Vec<View> {
        let skills = self.belief.skills();
        let mut views = Vec::with_capacity(skills);
        let mut weights = vec![0.0; skills];
        for &(skill, weight) in &self.overall {
            weights[skill as usize] = weight;
        }
        for (skill, &weight) in weights.iter().enumerate() {
            let covariance = self.belief.covariance(overall, skill as u32, weight);
            let Gaussian { mean, variance } = self.belief.level(&[(skill as u32, 1.0)]).belief;
            views.push(View { mean, variance, worth: covariance * covariance });
        }
        views
    }

    fn rank(&self, group: Option<usize>, views: &[View]) -> Ranked {
        let mut best = Best::new(self.choice(group));
        let mut drops = Vec::with_capacity(self.closed.len());
        for (entry, &closed) in self.pool.items().iter().zip(&self.closed) {
            let drop = if closed || group.is_some_and(|group| group != entry.group as usize) {
                -1.0
            } else {
                let view = &views[entry.skill as usize];
                view.worth * told(&entry.item, view.mean, view.variance)
            };
            best.offer(drop);
            drops.push(drop);
        }
        Ranked { drops, most: best.largest(), least: best.least() }
    }

    /// Among how many best items of a group to draw: its part of those of the whole pool. Were it all of them, four groups
    /// would make the draw go four times as deep.
    fn choice(&self, group: Option<usize>) -> u32 {
        let (mut own, mut all) = (0, 0);
        for (entry, closed) in self.pool.items().iter().zip(&self.closed) {
            let open = u32::from(!closed);
            all += open;
            own += if group.is_none_or(|group| group == entry.group as usize) { open } else { 0 };
        }
        let part = f64::from(self.rules.randomesque) * f64::from(own) / f64::from(all.max(1));
        (math::ceil(part) as u32).max(1)
    }

    /// About how many items come after the next, if each says as much as it.
    fn left(&self, variance: f64, drop: f64) -> u32 {
        let most = self.rules.most - self.answered - 1;
        let target = self.rules.se * self.rules.se;
        if target <= 0.0 || drop <= 0.0 || drop >= variance {
            return most;
        }
        let each = drop / (variance * (variance - drop));
        let needed = FADING * (1.0 / target - 1.0 / variance) / each;
        let items = math::ceil(needed).max(f64::from(self.rules.least) - f64::from(self.answered)).max(1.0) - 1.0;
        if items < f64::from(most) { items as u32 } else { most }
    }
}

/// Equal weights, summing to 1, for the skills that are there.
fn equally(there: &[bool]) -> Vec<(u32, f64)> {
    let count = there.iter().filter(|&&there| there).count() as f64;
    let skills = there.iter().enumerate().filter(|(_, there)| **there);
    skills.map(|(skill, _)| (skill as u32, 1.0 / count)).collect()
}

/// What an answer tells of the level of its skill, Gaussian with this mean and variance: E[P′]²/(E[P](1 − E[P])). An
/// answer lowers the variance of whatever has covariance C with θ by Cov(C-th, P)²/(E[P](1 − E[P])) in expectation, and
/// Cov = C·E[P′] (Stein's lemma). For E[P] and E[P′] the logistic is flattened as MacKay (1992) does.
fn told(item: &Item, mean: f64, variance: f64) -> f64 {
    let Item { a, b, c, d } = *item;
    let slope = a / math::sqrt(1.0 + FRAC_PI_8 * a * a * variance);
    let plain = math::logistic(slope * (mean - b));
    let right = c + (d - c) * plain;
    let change = (d - c) * slope * plain * (1.0 - plain);
    change * change / (right * (1.0 - right)).max(1e-12)
}

impl Ranked {
    /// One of the best items, each with the same chance.
    fn draw(&self, draw: &mut Draw) -> usize {
        let enough = self.least * (1.0 - TIE);
        let good = || self.drops.iter().enumerate().filter(|(_, drop)| **drop >= enough);
        let chosen = draw.below(good().count() as u32) as usize;
        good().nth(chosen).map_or(0, |(index, _)| index)
    }
}
