//! Fitting portable parameters: those that the engine ships with, for any bank and without a single answer to its items.
//!
//! The readout sees only what a learner's own answers say. It is fitted to several tables at once, each counting the same
//! however long, so that no one subject or way of practising decides.

use super::gradus::{self, Figures, Fitted, Options, Tick, base, boosted};
use super::logistic;
use super::norms;
use super::parallel::{self, Threads};
use super::responses::Responses;
use crate::bank::Difficulty;
use crate::draw::{Draw, Purpose};
use crate::learner::ease;
use crate::math;
use crate::tracer::Gradus;
use crate::tracer::figures::{COUNT, FIGURES};
use crate::tracer::norms::Norms;
use crate::tracer::readout::{Readout, Weight};
use crate::tracer::vectors::Vectors;

/// How well authors' guesses of difficulty go with the measured one (a correlation). No table here has authors' guesses:
/// they are made up with this truth in them, so that the readout learns to lean on such a guess, and not too much.
const INSIGHT: f64 = 0.5;
/// A standard normal is below −0.43, or above 0.43, in a third of cases each.
const THIRD: f64 = 0.43;
/// Fewer answers than this and an item's measured ease says nothing.
const ENOUGH: f64 = 15.0;

/// Fits to several tables of responses.
#[must_use]
pub fn fit(tables: &[Responses], options: &Options, tick: Tick<'_>) -> Fitted {
    let typical = tables.iter().map(base).sum::<f64>() / tables.len() as f64;
    let (norms, vectors) = (Norms::typical(typical), Vectors(Vec::new()));
    let mut all = Figures::default();
    tick("figures", 0, 2 * tables.len());
    for (number, responses) in tables.iter().enumerate() {
        let guesses = guesses(responses, options.seed);
        // Once as a bank without authors' guesses, once with.
        for guessed in [false, true] {
            let guess = |item: u32| if guessed { guesses[item as usize] } else { 0.0 };
            let part = responses.folds(5.min(responses.learners().len().max(1) as u32), options.seed);
            let own = parallel::map(options.threads, part.len(), |learner| {
                gradus::figures(&norms, &vectors, responses, learner, part[learner], guess)
            });
            for mut own in own {
                own.weight = vec![(1e5 / responses.rows().len() as f64) as f32; own.right.len()];
                all.append(own);
            }
            tick("figures", 2 * number + 1 + usize::from(guessed), 2 * tables.len());
        }
    }
    let readout = if options.linear {
        signed(all, options.threads)
    } else {
        boosted(&all, &gradus::small_boosting(options.seed), options.threads, tick)
    };
    Fitted::new(Gradus { norms, vectors, readout }, options.linear)
}

/// What a person would call absurd is not in the linear readout: that a right answer lowers the next prediction, or time
/// away raises it. These figures may count in one direction only…
const UP: [&str; 20] = [
    "ease",
    "residual",
    "residual_fast",
    "residual_medium",
    "residual_slow",
    "ability",
    "surprise_1",
    "last_right",
    "general_logit",
    "skill_success",
    "skill_residual",
    "skill_fast",
    "skill_slow",
    "skill_won",
    "skill_known",
    "traced_logit",
    "belief_logit",
    "skill_streak",
    "skill_last",
    "item_last",
];
const DOWN: [&str; 3] = ["skill_lost", "skill_gap", "item_gap"];
/// … and these in either.
const EITHER: [&str; 5] = ["answers", "skill_answers", "skills", "skill_lag", "item_seen"];
/// Where times are not known they are taken as usual: whether a table has times must not say how hard its items are.
const TIMES: [&str; 2] = ["skill_gap", "item_gap"];

/// A linear readout whose weights have sensible signs. Figures that get the wrong one are left out, the worst first, until
/// none does (backward elimination; a simple way to non-negative logistic regression).
fn signed(mut all: Figures, threads: Threads) -> Readout {
    let allowed = |name: &str| UP.contains(&name) || DOWN.contains(&name) || EITHER.contains(&name);
    for (place, (name, _)) in FIGURES.iter().enumerate() {
        if !allowed(name) {
            all.x[place..].iter_mut().step_by(COUNT).for_each(|x| *x = 0.0);
        } else if TIMES.contains(name) {
            let known = || all.x[place..].iter().step_by(COUNT).filter(|x| !x.is_nan());
            let mean = known().map(|&x| f64::from(x)).sum::<f64>() / known().count().max(1) as f64;
            all.x[place..].iter_mut().step_by(COUNT).filter(|x| x.is_nan()).for_each(|x| *x = mean as f32);
        }
    }
    loop {
        let readout = logistic::logistic(all.table(), gradus::RIDGE, threads);
        let Readout::Linear(linear) = &readout else { return readout };
        let wrong = |one: &&Weight| match FIGURES[one.feature].0 {
            name if UP.contains(&name) => one.weight < 0.0,
            name if DOWN.contains(&name) => one.weight > 0.0,
            _ => false,
        };
        let worst = linear.weights().iter().filter(wrong).max_by(|a, b| a.weight.abs().total_cmp(&b.weight.abs()));
        let Some(worst) = worst else { return readout };
        all.x[worst.feature..].iter_mut().step_by(COUNT).for_each(|x| *x = 0.0);
    }
}

/// An author's guess for each item, in logits: thirds of a mixture of its measured ease and chance.
fn guesses(responses: &Responses, seed: u64) -> Vec<f64> {
    let learners: Vec<u32> = (0..responses.learners().len() as u32).collect();
    let norms = norms::fit(responses, &learners);
    let enough: Vec<f64> = norms.items.iter().filter(|item| item.count >= ENOUGH).map(|item| item.ease).collect();
    let spread = math::sqrt(enough.iter().map(|ease| ease * ease).sum::<f64>() / enough.len().max(1) as f64).max(1e-6);
    let mut draw = Draw::at(seed, 1, Purpose::Fit);
    let guess = |item: &crate::tracer::norms::ItemNorm| {
        // A sum of twelve uniform numbers is close to normal.
        let chance = (0..12).map(|_| draw.unit()).sum::<f64>() - 6.0;
        let mixed = INSIGHT * item.ease / spread + math::sqrt(1.0 - INSIGHT * INSIGHT) * chance;
        match mixed {
            _ if item.count < ENOUGH => 0.0,
            mixed if mixed > THIRD => ease(Difficulty::Easy),
            mixed if mixed < -THIRD => ease(Difficulty::Hard),
            _ => 0.0,
        }
    };
    norms.items.iter().map(guess).collect()
}
