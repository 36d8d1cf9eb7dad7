//! How sure the parameters are: standard errors from the observed information.
//!
//! The information is the negative matrix of second derivatives of the marginal log likelihood at its top, made by
//! central differences of its exact gradient, two expectations a parameter; the error of a difference of step h is of
//! order h². Its inverse is the covariance of the parameters; the standard error of b = −d/a follows from it by the
//! delta method.

use super::accelerate::dot;
use super::expect::expect;
use super::maximise::gradient;
use super::parameters::Parameters;
use super::quadrature::Quadrature;
use super::units::Units;
use super::{FLATTEST, STEEPEST};
use crate::calibrate::parallel::{self, Threads};
use crate::math::sqrt;

/// The step of the differences: their error is about 10⁻⁸, rounding adds as much.
const STEP: f64 = 1e-4;

/// How sure an item's parameters are: standard deviations of the estimates, about the same model in other samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandardError {
    /// Of the slope; `None` where it stands at a bound.
    pub a: Option<f64>,
    /// Of the difficulty; `None` where the slope says that there is none.
    pub b: Option<f64>,
}

/// The standard errors of all items; `None` if the information has no inverse: the answers do not determine the
/// parameters.
pub(super) fn of(units: &Units, points: &Quadrature, at: &Parameters, threads: Threads) -> Option<Vec<StandardError>> {
    let slopes = at.slopes().len();
    let bounded = |place: usize| place < slopes && at.slopes()[place].abs() >= STEEPEST;
    let free: Vec<usize> = (0..at.values().len()).filter(|&place| !bounded(place)).collect();
    let one = Threads::new(1);
    let rows = parallel::map(threads, free.len(), |row| {
        let side = |by: f64| {
            let moved = at.moved(free[row], by);
            gradient(units, points, &expect(units, points, &moved, one), &moved, one)
        };
        let (above, below) = (side(STEP), side(-STEP));
        free.iter().map(|&place| (below[place] - above[place]) / (2.0 * STEP)).collect::<Vec<f64>>()
    });
    let inverse = Inverse::of(rows)?;
    let place = |parameter: usize| free.binary_search(&parameter).ok();
    let item = |item: usize| {
        let slope = place(if at.common() { 0 } else { item });
        let intercept = place(slopes + item);
        let covariance = |x: Option<usize>, y: Option<usize>| x.zip(y).map_or(0.0, |(x, y)| inverse.at(x, y));
        let (a, b) = (at.slope(item), -at.intercept(item) / at.slope(item));
        let variance = b * b * covariance(slope, slope)
            + 2.0 * b * covariance(slope, intercept)
            + covariance(intercept, intercept);
        StandardError {
            a: slope.map(|slope| sqrt(inverse.at(slope, slope))),
            b: (a.abs() >= FLATTEST).then(|| sqrt(variance.max(0.0)) / a.abs()),
        }
    };
    Some((0..at.items()).map(item).collect())
}

/// The inverse of a matrix by its Cholesky factor L: (L⁻¹)ᵀL⁻¹, of which columns are kept.
struct Inverse(Vec<Vec<f64>>);

impl Inverse {
    /// `None` if the matrix, made symmetric, is not positive definite.
    fn of(matrix: Vec<Vec<f64>>) -> Option<Self> {
        let size = matrix.len();
        let mut rows: Vec<Vec<f64>> = Vec::with_capacity(size);
        for (i, given) in matrix.iter().enumerate() {
            let mut row: Vec<f64> = Vec::with_capacity(i + 1);
            for (j, above) in rows.iter().enumerate() {
                let both = (given[j] + matrix[j][i]) / 2.0;
                row.push((both - dot(&row, above)) / above[j]);
            }
            let pivot = given[i] - dot(&row, &row);
            // What is no number fails too.
            row.push(Some(sqrt(pivot)).filter(|_| pivot > given[i] * 1e-12)?);
            rows.push(row);
        }
        // Column k of L⁻¹ from its diagonal down.
        let column = |k: usize| {
            let mut column: Vec<f64> = Vec::with_capacity(size - k);
            for (i, row) in rows.iter().enumerate().skip(k) {
                let unit = if i == k { 1.0 } else { 0.0 };
                column.push((unit - dot(&row[k..i], &column)) / row[i]);
            }
            column
        };
        Some(Self((0..size).map(column).collect()))
    }

    /// The element in row x and column y.
    fn at(&self, x: usize, y: usize) -> f64 {
        let (low, high) = (x.min(y), x.max(y));
        dot(&self.0[low][high - low..], &self.0[high])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_is_one() {
        let matrix = vec![vec![4.0, 1.0, -2.0], vec![1.0, 5.0, 0.5], vec![-2.0, 0.5, 3.0]];
        let inverse = Inverse::of(matrix.clone()).unwrap();
        for (i, row) in matrix.iter().enumerate() {
            for j in 0..3 {
                let product: f64 = (0..3).map(|k| row[k] * inverse.at(k, j)).sum();
                assert!((product - f64::from(u8::from(i == j))).abs() < 1e-12);
            }
        }
        assert!(Inverse::of(vec![vec![1.0, 2.0], vec![2.0, 1.0]]).is_none());
    }
}
