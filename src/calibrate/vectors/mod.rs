//! Fitting Elo with [vectors](crate::tracer::vectors) by gradient: log loss of the on-line predictions plus half the
//! squares of the parameters, each kind by its own factor, descended with [`adam`] over batches of learners.
//!
//! Members differ in their random start, the order of learners and the rows without their item. Each is fitted on one
//! thread from numbers that depend on the seed alone; threads share out members, so their number does not show.

mod adam;
mod pass;
#[cfg(test)]
mod tests;
mod written;

use super::measures::Measures;
use super::parallel::{self, Threads};
use super::responses::Responses;
use crate::draw::{Draw, Purpose};
use crate::math;
use crate::tracer::Observation;
use crate::tracer::vectors::{MOST, Member, ROW, SIZE, VectorState, Vectors};
use adam::Adam;
use pass::{DECAY, GAIN, KEEP, RATE, Rates, SKILL, SKILLS, Tape};
use serde::Serialize;
use written::finish;

/// How to fit. Pulls are in observations: the penalty is half of it times the square.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct VectorSpec {
    /// Pull of an item's query and shift to 0.
    pub(crate) item: f32,
    /// Pull of a skill's numbers to 0.
    pub(crate) skill: f32,
    /// Pull of an item's bias to 0.
    pub(crate) bias: f32,
    pub(crate) epochs: usize,
    /// Learning rate of the first epoch; falls in a line, and would be 0 after the last.
    pub(crate) rate: f32,
    /// A batch has learners until it has so many rows.
    pub(crate) batch: usize,
    /// Share of rows that do without their item.
    pub(crate) drop: f64,
    pub(crate) members: usize,
}

impl Default for VectorSpec {
    fn default() -> Self {
        Self { item: 1000.0, skill: 100.0, bias: 0.9, epochs: 12, rate: 0.01, batch: 500, drop: 0.05, members: 2 }
    }
}

/// What [`choose`] tries: pulls of item, skill and bias, epochs, learning rate. Each was the best of a wider search on one
/// of the data sets of `tests::measure`: many items met rarely want to be stopped early, few met often do not.
const TRIED: [(f32, f32, f32, usize, f32); 3] =
    [(300.0, 30.0, 0.3, 8, 0.01), (1000.0, 100.0, 0.9, 12, 0.01), (1000.0, 100.0, 0.9, 16, 0.02)];
/// Of so many parts of the learners [`choose`] holds one back.
const PARTS: usize = 4;
/// Standard deviation of a skill's first numbers.
const SPREAD: f64 = 0.1;
/// First values of queries and shifts of the base, of which half are this.
const BASE: f32 = 0.4;
/// Logits of the first decays, which go round.
const DECAYS: [f32; 4] = [6.0, 4.0, 2.5, 1.0];

/// The best of three ways to fit, by log loss on a quarter of these learners that is held back from one member's fit.
pub(crate) fn choose(responses: &Responses, learners: &[u32], seed: u64, threads: Threads) -> VectorSpec {
    let mut dealt = sorted(learners);
    Draw::at(seed, 0, Purpose::Fit).shuffle(&mut dealt);
    let (held, kept) = dealt.split_at(dealt.len() / PARTS);
    let kept = sorted(kept);
    let losses = parallel::map(threads, TRIED.len(), |place| {
        let (item, skill, bias, epochs, rate) = TRIED[place];
        let spec = VectorSpec { item, skill, bias, epochs, rate, ..VectorSpec::default() };
        let model = Vectors(vec![member(responses, &kept, &spec, seed, 0, &mut |_| ())]);
        (predictions(&model, responses, held).log_loss, spec)
    });
    let best = losses.into_iter().filter(|one| !one.0.is_nan()).min_by(|one, other| one.0.total_cmp(&other.0));
    best.map_or_else(VectorSpec::default, |one| one.1)
}

/// Fits a model on each of these sets of learners; their order does not matter. `tick(done, all)` counts epochs.
pub(crate) fn fit(
    responses: &Responses,
    sets: &[&[u32]],
    spec: &VectorSpec,
    seed: u64,
    threads: Threads,
    tick: &(dyn Fn(usize, usize) + Sync),
) -> Vec<Vectors> {
    let sets: Vec<Vec<u32>> = sets.iter().map(|set| sorted(set)).collect();
    let members = spec.members.clamp(1, MOST);
    let all = sets.len() * members * spec.epochs;
    let done = std::sync::atomic::AtomicUsize::new(0);
    let fitted = parallel::map(threads, sets.len() * members, |work| {
        member(responses, &sets[work / members], spec, seed, (work % members) as u64, &mut |_| {
            tick(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, all);
        })
    });
    fitted.chunks(members).map(|chunk| Vectors(chunk.to_vec())).collect()
}

fn sorted(learners: &[u32]) -> Vec<u32> {
    let mut learners = learners.to_vec();
    learners.sort_unstable();
    learners
}

/// How well a model predicts these learners on-line.
pub(crate) fn predictions(model: &Vectors, responses: &Responses, learners: &[u32]) -> Measures {
    let mut pairs = Vec::new();
    for &learner in learners {
        let mut state = VectorState::default();
        for row in responses.of(learner as usize) {
            let seen = seen(Some(row.item), responses.skills_of(row));
            let look = model.look(&state, seen);
            pairs.push((math::logistic(look.logit), row.correct));
            model.step(&mut state, seen, &look, row.correct, 1.0);
        }
    }
    Measures::of(&pairs)
}

