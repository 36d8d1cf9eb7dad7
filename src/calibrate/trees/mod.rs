//! Fitting boosted trees to log loss.
//!
//! Trees are added one by one (Friedman 2001, algorithm 5), each a Newton step down the log loss ([`grow`]), on a share
//! of the rows and asking about a share of the features. Why not a crate such as forust-ml: values are rounded to the file's
//! whole numbers while the fit goes on, so that later trees mend what rounding did, and the draws are [`Draw`]'s.

mod binning;
mod grow;
#[cfg(test)]
mod tests;

use super::parallel::{self, Threads};
use crate::draw::{Draw, Purpose};
use crate::math;
use crate::tracer::readout::{KNOWN, MOST_FEATURES, MOST_NODES, MOST_TREES, MOST_VALUE, Readout, Step, Trees, UNIT};
use binning::{Columns, Edges};
use grow::{Ground, Grown};

/// Rows to a piece of work.
const BLOCK: usize = 8192;

/// How to boost.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Boosting {
    /// Trees at most; up to 10,000.
    pub(crate) trees: usize,
    /// Leaves a tree has at most; from 1 to 128.
    pub(crate) leaves: usize,
    /// The share of each Newton step that is taken (learning rate, shrinkage).
    pub(crate) rate: f64,
    /// Ridge on a leaf's value: so much is added to its hessian.
    pub(crate) l2: f64,
    /// The fewest rows a leaf may have.
    pub(crate) min_rows: u32,
    /// The share of the features that a tree may ask about.
    pub(crate) features: f64,
    /// The share of the rows that a tree grows on.
    pub(crate) rows: f64,
    /// For the draws of rows and features.
    pub(crate) seed: u64,
    /// Stop after so many trees without a better loss on the validation rows; 0: never.
    pub(crate) patience: usize,
}

/// Rows to fit or to validate on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Table<'a> {
    /// Features, row by row; finite, or NaN if missing.
    pub(crate) x: &'a [f32],
    /// How many features a row has; at most 128.
    pub(crate) width: usize,
    /// Was the answer right?
    pub(crate) right: &'a [bool],
    /// A logit for each row that the fit starts from; the readout is what must be added to it.
    pub(crate) offset: Option<&'a [f64]>,
    /// How much each row counts; 1 if left out.
    pub(crate) weight: Option<&'a [f32]>,
}

impl Table<'_> {
    pub(super) fn check(&self) {
        assert!(self.width <= MOST_FEATURES && self.x.len() == self.width * self.right.len(), "features");
        assert!(self.offset.is_none_or(|all| all.len() == self.right.len()), "an offset a row");
        assert!(self.weight.is_none_or(|all| all.len() == self.right.len()), "a weight a row");
    }

    pub(super) fn rows(&self) -> usize {
        self.right.len()
    }

    pub(super) fn offset_of(&self, row: usize) -> f64 {
        self.offset.map_or(0.0, |all| all[row])
    }

    pub(super) fn weight_of(&self, row: usize) -> f64 {
        self.weight.map_or(1.0, |all| f64::from(all[row]))
    }

    /// Mean log loss of these logits.
    fn loss(&self, logits: &[f64]) -> f64 {
        let (mut sum, mut weights) = (0.0, 0.0);
        for (row, logit) in logits.iter().enumerate() {
            sum += self.weight_of(row) * loss(*logit, self.right[row]);
            weights += self.weight_of(row);
        }
        sum / weights
    }
}

/// −ln of the probability that this logit gives to what happened: ln(1 + e^∓logit).
pub(super) fn loss(logit: f64, right: bool) -> f64 {
    let against = if right { -logit } else { logit };
    against.max(0.0) + math::ln(1.0 + math::exp(-against.abs()))
}

/// Fits boosted trees. With `valid` the number of trees is the one with the least loss there. `tick(done, all)` counts
/// trees.
///
/// # Panics
/// If a table's parts do not match, it has more than 128 features, or the trees are too many or too large.
#[must_use]
pub(crate) fn fit(
    spec: &Boosting,
    train: Table<'_>,
    valid: Option<Table<'_>>,
    threads: Threads,
    tick: &(dyn Fn(usize, usize) + Sync),
) -> Readout {
    train.check();
    assert!(spec.leaves <= MOST_NODES.div_ceil(2) && spec.trees <= MOST_TREES, "too many leaves or trees");
    let edges = Edges::of(train, threads);
    let columns = edges.bin(train, threads);
    let base = base(train);
    let logits = |table: Table<'_>| -> Vec<f64> {
        (0..table.rows()).map(|row| table.offset_of(row) + f64::from(base) * UNIT).collect()
    };
    let mut fitted = logits(train);
    let mut held = valid.map(|table| {
        table.check();
        assert_eq!(table.width, train.width, "as many features in both tables");
        let logits = logits(table);
        (table, edges.bin(table, threads), table.loss(&logits), logits)
    });
    let (mut trees, mut best) = (Vec::new(), 0);
    for number in 0..spec.trees {
        let slopes = slopes(train, &fitted, threads);
        let features = some_features(spec, train.width, number as u64);
        let (rows, rest) = some_rows(spec, train.rows(), number as u64);
        let ground = Ground { spec, columns: &columns, slopes: &slopes, features: &features, threads };
        let grown = ground.grow(rows);
        let values = values(spec, &grown);
        for (node, rows) in &grown.leaves {
            rows.iter().for_each(|&row| fitted[row as usize] += f64::from(values[*node]) * UNIT);
        }
        add(&grown, &values, &columns, &rest, &mut fitted, threads);
        trees.push(steps(&grown, &values, &edges));
        tick(number + 1, spec.trees);
        let Some((table, columns, least, logits)) = &mut held else {
            best = trees.len();
            continue;
        };
        let all: Vec<u32> = (0..table.rows() as u32).collect();
        add(&grown, &values, columns, &all, logits, threads);
        let loss = table.loss(logits);
        if loss < *least {
            (*least, best) = (loss, trees.len());
        } else if spec.patience > 0 && trees.len() >= best + spec.patience {
            break;
        }
    }
    tick(spec.trees, spec.trees);
    let mut readout = Trees::new(train.width, base).expect("the width was checked");
    for steps in &trees[..best] {
        readout.push(steps).expect("a grown tree is a tree");
    }
    Readout::Trees(readout)
}

