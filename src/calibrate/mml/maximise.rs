//! The maximisation: the best parameters for the expected persons, and the gradient of the marginal likelihood.
//!
//! With n_θ for how many of those given item j are expected at θ, R for how many got it right and S for the sum of their
//! expected abilities, the expected log likelihood of the item is aS + dR + Σ_θ n_θ ln(1 − P(θ)), which is concave. Its
//! derivatives are S − Σ n_θ θ P by a and R − Σ n_θ P by d; where the expectation was made, they are those of the
//! marginal likelihood too (Fisher's identity). It is maximised by Newton's method, the slope held inside its bounds. In
//! 1PL the matrix of second derivatives is an arrow (the slope with everything, each intercept with itself), which is
//! solved as fast as it is read.

use super::STEEPEST;
use super::expect::{Expected, wrong_and_right};
use super::parameters::Parameters;
use super::quadrature::Quadrature;
use super::units::Units;
use crate::calibrate::parallel::{self, Threads};

/// Newton's steps double the right digits: after one this small the next would be lost in rounding.
const SMALL: f64 = 1e-7;
const MOST_STEPS: u32 = 60;
const MOST_HALVINGS: u32 = 40;
/// Items a piece of work.
const ITEMS: usize = 32;

/// Σ n ln(1 − P), Σ nP, Σ nθP, and Σ nPQ, Σ nθPQ, Σ nθ²PQ of an item, where Q = 1 − P.
#[derive(Clone, Copy, Debug)]
struct Sums {
    log: f64,
    right: [f64; 2],
    spread: [f64; 3],
}

impl Sums {
    fn of(counts: &[f64], points: &Quadrature, a: f64, d: f64) -> Self {
        let mut sums = Self { log: 0.0, right: [0.0; 2], spread: [0.0; 3] };
        for (count, theta) in counts.iter().zip(&points.theta) {
            let (wrong, p) = wrong_and_right(a * theta + d);
            let (right, spread) = (count * p, count * p * (1.0 - p));
            sums.log += count * wrong;
            sums.right[0] += right;
            sums.right[1] += right * theta;
            sums.spread[0] += spread;
            sums.spread[1] += spread * theta;
            sums.spread[2] += spread * theta * theta;
        }
        sums
    }
}

/// The best parameters for what is expected, from those of the moment.
pub(super) fn maximise(
    units: &Units,
    points: &Quadrature,
    expected: &Expected,
    from: &Parameters,
    threads: Threads,
) -> Parameters {
    if from.common() {
        return together(units, points, expected, from, threads);
    }
    let best = by_items(units, expected, threads, |item, counts| {
        let wanted = [expected.right_means[item], units.totals[item][1]];
        alone(counts, points, wanted, [from.slope(item), from.intercept(item)])
    });
    from.with(best.iter().map(|one| one[0]).chain(best.iter().map(|one| one[1])))
}

/// The derivatives of the marginal log likelihood by all parameters, where `expected` was made.
pub(super) fn gradient(
    units: &Units,
    points: &Quadrature,
    expected: &Expected,
    parameters: &Parameters,
    threads: Threads,
) -> Vec<f64> {
    let right = by_items(units, expected, threads, |item, counts| {
        Sums::of(counts, points, parameters.slope(item), parameters.intercept(item)).right
    });
    let mut slopes = expected.right_means.clone();
    for (item, [_, mean]) in right.iter().enumerate() {
        slopes[if parameters.common() { 0 } else { item }] -= mean;
    }
    slopes.extend(units.totals.iter().zip(&right).map(|(total, [sum, _])| total[1] - sum));
    slopes
}

/// Something of each item and its counts.
fn by_items<T: Send>(
    units: &Units,
    expected: &Expected,
    threads: Threads,
    work: impl Fn(usize, &[f64]) -> T + Sync,
) -> Vec<T> {
    let pieces = units.items().div_ceil(ITEMS);
    let threads = if pieces < 4 { Threads::new(1) } else { threads };
    let done = parallel::map_with(threads, pieces, Vec::new, |counts, piece| {
        let items = piece * ITEMS..((piece + 1) * ITEMS).min(units.items());
        let one = |item| {
            expected.counts(item, counts);
            work(item, counts)
        };
        items.map(one).collect::<Vec<T>>()
    });
    done.into_iter().flatten().collect()
}

