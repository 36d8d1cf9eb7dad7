//! Boosted regression trees (Friedman, J. H. (2001), *Greedy function approximation: a gradient boosting machine*, Annals
//! of Statistics 29, 1189–1232), laid out for speed.
//!
//! Values are whole numbers of [`UNIT`], so their sum is exact in any order. That frees the order: trees are walked side by
//! side, which lets a processor wait for several at once, and the bits are the same everywhere.

use super::place;
use crate::Result;
use crate::json::{Fields, Raw};
use crate::tracer::file;

/// What a value of 1 means, in logits.
pub(crate) const UNIT: f64 = 1e-4;
/// The largest value of a node, either way: 100 logits, in units.
pub(crate) const MOST_VALUE: i32 = 1_000_000;
/// So many features at most: each has two places in a table of 256.
pub(crate) const MOST_FEATURES: usize = 128;
/// So many nodes a tree at most: a step down the tree fits a byte.
pub(crate) const MOST_NODES: usize = 255;
/// So many trees at most, which also bounds how long a prediction takes.
pub(crate) const MOST_TREES: usize = 10_000;
/// The threshold of the split that asks whether a feature is known: no number is above it.
pub(crate) const KNOWN: f32 = f32::MAX;
/// Trees walked side by side.
const LANES: usize = 16;

/// A node as it comes in a list of a tree's nodes, each before what is below it, the low side first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step {
    /// Numbers up to `threshold` go to the low side.
    Split { feature: usize, threshold: f32, missing_low: bool, value: i32 },
    /// The end of a path.
    Leaf { value: i32 },
}

/// The sum of a constant and small trees.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Trees {
    width: usize,
    base: i32,
    /// All trees' nodes, each before what is below it.
    nodes: Vec<Node>,
    /// The value of each node.
    values: Vec<i32>,
    /// The shallow ones first, so that those walked together are alike.
    roots: Vec<Root>,
}

/// Eight bytes, so that hundreds of trees stay in the fastest caches.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Node {
    threshold: f32,
    /// Twice the feature's place, one more if a missing value goes to the high side.
    slot: u8,
    /// How many nodes on the low side begins; 0 at a leaf, which one can step on for ever.
    low: u8,
    /// The same for the high side.
    high: u8,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Root {
    at: u32,
    depth: u8,
}

