//! Features in bins: at most 63 by quantiles, and one for what is missing.

use super::Table;
use crate::calibrate::parallel::{self, Threads};

/// Bins a feature has at most, the one for missing values among them.
pub(super) const BINS: usize = 64;

/// The bin of missing values; numbers have the bins from 1.
pub(super) const MISSING: u8 = 0;

/// Each feature's edges: a number lies in the bin behind as many edges as it is above.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edges(pub(super) Vec<Vec<f32>>);

/// A table's features as bins, a column each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Columns(pub(super) Vec<Vec<u8>>);

impl Edges {
    /// Edges by the quantiles of this table.
    pub(super) fn of(table: Table<'_>, threads: Threads) -> Self {
        Self(parallel::map(threads, table.width, |feature| {
            let mut values: Vec<f32> = column(table, feature).filter(|value| !value.is_nan()).collect();
            values.sort_unstable_by(f32::total_cmp);
            quantiles(&values)
        }))
    }

    /// The table in these bins.
    pub(super) fn bin(&self, table: Table<'_>, threads: Threads) -> Columns {
        Columns(parallel::map(threads, table.width, |feature| {
            let edges = &self.0[feature];
            let bin = |value: f32| {
                if value.is_nan() { MISSING } else { 1 + edges.partition_point(|edge| *edge < value) as u8 }
            };
            column(table, feature).map(bin).collect()
        }))
    }
}

fn column(table: Table<'_>, feature: usize) -> impl Iterator<Item = f32> {
    table.x.iter().skip(feature).step_by(table.width).copied()
}

/// Edges between sorted values, so that each bin has its share of them and a value so frequent that it fills a share has
/// a bin of its own.
fn quantiles(values: &[f32]) -> Vec<f32> {
    let runs: Vec<&[f32]> = values.chunk_by(|a, b| a >= b).collect();
    let most = BINS - 1;
    let mut edges = Vec::new();
    let (mut left, mut filled) = (values.len(), 0);
    for pair in runs.windows(2) {
        let share = left.div_ceil(most - edges.len());
        filled += pair[0].len();
        // A frequent value ahead begins a bin of its own.
        if runs.len() <= most || filled >= share || pair[1].len() >= share {
            edges.push(between(pair[0][0], pair[1][0]));
            left -= filled;
            filled = 0;
        }
        if edges.len() + 1 == most {
            break;
        }
    }
    edges
}

/// A number from `low` up to `high`, `high` not included, with as few digits as can be: it is written to the file.
fn between(low: f32, high: f32) -> f32 {
    let middle = f64::from(low) / 2.0 + f64::from(high) / 2.0;
    for digits in 0..8 {
        // Read as the file's reader does.
        let short = format!("{middle:.digits$e}").parse::<f64>().map_or(f32::NAN, |number| number as f32);
        if (low..high).contains(&short) {
            return short;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn edges_rise_and_separate_what_differs(mut values in prop::collection::vec(-50i16..50, 1..400)) {
            values.sort_unstable();
            let values: Vec<f32> = values.into_iter().map(|v| f32::from(v) * 0.37).collect();
            let edges = quantiles(&values);
            prop_assert!(edges.len() < BINS - 1);
            prop_assert!(edges.windows(2).all(|pair| pair[0] < pair[1]));
            let mut distinct = values.clone();
            distinct.dedup();
            if distinct.len() < BINS {
                prop_assert_eq!(edges.len() + 1, distinct.len());
            }
            // Every edge has values on both sides.
            for edge in edges {
                prop_assert!(values[0] <= edge && edge < values[values.len() - 1]);
            }
        }

        #[test]
        fn a_short_edge_lies_between(low: f32, high: f32) {
            prop_assume!(low.is_finite() && high.is_finite() && low < high);
            let edge = between(low, high);
            prop_assert!(low <= edge && edge < high);
        }
    }

    #[test]
    fn bins_are_about_equal_and_edges_short() {
        let values: Vec<f32> = (0..10_000u16).map(|n| f32::from(n) / 777.0).collect();
        let edges = quantiles(&values);
        assert_eq!(edges.len(), 62);
        let share = |low: f32, high: f32| values.iter().filter(|&&v| low < v && v <= high).count();
        assert!(edges.windows(2).all(|pair| (120..=200).contains(&share(pair[0], pair[1]))));
        assert_eq!(between(1.0, 2.0).to_string(), "1.5");
        assert_eq!(between(0.123_41, 0.123_49).to_string(), "0.12345");
    }

    #[test]
    fn missing_values_have_a_bin_of_their_own() {
        let x = [1.0, f32::NAN, 2.0, 5.0, 2.0, 5.0];
        let table = Table { x: &x, width: 2, right: &[true, false, true], offset: None, weight: None };
        let edges = Edges::of(table, Threads::new(1));
        assert_eq!(edges.0.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(edges.bin(table, Threads::new(1)).0, [[1, 2, 2], [0, 1, 1]]);
    }
}
