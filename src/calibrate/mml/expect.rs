//! The expectation: what the answers say about the persons, under the parameters of the moment.
//!
//! Write n_iθ for person i's posterior probability of the point θ. Up to a constant, its logarithm is
//!
//!   ln w(θ) + Σ_j ln(1 − P_j(θ)) + θ Σ_right a_j, the first sum over the items given, the second over those right;
//!
//! Σ_right d_j is the same at all points and only counts in the likelihood. The first two terms are common to all who
//! were given the same items, so a person costs a sum of slopes and a pass over the points. The equations of the items
//! (see [`super::maximise`]) need two things more: how many stand at each point, Σ_i n_iθ over those who were given the
//! item, and Σ over those who got it right of the posterior mean of θ.
//!
//! Sums over right answers take eight items at a time: the 256 sums that a byte of answers can have are made first, and
//! the other way round the means are put into 256 bins a byte before they are dealt to the eight items (the method of
//! the four Russians).

use super::parameters::Parameters;
use super::quadrature::Quadrature;
use super::units::{Answers, Group, Units};
use crate::calibrate::parallel::{self, Threads};
use crate::math::{exp, ln};
use std::ops::Range;

/// A point whose probability is e^−45 of the likeliest one's, or less, adds nothing that a sum in double precision holds.
const NEGLIGIBLE: f64 = -45.0;

/// Below this many sums and exponentials threads cost more than they give.
const WORTH_THREADS: usize = 200_000;

/// What the steps of the algorithm need to know.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    pub(super) log_likelihood: f64,
    /// Of the slopes: Σ of the posterior means of θ over right answers; one number of 1PL, one an item of 2PL.
    pub(super) right_means: Vec<f64>,
    /// How many persons stand at each point, of those whose group lists the items that were not given.
    everybody: Vec<f64>,
    /// By item, what to add to `everybody`; empty if all were given all.
    besides: Vec<f64>,
}

impl Expected {
    /// How many of those given the item stand at each point.
    pub(super) fn counts(&self, item: usize, counts: &mut Vec<f64>) {
        counts.clear();
        counts.extend_from_slice(&self.everybody);
        if !self.besides.is_empty() {
            let points = self.everybody.len();
            add(counts, 1.0, &self.besides[item * points..][..points]);
        }
    }
}

/// A piece of the persons.
struct Piece {
    log_likelihood: f64,
    everybody: Vec<f64>,
    besides: Vec<f64>,
    /// Weight times posterior mean of each unit.
    means: Vec<f64>,
}

/// ln(1 − P) of every item at every point, and what they come to for somebody given all items, weights of the points
/// included.
struct Wrong {
    items: Vec<f64>,
    all: Vec<f64>,
}

/// Expects under the parameters.
pub(super) fn expect(units: &Units, points: &Quadrature, parameters: &Parameters, threads: Threads) -> Expected {
    let sums = byte_sums(units, parameters);
    let wrong = Wrong::of(units, points, parameters);
    let pieces = units.pieces();
    let work = units.len() * (points.len() + units.items() / 8);
    let threads = if work < WORTH_THREADS { Threads::new(1) } else { threads };
    let done = parallel::map(threads, pieces.len(), |at| {
        let slopes = slope_sums(units, parameters, &sums, pieces[at].clone());
        piece(units, points, &wrong, pieces[at].clone(), &slopes)
    });
    let mut whole = Expected {
        log_likelihood: units.totals.iter().enumerate().map(|(j, [_, right])| right * parameters.intercept(j)).sum(),
        right_means: Vec::new(),
        everybody: vec![0.0; points.len()],
        besides: if units.complete() { Vec::new() } else { vec![0.0; points.len() * units.items()] },
    };
    let mut means = Vec::with_capacity(units.len());
    for piece in done {
        whole.log_likelihood += piece.log_likelihood;
        add(&mut whole.everybody, 1.0, &piece.everybody);
        add(&mut whole.besides, 1.0, &piece.besides);
        means.extend(piece.means);
    }
    whole.right_means = right_means(units, &means, threads);
    whole
}

impl Wrong {
    fn of(units: &Units, points: &Quadrature, parameters: &Parameters) -> Self {
        let mut items = Vec::with_capacity(units.items() * points.len());
        let mut all = points.log_weight.clone();
        for item in 0..units.items() {
            let (a, d) = (parameters.slope(item), parameters.intercept(item));
            let start = items.len();
            items.extend(points.theta.iter().map(|theta| wrong_and_right(a * theta + d).0));
            add(&mut all, 1.0, &items[start..]);
        }
        Self { items, all }
    }

    /// Of somebody given the group's items.
    fn of_group(&self, points: &Quadrature, group: &Group, base: &mut Vec<f64>) {
        base.clear();
        base.extend_from_slice(if group.missing { &self.all } else { &points.log_weight });
        let sign = if group.missing { -1.0 } else { 1.0 };
        for &item in &group.listed {
            add(base, sign, &self.items[item as usize * points.len()..][..points.len()]);
        }
    }
}

