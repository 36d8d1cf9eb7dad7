//! An item of any of the models, seen through its categories.

use super::{Credit, Curve, Graded, Item};

/// An item and the model that it was calibrated with.
#[derive(Clone, Debug, PartialEq)]
pub enum Scored {
    /// Wrong (0) or right (1): the logistic models of one to four parameters.
    Right(Item),
    /// A grade: the graded response model.
    Graded(Graded),
    /// A number of steps: the generalised partial credit model.
    Credit(Credit),
}

impl Scored {
    /// How many categories a response can fall into; they count from 0.
    #[must_use]
    pub fn categories(&self) -> usize {
        match self {
            Self::Right(_) => 2,
            Self::Graded(item) => item.categories(),
            Self::Credit(item) => item.categories(),
        }
    }

    /// Discrimination.
    #[must_use]
    pub fn discrimination(&self) -> f64 {
        match self {
            Self::Right(item) => item.a,
            Self::Graded(item) => item.discrimination(),
            Self::Credit(item) => item.discrimination(),
        }
    }

    /// The category's curve at ability `theta`.
    ///
    /// # Panics
    /// If there is no such category.
    #[must_use]
    pub fn curve(&self, theta: f64, category: usize) -> Curve {
        match self {
            Self::Right(item) => {
                assert!(category < 2, "a response is right or wrong");
                item.curve(theta, category == 1)
            }
            Self::Graded(item) => item.curve(theta, category),
            Self::Credit(item) => item.curve(theta, category),
        }
    }

    /// The curves of all categories at ability `theta`.
    #[must_use]
    pub fn curves(&self, theta: f64) -> Vec<Curve> {
        match self {
            Self::Credit(item) => item.curves(theta),
            _ => (0..self.categories()).map(|category| self.curve(theta, category)).collect(),
        }
    }

    /// Fisher's information at ability `theta`: Σ P′²/P over the categories.
    #[must_use]
    pub fn information(&self, theta: f64) -> f64 {
        match self {
            Self::Right(item) => item.information(theta),
            _ => self.sum(theta, |curve| curve.p * curve.slope * curve.slope),
        }
    }

    /// The derivative of [`Scored::information`] by θ: Σ (2P′P″/P − P′³/P²).
    #[must_use]
    pub fn information_slope(&self, theta: f64) -> f64 {
        self.sum(theta, |curve| curve.p * curve.slope * (curve.slope * curve.slope + 2.0 * curve.bend))
    }

    /// J(θ) = Σ P′P″/P over the categories, of Warm's correction J/(2I) (1989).
    #[must_use]
    pub fn warm(&self, theta: f64) -> f64 {
        self.sum(theta, |curve| curve.p * curve.slope * (curve.slope * curve.slope + curve.bend))
    }

    fn sum(&self, theta: f64, part: impl Fn(Curve) -> f64) -> f64 {
        match self {
            Self::Credit(item) => item.curves(theta).into_iter().map(part).sum(),
            _ => (0..self.categories()).map(|category| part(self.curve(theta, category))).sum(),
        }
    }
}
