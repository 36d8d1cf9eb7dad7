//! The boosting against a slow search for splits, and on data whose truth is known.

use super::*;
use crate::calibrate::written::written;
use crate::json::Raw;
use grow::Sums;

const SPEC: Boosting =
    Boosting { trees: 30, leaves: 6, rate: 0.2, l2: 1.0, min_rows: 5, features: 1.0, rows: 1.0, seed: 1, patience: 0 };

/// Made answers: two features matter, one of them only where it is known, and two are noise.
struct Made {
    x: Vec<f32>,
    right: Vec<bool>,
    truth: Vec<f64>,
}

fn made(rows: usize, seed: u64) -> Made {
    let mut draw = Draw::at(seed, 0, Purpose::Fit);
    let mut made = Made { x: Vec::new(), right: Vec::new(), truth: Vec::new() };
    for _ in 0..rows {
        let [a, b, c] = [draw.unit(), draw.unit(), draw.unit()];
        let known = draw.unit() < 0.7;
        let step = if b > 0.3 { 1.0 } else { 0.0 };
        let logit = 3.0 * (a - 0.5) + if known { step } else { -1.0 };
        made.x.extend([a as f32, if known { b as f32 } else { f32::NAN }, c as f32, (c * 4.0).floor() as f32]);
        made.right.push(draw.unit() < math::logistic(logit));
        made.truth.push(logit);
    }
    made
}

impl Made {
    fn table(&self) -> Table<'_> {
        Table { x: &self.x, width: 4, right: &self.right, offset: None, weight: None }
    }

    fn loss(&self, readout: &Readout) -> f64 {
        self.table().loss(&self.x.chunks(4).map(|x| readout.logit(x)).collect::<Vec<_>>())
    }
}

fn fitted(spec: &Boosting, train: Table<'_>, valid: Option<Table<'_>>, threads: usize) -> Readout {
    fit(spec, train, valid, Threads::new(threads), &|_, _| {})
}

fn trees(readout: &Readout) -> Vec<Vec<Step>> {
    match readout {
        Readout::Trees(trees) => trees.steps(),
        Readout::Linear(_) => panic!("trees were fitted"),
    }
}

/// The gain of the best split of these rows, trying every value of every feature, a missing one on either side.
fn slow_gain(made: &Made, slopes: &[[f32; 2]], rows: &[u32], spec: &Boosting) -> f64 {
    let score = |side: &[u32]| {
        let sum = |at: usize| side.iter().map(|&row| f64::from(slopes[row as usize][at])).sum::<f64>();
        sum(0) * sum(0) / (sum(1) + spec.l2)
    };
    let mut best = 0.0f64;
    for feature in 0..4 {
        let value = |row: u32| made.x[row as usize * 4 + feature];
        for threshold in rows.iter().map(|&row| value(row)).filter(|value| !value.is_nan()) {
            for missing_low in [false, true] {
                let low = |row: &&u32| if value(**row).is_nan() { missing_low } else { value(**row) <= threshold };
                let (low, high): (Vec<u32>, Vec<u32>) = rows.iter().partition(low);
                if low.len().min(high.len()) >= spec.min_rows as usize {
                    best = best.max(score(&low) + score(&high) - score(rows));
                }
            }
        }
    }
    best
}

