//! What is believed of all levels at once: θₖ = g + sₖ, with g and every sₖ Gaussian and independent at the start.
//!
//! Given g the skills know nothing of each other (a bifactor model), so the posterior of a hundred skills needs only a
//! sum over g of sums over one sₖ each (Gibbons, R. D. & Hedeker, D. R. (1992), *Full-information item bi-factor
//! analysis*, Psychometrika 57, 423–436). All grids have one step: then θ = g + s falls on a grid too, and an answer is
//! one pass over its skill's likelihood of θ and one over (g, s).

use super::{Gaussian, Start};
use crate::irt::Item;
use crate::math;

/// Step of the grids, in logits. Sums over equal steps of functions as smooth as these lose 2·exp(−2π²σ²/h²) (Trefethen
/// & Weideman 2014): 3e-5 for a posterior as narrow as .15.
const STEP: f64 = 0.2;
/// How far a prior is followed, in standard deviations.
const REACH: f64 = 5.0;
/// A Gaussian of less variance than this, in squared steps, is three points with its variance instead of samples.
const NARROW: f64 = 0.5;
/// Least factor that an answer brings: no level is ruled out for good.
const LEAST: f64 = 1e-12;

/// A Gaussian of mean 0 on the grid, from −half to half.
fn sampled(variance: f64) -> Vec<f64> {
    let squared = variance / (STEP * STEP);
    if squared <= 0.0 {
        return vec![1.0];
    }
    if squared < NARROW {
        return vec![squared / 2.0, 1.0 - squared, squared / 2.0];
    }
    let half = math::ceil(REACH * math::sqrt(squared)) as i32;
    let mut weights: Vec<f64> = (-half..=half).map(|at| math::exp(-0.5 * f64::from(at * at) / squared)).collect();
    share_out(&mut weights);
    weights
}

/// Makes them sum to 1.
fn share_out(weights: &mut [f64]) {
    let total: f64 = weights.iter().sum();
    for weight in weights {
        *weight /= total;
    }
}

/// The belief.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Belief {
    /// Points of g.
    general: Vec<f64>,
    /// Logarithms of their prior weights.
    prior: Vec<f64>,
    /// Posterior weights, summing to 1.
    weights: Vec<f64>,
    skills: Vec<Own>,
}

/// A skill's own part.
#[derive(Clone, Debug, PartialEq)]
struct Own {
    prior: Gaussian,
    asked: Option<Asked>,
}

/// What the answers on a skill say.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    /// Prior weights of s.
    own: Vec<f64>,
    /// Likelihood of θ, up to a factor.
    likelihood: Vec<f64>,
    /// For each point of g: logarithm of its likelihood, mean and variance of s given it.
    log: Vec<f64>,
    mean: Vec<f64>,
    variance: Vec<f64>,
}

/// A weighted mean of levels: what is expected of it and how much is left unknown, for each point of g.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) belief: Gaussian,
    /// For each point of g: expected value, less the mean, times the point's posterior weight.
    pull: Vec<f64>,
}

impl Belief {
    pub(super) fn new(start: &Start) -> Self {
        let weights = sampled(start.general.variance);
        let half = (weights.len() / 2) as f64;
        let general = (0..weights.len()).map(|at| start.general.mean + STEP * (at as f64 - half)).collect();
        let prior = weights.iter().map(|&weight| math::ln(weight)).collect();
        let skills = start.skills.iter().map(|&prior| Own { prior, asked: None }).collect();
        Self { general, prior, weights, skills }
    }

    /// How many skills there are.
    pub(super) fn skills(&self) -> usize {
        self.skills.len()
    }

    /// Takes in an answer.
    pub(super) fn answer(&mut self, skill: usize, item: &Item, right: bool) {
        let Own { prior, asked } = &mut self.skills[skill];
        let points = self.general.len();
        let asked = asked.get_or_insert_with(|| {
            let own = sampled(prior.variance);
            let wide = points + own.len() - 1;
            let empty = vec![0.0; points];
            Asked { own, likelihood: vec![1.0; wide], log: empty.clone(), mean: empty.clone(), variance: empty }
        });
        let half = (asked.own.len() / 2) as f64;
        let lowest = self.general[0] + prior.mean - STEP * half;
        let mut top = 0.0f64;
        for (at, likelihood) in asked.likelihood.iter_mut().enumerate() {
            let theta = lowest + STEP * at as f64;
            let chance = if right { item.right(theta) } else { item.wrong(theta) };
            *likelihood *= chance.max(LEAST);
            top = top.max(*likelihood);
        }
        for likelihood in &mut asked.likelihood {
            *likelihood /= top;
        }
        for at in 0..points {
            let (mut sum, mut first, mut second) = (0.0, 0.0, 0.0);
            let mut offset = -STEP * half;
            for (own, likelihood) in asked.own.iter().zip(&asked.likelihood[at..]) {
                let weight = own * likelihood;
                sum += weight;
                first += weight * offset;
                second += weight * offset * offset;
                offset += STEP;
            }
            // A sum that underflowed is of a point far from all that the answers say.
            let sum = sum.max(1e-300);
            let mean = first / sum;
            asked.log[at] = math::ln(sum);
            asked.mean[at] = prior.mean + mean;
            asked.variance[at] = (second / sum - mean * mean).max(0.0);
        }
        self.weigh();
    }

    fn weigh(&mut self) {
        let mut log = self.prior.clone();
        for asked in self.skills.iter().filter_map(|own| own.asked.as_ref()) {
            for (log, own) in log.iter_mut().zip(&asked.log) {
                *log += own;
            }
        }
        let top = log.iter().fold(f64::NEG_INFINITY, |top, &log| top.max(log));
        for (weight, log) in self.weights.iter_mut().zip(log) {
            *weight = math::exp(log - top);
        }
        share_out(&mut self.weights);
    }

    /// The level that is the sum of these skills' levels, each times its weight; the weights sum to 1.
    pub(super) fn level(&self, parts: &[(u32, f64)]) -> Level {
        let mut pull = self.general.clone();
        let (mut fixed, mut unknown) = (0.0, 0.0);
        for &(skill, weight) in parts {
            let own = &self.skills[skill as usize];
            match &own.asked {
                None => {
                    fixed += weight * own.prior.mean;
                    unknown += weight * weight * own.prior.variance;
                }
                Some(asked) => {
                    for (pull, mean) in pull.iter_mut().zip(&asked.mean) {
                        *pull += weight * mean;
                    }
                    unknown += weight * weight * self.expected(&asked.variance);
                }
            }
        }
        let mean = self.expected(&pull);
        let mut variance = unknown;
        for (pull, weight) in pull.iter_mut().zip(&self.weights) {
            let off = *pull - mean;
            *pull = weight * off;
            variance += weight * off * off;
        }
        Level { belief: Gaussian { mean: mean + fixed, variance }, pull }
    }

    /// Covariance of a level with that of one skill, whose weight in it is `weight`.
    pub(super) fn covariance(&self, level: &Level, skill: u32, weight: f64) -> f64 {
        let own = &self.skills[skill as usize];
        let shared: f64 = level.pull.iter().zip(&self.general).map(|(pull, general)| pull * general).sum();
        match &own.asked {
            None => shared + weight * own.prior.variance,
            Some(asked) => {
                let with: f64 = level.pull.iter().zip(&asked.mean).map(|(pull, mean)| pull * mean).sum();
                shared + with + weight * self.expected(&asked.variance)
            }
        }
    }

    fn expected(&self, values: &[f64]) -> f64 {
        values.iter().zip(&self.weights).map(|(value, weight)| value * weight).sum()
    }
}
