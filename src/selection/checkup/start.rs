//! What is believed before the first item: of somebody nobody knows, from practice, from an outside score.

use super::Gaussian;
use crate::evidence::Outside;
use crate::tracer::ability::{self, Ability};
use crate::{Error, Result};

/// By what the variance grows of what practice says. Practice teaches and gives help, and the tracer's approximate step
/// holds its parts too surely; chosen so that the intervals after a check-up cover 95 % for learners who learn while they
/// practise.
const UNSURE: f64 = 1.25;

/// What is believed at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// Of the level in general.
    pub general: Gaussian,
    /// Of each skill's own offset to it.
    pub skills: Vec<Gaussian>,
}

/// A score on a scale of its own (RIT, scaled score) with its standard error of measurement, on the logit scale. `mean`
/// and `deviation` are those of the norm group that counts as typical here, on the score's scale. No norms are shipped.
///
/// # Errors
/// `check-up/scale` if what comes out is farther from the norm than ±10 deviations, or its error not between .001 and 10.
pub fn of_scale(score: f64, sem: f64, mean: f64, deviation: f64) -> Result<Outside> {
    let message = "the outside score cannot be put on the logit scale: give the score, its standard error of \
                   measurement, and the norm group's mean and standard deviation, all on one scale";
    let thousandths = |value: f64| (value / deviation * 1000.0).round();
    let (level, se) = (thousandths(score - mean), thousandths(sem));
    let found = Outside { level: level as i32, se: se as u32 }.check();
    found
        .filter(|_| deviation > 0.0 && level.is_finite() && se.is_finite())
        .ok_or_else(|| Error::new("check-up/scale", message))
}

impl Start {
    /// Of somebody of whom nothing is known.
    #[must_use]
    pub fn typical(skills: usize) -> Self {
        Self { general: gaussian(ability::PRIOR), skills: vec![gaussian(ability::SKILL_PRIOR); skills] }
    }

    /// From what practice left: the tracer's belief of the learner in general and of each skill's own offset.
    #[must_use]
    pub fn of_practice(general: Ability, skills: impl Iterator<Item = Ability>) -> Self {
        let skills = skills.map(|own| inflated(own, ability::SKILL_PRIOR)).collect();
        Self { general: inflated(general, ability::PRIOR), skills }
    }

    /// With an outside score as well, each weighted by its precision. The score is taken as one of the level in general.
    #[must_use]
    pub fn with(mut self, outside: Outside) -> Self {
        let level = f64::from(outside.level) / 1000.0;
        let se = f64::from(outside.se) / 1000.0;
        let Gaussian { mean, variance } = self.general;
        let share = variance / (variance + se * se);
        self.general = Gaussian { mean: mean + share * (level - mean), variance: variance * (1.0 - share) };
        self
    }
}

fn gaussian(belief: Ability) -> Gaussian {
    Gaussian { mean: belief.mean, variance: belief.variance }
}

/// The belief, [`UNSURE`] times as unsure, never more than before any practice.
fn inflated(belief: Ability, prior: Ability) -> Gaussian {
    Gaussian { mean: belief.mean, variance: (UNSURE * belief.variance).min(prior.variance) }
}
