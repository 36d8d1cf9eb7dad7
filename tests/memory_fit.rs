//! The forgetting curve that ships is the one that public data with time stamps give.
//!
//! `cargo test --release --test memory_fit -- --nocapture` fits it again and prints what it is worth.

#![cfg(feature = "calibrate")]

use gradus::calibrate::Responses;
use gradus::calibrate::memory::{Fitness, Memories};
use gradus::calibrate::parallel::Threads;
use gradus::tracer::memory::{FSRS6, SHIPPED};
use std::fs::File;

fn responses(part: &str) -> Option<Responses> {
    let folder = std::env::var_os("GRADUS_DATA")?;
    let path = std::path::Path::new(&folder).join("kt/assist17t").join(part);
    Some(Responses::read(File::open(path).expect("the folder has the data that its README names"), true).unwrap())
}

#[test]
fn the_shipped_curve_is_the_fitted_one() {
    let (Some(train), Some(dev)) = (responses("train.csv.gz"), responses("dev.csv.gz")) else {
        println!("skipped: no public data");
        return;
    };
    let threads = Threads::all();
    let (own, unseen) = (Memories::new(&train, &train, threads), Memories::new(&dev, &train, threads));
    let fitted = own.fit(FSRS6);
    println!("fitted: {fitted:?}");
    let show = |name: &str, on_train: Fitness, on_dev: Fitness| {
        println!("{name}: train {on_train:.4?}, dev {on_dev:.4?}");
    };
    show("no forgetting", own.fitness(None), unseen.fitness(None));
    show("published   ", own.fitness(Some(&FSRS6)), unseen.fitness(Some(&FSRS6)));
    show("fitted      ", own.fitness(Some(&fitted)), unseen.fitness(Some(&fitted)));
    show("shipped     ", own.fitness(Some(&SHIPPED)), unseen.fitness(Some(&SHIPPED)));
    let (nothing, published, best) =
        (unseen.fitness(None), unseen.fitness(Some(&FSRS6)), unseen.fitness(Some(&SHIPPED)));
    assert!(best.after_gap < nothing.after_gap && best.after_gap < published.after_gap);
    // How closely depends on the chains, which are fitted too: over their options the decay stays within a tenth and a
    // first stability within a quarter.
    let near = |a: f64, b: f64, within: f64| (a / b - 1.0).abs() < within;
    assert!(near(fitted.decay, SHIPPED.decay, 0.1), "{fitted:?}");
    assert!(fitted.first.iter().zip(SHIPPED.first).all(|(a, b)| near(*a, b, 0.25)), "{fitted:?}");
}
