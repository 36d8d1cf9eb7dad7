//! The population: points of ability and how much of it stands at each.

use crate::math::{exp, ln};

/// How far the points reach, either side of 0.
const REACH: f64 = 6.0;

/// Equally spaced points from −6 to 6 and the logarithms of their weights, which are like the standard normal density
/// and sum to 1.
#[derive(Clone, Debug)]
pub(super) struct Quadrature {
    pub(super) theta: Vec<f64>,
    pub(super) log_weight: Vec<f64>,
}

impl Quadrature {
    /// So many points, at least 3.
    pub(super) fn normal(count: usize) -> Self {
        assert!(count >= 3, "a quadrature needs 3 points");
        let half = (count - 1) as f64 / 2.0;
        let theta: Vec<f64> = (0..count).map(|at| REACH * (at as f64 - half) / half).collect();
        let sum: f64 = theta.iter().map(|x| exp(-x * x / 2.0)).sum();
        let log_weight = theta.iter().map(|x| -x * x / 2.0 - ln(sum)).collect();
        Self { theta, log_weight }
    }

    pub(super) fn len(&self) -> usize {
        self.theta.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_one_points_have_the_moments_of_the_normal() {
        let points = Quadrature::normal(61);
        let moment = |power: i32| -> f64 {
            points.theta.iter().zip(&points.log_weight).map(|(x, w)| x.powi(power) * exp(*w)).sum()
        };
        for (power, wanted) in [(0, 1.0), (1, 0.0), (2, 1.0), (3, 0.0), (4, 3.0)] {
            assert!((moment(power) - wanted).abs() < 1e-5, "{power}: {}", moment(power));
        }
        assert!((points.theta[30]).abs() < 1e-300 && (points.theta[60] - 6.0).abs() < 1e-300);
    }
}
