//! A tracer with its parameters, from a model file, and what it believes of one learner.
//!
//! ```no_run
//! use gradus::tracer::{Model, Observation};
//! # let bytes = Vec::new();
//! let model = Model::parse(&bytes)?;
//! let items = Model::places(model.items(), &["fr-eq-3".into()]);
//! let skills = Model::places(model.skills(), &["fractions".into()]);
//! let mut learner = model.start();
//! let seen = Observation { item: Some(items[0]), skills: &skills, time: Some(0.0), ..Observation::default() };
//! let p = model.predict(&learner, seen);
//! model.update(&mut learner, seen, true);
//! # Ok::<(), gradus::Error>(())
//! ```

use super::chains::{Chains, Known};
use super::file;
use super::gradus::Gradus;
use super::history::{History, Outcome};
use super::ratings::{Ratings, Standing};
use crate::ids::Probability;
use crate::{Error, Result};
use std::collections::BTreeMap;

/// A response that is about to be given, as far as a tracer cares.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Observation<'a> {
    /// The item's place as [`Model::places`] gives it; `None` if not even its name is known.
    pub item: Option<u32>,
    /// Its skills' places as [`Model::places`] gives them, each once; may be empty.
    pub skills: &'a [u32],
    /// Seconds since the learner's first response; `None` if not known.
    pub time: Option<f64>,
    /// The author's guess of how much easier than typical the item is, in logits; the kinds `gradus` and `logistic` take
    /// it as a prior.
    pub ease: f64,
    /// Chance of a right answer without knowing, in [0, 1); the kinds `gradus` and `logistic` allow for it.
    pub guess: f64,
}

/// A tracer with its parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Model(Kind);

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Bkt(Chains),
    KtIdem(Chains),
    Elo(Ratings),
    /// The main tracer; true if its readout is linear.
    Gradus(Box<Gradus>, bool),
}

/// What a [`Model`] believes of one learner. Only the model that [started](Model::start) it can use it.
#[derive(Clone, Debug, PartialEq)]
pub struct Traced(State);

#[derive(Clone, Debug, PartialEq)]
enum State {
    Chains(Known),
    Ratings(Standing),
    History(Box<History>),
}

impl Model {
    /// The model of a file that `gradus fit tracer` wrote.
    ///
    /// # Errors
    /// `tracer/not-one`, `tracer/not-json` (with line and column), `tracer/version`, `tracer/altered`, `tracer/kind`,
    /// `tracer/shape`.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let file = file::open(bytes)?;
        Ok(Self(match &*file.kind {
            "bkt" => Kind::Bkt(Chains::read(file.params)?),
            "ktidem" => Kind::KtIdem(Chains::read(file.params)?),
            "elo" => Kind::Elo(Ratings::read(file.params)?),
            kind @ ("gradus" | "logistic") => Kind::Gradus(Box::new(Gradus::read(file.params)?), kind == "logistic"),
            other => {
                let message = ["this Gradus knows no tracer of kind `", other, "`; update Gradus"].concat();
                return Err(Error::new("tracer/kind", message));
            }
        }))
    }

    /// The model that Gradus ships with, for items that nobody has answered yet.
    #[must_use]
    pub fn shipped() -> Self {
        Self(Kind::Gradus(Box::new(Gradus::shipped()), true))
    }

    /// The name of the kind, as in the file and on the command line.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.0 {
            Kind::Bkt(_) => "bkt",
            Kind::KtIdem(_) => "ktidem",
            Kind::Elo(_) => "elo",
            Kind::Gradus(_, false) => "gradus",
            Kind::Gradus(_, true) => "logistic",
        }
    }

    /// Names of the items it has parameters for.
    #[must_use]
    pub fn items(&self) -> &[String] {
        match &self.0 {
            Kind::Bkt(chains) | Kind::KtIdem(chains) => &chains.items,
            Kind::Elo(ratings) => &ratings.items,
            Kind::Gradus(gradus, _) => &gradus.norms.item_names,
        }
    }

    /// Names of the skills it has parameters for.
    #[must_use]
    pub fn skills(&self) -> &[String] {
        match &self.0 {
            Kind::Bkt(chains) | Kind::KtIdem(chains) => &chains.skills,
            Kind::Elo(ratings) => &ratings.skills,
            Kind::Gradus(gradus, _) => &gradus.norms.skill_names,
        }
    }

    /// Where `wanted` names stand among `known` ones. A name that is not there gets a place of its own behind them: the
    /// model treats it as typical and still tells it from others. Distinct names get distinct places.
    #[must_use]
    pub fn places(known: &[String], wanted: &[String]) -> Vec<u32> {
        let mut places: BTreeMap<&str, u32> = BTreeMap::new();
        for (place, name) in known.iter().enumerate() {
            places.entry(name).or_insert(place as u32);
        }
        let mut next = known.len() as u32;
        let mut found = Vec::with_capacity(wanted.len());
        for name in wanted {
            let place = *places.entry(name).or_insert(next);
            next += u32::from(place == next);
            found.push(place);
        }
        found
    }

    /// What it believes of a learner without answers.
    #[must_use]
    pub fn start(&self) -> Traced {
        Traced(match self.0 {
            Kind::Bkt(_) | Kind::KtIdem(_) => State::Chains(Known::new()),
            Kind::Elo(_) => State::Ratings(Standing::default()),
            Kind::Gradus(..) => State::History(Box::default()),
        })
    }

    /// P(right).
    ///
    /// # Panics
    /// If the state is not of this model's kind.
    #[must_use]
    pub fn predict(&self, state: &Traced, observed: Observation<'_>) -> Probability {
        Probability::clamped(match (&self.0, &state.0) {
            (Kind::Bkt(chains) | Kind::KtIdem(chains), State::Chains(state)) => chains.predict(state, observed),
            (Kind::Elo(ratings), State::Ratings(state)) => ratings.predict(state, observed),
            (Kind::Gradus(gradus, _), State::History(state)) => gradus.predict(state, observed).get(),
            _ => foreign(),
        })
    }

    /// [Predicts](Self::predict), then takes in what happened.
    ///
    /// # Panics
    /// If the state is not of this model's kind.
    pub fn follow(&self, state: &mut Traced, observed: Observation<'_>, right: bool) -> Probability {
        if let (Kind::Gradus(gradus, _), State::History(state)) = (&self.0, &mut state.0) {
            return gradus.follow(state, observed, Outcome::plain(right));
        }
        let p = self.predict(state, observed);
        self.update(state, observed, right);
        p
    }

    /// Takes in what happened.
    ///
    /// # Panics
    /// If the state is not of this model's kind.
    pub fn update(&self, state: &mut Traced, observed: Observation<'_>, right: bool) {
        match (&self.0, &mut state.0) {
            (Kind::Bkt(chains) | Kind::KtIdem(chains), State::Chains(state)) => chains.update(state, observed, right),
            (Kind::Elo(ratings), State::Ratings(state)) => ratings.update(state, observed, right),
            (Kind::Gradus(gradus, _), State::History(state)) => gradus.learn(state, observed, Outcome::plain(right)),
            _ => foreign(),
        }
    }
}

fn foreign() -> ! {
    panic!("the state of another model")
}

/// The place `at` of a list that grows to have it.
pub(super) fn reach<T: Copy>(list: &mut Vec<T>, at: u32, fill: T) -> &mut T {
    let at = at as usize;
    if list.len() <= at {
        if list.capacity() <= at {
            // Doubling would leave up to half of it empty, for each learner.
            list.reserve_exact((at + 1 - list.len()).max(list.len() / 8));
        }
        list.resize(at + 1, fill);
    }
    &mut list[at]
}
