//! The ability behind a pattern of responses: EAP, MAP, MLE and WLE, each with its standard error.

use super::posterior::{Grid, Posterior, log_normal};
use super::{Scored, peak};
use crate::{
    Error, Result,
    math::{ln, sqrt},
};

/// Items and the categories of the responses to them.
pub type Answers<'a> = [(&'a Scored, usize)];

/// How to estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The mean of the posterior (Bock & Mislevy 1982).
    Eap,
    /// The highest point of the posterior (Birnbaum 1969).
    Map,
    /// The highest point of the likelihood (Lord 1980).
    Mle,
    /// The likelihood weighted against its bias (Warm 1989).
    Wle,
}

/// What is believed before the first response.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Prior {
    /// Normal.
    Normal {
        /// Its mean, in logits.
        mean: f64,
        /// Its standard deviation.
        sd: f64,
    },
    /// In proportion to the root of the information of the items answered (Jeffreys 1946).
    Jeffreys,
}

/// What an estimate depends on besides the responses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The prior of EAP and MAP.
    pub prior: Prior,
    /// Where abilities are looked for, and the quadrature of EAP.
    pub grid: Grid,
}

/// The standard normal prior, abilities from −4 to 4, 33 points.
impl Default for Settings {
    fn default() -> Self {
        Self { prior: Prior::Normal { mean: 0.0, sd: 1.0 }, grid: Grid::default() }
    }
}

impl Settings {
    /// The settings themselves, if they can be calculated with.
    ///
    /// # Errors
    /// `irt/prior` (a mean that is no number or beyond ±100, a standard deviation not from .001 to 1000), `irt/bounds`
    /// (not low < high, or beyond ±100), `irt/points` (not from 3 to 100,000).
    pub fn check(self) -> Result<Self> {
        let near = |theta: f64| (-100.0..=100.0).contains(&theta);
        if let Prior::Normal { mean, sd } = self.prior
            && !(near(mean) && (0.001..=1000.0).contains(&sd))
        {
            let message = "the prior's mean must be from -100 to 100 and its standard deviation from 0.001 to 1000";
            return Err(Error::new("irt/prior", message));
        }
        let Grid { low, high, points } = self.grid;
        if !(near(low) && near(high) && low < high) {
            let message = "the bounds must be two abilities from -100 to 100, the lower one first";
            return Err(Error::new("irt/bounds", message));
        }
        if !(3..=100_000).contains(&points) {
            return Err(Error::new("irt/points", "the quadrature needs from 3 to 100000 points"));
        }
        Ok(self)
    }

    /// ln of the prior at an ability, for Jeffreys' up to a constant.
    pub(super) fn log_prior(&self, answers: &Answers<'_>, theta: f64) -> f64 {
        match self.prior {
            Prior::Normal { mean, sd } => log_normal(theta, mean, sd),
            // A prior of 0 everywhere would be none: the least number stands for it.
            Prior::Jeffreys => 0.5 * ln(information(answers, theta).max(f64::MIN_POSITIVE)),
        }
    }
}

/// An estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ability {
    /// The ability, in logits.
    pub theta: f64,
    /// Its standard error; infinite where the items say nothing at `theta`.
    pub se: f64,
    /// Whether there was no highest point between the bounds, so that `theta` is one of them.
    pub bounded: bool,
}

/// The test information: the sum of the items' at ability `theta`.
#[must_use]
pub fn information(answers: &Answers<'_>, theta: f64) -> f64 {
    answers.iter().map(|(item, _)| item.information(theta)).sum()
}

/// The likelihood over the grid, as a density to take more answers into.
pub(super) fn likelihood(answers: &Answers<'_>, grid: Grid) -> Posterior {
    let mut likelihood = Posterior::new(grid, |_| 0.0);
    for (item, category) in answers {
        likelihood.take(|theta| item.curve(theta, *category).log_p);
    }
    likelihood
}

/// Estimates the ability behind the answers; their order does not matter.
///
/// Standard errors: EAP the posterior standard deviation; MAP 1/√(test information + prior precision); MLE, WLE and MAP
/// with Jeffreys' prior 1/√(test information). Where the likelihood has several peaks the highest one counts.
///
/// # Errors
/// `irt/flat`: every ability between the bounds explains the answers equally well (there are none, or none says
/// anything), and the method has no prior, or Jeffreys', which is made of what the items say.
///
/// # Panics
/// If an answer is of a category that its item does not have.
pub fn estimate(answers: &Answers<'_>, method: Method, settings: &Settings) -> Result<Ability> {
    if method == Method::Eap {
        let mut posterior = likelihood(answers, settings.grid);
        posterior.take(|theta| settings.log_prior(answers, theta));
        let (theta, se) = posterior.mean_sd();
        return Ok(Ability { theta, se, bounded: false });
    }
    let pull = |theta: f64| match (method, settings.prior) {
        (Method::Map, Prior::Normal { mean, sd }) => (mean - theta) / (sd * sd),
        (Method::Map, Prior::Jeffreys) => 0.5 * per_information(answers, theta, Scored::information_slope),
        (Method::Wle, _) => 0.5 * per_information(answers, theta, Scored::warm),
        _ => 0.0,
    };
    let slope = |theta: f64| answers.iter().map(|(item, x)| item.curve(theta, *x).slope).sum::<f64>() + pull(theta);
    let steepest = answers.iter().map(|(item, _)| item.discrimination().abs()).fold(2.0, f64::max);
    // Half the width in which the steepest item turns: no peak worth the name falls between two points.
    let Some(found) = peak::highest(slope, settings.grid.low, settings.grid.high, 0.5 / steepest) else {
        let message = "every ability explains these answers equally well, so that none is most likely; estimate with a \
                       prior (--method eap or map), or give items that tell abilities apart";
        return Err(Error::new("irt/flat", message));
    };
    let precision = match (method, settings.prior) {
        (Method::Map, Prior::Normal { sd, .. }) => 1.0 / (sd * sd),
        _ => 0.0,
    };
    let se = 1.0 / sqrt(information(answers, found.at) + precision);
    Ok(Ability { theta: found.at, se, bounded: found.edge })
}

/// A sum over the items by the test information; 0 where the items say nothing.
fn per_information(answers: &Answers<'_>, theta: f64, of: impl Fn(&Scored, f64) -> f64) -> f64 {
    let information = information(answers, theta);
    if information > 0.0 { answers.iter().map(|(item, _)| of(item, theta)).sum::<f64>() / information } else { 0.0 }
}
