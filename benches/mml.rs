//! Fitting items: 2PL on simulated tables, one thread, so that the time is what the processor spends if it is free.
//! `cargo bench --bench mml`; with `TABLE=answers.csv` the larger table is written there instead, for timing the command:
//! `time -p gradus irt fit --model 2pl answers.csv -o items.csv`.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use gradus::calibrate::mml::{Matrix, Model, Settings, fit};
use gradus::calibrate::parallel::Threads;
use gradus::draw::{Draw, Purpose};
use std::hint::black_box;

const SHAPES: [(usize, usize); 2] = [(1_000, 100), (10_000, 500)];

fn normal(draw: &mut Draw) -> f64 {
    (-2.0 * (1.0 - draw.unit()).ln()).sqrt() * (std::f64::consts::TAU * draw.unit()).cos()
}

/// Slopes log-normal about 1, difficulties and abilities standard normal.
fn table((persons, items): (usize, usize)) -> Vec<Vec<bool>> {
    let mut draw = Draw::at(1, 0, Purpose::Fit);
    let items: Vec<[f64; 2]> = (0..items).map(|_| [(0.3 * normal(&mut draw)).exp(), normal(&mut draw)]).collect();
    let mut person = || {
        let ability = normal(&mut draw);
        items.iter().map(|[a, b]| draw.unit() * (1.0 + (-a * (ability - b)).exp()) < 1.0).collect()
    };
    (0..persons).map(|_| person()).collect()
}

fn two_pl(c: &mut Criterion) {
    if let Some(path) = std::env::var_os("TABLE") {
        let rows = table(SHAPES[1]);
        let line =
            |row: &Vec<bool>| row.iter().map(|right| if *right { "1" } else { "0" }).collect::<Vec<_>>().join(",");
        std::fs::write(path, rows.iter().map(|row| line(row) + "\n").collect::<String>()).unwrap();
        return;
    }
    let mut group = c.benchmark_group("2PL");
    group.sample_size(10);
    for shape in SHAPES {
        let mut answers = Matrix::new(shape.1, None);
        for row in table(shape) {
            answers.push(row.into_iter().map(Some));
        }
        let settings = Settings { threads: Threads::new(1), ..Settings::default() };
        group.bench_function(BenchmarkId::from_parameter(format!("{}x{}", shape.0, shape.1)), |b| {
            b.iter(|| fit(black_box(&answers), Model::TwoPl, &settings, &|_| {}).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, two_pl);
criterion_main!(benches);
