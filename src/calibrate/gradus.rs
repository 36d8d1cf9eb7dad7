//! Fitting the main tracer (kinds `gradus` and `logistic`).
//!
//! What is learned about items must not have seen the answers that the readout is fitted to, or the readout would trust
//! it more than it may on new learners. So the learners are dealt into parts; norms and vectors for each part come from
//! the others (cross-fitting, as in stacking: Wolpert 1992, *Stacked generalization*), and the readout is fitted to the
//! figures of all parts. The model itself then has norms and vectors from all learners.

use super::parallel::{self, Threads};
use super::responses::Responses;
use super::trees::{self, Boosting, Table};
use super::{compose, logistic, norms, vectors, written};
use crate::math;
use crate::tracer::features::{self, Look};
use crate::tracer::figures::{COUNT, FIGURES};
use crate::tracer::gradus::step;
use crate::tracer::norms::Norms;
use crate::tracer::readout::Readout;
use crate::tracer::vectors::Vectors;
use crate::tracer::{Gradus, History, Observation, Outcome};
use serde::Serialize;

/// What is told while fitting: the step and how much of it is done.
pub type Tick<'a> = &'a (dyn Fn(&'static str, usize, usize) + Sync);

/// How to fit.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Of the parts, the vectors' starts and the trees' draws.
    pub seed: u64,
    /// A linear readout (kind `logistic`) instead of trees (kind `gradus`).
    pub linear: bool,
    /// How many threads; the result does not show it.
    pub threads: Threads,
}

/// A fitted model.
#[derive(Debug)]
pub struct Fitted {
    model: Gradus,
    linear: bool,
}

/// Parts that the learners are dealt into. Ten are a little better than five, for what each part's norms have not seen is
/// less.
const PARTS: u32 = 10;
/// Ridge of the linear readout, in observations.
pub(super) const RIDGE: f64 = 10.0;

/// The trees of a fitted model. Chosen on the dev tables: 250 at a rate of .07 gain at most .0009 in AUC on them and lose
/// .0004, and a prediction takes a tenth to a half longer.
fn boosting(seed: u64) -> Boosting {
    Boosting {
        trees: 190,
        leaves: 16,
        rate: 0.09,
        l2: 20.0,
        min_rows: 60,
        features: 0.3,
        rows: 0.7,
        seed,
        patience: 60,
    }
}

/// The trees of portable parameters, which the page loads with every visit: few and small.
pub(super) fn small_boosting(seed: u64) -> Boosting {
    Boosting { trees: 90, leaves: 8, rate: 0.12, min_rows: 300, l2: 50.0, ..boosting(seed) }
}

/// Figures before each of some responses, and what came of them.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) x: Vec<f32>,
    pub(super) right: Vec<bool>,
    /// The part of the response's learner.
    pub(super) part: Vec<u32>,
    pub(super) weight: Vec<f32>,
}

impl Figures {
    pub(super) fn table(&self) -> Table<'_> {
        let weight = (!self.weight.is_empty()).then_some(&self.weight[..]);
        Table { x: &self.x, width: COUNT, right: &self.right, offset: None, weight }
    }

    /// The rows of one part, or all others.
    fn only(&self, wanted: impl Fn(u32) -> bool) -> Self {
        let mut own = Self::default();
        for (row, &part) in self.part.iter().enumerate().filter(|&(_, &part)| wanted(part)) {
            own.x.extend_from_slice(&self.x[row * COUNT..(row + 1) * COUNT]);
            own.right.push(self.right[row]);
            own.part.push(part);
            own.weight.extend(self.weight.get(row));
        }
        own
    }

    pub(super) fn append(&mut self, other: Self) {
        self.x.extend(other.x);
        self.right.extend(other.right);
        self.part.extend(other.part);
        self.weight.extend(other.weight);
    }
}

