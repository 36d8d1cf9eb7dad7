//! What one answer costs the main tracer, and what a long log does.
//! `cargo bench --bench tracer`; a model of one's own with `MODEL=M.json`, which stands for a fitted one.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use gradus::tracer::{Gradus, History, Model, Observation, Outcome};
use std::hint::black_box;

/// Skills that the answers are on, and items.
const SKILLS: u32 = 50;
const ITEMS: u32 = 400;

/// Item, skill, seconds and whether it was right, for the answer in this place.
fn given(at: u32) -> (u32, [u32; 1], f64, bool) {
    (at * 7 % ITEMS, [at / 5 % SKILLS], 40.0 * f64::from(at) + 86_400.0 * f64::from(at / 60), at % 4 != 2)
}

fn seen<'a>(item: u32, skills: &'a [u32], time: f64) -> Observation<'a> {
    Observation { item: Some(item), skills, time: Some(time), ..Observation::default() }
}

/// Predicts an answer and takes it in, for a learner who has given a thousand.
fn answer(c: &mut Criterion) {
    let mut models = vec![("shipped", Model::shipped())];
    if let Some(path) = std::env::var_os("MODEL") {
        models.push(("fitted", Model::parse(&std::fs::read(path).unwrap()).unwrap()));
    }
    let mut group = c.benchmark_group("answer");
    for (name, model) in models {
        let mut state = model.start();
        let mut at = 0;
        let mut one = || {
            let (item, skills, time, right) = given(at);
            at += 1;
            black_box(model.follow(&mut state, seen(item, &skills, time), right));
        };
        (0..1000).for_each(|_| one());
        group.bench_function(name, |b| b.iter(&mut one));
    }
    group.finish();
}

/// Predicting alone, and with reasons.
fn look(c: &mut Criterion) {
    let gradus = Gradus::shipped();
    let mut history = History::default();
    for at in 0..1000 {
        let (item, skills, time, right) = given(at);
        gradus.learn(&mut history, seen(item, &skills, time), Outcome::plain(right));
    }
    let (item, skills, time, _) = given(1000);
    c.bench_function("predict", |b| b.iter(|| gradus.predict(&history, black_box(seen(item, &skills, time)))));
    c.bench_function("explain", |b| b.iter(|| gradus.explain(&history, black_box(seen(item, &skills, time)))));
}

/// A long log from its beginning.
fn fold(c: &mut Criterion) {
    let gradus = Gradus::shipped();
    let mut group = c.benchmark_group("fold");
    group.throughput(Throughput::Elements(10_000)).sample_size(20);
    group.bench_function("10000 answers", |b| {
        b.iter_batched_ref(
            History::default,
            |history| {
                for at in 0..10_000 {
                    let (item, skills, time, right) = given(at);
                    gradus.learn(history, seen(item, &skills, time), Outcome::plain(right));
                }
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, answer, look, fold);
criterion_main!(benches);
