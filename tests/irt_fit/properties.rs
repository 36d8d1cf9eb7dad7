//! What must hold of a fit to any table.

use super::simulated::{Rows, answers, apart, fitted, items, matrix, one_thread};
use gradus::calibrate::mml::{Fit, Model, Settings, Step, fit};
use gradus::calibrate::parallel::Threads;
use gradus::draw::{Draw, Purpose};
use gradus::irt::Item;
use std::cell::RefCell;

const MODELS: [Model; 2] = [Model::OnePl, Model::TwoPl];

/// Short and long, complete and with holes.
fn tables() -> Vec<Rows> {
    let one = |at: u64, (persons, count, missing): (usize, usize, f64)| {
        answers(&items(count, at), persons, missing, 100 + at)
    };
    let shapes = [(300, 5, 0.0), (200, 12, 0.0), (400, 8, 0.2), (250, 30, 0.7), (500, 17, 0.05)];
    (0..).zip(shapes).map(|(at, shape)| one(at, shape)).collect()
}

#[test]
fn the_likelihood_never_falls() {
    for (rows, model) in tables().iter().flat_map(|rows| MODELS.map(|model| (rows, model))) {
        for accelerate in [false, true] {
            let seen: RefCell<Vec<Step>> = RefCell::default();
            let settings = Settings { accelerate, tolerance: 1e-7, most: 50_000, ..one_thread() };
            let end = fit(&matrix(rows), model, &settings, &|step| seen.borrow_mut().push(step)).unwrap();
            let mut likelihoods: Vec<f64> = seen.borrow().iter().map(|step| step.log_likelihood).collect();
            likelihoods.push(end.log_likelihood);
            assert_eq!(seen.borrow().len() as u32, end.iterations);
            let falls = likelihoods.windows(2).find(|two| two[1] < two[0] * (1.0 + 1e-13));
            assert!(falls.is_none(), "{model:?}, accelerated {accelerate}: {falls:?}");
            assert!(likelihoods[1] > likelihoods[0] + 0.01, "the first step leads somewhere");
        }
    }
}

#[test]
fn mixing_steps_changes_the_way_and_not_the_end() {
    for (rows, model) in tables().iter().flat_map(|rows| MODELS.map(|model| (rows, model))) {
        let mixed = fitted(rows, model);
        let settings = Settings { accelerate: false, tolerance: 1e-9, most: 50_000, ..one_thread() };
        let plain = fit(&matrix(rows), model, &settings, &|_| {}).unwrap();
        assert!(plain.converged && apart(&mixed.items, &plain.items) < 2e-5, "{model:?}");
        assert!(mixed.iterations < plain.iterations, "{} {}", mixed.iterations, plain.iterations);
    }
}

#[test]
fn the_order_of_rows_changes_no_bit_and_that_of_columns_only_the_last() {
    let mut draw = Draw::at(3, 0, Purpose::Fit);
    for (rows, model) in tables().iter().flat_map(|rows| MODELS.map(|model| (rows, model))) {
        let straight = fitted(rows, model);
        let mut shuffled = rows.clone();
        draw.shuffle(&mut shuffled);
        assert_eq!(fitted(&shuffled, model), straight);
        let mut order: Vec<usize> = (0..rows[0].len()).collect();
        draw.shuffle(&mut order);
        let turned = rows.iter().map(|row| order.iter().map(|&at| row[at]).collect()).collect();
        let other = fitted(&turned, model);
        let expected: Vec<Item> = order.iter().map(|&at| straight.items[at]).collect();
        assert!(apart(&other.items, &expected) < 1e-6, "{model:?}");
        assert!((other.log_likelihood / straight.log_likelihood - 1.0).abs() < 1e-12);
    }
}

#[test]
fn every_row_twice_gives_the_same_items() {
    for (rows, model) in tables().iter().flat_map(|rows| MODELS.map(|model| (rows, model))) {
        let settings = Settings { standard_errors: true, ..one_thread() };
        let once = fit(&matrix(rows), model, &settings, &|_| {}).unwrap();
        let twice = fit(&matrix(&[rows.clone(), rows.clone()].concat()), model, &settings, &|_| {}).unwrap();
        assert_eq!((&once.items, once.iterations), (&twice.items, twice.iterations));
        assert!((twice.log_likelihood / once.log_likelihood - 2.0).abs() < 1e-12);
        let (once, twice) = (once.standard_errors.unwrap(), twice.standard_errors.unwrap());
        for (once, twice) in once.iter().zip(&twice) {
            let ratio = once.b.unwrap() / twice.b.unwrap();
            assert!((ratio / 2f64.sqrt() - 1.0).abs() < 1e-6, "{ratio}");
        }
    }
}

