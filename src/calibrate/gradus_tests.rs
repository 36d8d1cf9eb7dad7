//! Fitted main tracers, from inside: their explanations and their files.

use super::gradus::{Fitted, Options, fit};
use super::parallel::Threads;
use super::responses::Responses;
use crate::draw::{Draw, Purpose};
use crate::math;
use crate::tracer::readout::Readout;
use crate::tracer::{Gradus, History, Observation, Outcome, file};
use proptest::prelude::*;
use std::sync::OnceLock;

const LEARNERS: u64 = 24;
const ITEMS: u32 = 10;

/// Learners who differ, at items that do, with times.
fn table() -> String {
    let mut text = String::from("learner,item,skills,correct,time_s,order\n");
    for learner in 0..LEARNERS {
        let mut draw = Draw::at(5, learner, Purpose::Fit);
        let able = 4.0 * draw.unit() - 2.0;
        let mut clock = 0;
        for order in 0..25 {
            let item = draw.below(ITEMS);
            let right = draw.unit() < math::logistic(able + 1.0 - f64::from(item) / 4.0);
            clock += 10 + draw.below(200);
            let skills = ["a", "b", "a;b"][(item % 3) as usize];
            text.push_str(&format!("l{learner},i{item},{skills},{},{clock},{order}\n", u8::from(right)));
        }
    }
    text
}

fn read(file_text: &str) -> Gradus {
    let file = file::open(file_text.as_bytes()).expect("a file just written");
    Gradus::read(file.params).expect("a file just written")
}

/// A linear readout and one of trees, as they come back from their files.
fn fitted() -> &'static [(String, Gradus); 2] {
    static FITTED: OnceLock<[(String, Gradus); 2]> = OnceLock::new();
    FITTED.get_or_init(|| {
        let responses = Responses::read(table().as_bytes(), false).expect("a table");
        [true, false].map(|linear| {
            let options = Options { seed: 1, linear, threads: Threads::new(2) };
            let text = fit(&responses, &options, &|_, _, _| {}).file(&"simulated");
            let gradus = read(&text);
            assert_eq!(matches!(gradus.readout, Readout::Linear(_)), linear);
            (text, gradus)
        })
    })
}

type Given = (Option<u32>, Vec<u32>, Option<u32>, bool);

fn given() -> impl Strategy<Value = Given> {
    let skills = prop::collection::btree_set(0..4u32, 0..3).prop_map(|all| all.into_iter().collect());
    (prop::option::weighted(0.9, 0..ITEMS + 3), skills, prop::option::weighted(0.8, 0..100_000u32), any::<bool>())
}

fn seen((item, skills, time, _): &Given) -> Observation<'_> {
    Observation { item: *item, skills, time: time.map(f64::from), ..Observation::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_terms_of_fitted_readouts_add_up(answers in prop::collection::vec(given(), 0..30), next in given()) {
        for (_, gradus) in fitted() {
            let mut history = History::default();
            for one in &answers {
                gradus.learn(&mut history, seen(one), Outcome::plain(one.3));
            }
            let why = gradus.explain(&history, seen(&next));
            let sum = why.constant + why.terms.iter().map(|(_, own)| own).sum::<f64>();
            prop_assert!((sum - why.logit).abs() < 1e-9, "{sum} {why:?}");
            prop_assert_eq!(gradus.predict(&history, seen(&next)).get().to_bits(), math::logistic(why.logit).to_bits());
        }
    }
}

#[test]
fn a_file_that_was_read_is_written_the_same() {
    for (text, gradus) in fitted() {
        let linear = matches!(gradus.readout, Readout::Linear(_));
        assert_eq!(&Fitted::new(gradus.clone(), linear).file(&"simulated"), text);
    }
}

#[test]
fn norms_say_which_items_are_hard() {
    for (_, gradus) in fitted() {
        let ease = |name: &str| {
            let place = gradus.norms.item_names.iter().position(|own| own == name).expect("an item");
            gradus.norms.items[place].ease
        };
        // 0, 3, 6 and 9 have one skill; 0 is the easiest of them.
        assert!(ease("i0") > ease("i6") && ease("i3") > ease("i9"), "{} {} {}", ease("i0"), ease("i6"), ease("i9"));
    }
}
