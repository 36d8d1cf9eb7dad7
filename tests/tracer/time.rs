//! Times: gone by, unknown, impossible.

use super::support::{Answer, after, answers, followed, models};
use gradus::tracer::{Gradus, History, Outcome};
use proptest::prelude::*;

fn at(times: &[Option<f64>], rights: &[bool]) -> Vec<Answer> {
    let of = |(place, (&time, &right)): (usize, (&Option<f64>, &bool))| Answer {
        time,
        ..Answer::plain(place as u32 % 5, place as u32 % 2, right)
    };
    times.iter().zip(rights).enumerate().map(of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_of_a_second_say_nothing(all in answers(30), parts in prop::collection::vec(0.0..0.999f64, 30)) {
        let mut whole = all;
        whole.iter_mut().for_each(|one| one.time = one.time.map(f64::floor));
        let mut split = whole.clone();
        for (one, part) in split.iter_mut().zip(&parts) {
            one.time = one.time.map(|time| time + part);
        }
        for model in models() {
            prop_assert_eq!(followed(model, &whole), followed(model, &split), "{}", model.kind());
        }
    }

    #[test]
    fn answers_of_the_same_second_have_no_gap_between_them(
        rights in prop::collection::vec(any::<bool>(), 2..12), start in 0.0..1e6f64,
    ) {
        // A batch has one time. What its rows say about time is the same in whatever order they stand: only which answer
        // was last, and how many there were, can differ.
        let times = vec![Some(start); rights.len()];
        let mut turned = rights.clone();
        turned.reverse();
        let next = |time: f64| Answer { time: Some(time), ..Answer::plain(9, 0, true) };
        let gradus = Gradus::shipped();
        let time_of = |rights: &[bool], now: f64| {
            let mut history = History::default();
            for one in at(&times, rights) {
                gradus.learn(&mut history, one.seen(), Outcome::plain(one.right));
            }
            gradus.explain(&history, next(now).seen()).terms[5].1.to_bits()
        };
        for now in [start, start + 50.0, start + 1e7] {
            prop_assert_eq!(time_of(&rights, now), time_of(&turned, now));
        }
    }

    #[test]
    fn a_clock_that_goes_back_is_a_clock_that_stands(all in answers(20), back in 1.0..1e6f64) {
        if all.is_empty() {
            return Ok(());
        }
        let mut stands = all;
        stands.iter_mut().for_each(|one| one.time = Some(1e6));
        let mut goes_back = stands.clone();
        goes_back.last_mut().expect("not empty").time = Some(1e6 - back);
        // To the shipped model; a fitted one may know since when the learner has been at it.
        prop_assert_eq!(followed(&models()[0], &stands), followed(&models()[0], &goes_back));
    }

    #[test]
    fn a_time_that_is_no_number_is_not_known(all in answers(25), place: prop::sample::Index) {
        if all.is_empty() {
            return Ok(());
        }
        let place = place.index(all.len());
        let with = |time| {
            let mut all = all.clone();
            all[place].time = time;
            models().each_ref().map(|model| followed(model, &all))
        };
        prop_assert_eq!(with(Some(f64::NAN)), with(None));
        for time in [f64::INFINITY, f64::NEG_INFINITY, f64::MAX, -1e300, -1.0] {
            for p in with(Some(time)).concat() {
                prop_assert!(p > 0.0 && p < 1.0, "{time}: {p}");
            }
        }
        prop_assert_eq!(with(Some(-1.0)), with(Some(0.0)));
    }

    #[test]
    fn without_times_no_time_is_made_up(rights in prop::collection::vec(any::<bool>(), 1..30)) {
        // Whatever the clock would have said to the last question, it is not asked: only times that are known on both
        // sides make a gap.
        let none = vec![None; rights.len()];
        for model in models() {
            let all = at(&none, &rights);
            let next = |time| Answer { time, ..Answer::plain(9, 0, true) };
            let (soon, late) = (after(model, &all, &next(Some(10.0))), after(model, &all, &next(Some(11.0))));
            if model.kind() == "logistic" {
                prop_assert_eq!(soon.to_bits(), late.to_bits());
            }
            prop_assert!((0.0..1.0).contains(&after(model, &all, &next(None))));
        }
    }
}

#[test]
fn time_away_never_makes_the_shipped_model_more_hopeful() {
    let rights = [true, true, false, true, true, true];
    let times: Vec<_> = (0..6).map(|place| Some(40.0 * f64::from(place))).collect();
    let all = at(&times, &rights);
    let mut last = 1.0;
    for days in [0.0, 0.1, 1.0, 3.0, 10.0, 30.0, 100.0, 400.0] {
        let next = Answer { time: Some(200.0 + 86_400.0 * days), ..Answer::plain(9, 0, true) };
        let p = after(&models()[0], &all, &next);
        assert!(p <= last, "{days} days: {p} after {last}");
        last = p;
    }
    let now = Answer { time: Some(200.0), ..Answer::plain(9, 0, true) };
    assert!(after(&models()[0], &all, &now) > last + 0.005, "time away shows");
}
