//! Slopes and intercepts as one list of numbers, which is what steps and extrapolations work on.

use super::units::Units;
use super::{Model, STEEPEST};
use crate::math::{logit, sqrt};

/// The slopes (one of 1PL, one an item of 2PL), then the intercepts of the items.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parameters {
    values: Vec<f64>,
    slopes: usize,
}

impl Parameters {
    /// Slope 1, and the intercept that gives the item's share of right answers: with ability normal that is about
    /// the logistic of d/√(1 + .346a²).
    pub(super) fn start(model: Model, units: &Units) -> Self {
        let slopes = match model {
            Model::OnePl => 1,
            Model::TwoPl => units.items(),
        };
        let intercepts = units.totals.iter().map(|[given, right]| logit(right / given) * sqrt(1.346));
        Self { values: std::iter::repeat_n(1.0, slopes).chain(intercepts).collect(), slopes }
    }

    pub(super) fn slope(&self, item: usize) -> f64 {
        if self.slopes == 1 { self.values[0] } else { self.values[item] }
    }

    pub(super) fn intercept(&self, item: usize) -> f64 {
        self.values[self.slopes + item]
    }

    pub(super) fn slopes(&self) -> &[f64] {
        &self.values[..self.slopes]
    }

    /// Whether all items share a slope.
    pub(super) fn common(&self) -> bool {
        self.slopes == 1
    }

    pub(super) fn items(&self) -> usize {
        self.values.len() - self.slopes
    }

    pub(super) fn values(&self) -> &[f64] {
        &self.values
    }

    /// The same with other numbers, the slopes brought inside their bounds.
    pub(super) fn with(&self, values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        debug_assert_eq!(values.len(), self.values.len(), "a number for each");
        for slope in &mut values[..self.slopes] {
            *slope = slope.clamp(-STEEPEST, STEEPEST);
        }
        Self { values, slopes: self.slopes }
    }

    /// A part of the way to another place.
    pub(super) fn towards(&self, other: &Self, part: f64) -> Self {
        self.with(self.values.iter().zip(&other.values).map(|(x, y)| x + part * (y - x)))
    }

    /// The same with one number moved, whatever the bounds.
    pub(super) fn moved(&self, place: usize, by: f64) -> Self {
        let mut other = self.clone();
        other.values[place] += by;
        other
    }

    /// Turns the scale of ability round.
    pub(super) fn turn(&mut self) {
        for slope in &mut self.values[..self.slopes] {
            *slope = -*slope;
        }
    }

    /// The largest difference of any number.
    pub(super) fn apart(&self, other: &Self) -> f64 {
        self.values.iter().zip(&other.values).map(|(x, y)| (x - y).abs()).fold(0.0, f64::max)
    }
}
