//! One tree, grown leaf by leaf where the loss falls most, from histograms of the gradient.
//!
//! Ke, G. et al. (2017), *LightGBM: a highly efficient gradient boosting decision tree*, NIPS 30: sums of gradient and
//! hessian a bin are all that a split's gain needs, and the larger of two children has the parent's sums less those of
//! the smaller. A feature's sums are made by one thread in the order of the rows, so threads do not show.

use super::Boosting;
use super::binning::{BINS, Columns, MISSING};
use crate::calibrate::parallel::{self, Threads};

/// The least hessian a side of a split may have: less says nothing.
const LEAST_HESSIAN: f64 = 1e-3;
/// Below so many row-features a second thread costs more than it helps.
const WORTH_THREADS: usize = 60_000;

/// Sums over some rows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sums {
    /// Of the loss's first derivative by the logit.
    pub(super) gradient: f64,
    /// Of its second.
    pub(super) hessian: f64,
    pub(super) rows: f64,
}

/// A question and what it gains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Split {
    pub(super) feature: usize,
    /// Bins 1 to this go to the low side.
    pub(super) cut: u8,
    pub(super) missing_low: bool,
    pub(super) gain: f64,
}

/// A node of a grown tree; children stand behind their parents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) sums: Sums,
    /// The question with the places of the low and the high side; `None` at a leaf.
    pub(super) split: Option<(Split, usize, usize)>,
}

/// A grown tree with its rows, leaf by leaf.
#[derive(Debug)]
pub(super) struct Grown {
    pub(super) nodes: Vec<Node>,
    /// The node and the rows of each leaf.
    pub(super) leaves: Vec<(usize, Vec<u32>)>,
}

/// A leaf that may still be split.
struct Leaf {
    node: usize,
    rows: Vec<u32>,
    histograms: Vec<Histogram>,
    best: Option<Split>,
}

type Histogram = Vec<Sums>;

impl Sums {
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            gradient: self.gradient + other.gradient,
            hessian: self.hessian + other.hessian,
            rows: self.rows + other.rows,
        }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self {
            gradient: self.gradient - other.gradient,
            hessian: self.hessian - other.hessian,
            rows: self.rows - other.rows,
        }
    }

    /// Twice the fall of the loss by a Newton step, the ridge `l2` included.
    fn score(self, l2: f64) -> f64 {
        self.gradient * self.gradient / (self.hessian + l2)
    }
}

impl Split {
    /// Does a row with this bin go to the low side?
    pub(super) fn low(&self, bin: u8) -> bool {
        if bin == MISSING { self.missing_low } else { bin <= self.cut }
    }
}

/// What the growing needs of the data.
pub(super) struct Ground<'a> {
    pub(super) spec: &'a Boosting,
    pub(super) columns: &'a Columns,
    /// Gradient and hessian of each row.
    pub(super) slopes: &'a [[f32; 2]],
    /// The features this tree may ask about, rising.
    pub(super) features: &'a [usize],
    pub(super) threads: Threads,
}