impl Trees {
    /// The constant `base` (units) over vectors of `width` features, without trees yet.
    pub(crate) fn new(width: usize, base: i32) -> std::result::Result<Self, &'static str> {
        if width > MOST_FEATURES {
            return Err("has too many features");
        }
        Ok(Self { width, base, nodes: Vec::new(), values: Vec::new(), roots: Vec::new() })
    }

    /// Adds a tree. Whoever reads or fits comes through here, so that what stands in memory is always sound.
    pub(crate) fn push(&mut self, steps: &[Step]) -> std::result::Result<(), &'static str> {
        let start = self.nodes.len();
        if steps.len() > MOST_NODES {
            return Err("has a tree that is too large");
        }
        if self.roots.len() == MOST_TREES {
            return Err("has too many trees");
        }
        // Splits whose high side is still to come.
        let mut open: Vec<(usize, u8)> = Vec::new();
        let (mut depth, mut deepest, mut ended) = (0, 0, false);
        for step in steps {
            if ended {
                return Err("has a tree with nodes behind its end");
            }
            let at = self.nodes.len();
            let (value, node) = match *step {
                Step::Split { feature, threshold, missing_low, value } => {
                    if feature >= self.width || !threshold.is_finite() {
                        return Err("has a split that is out of range");
                    }
                    let slot = 2 * feature as u8 + u8::from(!missing_low);
                    (value, Node { threshold, slot, low: 1, high: 0 })
                }
                Step::Leaf { value } => (value, Node { threshold: 0.0, slot: 0, low: 0, high: 0 }),
            };
            if !(-MOST_VALUE..=MOST_VALUE).contains(&value) {
                return Err("has a value that is out of range");
            }
            self.nodes.push(node);
            self.values.push(value);
            if node.low == 1 {
                open.push((at, depth));
                depth += 1;
                deepest = deepest.max(depth);
            } else if let Some((parent, above)) = open.pop() {
                // Fits: no tree has more than 255 nodes.
                self.nodes[parent].high = (at + 1 - parent) as u8;
                depth = above + 1;
            } else {
                ended = true;
            }
        }
        if !ended {
            return Err("has a tree without an end");
        }
        let place = self.roots.partition_point(|root| root.depth <= deepest);
        self.roots.insert(place, Root { at: start as u32, depth: deepest });
        Ok(())
    }

    pub(super) fn read(fields: &Fields<'_>, names: &[&str]) -> Result<Self> {
        let base = whole(fields.get("base")).filter(|base| base.abs() <= MOST_VALUE);
        let base = base.ok_or_else(|| file::shape("base", "is not a whole number in its range"))?;
        let mut trees = Self::new(names.len(), base).map_err(|fault| file::shape("readout", fault))?;
        let mut features: Vec<(usize, Vec<f32>)> = Vec::new();
        for one in file::list(fields.get("features"), "features")? {
            let cells = file::list(Some(one), "features")?;
            let mut edges = Vec::new();
            for edge in file::list(cells.get(1).copied(), "edges")? {
                edges.push(file::number(Some(edge), "edges")? as f32);
            }
            edges.push(KNOWN);
            features.push((place(cells.first().copied(), names)?, edges));
        }
        let mut steps = Vec::new();
        for one in file::list(fields.get("trees"), "trees")? {
            steps.clear();
            let mut cells = file::list(Some(one), "trees")?.into_iter();
            let fault = || file::shape("trees", "has a node that is none");
            while let Some(first) = cells.next() {
                let mut next = || whole(cells.next()).ok_or_else(fault);
                steps.push(if first.source() == "-1" {
                    Step::Leaf { value: next()? }
                } else {
                    let (edge, missing, value) = (next()?, next()?, next()?);
                    let feature = first.whole().and_then(|place| features.get(place as usize)).ok_or_else(fault)?;
                    let threshold =
                        usize::try_from(edge).ok().and_then(|edge| feature.1.get(edge)).ok_or_else(fault)?;
                    if !(0..=1).contains(&missing) {
                        return Err(fault());
                    }
                    Step::Split { feature: feature.0, threshold: *threshold, missing_low: missing == 1, value }
                });
            }
            trees.push(&steps).map_err(|fault| file::shape("trees", fault))?;
        }
        Ok(trees)
    }

    /// Each feature twice: as it is, but a missing one below and then above all numbers. That saves asking at each split.
    fn slots(&self, x: &[f32]) -> [f32; 2 * MOST_FEATURES] {
        assert_eq!(x.len(), self.width);
        let mut slots = [0.0; 2 * MOST_FEATURES];
        for (pair, &value) in slots.chunks_exact_mut(2).zip(x) {
            let missing = value.is_nan();
            pair[0] = if missing { f32::NEG_INFINITY } else { value };
            pair[1] = if missing { f32::INFINITY } else { value };
        }
        slots
    }

    pub(super) fn logit(&self, x: &[f32]) -> f64 {
        let slots = self.slots(x);
        let nodes = &self.nodes[..];
        let mut sum = i64::from(self.base);
        for group in self.roots.chunks(LANES) {
            let mut at = [0; LANES];
            for (at, root) in at.iter_mut().zip(group) {
                *at = root.at as usize;
            }
            for _ in 0..group[group.len() - 1].depth {
                for at in &mut at {
                    *at += nodes[*at].step(&slots);
                }
            }
            for at in &at[..group.len()] {
                sum += i64::from(self.values[*at]);
            }
        }
        sum as f64 * UNIT
    }

    /// Saabas's contributions (Saabas, A. (2014), *Interpreting random forests*): on the way down a tree, the change of
    /// value from a node to the next is the doing of the feature that the node asks about.
    pub(super) fn explain(&self, x: &[f32], group_of: &[u8], terms: &mut [f64]) -> f64 {
        let slots = self.slots(x);
        let mut constant = i64::from(self.base);
        for root in &self.roots {
            let mut at = root.at as usize;
            constant += i64::from(self.values[at]);
            while self.nodes[at].low != 0 {
                let node = self.nodes[at];
                let next = at + node.step(&slots);
                // Whole numbers until the end: the sum of the terms is exact but for the last multiplication.
                terms[usize::from(group_of[usize::from(node.slot / 2)])] +=
                    f64::from(self.values[next] - self.values[at]);
                at = next;
            }
        }
        for term in terms {
            *term *= UNIT;
        }
        constant as f64 * UNIT
    }

    /// The constant in units.
    #[cfg(feature = "calibrate")]
    pub(crate) fn base(&self) -> i32 {
        self.base
    }

    /// Each tree as [`push`](Self::push) took it, in the order they came.
    #[cfg(feature = "calibrate")]
    pub(crate) fn steps(&self) -> Vec<Vec<Step>> {
        let step = |at: usize| {
            let (node, value) = (self.nodes[at], self.values[at]);
            if node.low == 0 {
                return Step::Leaf { value };
            }
            let (feature, missing_low) = (usize::from(node.slot / 2), node.slot % 2 == 0);
            Step::Split { feature, threshold: node.threshold, missing_low, value }
        };
        let mut starts: Vec<usize> = self.roots.iter().map(|root| root.at as usize).collect();
        starts.sort_unstable();
        starts.push(self.nodes.len());
        starts.windows(2).map(|pair| (pair[0]..pair[1]).map(step).collect()).collect()
    }
}

impl Node {
    /// How many nodes on it goes.
    #[inline]
    fn step(self, slots: &[f32; 2 * MOST_FEATURES]) -> usize {
        usize::from(if slots[usize::from(self.slot)] <= self.threshold { self.low } else { self.high })
    }
}

fn whole(raw: Option<Raw<'_>>) -> Option<i32> {
    raw?.source().parse().ok()
}