#[test]
fn every_split_is_the_best_of_its_rows() {
    for seed in 0..20 {
        // 60 values at most, so every one has a bin of its own.
        let made = made(60, seed);
        let table = made.table();
        let edges = Edges::of(table, Threads::new(1));
        let columns = edges.bin(table, Threads::new(1));
        let slopes = slopes(table, &vec![0.3; 60], Threads::new(1));
        let ground = Ground {
            spec: &SPEC,
            columns: &columns,
            slopes: &slopes,
            features: &[0, 1, 2, 3],
            threads: Threads::new(2),
        };
        let grown = ground.grow((0..60).collect());
        let mut rows_of: Vec<Vec<u32>> = vec![Vec::new(); grown.nodes.len()];
        rows_of[0] = (0..60).collect();
        let (mut taken, mut gains) = (Vec::new(), Vec::new());
        for (at, node) in grown.nodes.iter().enumerate() {
            let wanted = slow_gain(&made, &slopes, &rows_of[at], &SPEC);
            gains.push(wanted);
            let sum =
                |at_slope: usize| rows_of[at].iter().map(|&r| f64::from(slopes[r as usize][at_slope])).sum::<f64>();
            assert!((node.sums.gradient - sum(0)).abs() < 1e-9 && (node.sums.hessian - sum(1)).abs() < 1e-9);
            let Some((split, low, high)) = node.split else { continue };
            assert!((split.gain - wanted).abs() < 1e-9, "seed {seed}, node {at}: {split:?}, not {wanted}");
            let side = |row: &&u32| split.low(columns.0[split.feature][**row as usize]);
            (rows_of[low], rows_of[high]) = rows_of[at].iter().partition(side);
            taken.push((low, at));
        }
        assert!((1..SPEC.leaves).contains(&taken.len()));
        // Leaf by leaf where most is gained: of the nodes that stood when a split was made, none left then had gained more.
        taken.sort_unstable();
        for (place, &(before, at)) in taken.iter().enumerate() {
            let open = (0..before).filter(|node| taken[..place].iter().all(|(_, split)| split != node));
            assert!(open.into_iter().all(|node| gains[node] <= gains[at] + 1e-9), "seed {seed}: {taken:?} {gains:?}");
        }
        for (node, rows) in &grown.leaves {
            assert_eq!(rows, &rows_of[*node]);
            assert!(rows.iter().all(|&row| grown.leaf_of(&columns, row as usize) == *node));
        }
    }
}

#[test]
fn sums_add_and_subtract() {
    let some = Sums { gradient: 1.5, hessian: 0.25, rows: 3.0 };
    let more = Sums { gradient: -0.5, hessian: 0.5, rows: 2.0 };
    assert_eq!(some.plus(more).minus(more), some);
}

#[test]
fn the_truth_is_found_and_missing_is_a_value() {
    let (train, fresh) = (made(20_000, 3), made(5_000, 4));
    let readout = fitted(&Boosting { trees: 50, leaves: 8, min_rows: 50, ..SPEC }, train.table(), None, 2);
    let best = fresh.table().loss(&fresh.truth);
    let none = fresh.table().loss(&vec![0.0; 5_000]);
    let own = fresh.loss(&readout);
    assert!(own - best < 0.08 * (none - best), "{own} of {best} to {none}");
    let groups: [fn(f32) -> bool; 3] = [f32::is_nan, |b| b > 0.3, |b| b <= 0.3];
    for group in groups {
        let errors = fresh.x.chunks(4).zip(&fresh.truth).filter(|(x, _)| group(x[1]));
        let errors: Vec<f64> = errors.map(|(x, truth)| readout.logit(x) - truth).collect();
        let bias = errors.iter().sum::<f64>() / errors.len() as f64;
        assert!(bias.abs() < 0.1, "{bias} in {} rows", errors.len());
    }
}

#[test]
fn what_can_be_told_apart_is() {
    let x: Vec<f32> = (0..200u16).map(f32::from).collect();
    let right: Vec<bool> = (0..200).map(|n| n >= 77).collect();
    let table = Table { x: &x, width: 1, right: &right, offset: None, weight: None };
    let readout = fitted(&SPEC, table, None, 1);
    assert!(x.iter().zip(&right).all(|(&x, &right)| (readout.logit(&[x]) > 0.5) == right));
}

#[test]
fn each_tree_lowers_the_loss() {
    let train = made(3_000, 5);
    let losses: Vec<f64> =
        (0..20).map(|trees| train.loss(&fitted(&Boosting { trees, ..SPEC }, train.table(), None, 1))).collect();
    assert!(losses.windows(2).all(|pair| pair[1] < pair[0]), "{losses:?}");
}

#[test]
fn threads_do_not_show_and_the_seed_does() {
    let train = made(30_000, 6);
    let spec = Boosting { trees: 6, features: 0.75, rows: 0.7, ..SPEC };
    let one = fitted(&spec, train.table(), None, 1);
    assert_eq!(one, fitted(&spec, train.table(), None, 2));
    assert_eq!(one, fitted(&spec, train.table(), None, 5));
    assert_ne!(one, fitted(&Boosting { seed: 2, ..spec }, train.table(), None, 1));
}

