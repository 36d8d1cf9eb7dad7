//! The steps of EM, and better ones from what the last steps showed: Anderson's mixing with a check, after Henderson &
//! Varadhan (2019), Journal of Computational and Graphical Statistics 28, 834–846.
//!
//! With x the parameters, f(x) the step of EM from there, and Δx, Δf how both changed over the last few steps, the next
//! place is x + f − (Δx + Δf)γ, where γ makes |f − Δf γ| least: where a step would be 0 if it depended linearly on the
//! place. What EM is slow at is few directions (the place and the unit of the ability scale, in long tests), and these
//! are soon known. The new place is kept if the likelihood is no lower there, else one nearer to x + f, at last x + f itself,
//! and the past is forgotten; so the likelihood never falls, but for rounding.

use super::Settings;
use super::expect::expect;
use super::maximise::maximise;
use super::parameters::Parameters;
use super::quadrature::Quadrature;
use super::units::Units;
use crate::math::sqrt;
use std::collections::VecDeque;

/// A step of EM, for who watches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// How many steps were made, this one included.
    pub steps: u32,
    /// The log likelihood before the step.
    pub log_likelihood: f64,
    /// The largest change of a slope or intercept.
    pub change: f64,
}

/// Where the steps ended.
#[derive(Debug)]
pub(super) struct End {
    pub(super) parameters: Parameters,
    pub(super) log_likelihood: f64,
    pub(super) steps: u32,
    pub(super) converged: bool,
}

/// How many changes are remembered.
const MEMORY: usize = 6;

/// A change that is so nearly made up of others adds only rounding; as a part of its length.
const NEW: f64 = 1e-6;

/// A place beyond the plain step that is too far is tried so often, each time so much nearer to that step.
const TRIES: u32 = 3;
const SHORTER: f64 = 0.2;

/// By how much of itself a sum of log likelihoods may differ from the exact one.
const ROUNDING: f64 = 1e-14;

/// Climbs from `start` to the top.
pub(super) fn run(
    units: &Units,
    points: &Quadrature,
    start: Parameters,
    settings: &Settings,
    watch: &dyn Fn(Step),
) -> End {
    let expected = |at: &Parameters| expect(units, points, at, settings.threads);
    let mut at = start;
    let mut here = expected(&at);
    let mut past = Past::default();
    let mut steps = 0;
    loop {
        let next = maximise(units, points, &here, &at, settings.threads);
        steps += 1;
        let change = next.apart(&at);
        watch(Step { steps, log_likelihood: here.log_likelihood, change });
        let converged = change <= settings.tolerance;
        if converged || steps >= settings.most {
            let log_likelihood = expected(&next).log_likelihood;
            return End { parameters: next, log_likelihood, steps, converged };
        }
        if let Some(mut far) = past.mix(&at, &next).filter(|_| settings.accelerate) {
            let least = here.log_likelihood * (1.0 + ROUNDING);
            let found = (0..TRIES).find_map(|_| {
                let there = expected(&far);
                // Beyond what numbers can hold there is no likelihood, and this is false.
                if there.log_likelihood >= least {
                    return Some((far.clone(), there));
                }
                far = next.towards(&far, SHORTER);
                None
            });
            if let Some(better) = found {
                (at, here) = better;
                continue;
            }
            past = Past::default();
        }
        here = expected(&next);
        at = next;
    }
}

/// The last places and steps.
#[derive(Default)]
struct Past {
    /// The last place and the step from there.
    last: Option<(Vec<f64>, Vec<f64>)>,
    /// Δx + Δf and Δf, the newest first.
    changes: VecDeque<(Vec<f64>, Vec<f64>)>,
}

impl Past {
    /// Where to go from `at`, whose step of EM leads to `next`; nothing is known at first.
    fn mix(&mut self, at: &Parameters, next: &Parameters) -> Option<Parameters> {
        let x = at.values().to_vec();
        let step = less(next.values(), &x);
        if let Some((old, old_step)) = self.last.replace((x, step.clone())) {
            let bend = less(&step, &old_step);
            let move_and_bend = at.values().iter().zip(&old).zip(&bend).map(|((x, y), bend)| x - y + bend).collect();
            self.changes.truncate(MEMORY - 1);
            self.changes.push_front((move_and_bend, bend));
        }
        // Gram and Schmidt: the changes made orthogonal in Δf, the newest first, and Δx + Δf with them.
        let mut basis: Vec<(Vec<f64>, Vec<f64>)> = Vec::with_capacity(MEMORY);
        for (whole, bend) in &self.changes {
            let (mut whole, mut bend) = (whole.clone(), bend.clone());
            let length = sqrt(dot(&bend, &bend));
            for (other, unit) in &basis {
                let part = dot(&bend, unit);
                reduce(&mut bend, part, unit);
                reduce(&mut whole, part, other);
            }
            let left = sqrt(dot(&bend, &bend));
            if left > NEW * length {
                let unit = |values: Vec<f64>| values.into_iter().map(|value| value / left).collect();
                basis.push((unit(whole), unit(bend)));
            }
        }
        if basis.is_empty() {
            return None;
        }
        let mut to = next.values().to_vec();
        for (whole, unit) in &basis {
            reduce(&mut to, dot(&step, unit), whole);
        }
        Some(at.with(to))
    }
}

fn less(x: &[f64], y: &[f64]) -> Vec<f64> {
    x.iter().zip(y).map(|(x, y)| x - y).collect()
}

/// `values` −= `factor` · `other`.
fn reduce(values: &mut [f64], factor: f64, other: &[f64]) {
    for (value, other) in values.iter_mut().zip(other) {
        *value -= factor * other;
    }
}

pub(super) fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}