/// The best slope and intercept of one item; `wanted` is S and R.
fn alone(counts: &[f64], points: &Quadrature, wanted: [f64; 2], from: [f64; 2]) -> [f64; 2] {
    let value = |at: [f64; 2], sums: &Sums| at[0] * wanted[0] + at[1] * wanted[1] + sums.log;
    let mut at = from;
    let mut sums = Sums::of(counts, points, at[0], at[1]);
    for _ in 0..MOST_STEPS {
        let gradient = [wanted[0] - sums.right[1], wanted[1] - sums.right[0]];
        let [flat, mixed, steep] = sums.spread;
        let mut step = solve([steep, mixed, flat], gradient);
        if at[0].abs() >= STEEPEST && step[0] * at[0] > 0.0 {
            step = [0.0, gradient[1] / flat];
        }
        let (next, found) = climb(value(at, &sums), |factor| {
            let next = [(at[0] + factor * step[0]).clamp(-STEEPEST, STEEPEST), at[1] + factor * step[1]];
            let sums = Sums::of(counts, points, next[0], next[1]);
            (value(next, &sums), (next, sums))
        })
        .unwrap_or((at, sums));
        let small = (next[0] - at[0]).abs().max((next[1] - at[1]).abs()) < SMALL;
        (at, sums) = (next, found);
        if small {
            break;
        }
    }
    at
}

/// The best common slope and intercepts of all items.
fn together(
    units: &Units,
    points: &Quadrature,
    expected: &Expected,
    from: &Parameters,
    threads: Threads,
) -> Parameters {
    let look = |at: &Parameters| {
        by_items(units, expected, threads, |item, counts| Sums::of(counts, points, at.slope(0), at.intercept(item)))
    };
    let value = |at: &Parameters, sums: &[Sums]| {
        let rights = |(item, sums): (usize, &Sums)| units.totals[item][1] * at.intercept(item) + sums.log;
        at.slope(0) * expected.right_means[0] + sums.iter().enumerate().map(rights).sum::<f64>()
    };
    let mut at = from.clone();
    let mut sums = look(&at);
    for _ in 0..MOST_STEPS {
        let (mut top, mut bottom) = (expected.right_means[0], 0.0);
        for (sums, [_, right]) in sums.iter().zip(&units.totals) {
            let [flat, mixed, steep] = sums.spread;
            top -= sums.right[1] + mixed / flat * (right - sums.right[0]);
            bottom += steep - mixed * mixed / flat;
        }
        let outwards = at.slope(0).abs() >= STEEPEST && top * at.slope(0) > 0.0;
        let slope = if outwards { 0.0 } else { top / bottom };
        let others = sums.iter().zip(&units.totals).map(|(sums, [_, right])| {
            let [flat, mixed, _] = sums.spread;
            (right - sums.right[0] - mixed * slope) / flat
        });
        let step: Vec<f64> = std::iter::once(slope).chain(others).collect();
        let (next, found) = climb(value(&at, &sums), |factor| {
            let next = at.with(at.values().iter().zip(&step).map(|(value, step)| value + factor * step));
            let sums = look(&next);
            (value(&next, &sums), (next, sums))
        })
        .unwrap_or_else(|| (at.clone(), sums.clone()));
        let small = next.apart(&at) < SMALL;
        (at, sums) = (next, found);
        if small {
            break;
        }
    }
    at
}

/// Goes the step, or as much of it as does not lead down: half, a quarter, … Nothing if all do.
fn climb<T>(before: f64, try_out: impl Fn(f64) -> (f64, T)) -> Option<T> {
    let mut factor = 1.0;
    for _ in 0..MOST_HALVINGS {
        let (value, there) = try_out(factor);
        // Close to the top the last digits decide nothing.
        if value >= before - 1e-12 * before.abs() {
            return Some(there);
        }
        factor /= 2.0;
    }
    None
}

/// Solves [[m₀, m₁], [m₁, m₂]] x = y, the matrix positive definite.
fn solve([m0, m1, m2]: [f64; 3], y: [f64; 2]) -> [f64; 2] {
    let inner = m0 - m1 * m1 / m2;
    let first = (y[0] - m1 / m2 * y[1]) / inner;
    [first, (y[1] - m1 * first) / m2]
}
