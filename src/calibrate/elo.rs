//! Fitting Elo: item difficulties by Newton steps under the ratings that they give, and how fast ratings move by a search
//! on learners held back from the fit.
//!
//! With the sensitivities fixed, ratings run on-line over every learner and each item's difficulty moves to where the
//! surprises at it cancel, pulled to the mean of its skills' difficulties as if by some observations' worth of
//! information, a constant of the same search; a few rounds of both settle it. Sums run in the learners' order, so threads do not show.

use super::compose::{compose, lines, plain, rounded};
use super::measures::Measures;
use super::parallel::{self, Threads};
use super::responses::{Responses, Row};
use crate::math;
use crate::tracer::elo::{Rating, Sensitivity, predict, step};
use serde::Serialize;

/// Rounds of ratings and difficulties.
const ROUNDS: usize = 8;
/// Every how many-th learner the search holds back.
const FOLDS: u32 = 4;

/// A fitted model of kind `elo`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    general: Sensitivity,
    own: Sensitivity,
    typical: f64,
    skills: Vec<(String, f64)>,
    items: Vec<(String, f64)>,
}

/// What the search moves: first and decay of the general rating and of a skill's, and the information that pulls an item
/// to its skills.
type Constants = [f64; 5];

const START: Constants = [0.6, 0.05, 0.6, 0.2, 1.0];
/// Factors tried, a round each.
const FACTORS: [f64; 4] = [2.0, 2.0, 1.4, 1.2];

/// Fits sensitivities and difficulties. `tick(done, all)` counts steps of the work.
#[must_use]
pub fn fit(responses: &Responses, seed: u64, threads: Threads, tick: &(dyn Fn(usize, usize) + Sync)) -> Fitted {
    let parts = responses.folds(FOLDS.min(responses.learners().len().max(1) as u32), seed);
    let kept: Vec<usize> = (0..parts.len()).filter(|&learner| parts[learner] != 0).collect();
    let held: Vec<usize> = (0..parts.len()).filter(|&learner| parts[learner] == 0).collect();
    let all = FACTORS.len() * START.len() + 1;
    let judge = |constants: &Constants| {
        let difficulties = difficulties(responses, &kept, constants);
        let mut pairs = Vec::new();
        for &learner in &held {
            run(responses, responses.of(learner), constants, &difficulties.items, |row, p| {
                pairs.push((p, row.correct));
            });
        }
        let loss = Measures::of(&pairs).log_loss;
        if loss.is_nan() { f64::INFINITY } else { loss }
    };
    let mut best = (judge(&START), START);
    for (round, factor) in FACTORS.into_iter().enumerate() {
        for place in 0..START.len() {
            let tried = [1.0 / factor, factor].map(|by| {
                let mut constants = best.1;
                constants[place] *= by;
                constants
            });
            let losses = parallel::map(threads, tried.len(), |at| judge(&tried[at]));
            for (loss, constants) in losses.into_iter().zip(tried) {
                if loss < best.0 {
                    best = (loss, constants);
                }
            }
            tick(round * START.len() + place + 1, all);
        }
    }
    let constants = best.1.map(rounded);
    let everyone: Vec<usize> = (0..parts.len()).collect();
    let found = difficulties(responses, &everyone, &constants);
    tick(all, all);
    let named =
        |names: &[String], values: Vec<f64>| names.iter().cloned().zip(values.into_iter().map(rounded)).collect();
    let [general, own] = sensitivities(&constants);
    Fitted {
        general,
        own,
        typical: rounded(found.typical),
        skills: named(responses.skills(), found.skills),
        items: named(responses.items(), found.items),
    }
}

impl Fitted {
    /// The model file.
    #[must_use]
    pub fn file(&self, fitted: &impl Serialize) -> String {
        let speed = |own: Sensitivity| plain(&Speed { first: own.first, decay: own.decay });
        let params = format!(
            "{{\"general\":{},\n\"skill\":{},\n\"typical\":{},\n\"skills\":{},\n\"items\":{}}}",
            speed(self.general),
            speed(self.own),
            plain(&self.typical),
            lines(&self.skills),
            lines(&self.items),
        );
        compose("elo", fitted, &params)
    }
}

