//! Fitting the linear readout: logistic regression with a ridge, by Newton's method.
//!
//! Each feature is shifted and scaled to mean 0 and deviation 1 over the rows that have it; where it is missing somewhere,
//! being missing is a feature of its own. The ridge pulls all weights but the constant (le Cessie, S. & van Houwelingen,
//! J. C. (1992), *Ridge estimators in logistic regression*, Applied Statistics 41, 191–201).

use super::compose::rounded;
use super::parallel::{self, Threads};
use super::trees::{Table, loss};
use crate::math;
use crate::tracer::readout::{Linear, Readout, Weight};

/// Rows to a piece of work; sums are made piece by piece, so threads do not show.
const BLOCK: usize = 4096;
/// Newton steps at most; ten are usual.
const STEPS: usize = 50;

/// Where the regression stands: what the ridge and the data say of some weights.
struct Slope {
    loss: f64,
    gradient: Vec<f64>,
    /// Row by row, its lower triangle.
    hessian: Vec<f64>,
}

/// The columns of the regression: the constant, the features, and one for each feature that is missing somewhere.
struct Design {
    scaled: Vec<Weight>,
    /// For each feature the column that says it is missing.
    missing: Vec<Option<usize>>,
    width: usize,
}

/// Fits a linear readout. `l2` is the ridge in logits⁻² on standardised features; above 0 it keeps the fit finite even
/// where the classes can be told apart without fault.
///
/// # Panics
/// If the table's parts do not match, or it has more than 128 features.
#[must_use]
pub(crate) fn logistic(table: Table<'_>, l2: f64, threads: Threads) -> Readout {
    table.check();
    let design = Design::of(table);
    let mut weights = vec![0.0; design.width];
    let mut slope = design.slope(table, &weights, l2, threads);
    'steps: for _ in 0..STEPS {
        let step = solve(&slope.hessian, &slope.gradient);
        let fall: f64 = step.iter().zip(&slope.gradient).map(|(step, gradient)| step * gradient).sum();
        if fall < 1e-10 * (1.0 + slope.loss) {
            break;
        }
        // Far from the optimum a whole step can be too long.
        for halving in 0..20 {
            let share = 1.0 / f64::from(1 << halving);
            let tried: Vec<f64> = weights.iter().zip(&step).map(|(weight, step)| weight - share * step).collect();
            let there = design.slope(table, &tried, l2, threads);
            if there.loss < slope.loss {
                (weights, slope) = (tried, there);
                continue 'steps;
            }
        }
        break;
    }
    let fitted = design.scaled.iter().enumerate().map(|(at, scaled)| Weight {
        weight: rounded(weights[at + 1]),
        missing: design.missing[at].map_or(0.0, |column| rounded(weights[column])),
        ..*scaled
    });
    Readout::Linear(Linear::new(table.width, rounded(weights[0]), fitted.collect()))
}

impl Design {
    fn of(table: Table<'_>) -> Self {
        let (mut scaled, mut missing, mut width) = (Vec::new(), Vec::new(), table.width + 1);
        for feature in 0..table.width {
            let column = || table.x.iter().skip(feature).step_by(table.width).map(|&value| f64::from(value));
            let known = || column().filter(|value| !value.is_nan());
            let count = known().count();
            let mean = known().sum::<f64>() / count.max(1) as f64;
            let variance = known().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count.max(1) as f64;
            let scale = six_digits(math::sqrt(variance));
            // A feature that never changes says nothing, whatever it is divided by.
            let scale = if scale > 0.0 { scale } else { 1.0 };
            scaled.push(Weight { feature, weight: 0.0, mean: six_digits(mean), scale, missing: 0.0 });
            missing.push((count < table.rows()).then_some(width));
            width += usize::from(count < table.rows());
        }
        Self { scaled, missing, width }
    }

    /// One row of the regression.
    fn fill(&self, table: Table<'_>, row: usize, out: &mut [f64]) {
        out.fill(0.0);
        out[0] = 1.0;
        for (at, value) in table.x[row * table.width..(row + 1) * table.width].iter().enumerate() {
            if !value.is_nan() {
                out[at + 1] = (f64::from(*value) - self.scaled[at].mean) / self.scaled[at].scale;
            } else if let Some(column) = self.missing[at] {
                out[column] = 1.0;
            }
        }
    }

    /// Loss, gradient and hessian at these weights, summed over the rows and with the ridge.
    fn slope(&self, table: Table<'_>, weights: &[f64], l2: f64, threads: Threads) -> Slope {
        let width = self.width;
        let none = || Slope { loss: 0.0, gradient: vec![0.0; width], hessian: vec![0.0; width * width] };
        let blocks = parallel::map(threads, table.rows().div_ceil(BLOCK), |block| {
            let mut sum = none();
            let mut values = vec![0.0; width];
            for row in block * BLOCK..table.rows().min((block + 1) * BLOCK) {
                self.fill(table, row, &mut values);
                let logit = values.iter().zip(weights).fold(table.offset_of(row), |sum, (x, w)| sum + x * w);
                let p = math::logistic(logit);
                let weight = table.weight_of(row);
                sum.loss += weight * loss(logit, table.right[row]);
                let gradient = weight * (p - f64::from(u8::from(table.right[row])));
                let hessian = weight * p * (1.0 - p);
                for (at, &value) in values.iter().enumerate() {
                    sum.gradient[at] += gradient * value;
                    let scaled = hessian * value;
                    let line = &mut sum.hessian[at * width..=at * width + at];
                    line.iter_mut().zip(&values).for_each(|(cell, other)| *cell += scaled * other);
                }
            }
            sum
        });
        let mut all = none();
        for block in blocks {
            all.loss += block.loss;
            all.gradient.iter_mut().zip(block.gradient).for_each(|(sum, more)| *sum += more);
            all.hessian.iter_mut().zip(block.hessian).for_each(|(sum, more)| *sum += more);
        }
        for (at, weight) in weights.iter().enumerate() {
            // The constant is free but for rounding's sake.
            let ridge = if at == 0 { 1e-9 } else { l2.max(1e-9) };
            all.loss += ridge * weight * weight / 2.0;
            all.gradient[at] += ridge * weight;
            all.hessian[at * width + at] += ridge;
        }
        all
    }
}

