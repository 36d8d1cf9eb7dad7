//! What holds for whatever a learner answers.

use super::support::{Answer, after, answers, followed, models};
use gradus::tracer::{Model, Observation};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_prediction_is_a_probability(all in answers(60)) {
        for model in models() {
            for p in followed(model, &all) {
                prop_assert!(p > 0.0 && p < 1.0, "{}: {p}", model.kind());
            }
        }
    }

    #[test]
    fn to_follow_is_to_predict_and_then_to_take_in(all in answers(40)) {
        for model in models() {
            let (mut one, mut other) = (model.start(), model.start());
            for answer in &all {
                let p = model.predict(&one, answer.seen());
                model.update(&mut one, answer.seen(), answer.right);
                prop_assert_eq!(p, model.follow(&mut other, answer.seen(), answer.right));
                // By what they say: a state has NaN in it where a time is not known.
                prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
            }
        }
    }

    #[test]
    fn a_state_grown_answer_by_answer_is_the_state_of_the_whole_history(all in answers(25)) {
        for model in models() {
            for (at, p) in followed(model, &all).into_iter().enumerate() {
                prop_assert_eq!(p.to_bits(), after(model, &all[..at], &all[at]).to_bits(), "{} at {}", model.kind(), at);
            }
        }
    }

    #[test]
    fn to_predict_changes_nothing(all in answers(20), asked in answers(6)) {
        for model in models() {
            let mut state = model.start();
            let mut other = model.start();
            for answer in &all {
                asked.iter().for_each(|one| { let _ = model.predict(&state, one.seen()); });
                let p = model.follow(&mut state, answer.seen(), answer.right);
                prop_assert_eq!(p, model.follow(&mut other, answer.seen(), answer.right));
            }
        }
    }

    #[test]
    fn a_later_answer_reaches_no_earlier_prediction(all in answers(30), from: prop::sample::Index) {
        if all.is_empty() {
            return Ok(());
        }
        let from = from.index(all.len());
        let mut flipped = all.clone();
        flipped[from..].iter_mut().for_each(|one| one.right = !one.right);
        for model in models() {
            let straight = followed(model, &all);
            // The row itself is predicted before its answer is seen.
            prop_assert_eq!(&straight[..=from], &followed(model, &flipped)[..=from]);
            prop_assert_eq!(&straight[..=from], &followed(model, &all[..=from])[..]);
        }
    }

    #[test]
    fn names_are_only_names(all in answers(30), by in 1..50u32) {
        // To the shipped model no item and no skill is known, so which places they have cannot matter.
        let mut renamed = all.clone();
        for one in &mut renamed {
            one.item = one.item.map(|item| item * 7 + by);
            one.skills.iter_mut().for_each(|skill| *skill = *skill * 3 + by);
        }
        prop_assert_eq!(followed(&models()[0], &all), followed(&models()[0], &renamed));
    }
}

#[test]
fn what_nobody_has_seen_is_typical() {
    for (place, model) in models().iter().enumerate() {
        let p = |item, skills: &[u32]| {
            model.predict(&model.start(), Observation { item, skills, ..Observation::default() }).get()
        };
        // A name that is not known and no name at all, to a learner without answers.
        assert_eq!(p(None, &[70]).to_bits(), p(Some(4000), &[70]).to_bits(), "{}", model.kind());
        assert_eq!(p(None, &[70]).to_bits(), p(None, &[71]).to_bits(), "{}", model.kind());
        let [some, many] = [p(None, &[70]), p(Some(4000), &[70, 71, 72, 73, 74])];
        assert!(some > 0.3 && some < 0.9 && many > 0.2 && many < 0.9, "model {place}: {some} {many}");
    }
    // A linear readout fitted to a table where every item has a skill is on its own with one that has none.
    let shipped = &models()[0];
    let without = |item| shipped.predict(&shipped.start(), Observation { item, ..Observation::default() }).get();
    assert!(without(None) > 0.4 && without(None) < 0.8, "{}", without(None));
    assert_eq!(without(None).to_bits(), without(Some(7)).to_bits());
}

#[test]
fn an_answer_without_skills_moves_what_is_believed_in_general() {
    let with = |right| {
        let all: Vec<Answer> = (0..6).map(|item| Answer { skills: vec![], ..Answer::plain(item, 0, right) }).collect();
        let next = Answer::plain(20, 3, true);
        models().each_ref().map(|model| after(model, &all, &next))
    };
    for (up, down) in with(true).into_iter().zip(with(false)) {
        assert!(up > down + 0.02, "{up} {down}");
    }
}

#[test]
fn each_skill_has_a_state_of_its_own() {
    let all: Vec<Answer> = (0..8).map(|item| Answer::plain(item, item % 2, item % 2 == 0)).collect();
    let [known, missed, other] = [0, 1, 2].map(|skill| after(&models()[0], &all, &Answer::plain(22, skill, true)));
    assert!(known > other + 0.05 && other > missed + 0.01, "{known} {other} {missed}");
}

#[test]
fn states_of_several_kinds_are_told_apart() {
    let elo = gradus::calibrate::elo::fit(
        &super::support::read(&super::support::small_table()),
        1,
        gradus::calibrate::parallel::Threads::new(2),
        &|_, _| {},
    );
    let elo = Model::parse(elo.file(&"a note").as_bytes()).unwrap();
    let panicked = std::panic::catch_unwind(|| models()[0].predict(&elo.start(), Observation::default()));
    assert!(panicked.is_err());
}