#[test]
fn the_number_of_threads_does_not_show() {
    for missing in [0.0, 0.1] {
        let answers = matrix(&answers(&items(140, 9), 3000, missing, 9));
        let run = |threads| -> Fit {
            let settings = Settings { threads: Threads::new(threads), most: 4, ..Settings::default() };
            fit(&answers, Model::TwoPl, &settings, &|_| {}).unwrap()
        };
        assert_eq!(run(1), run(2));
        assert_eq!(run(1), run(5));
    }
}

#[test]
fn a_known_truth_comes_back() {
    // Measured: .097 and .093 of complete answers. The standard errors of this design are as large.
    for (missing, most_a, most_b) in [(0.0, 0.11, 0.11), (0.33, 0.14, 0.14)] {
        let truth = items(40, 11);
        let own = fitted(&answers(&truth, 2000, missing, 11), Model::TwoPl);
        let rmse = |of: fn(&Item) -> f64| {
            let squares = own.items.iter().zip(&truth).map(|(own, true_one)| (of(own) - of(true_one)).powi(2));
            (squares.sum::<f64>() / truth.len() as f64).sqrt()
        };
        let (a, b) = (rmse(|item| item.a), rmse(|item| item.b));
        println!("missing {missing}: RMSE of a {a:.4}, of b {b:.4}");
        assert!(a < most_a && b < most_b);
    }
}

/// The standard errors say how far estimates are from the truth.
#[test]
fn errors_are_as_large_as_said() {
    let truth = items(12, 21);
    let settings = Settings { standard_errors: true, ..one_thread() };
    let mut squares = Vec::new();
    for seed in 0..16 {
        let own = fit(&matrix(&answers(&truth, 600, 0.1, 500 + seed)), Model::TwoPl, &settings, &|_| {}).unwrap();
        for ((own, said), item) in own.items.iter().zip(own.standard_errors.unwrap()).zip(&truth) {
            squares.push([(own.a - item.a) / said.a.unwrap(), (own.b - item.b) / said.b.unwrap()].map(|z| z * z));
        }
    }
    for parameter in 0..2 {
        let mean = squares.iter().map(|two| two[parameter]).sum::<f64>() / squares.len() as f64;
        println!("mean square of (estimate − truth)/standard error: {mean:.3}");
        // The mean of 192 squares that should be 1 has a deviation of about .1; those of a sample hang together.
        assert!((0.75..1.3).contains(&mean), "{mean}");
    }
}

/// ln ∫ Π P^x (1 − P)^(1−x) φ dθ, by the trapezium rule on a grid far finer and wider than the fit's.
fn likelihood(rows: &Rows, items: &[Item]) -> f64 {
    let grid = || (-400..=400).map(|step| f64::from(step) / 50.0);
    let right: Vec<Vec<f64>> = items.iter().map(|item| grid().map(|theta| item.right(theta)).collect()).collect();
    let density: Vec<f64> = grid().map(|x| (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt() / 50.0).collect();
    let person = |row: &Vec<Option<bool>>| -> f64 {
        let mut joint = density.clone();
        for (cell, right) in row.iter().zip(&right) {
            let Some(cell) = cell else { continue };
            for (joint, right) in joint.iter_mut().zip(right) {
                *joint *= if *cell { *right } else { 1.0 - right };
            }
        }
        joint.iter().sum::<f64>().ln()
    };
    rows.iter().map(person).sum()
}

#[test]
fn the_end_is_the_top_of_the_likelihood_worked_out_in_full() {
    for (missing, model) in [(0.0, Model::OnePl), (0.0, Model::TwoPl), (0.3, Model::OnePl), (0.3, Model::TwoPl)] {
        let rows = answers(&items(6, 31), 250, missing, 31);
        let own = fitted(&rows, model);
        let top = likelihood(&rows, &own.items);
        assert!((top - own.log_likelihood).abs() < 1e-6, "{top} {}", own.log_likelihood);
        // Moved by any way the model allows, it is lower.
        for item in 0..6 {
            for by in [-0.02, 0.02] {
                let mut harder = own.items.clone();
                harder[item].b += by;
                let mut steeper = own.items.clone();
                match model {
                    Model::TwoPl => steeper[item].a += by,
                    Model::OnePl => steeper.iter_mut().for_each(|item| item.a += by),
                }
                assert!(likelihood(&rows, &harder) < top && likelihood(&rows, &steeper) < top, "{model:?} {item}");
            }
        }
    }
}