impl Ground<'_> {
    /// Grows a tree on these rows.
    pub(super) fn grow(&self, rows: Vec<u32>) -> Grown {
        let sums = self.sums(&rows);
        let mut nodes = vec![Node { sums, split: None }];
        let mut leaves = vec![self.first(rows, sums)];
        while leaves.len() < self.spec.leaves {
            // The greatest gain; of equal ones the first.
            let mut best: Option<(usize, Split)> = None;
            for (place, leaf) in leaves.iter().enumerate() {
                if let Some(split) = leaf.best.filter(|split| best.is_none_or(|(_, other)| split.gain > other.gain)) {
                    best = Some((place, split));
                }
            }
            let Some((place, split)) = best else { break };
            let leaf = leaves.swap_remove(place);
            let (at, low, high) = (leaf.node, nodes.len(), nodes.len() + 1);
            let column = &self.columns.0[split.feature];
            let (to_low, to_high): (Vec<u32>, Vec<u32>) =
                leaf.rows.iter().partition(|&&row| split.low(column[row as usize]));
            let more = leaves.len() + 2 < self.spec.leaves;
            let small_is_low = to_low.len() <= to_high.len();
            let (small, large) = if small_is_low { (to_low, to_high) } else { (to_high, to_low) };
            let small_sums = self.sums(&small);
            let large_sums = nodes[at].sums.minus(small_sums);
            let mut pair = if more {
                self.pair(small, small_sums, large, large_sums, &leaf.histograms)
            } else {
                [small, large].map(|rows| Leaf { node: 0, rows, histograms: Vec::new(), best: None })
            };
            let (small_at, large_at) = if small_is_low { (low, high) } else { (high, low) };
            (pair[0].node, pair[1].node) = (small_at, large_at);
            let (low_sums, high_sums) = if small_is_low { (small_sums, large_sums) } else { (large_sums, small_sums) };
            nodes[at].split = Some((split, low, high));
            nodes.extend([low_sums, high_sums].map(|sums| Node { sums, split: None }));
            leaves.extend(pair);
        }
        Grown { nodes, leaves: leaves.into_iter().map(|leaf| (leaf.node, leaf.rows)).collect() }
    }

    fn first(&self, rows: Vec<u32>, sums: Sums) -> Leaf {
        let slopes = self.slopes_of(&rows);
        let found = parallel::map(self.threads, self.features.len(), |at| {
            let histogram = self.histogram(self.features[at], &rows, &slopes);
            (self.best(self.features[at], &histogram, sums), histogram)
        });
        let (splits, histograms): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        Leaf { node: 0, rows, histograms, best: greatest(splits) }
    }

    /// The two sides of a split, with their best next splits.
    fn pair(&self, small: Vec<u32>, few: Sums, large: Vec<u32>, many: Sums, parent: &[Histogram]) -> [Leaf; 2] {
        let slopes = self.slopes_of(&small);
        let worth = small.len() * self.features.len() >= WORTH_THREADS;
        let threads = if worth { self.threads } else { Threads::new(1) };
        let found = parallel::map(threads, self.features.len(), |at| {
            let feature = self.features[at];
            let own = self.histogram(feature, &small, &slopes);
            let rest: Histogram = parent[at].iter().zip(&own).map(|(all, own)| all.minus(*own)).collect();
            ((self.best(feature, &own, few), own), (self.best(feature, &rest, many), rest))
        });
        let (own, rest): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let leaf = |rows, found: Vec<(Option<Split>, Histogram)>| {
            let (splits, histograms): (Vec<_>, Vec<_>) = found.into_iter().unzip();
            Leaf { node: 0, rows, histograms, best: greatest(splits) }
        };
        [leaf(small, own), leaf(large, rest)]
    }

    fn slopes_of(&self, rows: &[u32]) -> Vec<[f32; 2]> {
        rows.iter().map(|&row| self.slopes[row as usize]).collect()
    }

    fn sums(&self, rows: &[u32]) -> Sums {
        let mut sums = Sums { rows: rows.len() as f64, ..Sums::default() };
        for &row in rows {
            let [gradient, hessian] = self.slopes[row as usize];
            sums.gradient += f64::from(gradient);
            sums.hessian += f64::from(hessian);
        }
        sums
    }

    fn histogram(&self, feature: usize, rows: &[u32], slopes: &[[f32; 2]]) -> Histogram {
        let mut bins = [Sums::default(); BINS];
        let column = &self.columns.0[feature];
        for (&row, &[gradient, hessian]) in rows.iter().zip(slopes) {
            // No bin is above 63; saying so spares a check a row.
            let bin = &mut bins[usize::from(column[row as usize]) & (BINS - 1)];
            bin.gradient += f64::from(gradient);
            bin.hessian += f64::from(hessian);
            bin.rows += 1.0;
        }
        bins.to_vec()
    }

    /// The best question about one feature.
    fn best(&self, feature: usize, histogram: &[Sums], all: Sums) -> Option<Split> {
        let missing = histogram[usize::from(MISSING)];
        let least = f64::from(self.spec.min_rows).max(1.0);
        let l2 = self.spec.l2;
        let enough = |sums: Sums| sums.rows >= least && sums.hessian >= LEAST_HESSIAN;
        let mut best: Option<Split> = None;
        let mut below = Sums::default();
        for (cut, bin) in histogram.iter().enumerate().skip(1) {
            if bin.rows == 0.0 {
                continue;
            }
            below = below.plus(*bin);
            // All that are known go low: then so should any that comes later.
            let cut = if below.rows + missing.rows < all.rows { cut } else { BINS - 1 };
            let mut consider = |low: Sums, missing_low: bool| {
                let high = all.minus(low);
                if !enough(low) || !enough(high) {
                    return;
                }
                let gain = low.score(l2) + high.score(l2) - all.score(l2);
                // What rounding alone makes is no gain.
                if gain > best.map_or(1e-9, |other| other.gain) {
                    best = Some(Split { feature, cut: cut as u8, missing_low, gain });
                }
            };
            if missing.rows > 0.0 {
                consider(below, false);
                consider(below.plus(missing), true);
            } else {
                // None is missing here; one that comes later goes with most.
                consider(below, below.rows * 2.0 >= all.rows);
            }
        }
        best
    }
}

/// The first of the splits with the greatest gain.
fn greatest(splits: Vec<Option<Split>>) -> Option<Split> {
    splits.into_iter().flatten().reduce(|best, other| if other.gain > best.gain { other } else { best })
}

impl Grown {
    /// The leaf that a row of these columns comes to.
    pub(super) fn leaf_of(&self, columns: &Columns, row: usize) -> usize {
        let mut at = 0;
        while let Some((split, low, high)) = &self.nodes[at].split {
            at = if split.low(columns.0[split.feature][row]) { *low } else { *high };
        }
        at
    }
}