/// As far as vectors care.
fn seen(item: Option<u32>, skills: &[u32]) -> Observation<'_> {
    Observation { item, skills, time: None, ease: 0.0, guess: 0.0 }
}

/// The random start of a member.
fn start(skills: usize, items: usize, draw: &mut Draw) -> Vec<f32> {
    let mut parameters = vec![0.0; SKILLS + skills * SKILL + items * ROW];
    for place in 0..SIZE {
        parameters[DECAY + place] = DECAYS[place % DECAYS.len()];
        if place < SIZE / 2 {
            parameters[1 + place] = BASE;
            parameters[1 + SIZE + place] = BASE;
        }
    }
    parameters[RATE] = -1.0;
    parameters[KEEP] = 2.0;
    parameters[GAIN] = -1.5;
    // Uniform numbers have a standard deviation of 1/√12.
    let spread = SPREAD * math::sqrt(12.0);
    for skill in 0..skills {
        let own = SKILLS + skill * SKILL;
        for number in &mut parameters[own + 1..own + ROW] {
            *number = (spread * (draw.unit() - 0.5)) as f32;
        }
    }
    parameters
}

/// Fits one member on sorted learners. `tick` gets the number of each epoch that is done.
fn member(
    responses: &Responses,
    learners: &[u32],
    spec: &VectorSpec,
    seed: u64,
    number: u64,
    tick: &mut dyn FnMut(usize),
) -> Member {
    let (skills, items) = (responses.skills().len(), responses.items().len());
    let first_item = SKILLS + skills * SKILL;
    let mut draw = Draw::at(seed, number + 1, Purpose::Fit);
    let mut parameters = start(skills, items, &mut draw);
    let counts = Counts::of(responses, learners);
    let mut gradient = vec![0.0; parameters.len()];
    let mut adam = Adam::new(parameters.len());
    // The step in which each item last moved, and the items of a batch.
    let mut last = vec![0; items];
    let mut met: Vec<u32> = Vec::new();
    let mut rows_met = vec![0.0f32; items];
    let mut tape = Tape::default();
    let mut order = learners.to_vec();
    let mut rate = spec.rate;
    for epoch in 0..spec.epochs {
        draw.shuffle(&mut order);
        rate = spec.rate * (1.0 - epoch as f32 / spec.epochs as f32);
        let mut left = order.as_slice();
        while !left.is_empty() {
            let mut rows = 0;
            let mut take = 0;
            while take < left.len() && rows < spec.batch {
                rows += responses.of(left[take] as usize).len();
                take += 1;
            }
            let (batch, after) = left.split_at(take);
            left = after;
            let now = adam.next();
            met.clear();
            for &learner in batch {
                for row in responses.of(learner as usize) {
                    let count = &mut rows_met[row.item as usize];
                    if *count <= 0.0 {
                        met.push(row.item);
                    }
                    *count += 1.0;
                }
            }
            for &item in &met {
                let start = first_item + item as usize * ROW;
                let own = &mut parameters[start..start + ROW];
                adam.catch_up(start, own, last[item as usize], now - 1, rate);
            }
            let rates = Rates::of(&parameters, skills);
            for &learner in batch {
                let rows = responses.of(learner as usize);
                tape.forwards(&parameters, &rates, responses, rows, spec.drop, &mut draw);
                tape.backwards(&rates, responses, rows, &mut gradient);
            }
            let inverse = 1.0 / rows as f32;
            let pull = spec.skill * rows as f32 / counts.rows;
            for (gradient, parameter) in gradient[SKILLS..first_item].iter_mut().zip(&parameters[SKILLS..]) {
                *gradient += pull * parameter;
            }
            for number in &mut gradient[..first_item] {
                *number *= inverse;
            }
            adam.apply(0, &mut parameters[..first_item], &gradient[..first_item], rate);
            gradient[..first_item].fill(0.0);
            for &item in &met {
                let start = first_item + item as usize * ROW;
                let own = &mut parameters[start..start + ROW];
                let gradient = &mut gradient[start..start + ROW];
                // All of an item's pull in an epoch is shared out among its rows.
                let share = rows_met[item as usize] / counts.items[item as usize];
                for (place, (gradient, parameter)) in gradient.iter_mut().zip(&*own).enumerate() {
                    let pull = if place == 0 { spec.bias } else { spec.item };
                    *gradient = (*gradient + pull * share * parameter) * inverse;
                }
                adam.apply(start, own, gradient, rate);
                gradient.fill(0.0);
                last[item as usize] = now;
                rows_met[item as usize] = 0.0;
            }
        }
        tick(epoch);
    }
    let now = adam.next();
    for (item, &last) in last.iter().enumerate() {
        let start = first_item + item * ROW;
        adam.catch_up(start, &mut parameters[start..start + ROW], last, now - 1, rate);
    }
    finish(&parameters, &counts)
}

/// How often these learners met what.
struct Counts {
    rows: f32,
    items: Vec<f32>,
    skills: Vec<f32>,
}

impl Counts {
    fn of(responses: &Responses, learners: &[u32]) -> Self {
        let mut counts =
            Self { rows: 0.0, items: vec![0.0; responses.items().len()], skills: vec![0.0; responses.skills().len()] };
        for row in learners.iter().flat_map(|&learner| responses.of(learner as usize)) {
            counts.rows += 1.0;
            counts.items[row.item as usize] += 1.0;
            for &skill in responses.skills_of(row) {
                counts.skills[skill as usize] += 1.0;
            }
        }
        counts
    }
}