/// ln(1 − P) and P, where the logit of P is z.
pub(super) fn wrong_and_right(z: f64) -> (f64, f64) {
    // Neither branch overflows.
    if z > 0.0 {
        let e = exp(-z);
        (-z - ln(1.0 + e), 1.0 / (1.0 + e))
    } else {
        let e = exp(z);
        (-ln(1.0 + e), e / (1.0 + e))
    }
}

fn piece(units: &Units, points: &Quadrature, wrong: &Wrong, range: Range<usize>, slopes: &[f64]) -> Piece {
    let count = points.len();
    let mut piece = Piece {
        log_likelihood: 0.0,
        everybody: vec![0.0; count],
        besides: if units.complete() { Vec::new() } else { vec![0.0; count * units.items()] },
        means: Vec::with_capacity(range.len()),
    };
    let (mut base, mut stand) = (Vec::new(), vec![0.0; count]);
    let mut posterior = vec![0.0; count];
    let mut group = None;
    for (unit, slope) in range.zip(slopes) {
        let own = units.group[unit];
        if group != Some(own) {
            piece.settle(units, group, &mut stand);
            wrong.of_group(points, &units.groups[own as usize], &mut base);
            group = Some(own);
        }
        let mut highest = f64::NEG_INFINITY;
        for ((value, base), theta) in posterior.iter_mut().zip(&base).zip(&points.theta) {
            *value = base + slope * theta;
            highest = highest.max(*value);
        }
        let (mut sum, mut mean) = (0.0, 0.0);
        for (value, theta) in posterior.iter_mut().zip(&points.theta) {
            let below = *value - highest;
            *value = if below > NEGLIGIBLE { exp(below) } else { 0.0 };
            sum += *value;
            mean += *value * theta;
        }
        let weight = units.weight[unit];
        piece.log_likelihood += weight * (highest + ln(sum));
        piece.means.push(weight * mean / sum);
        add(&mut stand, weight / sum, &posterior);
    }
    piece.settle(units, group, &mut stand);
    piece
}

impl Piece {
    /// Puts what a group's persons came to where it belongs.
    fn settle(&mut self, units: &Units, group: Option<u32>, stand: &mut [f64]) {
        let Some(group) = group.map(|group| &units.groups[group as usize]) else { return };
        let sign = if group.missing { -1.0 } else { 1.0 };
        if group.missing {
            add(&mut self.everybody, 1.0, stand);
        }
        for &item in &group.listed {
            add(&mut self.besides[item as usize * stand.len()..][..stand.len()], sign, stand);
        }
        stand.fill(0.0);
    }
}

/// The sum of slopes for each byte of answers, 256 numbers for every eight items; nothing of 1PL.
fn byte_sums(units: &Units, parameters: &Parameters) -> Vec<f64> {
    let Answers::Bytes(_) = units.answers else { return Vec::new() };
    let mut sums = Vec::with_capacity(units.items().div_ceil(8) * 256);
    for eight in parameters.slopes().chunks(8) {
        let start = sums.len();
        sums.push(0.0);
        for (bit, slope) in eight.iter().enumerate() {
            for low in 0..1 << bit {
                sums.push(sums[start + low] + slope);
            }
        }
        sums.resize(start + 256, 0.0);
    }
    sums
}

/// Of each unit of the range, the sum of the slopes of the items it got right.
fn slope_sums(units: &Units, parameters: &Parameters, sums: &[f64], range: Range<usize>) -> Vec<f64> {
    match &units.answers {
        Answers::Scores(scores) => scores[range].iter().map(|score| score * parameters.slope(0)).collect(),
        Answers::Bytes(bytes) => {
            let mut slopes = vec![0.0; range.len()];
            for (column, sums) in bytes.chunks_exact(units.len()).zip(sums.chunks_exact(256)) {
                for (slope, &byte) in slopes.iter_mut().zip(&column[range.clone()]) {
                    *slope += sums[usize::from(byte)];
                }
            }
            slopes
        }
    }
}

/// The sums of `means` over right answers: of all items together (1PL) or of each.
fn right_means(units: &Units, means: &[f64], threads: Threads) -> Vec<f64> {
    match &units.answers {
        Answers::Scores(scores) => vec![scores.iter().zip(means).map(|(score, mean)| score * mean).sum()],
        Answers::Bytes(bytes) => {
            let columns = units.items().div_ceil(8);
            let done = parallel::map(threads, columns, |at| {
                let mut bins = [0.0; 256];
                for (&byte, mean) in bytes[at * units.len()..][..units.len()].iter().zip(means) {
                    bins[usize::from(byte)] += mean;
                }
                [0, 1, 2, 3, 4, 5, 6, 7]
                    .map(|bit| (0..256).filter(|byte| byte >> bit & 1 == 1).map(|byte| bins[byte]).sum())
            });
            let mut all: Vec<f64> = done.into_iter().flatten().collect();
            all.truncate(units.items());
            all
        }
    }
}

/// `sums` += `factor` · `values`.
fn add(sums: &mut [f64], factor: f64, values: &[f64]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += factor * value;
    }
}
