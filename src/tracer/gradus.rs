//! The main tracer (kinds `gradus` and `logistic`): running figures of a learner, read out by small trees or a linear form.
//!
//! The figures ([`features`](super::features)) come from a Gaussian belief of ability in general and on each skill,
//! knowledge tracing, decayed counts, lags and gaps, and, where others have answered the same items, from their norms and
//! vectors. A step costs the same however long the history is.

use super::features::{self, Look, Stance};
use super::figures::{COUNT, FIGURES, Term};
use super::file;
use super::history::{History, Outcome};
use super::model::Observation;
use super::norms::Norms;
use super::readout::{Linear, Readout, Weight};
use super::shipped;
use super::vectors::Vectors;
use crate::Result;
use crate::ids::Probability;
use crate::json::Raw;
use crate::math;

/// The main tracer's parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradus {
    pub(crate) norms: Norms,
    pub(crate) vectors: Vectors,
    pub(crate) readout: Readout,
}

/// A prediction, broken into what moved it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Logit of P(right). It is `constant` plus all terms, up to rounding.
    pub logit: f64,
    /// What is there before anything is looked at.
    pub constant: f64,
    /// What each kind of reason adds, in logits, in the order of [`Term::ALL`].
    pub terms: [(Term, f64); Term::ALL.len()],
}

impl Gradus {
    /// The parameters that Gradus ships with (`models/default.json`): for any bank, without a single answer to its items.
    /// `docs/tracing.md` says what they were fitted on and how to fit others.
    ///
    #[must_use]
    pub fn shipped() -> Self {
        let place = |name: &str| FIGURES.iter().position(|(own, _)| *own == name).expect("a test reads them all");
        let weight = |&(name, weight, mean, scale, missing): &(&str, f64, f64, f64, f64)| Weight {
            feature: place(name),
            weight,
            mean,
            scale,
            missing,
        };
        let weights = shipped::WEIGHTS.iter().map(weight).collect();
        Self {
            norms: Norms::typical(shipped::TYPICAL),
            vectors: Vectors(Vec::new()),
            readout: Readout::Linear(Linear::new(COUNT, shipped::BASE, weights)),
        }
    }

    /// Reads the parameters of a `gradus` or `logistic` file.
    ///
    /// # Errors
    /// `tracer/shape`.
    pub(crate) fn read(params: Raw<'_>) -> Result<Self> {
        let fields = file::object(Some(params), "params")?;
        let vectors = fields.get("vectors").map(Vectors::read).transpose()?;
        let readout = fields.get("readout").ok_or_else(|| file::shape("readout", "is missing"))?;
        let names = FIGURES.map(|(name, _)| name);
        Ok(Self {
            norms: Norms::read(fields.get("norms"))?,
            vectors: vectors.unwrap_or(Vectors(Vec::new())),
            readout: Readout::read(readout, &names)?,
        })
    }

    pub(super) fn look(&self, history: &History, observed: Observation<'_>) -> Look {
        features::look(&self.norms, &self.vectors, history, observed)
    }

    /// P(right) on an item that is about to be answered.
    #[must_use]
    pub fn predict(&self, history: &History, observed: Observation<'_>) -> Probability {
        let logit = self.readout.logit(&self.look(history, observed).figures);
        Probability::clamped(math::logistic(logit))
    }

    /// The same in logits, with what moved it.
    #[must_use]
    pub fn explain(&self, history: &History, observed: Observation<'_>) -> Explanation {
        const GROUPS: [u8; COUNT] = {
            let mut groups = [0; COUNT];
            let mut at = 0;
            while at < COUNT {
                groups[at] = FIGURES[at].1 as u8;
                at += 1;
            }
            groups
        };
        let figures = self.look(history, observed).figures;
        let mut sums = [0.0; Term::ALL.len()];
        let constant = self.readout.explain(&figures, &GROUPS, &mut sums);
        let mut terms = Term::ALL.map(|term| (term, 0.0));
        for ((_, term), sum) in terms.iter_mut().zip(sums) {
            *term = sum;
        }
        Explanation { logit: self.readout.logit(&figures), constant, terms }
    }

    /// [Predicts](Self::predict), then [learns](Self::learn), looking once.
    pub fn follow(&self, history: &mut History, observed: Observation<'_>, outcome: Outcome) -> Probability {
        let look = self.look(history, observed);
        let logit = self.readout.logit(&look.figures);
        step(&self.vectors, history, observed, &look.stance, outcome);
        Probability::clamped(math::logistic(logit))
    }

    /// Takes in what came of it.
    pub fn learn(&self, history: &mut History, observed: Observation<'_>, outcome: Outcome) {
        let stance = features::stance(&self.norms, &self.vectors, history, observed);
        step(&self.vectors, history, observed, &stance, outcome);
    }
}

/// What a learner's history becomes by an answer; `stance` is what was believed before it.
pub(crate) fn step(
    vectors: &Vectors,
    history: &mut History,
    observed: Observation<'_>,
    stance: &Stance,
    outcome: Outcome,
) {
    vectors.step(&mut history.vectors, observed, &stance.vectors, outcome.right, outcome.weight);
    history.learn(observed, stance, outcome);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_parameters_are_those_of_the_file() {
        let file = file::open(include_bytes!("../../models/default.json")).unwrap();
        assert_eq!(
            Gradus::read(file.params).unwrap(),
            Gradus::shipped(),
            "copy models/default.json to tracer/shipped.rs"
        );
    }
}
