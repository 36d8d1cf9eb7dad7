//! Item parameters from a table of right and wrong answers: marginal maximum likelihood of the one- and two-parameter
//! logistic models, by the EM algorithm of Bock & Aitkin (1981).
//!
//! Of a person i with ability θ, normal with mean 0 and variance 1 over the population, the answer to item j is right
//! with probability P_j(θ) = 1/(1 + e^−(a_j θ + d_j)); the difficulty is b_j = −d_j/a_j. With 1PL all items have one
//! slope a, which is the Rasch model with ability of variance a². The integral over θ is a sum over equally spaced
//! points ([`Settings::points`]).
//!
//! What makes it fast: an item's answers enter the likelihood of a person by the sum of a_j and of d_j over the right
//! answers only (Birnbaum's sufficient statistic), and enter the equations of the items by the mean of θ after the
//! answers only. So no table of persons by items by points is ever made; `expect` has the equations.
//!
//! ```
//! use gradus::calibrate::mml::{self, Matrix, Model, Settings};
//! let answers = Matrix::read("a,b,c\n1,1,0\n1,0,0\n0,1,1\n1,1,1\n0,0,0\n1,,0\n".as_bytes(), false)?;
//! let fit = mml::fit(&answers, Model::OnePl, &Settings::default(), &|_| {})?;
//! assert!(fit.converged && fit.items[0].b < fit.items[2].b); // a is easier than c
//! # Ok::<(), gradus::Error>(())
//! ```
//!
//! Sources: Bock & Aitkin (1981), Psychometrika 46, 443–459; Varadhan & Roland (2008), Scandinavian Journal of
//! Statistics 35, 335–353, for the acceleration.

mod accelerate;
mod expect;
mod matrix;
mod maximise;
mod parameters;
mod precision;
mod quadrature;
mod read;
mod units;

pub use accelerate::Step;
pub use matrix::Matrix;
pub use precision::StandardError;

use super::parallel::Threads;
use crate::irt::Item;
use crate::{Error, Result};
use parameters::Parameters;
use quadrature::Quadrature;
use units::Units;

/// The largest slope, either side of 0. An item that splits the persons without error has none that is best; steeper
/// than this the step falls between two points of the quadrature, and the answers say nothing on how steep.
pub const STEEPEST: f64 = 10.0;

/// A slope nearer to 0 than this says nothing about ability, and its difficulty −d/a is not defined.
pub const FLATTEST: f64 = 0.001;

/// Which slopes an item can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// One slope for all items.
    OnePl,
    /// Each item has a slope of its own.
    TwoPl,
}

/// How to fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Points of the quadrature, equally spaced from −6 to 6 with weights like the normal density: 61 by default.
    /// At least 3.
    pub points: usize,
    /// Done when a step of EM changes no slope and no intercept by more than this.
    pub tolerance: f64,
    /// At most so many steps of EM.
    pub most: u32,
    /// Whether steps are extrapolated (SQUAREM); without, plain EM, which is slower and gives the same.
    pub accelerate: bool,
    /// Whether standard errors are wanted: two more expectations a parameter.
    pub standard_errors: bool,
    /// How many threads; the result does not depend on it.
    pub threads: Threads,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            points: 61,
            tolerance: 1e-8,
            most: 2_000,
            accelerate: true,
            standard_errors: false,
            threads: Threads::all(),
        }
    }
}

/// What was fitted.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The items in the order of the table; c = 0, d = 1. A slope may be negative: better persons answer worse.
    pub items: Vec<Item>,
    /// Of each item, if they were asked for; `None` where the information has no inverse.
    pub standard_errors: Option<Vec<StandardError>>,
    /// The logarithm of the marginal likelihood of the whole table.
    pub log_likelihood: f64,
    /// How many steps of EM were made.
    pub iterations: u32,
    /// Whether [`Settings::tolerance`] was reached.
    pub converged: bool,
    /// The items whose slope stands at [`STEEPEST`]: places in `items`.
    pub bounded: Vec<usize>,
    /// The items whose slope is within [`FLATTEST`] of 0 and was put there, so that a difficulty is defined.
    pub flat: Vec<usize>,
}

/// Fits the model to the table. `watch` is told of each step of EM.
///
/// Neither the order of the rows nor the number of threads reaches the result; every row twice gives the same items.
///
/// # Errors
/// `matrix/too-few-items` (2PL needs three items, 1PL two: fewer leave parameters undetermined); with the item as the
/// place, `matrix/unanswered` if nobody was given it, `matrix/one-answer` if all who were got it right, or wrong: its
/// difficulty is then infinite.
///
/// # Panics
/// If there are fewer than 3 points.
pub fn fit(answers: &Matrix, model: Model, settings: &Settings, watch: &dyn Fn(Step)) -> Result<Fit> {
    check(answers, model)?;
    let units = Units::of(answers, model);
    let points = Quadrature::normal(settings.points);
    let start = Parameters::start(model, &units);
    let end = accelerate::run(&units, &points, start, settings, watch);
    let mut parameters = end.parameters;
    // The likelihood is the same when all slopes and the scale change their sign.
    if parameters.slopes().iter().sum::<f64>() < 0.0 {
        parameters.turn();
    }
    let errors = settings.standard_errors.then(|| precision::of(&units, &points, &parameters, settings.threads));
    let names = 0..answers.items();
    let slope = |item: usize| parameters.slope(item);
    let flat: Vec<usize> = names.clone().filter(|&item| slope(item).abs() < FLATTEST).collect();
    let item = |item: usize| {
        let a = if slope(item).abs() < FLATTEST { FLATTEST.copysign(slope(item)) } else { slope(item) };
        Item::two(a, -parameters.intercept(item) / a)
    };
    Ok(Fit {
        items: names.clone().map(item).collect(),
        standard_errors: errors.flatten(),
        log_likelihood: end.log_likelihood,
        iterations: end.steps,
        converged: end.converged,
        bounded: names.filter(|&item| slope(item).abs() >= STEEPEST).collect(),
        flat,
    })
}

/// Can the parameters be found at all?
fn check(answers: &Matrix, model: Model) -> Result<()> {
    let (least, words) = match model {
        Model::OnePl => (2, "1PL needs two items or more"),
        Model::TwoPl => (3, "2PL needs three items or more; with two, fit 1PL"),
    };
    if answers.items() < least {
        let count = answers.items();
        let message = format!("{words}: this table has {count}, and so leaves parameters undetermined");
        return Err(Error::new("matrix/too-few-items", message));
    }
    for item in 0..answers.items() {
        let (right, given) = (answers.right(item), answers.given(item));
        let place = |error: Error| error.at(format!("item {}", answers.names()[item]));
        if given == 0 {
            let message = "nobody answered it; leave its column out";
            return Err(place(Error::new("matrix/unanswered", message)));
        }
        if right == 0 || right == given {
            let which = if right == 0 { "wrong" } else { "right" };
            let message = format!("everybody's answer is {which}, so its difficulty is infinite; leave its column out");
            return Err(place(Error::new("matrix/one-answer", message)));
        }
    }
    Ok(())
}