/// The constant in units with the least loss, by Newton's method; the bounds are for tables with one kind of answer.
fn base(table: Table<'_>) -> i32 {
    let mut base = 0.0;
    for _ in 0..20 {
        let (mut gradient, mut hessian) = (0.0, 1e-9);
        for row in 0..table.rows() {
            let p = math::logistic(table.offset_of(row) + base);
            gradient += table.weight_of(row) * (p - f64::from(u8::from(table.right[row])));
            hessian += table.weight_of(row) * p * (1.0 - p);
        }
        base = (base - (gradient / hessian).clamp(-2.0, 2.0)).clamp(-8.0, 8.0);
    }
    (base / UNIT).round() as i32
}

/// First and second derivative of each row's loss by its logit.
fn slopes(table: Table<'_>, logits: &[f64], threads: Threads) -> Vec<[f32; 2]> {
    let blocks = parallel::map(threads, logits.len().div_ceil(BLOCK), |block| {
        let rows = block * BLOCK..logits.len().min((block + 1) * BLOCK);
        let slope = |row: usize| {
            let p = math::logistic(logits[row]);
            let weight = table.weight_of(row);
            let wanted = f64::from(u8::from(table.right[row]));
            [(weight * (p - wanted)) as f32, (weight * p * (1.0 - p)) as f32]
        };
        rows.map(slope).collect::<Vec<_>>()
    });
    blocks.concat()
}

fn some_features(spec: &Boosting, width: usize, tree: u64) -> Vec<usize> {
    let mut all: Vec<usize> = (0..width).collect();
    Draw::at(spec.seed, 2 * tree, Purpose::Fit).shuffle(&mut all);
    all.truncate(((spec.features * width as f64).ceil() as usize).max(1));
    all.sort_unstable();
    all
}

/// The rows that a tree grows on, and the rest.
fn some_rows(spec: &Boosting, rows: usize, tree: u64) -> (Vec<u32>, Vec<u32>) {
    let all = 0..rows as u32;
    if spec.rows >= 1.0 {
        return (all.collect(), Vec::new());
    }
    let mut draw = Draw::at(spec.seed, 2 * tree + 1, Purpose::Fit);
    all.partition(|_| draw.unit() < spec.rows)
}

/// Each node's value in units: of a leaf its Newton step, of a split the mean of its leaves, weighed by their hessians.
fn values(spec: &Boosting, grown: &Grown) -> Vec<i32> {
    let mut exact = vec![0.0; grown.nodes.len()];
    for (at, node) in grown.nodes.iter().enumerate().rev() {
        exact[at] = match node.split {
            None => {
                let step = -spec.rate * node.sums.gradient / (node.sums.hessian + spec.l2).max(1e-9);
                (step / UNIT).round().clamp(f64::from(-MOST_VALUE), f64::from(MOST_VALUE))
            }
            Some((_, low, high)) => {
                let [of_low, of_high] = [low, high].map(|side| grown.nodes[side].sums.hessian);
                (exact[low] * of_low + exact[high] * of_high) / (of_low + of_high)
            }
        };
    }
    exact.into_iter().map(|value: f64| value.round() as i32).collect()
}

/// Adds what the tree says of these rows, rising, to their logits.
fn add(grown: &Grown, values: &[i32], columns: &Columns, rows: &[u32], logits: &mut [f64], threads: Threads) {
    let found = parallel::map(threads, rows.len().div_ceil(BLOCK), |block| {
        let rows = &rows[block * BLOCK..rows.len().min((block + 1) * BLOCK)];
        rows.iter().map(|&row| values[grown.leaf_of(columns, row as usize)]).collect::<Vec<_>>()
    });
    for (row, value) in rows.iter().zip(found.into_iter().flatten()) {
        logits[*row as usize] += f64::from(value) * UNIT;
    }
}

/// The tree's nodes, each before what is below it, the low side first.
fn steps(grown: &Grown, values: &[i32], edges: &Edges) -> Vec<Step> {
    let mut steps = Vec::with_capacity(values.len());
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        let value = values[at];
        steps.push(match grown.nodes[at].split {
            None => Step::Leaf { value },
            Some((split, low, high)) => {
                open.extend([high, low]);
                let edge = usize::from(split.cut) - 1;
                let threshold = edges.0[split.feature].get(edge).copied().unwrap_or(KNOWN);
                Step::Split { feature: split.feature, threshold, missing_low: split.missing_low, value }
            }
        });
    }
    steps
}