#[derive(Serialize)]
struct Speed {
    first: f64,
    decay: f64,
}

fn sensitivities(constants: &Constants) -> [Sensitivity; 2] {
    let [first, decay, own_first, own_decay, _] = *constants;
    [Sensitivity { first, decay }, Sensitivity { first: own_first, decay: own_decay }]
}

/// Runs a learner's ratings over these rows; `each` gets every prediction.
fn run(responses: &Responses, rows: &[Row], constants: &Constants, items: &[f64], mut each: impl FnMut(&Row, f64)) {
    let [general_speed, own_speed] = sensitivities(constants);
    let mut general = Rating::default();
    let mut skills = vec![Rating::default(); responses.skills().len()];
    for row in rows {
        let own = responses.skills_of(row);
        let rating = own.iter().map(|&skill| skills[skill as usize].value).sum::<f64>() / own.len() as f64;
        let p = predict(general.value + rating, items[row.item as usize]);
        each(row, p);
        let surprise = f64::from(u8::from(row.correct)) - p;
        general = step(general, general_speed, surprise);
        for &skill in own {
            skills[skill as usize] = step(skills[skill as usize], own_speed, surprise);
        }
    }
}

struct Difficulties {
    typical: f64,
    skills: Vec<f64>,
    items: Vec<f64>,
}

/// Difficulties that fit these learners; an item none of them met has its skills' mean.
fn difficulties(responses: &Responses, learners: &[usize], constants: &Constants) -> Difficulties {
    let items_of = first_skills(responses);
    let pull = constants[4];
    let mut items = vec![0.0; responses.items().len()];
    let mut skills = vec![0.0; responses.skills().len()];
    let mut typical = 0.0;
    for _ in 0..ROUNDS {
        // Surprise and information at each item.
        let mut sums = vec![(0.0, 0.0); items.len()];
        for &learner in learners {
            run(responses, responses.of(learner), constants, &items, |row, p| {
                let sum = &mut sums[row.item as usize];
                sum.0 += p - f64::from(u8::from(row.correct));
                sum.1 += p * (1.0 - p);
            });
        }
        for ((item, own), &(surprise, information)) in items.iter_mut().zip(&items_of).zip(&sums) {
            let centre = own.iter().map(|&skill| skills[skill as usize]).sum::<f64>() / own.len() as f64;
            *item += (surprise + pull * (centre - *item)) / (information + pull);
        }
        (typical, skills) = means(responses, &items_of, &items, &sums);
    }
    Difficulties { typical, skills, items }
}

/// Each item's skills, from the first row that has it.
fn first_skills(responses: &Responses) -> Vec<&[u32]> {
    let mut all: Vec<&[u32]> = vec![&[]; responses.items().len()];
    for row in responses.rows() {
        let own = &mut all[row.item as usize];
        if own.is_empty() {
            *own = responses.skills_of(row);
        }
    }
    all
}

/// The mean difficulty of all items and of each skill's, weighed by information; a skill's is pulled to the mean of all.
fn means(responses: &Responses, items_of: &[&[u32]], items: &[f64], sums: &[(f64, f64)]) -> (f64, Vec<f64>) {
    let mut all = (0.0, 0.0);
    let mut skills = vec![(0.0, 0.0); responses.skills().len()];
    for ((&item, own), &(_, information)) in items.iter().zip(items_of).zip(sums) {
        // Square roots: neither does one popular item speak for all, nor one met once as loudly as others.
        let weight = math::sqrt(information);
        all = (all.0 + weight * item, all.1 + weight);
        for &skill in *own {
            let sum = &mut skills[skill as usize];
            *sum = (sum.0 + weight * item, sum.1 + weight);
        }
    }
    let typical = if all.1 > 0.0 { all.0 / all.1 } else { 0.0 };
    (typical, skills.into_iter().map(|(sum, weight)| (sum + typical) / (weight + 1.0)).collect())
}