/// Fits to a table of responses.
#[must_use]
pub fn fit(responses: &Responses, options: &Options, tick: Tick<'_>) -> Fitted {
    let Options { seed, linear, threads } = *options;
    let count = responses.learners().len();
    let parts = PARTS.min(count.max(2) as u32);
    let part = responses.folds(parts, seed);
    let of = |wanted: &dyn Fn(u32) -> bool| -> Vec<u32> {
        (0..count as u32).filter(|&learner| wanted(part[learner as usize])).collect()
    };
    // The last set is all learners, for the model itself.
    let mut sets: Vec<Vec<u32>> = (0..parts).map(|own| of(&|other| other != own)).collect();
    sets.push(of(&|_| true));

    tick("items", 0, sets.len());
    let mut all_norms = parallel::map(threads, sets.len(), |set| norms::fit(responses, &sets[set]));
    let spec = vectors::choose(responses, &sets[parts as usize], seed, threads);
    let borrowed: Vec<&[u32]> = sets.iter().map(Vec::as_slice).collect();
    let mut all_vectors =
        vectors::fit(responses, &borrowed, &spec, seed, threads, &|done, all| tick("vectors", done, all));
    let (final_norms, final_vectors) =
        (all_norms.pop().expect("a set of all"), all_vectors.pop().expect("a set of all"));

    tick("figures", 0, 1);
    let learners = of(&|_| true);
    let own = parallel::map(threads, learners.len(), |learner| {
        let own = part[learner] as usize;
        figures(&all_norms[own], &all_vectors[own], responses, learner, own as u32, |_| 0.0)
    });
    let mut all = Figures::default();
    own.into_iter().for_each(|own| all.append(own));
    let readout = if linear {
        logistic::logistic(all.table(), RIDGE, threads)
    } else {
        boosted(&all, &boosting(seed), threads, tick)
    };
    Fitted { model: Gradus { norms: final_norms, vectors: final_vectors, readout }, linear }
}

/// Boosts with as many trees as are best for a part that is held back, then again on all with so many.
pub(super) fn boosted(all: &Figures, spec: &Boosting, threads: Threads, tick: Tick<'_>) -> Readout {
    let (train, held) = (all.only(|part| part != 0), all.only(|part| part == 0));
    let first = trees::fit(spec, train.table(), Some(held.table()), threads, &|done, all| tick("trees", done, 2 * all));
    let trees = match &first {
        Readout::Trees(trees) => trees.steps().len(),
        Readout::Linear(_) => spec.trees,
    };
    // One part more to learn from carries a little further.
    let trees = (trees + trees / 10).min(spec.trees);
    let spec = Boosting { trees, patience: 0, ..spec.clone() };
    trees::fit(&spec, all.table(), None, threads, &|done, all| tick("trees", all + done, 2 * all))
}

/// The figures before each of a learner's responses. `ease` is the author's guess for an item.
pub(super) fn figures(
    norms: &Norms,
    vectors: &Vectors,
    responses: &Responses,
    learner: usize,
    part: u32,
    ease: impl Fn(u32) -> f64,
) -> Figures {
    let mut own = Figures::default();
    let mut history = History::default();
    for row in responses.of(learner) {
        let skills = responses.skills_of(row);
        let seen = Observation {
            item: Some(row.item),
            skills,
            time: row.time,
            ease: ease(row.item),
            ..Observation::default()
        };
        let look: Look = features::look(norms, vectors, &history, seen);
        own.x.extend_from_slice(&look.figures);
        own.right.push(row.correct);
        own.part.push(part);
        step(vectors, &mut history, seen, &look.stance, Outcome::plain(row.correct));
    }
    own
}

impl Fitted {
    pub(super) fn new(model: Gradus, linear: bool) -> Self {
        Self { model, linear }
    }

    /// The text of the model's file; `fitted` says to people what it was fitted on.
    #[must_use]
    pub fn file(&self, fitted: &impl Serialize) -> String {
        let names = FIGURES.map(|(name, _)| name);
        let readout = written::written(&self.model.readout, &names);
        let norms = norms::compose(&self.model.norms);
        let vectors = &self.model.vectors;
        let vectors = if vectors.0.is_empty() { String::new() } else { format!("\"vectors\":{},\n", vectors.params()) };
        let params = format!("{{\"readout\":{readout},\n{vectors}\"norms\":{norms}}}");
        compose::compose(if self.linear { "logistic" } else { "gradus" }, fitted, &params)
    }
}

/// Logit of the share of right answers.
pub(super) fn base(responses: &Responses) -> f64 {
    let right = responses.rows().iter().filter(|row| row.correct).count() as f64;
    math::logit((right + 0.5) / (responses.rows().len() as f64 + 1.0))
}
