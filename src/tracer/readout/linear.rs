//! A weight a feature: the readout of a logistic regression.

use super::place;
use crate::Result;
use crate::json::{Fields, Raw};
use crate::tracer::file;

/// Beyond so many scales from its mean a feature counts no more.
const FAR: f64 = 4.0;

/// A logit that is linear in the features, each shifted and scaled first.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Linear {
    width: usize,
    base: f64,
    weights: Vec<Weight>,
}

/// How one feature counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Weight {
    /// Its place in the vector.
    pub(crate) feature: usize,
    /// Logits a scale.
    pub(crate) weight: f64,
    /// What is taken from the feature.
    pub(crate) mean: f64,
    /// What the rest is divided by; not 0.
    pub(crate) scale: f64,
    /// Logits if it is missing.
    pub(crate) missing: f64,
}

impl Weight {
    fn term(&self, x: &[f32]) -> f64 {
        let value = x[self.feature];
        if value.is_nan() {
            return self.missing;
        }
        // Nothing far outside what was seen in the fit may run away with the prediction.
        ((f64::from(value) - self.mean) / self.scale).clamp(-FAR, FAR) * self.weight
    }
}

impl Linear {
    /// The linear form over vectors of `width` features.
    pub(crate) fn new(width: usize, base: f64, weights: Vec<Weight>) -> Self {
        Self { width, base, weights }
    }

    pub(super) fn read(fields: &Fields<'_>, list: Raw<'_>, names: &[&str]) -> Result<Self> {
        let mut weights = Vec::new();
        for one in file::list(Some(list), "linear")? {
            let cells = file::list(Some(one), "linear")?;
            let number = |at: usize| file::number(cells.get(at).copied(), "linear");
            let feature = place(cells.first().copied(), names)?;
            let weight =
                Weight { feature, weight: number(1)?, mean: number(2)?, scale: number(3)?, missing: number(4)? };
            if weight.scale <= 0.0 {
                return Err(file::shape("linear", "has a scale that is not above 0"));
            }
            weights.push(weight);
        }
        Ok(Self { width: names.len(), base: file::number(fields.get("base"), "base")?, weights })
    }

    pub(super) fn logit(&self, x: &[f32]) -> f64 {
        assert_eq!(x.len(), self.width);
        self.weights.iter().fold(self.base, |sum, weight| sum + weight.term(x))
    }

    pub(super) fn explain(&self, x: &[f32], group_of: &[u8], terms: &mut [f64]) -> f64 {
        assert_eq!(x.len(), self.width);
        for weight in &self.weights {
            terms[usize::from(group_of[weight.feature])] += weight.term(x);
        }
        self.base
    }

    /// The constant.
    #[cfg(feature = "calibrate")]
    pub(crate) fn base(&self) -> f64 {
        self.base
    }

    /// All weights.
    #[cfg(feature = "calibrate")]
    pub(crate) fn weights(&self) -> &[Weight] {
        &self.weights
    }
}
