//! What the tracer may cost.

use super::support::{Answer, fit, followed, models, small_table};
use gradus::tracer::{Gradus, History, Model, Outcome};
use std::time::Instant;

const KB: usize = 1000;
/// For one prediction with what follows from the answer, in microseconds.
const EACH: f64 = 5.0;

/// So many answers on fifty skills, with a wrong one in four and a day's pause now and then.
fn answers(count: usize) -> Vec<Answer> {
    let of = |at: usize| Answer {
        time: Some(40.0 * at as f64 + 86_400.0 * (at / 60) as f64),
        ..Answer::plain((at * 7 % 400) as u32, (at / 5 % 50) as u32, at % 4 != 2)
    };
    (0..count).map(of).collect()
}

/// The least microseconds an answer over some rounds: other work on the machine only ever adds.
fn least(model: &Model, all: &[Answer], rounds: usize) -> f64 {
    let round = |_| {
        let mut state = model.start();
        let begun = Instant::now();
        all.iter().for_each(|one| {
            model.follow(&mut state, one.seen(), one.right);
        });
        begun.elapsed().as_secs_f64() * 1e6 / all.len() as f64
    };
    (0..rounds).map(round).fold(f64::INFINITY, f64::min)
}

#[test]
fn parameters_are_small_enough_to_load_with_every_visit() {
    let shipped = include_bytes!("../../models/default.json");
    assert!(shipped.len() <= 100 * KB, "{} bytes", shipped.len());
    // What stands in the program is what stands in the file.
    let bits = |model: &Model| followed(model, &answers(300)).into_iter().map(f64::to_bits).collect::<Vec<_>>();
    assert_eq!(bits(&Model::parse(shipped).unwrap()), bits(&Model::shipped()));
    let file = fit(&small_table(), false);
    let whole: serde_json::Value = serde_json::from_str(&file).unwrap();
    let readout = whole["params"]["readout"].to_string().len();
    assert!((KB..=100 * KB).contains(&readout), "{readout} bytes");
}

#[test]
fn a_long_life_of_answers_stays_a_probability_and_costs_the_same_throughout() {
    // A debug build takes twenty times as long.
    let count = if cfg!(debug_assertions) { 50_000 } else { 1_000_000 };
    for model in models() {
        let mut state = model.start();
        for at in 0..count {
            let one = Answer::plain(at % 400, at % 50, at % 3 != 0);
            let p = model.follow(&mut state, one.seen(), one.right).get();
            assert!(p > 0.0 && p < 1.0, "{p} at {at}");
        }
        // All of it, as text: bounded by the skills and items, not by the answers.
        let size = format!("{state:?}").len();
        assert!(size < 200 * KB, "{size}");
    }
}

#[test]
fn always_right_and_always_wrong_end_in_neither_0_nor_1() {
    for model in models() {
        for right in [false, true] {
            let mut state = model.start();
            let mut p = 0.5;
            for _ in 0..3000 {
                p = model.follow(&mut state, Answer::plain(0, 0, right).seen(), right).get();
            }
            assert!(p > 0.0 && p < 1.0 && (p > 0.5) == right, "{}: {p}", model.kind());
        }
    }
}

#[test]
fn ten_thousand_answers_fold_to_what_they_fold_to() {
    let (all, gradus) = (answers(10_000), Gradus::shipped());
    let fold = || {
        let mut history = History::default();
        all.iter().for_each(|one| gradus.learn(&mut history, one.seen(), Outcome::plain(one.right)));
        history
    };
    assert_eq!(format!("{:?}", fold()), format!("{:?}", fold()));
}

/// `cargo test --release --test tracer limits -- --nocapture` prints the figures.
#[test]
fn an_answer_takes_microseconds() {
    if cfg!(debug_assertions) {
        println!("skipped: not a release build");
        return;
    }
    let all = answers(10_000);
    for (name, model) in ["shipped", "fitted, linear", "fitted, trees"].iter().zip(models()) {
        let took = least(model, &all, 30);
        println!("{name}: {took:.2} µs an answer, {:.1} ms for {} answers", took * all.len() as f64 / 1e3, all.len());
        assert!(took <= EACH, "{name}: {took} µs");
    }
}