/// Solves `matrix · x = right` by Cholesky; of the symmetric matrix only the lower triangle is read.
fn solve(matrix: &[f64], right: &[f64]) -> Vec<f64> {
    let n = right.len();
    let mut lower = matrix.to_vec();
    for i in 0..n {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| lower[i * n + k] * lower[j * n + k]).sum();
            let rest = lower[i * n + j] - dot;
            // Rounding can bring the pivot of a needless column to 0 or below.
            lower[i * n + j] = if i == j { math::sqrt(rest.max(1e-12)) } else { rest / lower[j * n + j] };
        }
    }
    let mut x = right.to_vec();
    for i in 0..n {
        let dot: f64 = (0..i).map(|k| lower[i * n + k] * x[k]).sum();
        x[i] = (x[i] - dot) / lower[i * n + i];
    }
    for i in (0..n).rev() {
        let dot: f64 = (i + 1..n).map(|k| lower[k * n + i] * x[k]).sum();
        x[i] = (x[i] - dot) / lower[i * n + i];
    }
    x
}

/// The number with six digits: what the file has.
fn six_digits(number: f64) -> f64 {
    format!("{number:.5e}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Draw, Purpose};

    fn of(readout: &Readout) -> &Linear {
        match readout {
            Readout::Linear(linear) => linear,
            Readout::Trees(_) => panic!("a linear readout was fitted"),
        }
    }

    #[test]
    fn it_finds_the_weights_that_made_the_answers() {
        let mut draw = Draw::at(5, 0, Purpose::Fit);
        let (mut x, mut right, mut offset) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..40_000 {
            let (a, b) = (draw.unit() * 4.0, draw.unit() * 100.0 - 50.0);
            let known = draw.unit() < 0.8;
            let start = draw.unit();
            let logit = 0.5 + a - 0.03 * if known { b } else { 20.0 } + start;
            x.extend([a as f32, if known { b as f32 } else { f32::NAN }]);
            offset.push(start);
            right.push(draw.unit() < math::logistic(logit));
        }
        let table = Table { x: &x, width: 2, right: &right, offset: Some(&offset), weight: None };
        let readout = logistic(table, 1.0, Threads::new(2));
        assert_eq!(readout, logistic(table, 1.0, Threads::new(1)));
        let [a, b] = [0, 1].map(|at| of(&readout).weights()[at]);
        assert!((a.weight / a.scale - 1.0).abs() < 0.05, "{a:?}");
        assert!((b.weight / b.scale + 0.03).abs() < 0.002, "{b:?}");
        for (x, wanted) in [([1.0, 10.0], 1.2), ([3.0, f32::NAN], 2.9)] {
            assert!((readout.logit(&x) - wanted).abs() < 0.1, "{x:?} {}", readout.logit(&x));
        }
    }

    #[test]
    fn the_gradient_at_the_end_is_none() {
        let x: Vec<f32> = (0..400u16).map(|n| f32::from(n % 37) + f32::from(n % 5)).collect();
        let right: Vec<bool> = (0..200).map(|n| n % 3 == 0 || n % 7 == 1).collect();
        let weight: Vec<f32> = (0..200u8).map(|n| f32::from(n % 4)).collect();
        let table = Table { x: &x, width: 2, right: &right, offset: None, weight: Some(&weight) };
        let readout = logistic(table, 2.0, Threads::new(1));
        let design = Design::of(table);
        let fitted: Vec<f64> =
            [of(&readout).base()].into_iter().chain(of(&readout).weights().iter().map(|one| one.weight)).collect();
        let slope = design.slope(table, &fitted, 2.0, Threads::new(1));
        assert!(slope.gradient.iter().all(|gradient| gradient.abs() < 1e-3), "{:?}", slope.gradient);
    }

    #[test]
    fn what_can_be_told_apart_or_never_changes_stays_finite() {
        let x = [1.0, 7.0, 2.0, 7.0, 3.0, 7.0, 4.0, 7.0];
        let right = [false, false, true, true];
        let table = Table { x: &x, width: 2, right: &right, offset: None, weight: None };
        let readout = logistic(table, 0.1, Threads::new(1));
        assert!(readout.logit(&[1.0, 7.0]) < -1.0 && readout.logit(&[4.0, 9.0]) > 1.0);
        assert!(readout.logit(&[1e6, f32::NAN]).is_finite());
    }
}
