//! Persons and items whose truth is known.

use gradus::calibrate::mml::{Fit, Matrix, Model, Settings, fit};
use gradus::calibrate::parallel::Threads;
use gradus::draw::{Draw, Purpose};
use gradus::irt::Item;

/// A row a person, a cell an item.
pub(crate) type Rows = Vec<Vec<Option<bool>>>;

fn normal(draw: &mut Draw) -> f64 {
    (-2.0 * (1.0 - draw.unit()).ln()).sqrt() * (std::f64::consts::TAU * draw.unit()).cos()
}

/// Slopes from .5 to 2, difficulties from −2 to 2.
pub(crate) fn items(count: usize, seed: u64) -> Vec<Item> {
    let mut draw = Draw::at(seed, 1, Purpose::Fit);
    (0..count).map(|_| Item::two(0.5 + 1.5 * draw.unit(), 4.0 * draw.unit() - 2.0)).collect()
}

/// Answers of persons from the standard normal population, each left out with the probability `missing`.
pub(crate) fn answers(items: &[Item], persons: usize, missing: f64, seed: u64) -> Rows {
    let mut draw = Draw::at(seed, 2, Purpose::Fit);
    let mut person = || {
        let ability = normal(&mut draw);
        let mut cell = |item: &Item| {
            let right = draw.unit() < item.right(ability);
            (draw.unit() >= missing).then_some(right)
        };
        items.iter().map(&mut cell).collect()
    };
    (0..persons).map(|_| person()).collect()
}

pub(crate) fn matrix(rows: &Rows) -> Matrix {
    let mut matrix = Matrix::new(rows[0].len(), None);
    for row in rows {
        matrix.push(row.iter().copied());
    }
    matrix
}

pub(crate) fn one_thread() -> Settings {
    Settings { threads: Threads::new(1), ..Settings::default() }
}

/// Fits on one thread and expects the end to be reached.
pub(crate) fn fitted(rows: &Rows, model: Model) -> Fit {
    let fit = fit(&matrix(rows), model, &one_thread(), &|_| {}).expect("a table that can be fitted");
    assert!(fit.converged, "after {} steps", fit.iterations);
    fit
}

/// The largest difference of a slope or a difficulty.
pub(crate) fn apart(x: &[Item], y: &[Item]) -> f64 {
    x.iter().zip(y).map(|(x, y)| (x.a - y.a).abs().max((x.b - y.b).abs())).fold(0.0, f64::max)
}