#[test]
fn it_stops_where_validation_is_best() {
    let (train, valid) = (made(400, 7), made(2_000, 8));
    let spec = Boosting { trees: 300, patience: 20, rate: 0.3, ..SPEC };
    let readout = fitted(&spec, train.table(), Some(valid.table()), 1);
    let count = trees(&readout).len();
    assert!((1..250).contains(&count), "{count}");
    let of = |trees: usize| valid.loss(&fitted(&Boosting { trees, ..spec.clone() }, train.table(), None, 1));
    let least = valid.loss(&readout);
    for trees in [0, 1, count / 2, count - 1, count + 1, count + 10, count + 19] {
        assert!(trees == count || of(trees) > least, "{trees} trees beat {count}");
    }
    assert!((of(count) - least).abs() < 1e-12);
}

#[test]
fn an_offset_is_built_upon_and_a_weight_is_so_many_rows() {
    let train = made(4_000, 9);
    let from_truth = Table { offset: Some(&train.truth), ..train.table() };
    let readout = fitted(&Boosting { min_rows: 400, ..SPEC }, from_truth, None, 1);
    let mean = train.x.chunks(4).map(|x| readout.logit(x).abs()).sum::<f64>() / 4_000.0;
    assert!(mean < 0.3, "there is nothing left to say, and it says {mean}");

    let weight: Vec<f32> = (0..4_000u16).map(|row| f32::from(row % 3)).collect();
    let weighed = Table { weight: Some(&weight), ..train.table() };
    let (mut x, mut right) = (Vec::new(), Vec::new());
    for (row, weight) in weight.iter().enumerate() {
        for _ in 0..*weight as usize {
            x.extend(&train.x[row * 4..row * 4 + 4]);
            right.push(train.right[row]);
        }
    }
    // One tree: bins and counts differ, so only the first splits can be alike.
    let spec = Boosting { trees: 1, leaves: 2, ..SPEC };
    let repeated = Table { x: &x, width: 4, right: &right, offset: None, weight: None };
    let [a, b] = [weighed, repeated].map(|table| fitted(&spec, table, None, 1));
    let gap = train.x.chunks(4).map(|x| (a.logit(x) - b.logit(x)).abs()).sum::<f64>() / 4_000.0;
    assert!(gap < 0.02, "{gap}");
}

#[test]
fn what_is_written_is_read_back_to_the_bit() {
    let train = made(5_000, 10);
    let names = ["a", "b", "c", "d"];
    let readout = fitted(&SPEC, train.table(), None, 1);
    let text = written(&readout, &names);
    let again = Readout::read(Raw::parse(&text).unwrap(), &names).unwrap();
    assert_eq!(again, readout);
    assert_eq!(written(&again, &names), text);
    // An engine with its features in another order.
    let other = Readout::read(Raw::parse(&text).unwrap(), &["d", "new", "b", "a", "c"]).unwrap();
    for x in train.x.chunks(4) {
        assert_eq!(again.logit(x).to_bits(), readout.logit(x).to_bits());
        assert_eq!(other.logit(&[x[3], 9.0, x[1], x[0], x[2]]).to_bits(), readout.logit(x).to_bits());
    }
    let linear = crate::calibrate::logistic::logistic(train.table(), 1.0, Threads::new(1));
    let again = Readout::read(Raw::parse(&written(&linear, &names)).unwrap(), &names).unwrap();
    assert_eq!(again, linear);
}

#[test]
fn nothing_to_learn_from_gives_a_constant() {
    let table = Table { x: &[], width: 3, right: &[], offset: None, weight: None };
    assert!(fitted(&SPEC, table, None, 1).logit(&[1.0, 2.0, f32::NAN]).abs() < 1e-9);
    let x = [f32::NAN; 20];
    let table = Table { x: &x, width: 1, right: &[true; 20], offset: None, weight: None };
    let sure = fitted(&SPEC, table, None, 1).logit(&[0.0]);
    assert!((8.0..9.0).contains(&sure), "{sure}");
}
