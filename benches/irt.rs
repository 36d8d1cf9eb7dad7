//! Item response theory: the next item of banks of three sizes, each criterion, each estimator.
//! `cargo bench --bench irt`

use criterion::{BatchSize, Criterion as Bench, criterion_group, criterion_main};
use gradus::draw::{Draw, Purpose};
use gradus::irt::{Bank, Course, Criterion, Item, Method, Scored, Settings, State, estimate, next};
use std::hint::black_box;

/// So many items of four parameters, the same in every run.
fn items(count: usize) -> Vec<Item> {
    let mut draw = Draw::at(1, count as u64, Purpose::Fit);
    let mut item = || Item {
        a: 0.5 + 2.0 * draw.unit(),
        b: 6.0 * draw.unit() - 3.0,
        c: 0.3 * draw.unit(),
        d: 1.0 - 0.1 * draw.unit(),
    };
    (0..count).map(|_| item()).collect()
}

fn scored(items: Vec<Item>) -> Vec<Scored> {
    items.into_iter().map(Scored::Right).collect()
}

/// Most information, with ten items given: from the lists, and by a pass over all; and making all lists.
fn bank(c: &mut Bench) {
    for size in [1_000, 10_000, 100_000] {
        let mut group = c.benchmark_group(format!("next of {size}"));
        let mut bank = Bank::new(items(size)).expect("a bank");
        let fresh = bank.clone();
        let mut given = vec![false; size];
        for _ in 0..10 {
            let (item, _) = bank.best(0.0, &given).expect("some are left");
            given[item] = true;
        }
        bank.prepare();
        let mut draw = Draw::at(2, 0, Purpose::Fit);
        let thetas: Vec<f64> = (0..1024).map(|_| 4.0 * draw.unit() - 2.0).collect();
        let mut at = 0;
        let mut theta = || {
            at = (at + 1) % thetas.len();
            thetas[at]
        };
        group.bench_function("listed", |b| b.iter(|| bank.best(black_box(theta()), &given)));
        group.sample_size(10);
        group.bench_function("pass", |b| b.iter(|| bank.pass(black_box(theta()), &given)));
        group.bench_function("prepare", |b| {
            b.iter_batched(|| fresh.clone(), |mut bank| bank.prepare(), BatchSize::LargeInput);
        });
        group.finish();
    }
}

/// Each criterion on a thousand items, twenty of them given.
fn criteria(c: &mut Bench) {
    let bank = scored(items(1_000));
    let state = State { given: (0..20).collect(), responses: (0..20).map(|at| at % 2).collect(), theta: Some(0.2) };
    let mut group = c.benchmark_group("criterion");
    group.sample_size(10);
    for criterion in Criterion::ALL {
        let mut draw = Draw::at(3, 0, Purpose::Tie);
        let mut pick = || next(&bank, &state, criterion, &Settings::default(), &Course::default(), &mut draw);
        group.bench_function(format!("{criterion:?}"), |b| b.iter(|| pick().expect("a pick")));
    }
    group.finish();
}

/// The ability behind a hundred responses.
fn estimators(c: &mut Bench) {
    let items = scored(items(100));
    let answers: Vec<(&Scored, usize)> = items.iter().zip([1, 0, 1].into_iter().cycle()).collect();
    let mut group = c.benchmark_group("ability of 100");
    for method in [Method::Eap, Method::Map, Method::Mle, Method::Wle] {
        let one = || estimate(black_box(&answers), method, &Settings::default());
        group.bench_function(format!("{method:?}"), |b| b.iter(|| one().expect("an estimate")));
    }
    group.finish();
}

criterion_group!(benches, bank, criteria, estimators);
criterion_main!(benches);
