use super::*;
use crate::tracer::figures::FIGURES;
use crate::tracer::history::Outcome;
use proptest::prelude::*;

/// What can be missing because a time is not known.
const TIMES: [&str; 6] = ["skill_gap", "gap", "pace", "sitting", "since_start", "item_gap"];
/// What can be missing because nothing came before, because nobody has answered the item, or without vectors.
const OTHERS: [&str; 12] = [
    "profile_logit",
    "profile_match",
    "profile_ease",
    "item_variance",
    "item_place",
    "last_right",
    "skill_answers_least",
    "skill_known_least",
    "skill_lag",
    "item_last",
    "item_lag",
    "pair_share",
];

type Given = (Option<u32>, Vec<u32>, Option<f64>, bool);

fn seen((item, skills, time, _): &Given) -> Observation<'_> {
    Observation { item: *item, skills, time: *time, ..Observation::default() }
}

/// The figures before `next`, after these answers.
fn figures(answers: &[Given], next: &Given) -> [f32; COUNT] {
    let (norms, vectors, mut history) = (Norms::typical(0.5), Vectors(Vec::new()), History::default());
    for one in answers {
        let before = look(&norms, &vectors, &history, seen(one));
        history.learn(seen(one), &before.stance, Outcome::plain(one.3));
    }
    look(&norms, &vectors, &history, seen(next)).figures
}

fn named(figures: &[f32; COUNT], name: &str) -> f32 {
    figures[FIGURES.iter().position(|(own, _)| *own == name).expect("a figure")]
}

fn given() -> impl Strategy<Value = Given> {
    let item = prop::option::weighted(0.9, 0..5u32);
    let skills = prop::collection::btree_set(0..4u32, 0..4).prop_map(|all| all.into_iter().collect());
    let odd = prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-5.0), Just(1e12)];
    let time = prop::option::weighted(0.8, prop_oneof![9 => 0.0..1e6f64, 1 => odd]);
    (item, skills, time, any::<bool>())
}

proptest! {
    #[test]
    fn a_figure_is_a_finite_number_or_is_missing_for_a_reason(
        answers in prop::collection::vec(given(), 0..30), next in given(),
    ) {
        let figures = figures(&answers, &next);
        for ((name, _), figure) in FIGURES.iter().zip(figures) {
            let may_be_missing = TIMES.contains(name) || OTHERS.contains(name);
            prop_assert!(figure.is_finite() || (figure.is_nan() && may_be_missing), "{name}: {figure}");
        }
    }

    #[test]
    fn without_a_time_now_every_gap_is_missing(answers in prop::collection::vec(given(), 0..20), next in given()) {
        for time in [None, Some(f64::NAN)] {
            let next = (next.0, next.1.clone(), time, true);
            let figures = figures(&answers, &next);
            // The pace is that of the answers before.
            for name in TIMES.into_iter().filter(|name| *name != "pace") {
                prop_assert!(named(&figures, name).is_nan(), "{name}");
            }
        }
    }
}

#[test]
fn gaps_are_whole_seconds_between_times_that_are_known() {
    let one = |item, skill, time| (Some(item), vec![skill], time, true);
    let log = |seconds: f64| math::ln(1.0 + seconds) as f32;
    let near = |a: f32, b: f32| (a - b).abs() < 1e-6;
    let all = [one(1, 0, Some(10.9)), one(2, 1, Some(40.2)), one(1, 1, Some(100.0))];
    let got = figures(&all, &one(2, 0, Some(160.7)));
    for (name, seconds) in [
        ("skill_gap", 150.0),
        ("gap", 60.0),
        ("pace", 60.0),
        ("sitting", 150.0),
        ("since_start", 160.0),
        ("item_gap", 120.0),
    ] {
        assert!(near(named(&got, name), log(seconds)), "{name}: {}", named(&got, name));
    }
    // The last answer's time is not known: nothing is said of it, and nothing made up from the ones before.
    let all = [one(1, 0, Some(10.0)), one(2, 1, None)];
    let got = figures(&all, &one(2, 0, Some(160.0)));
    for name in ["gap", "pace", "item_gap"] {
        assert!(named(&got, name).is_nan(), "{name}: {}", named(&got, name));
    }
    assert!(near(named(&got, "skill_gap"), log(150.0)) && near(named(&got, "sitting"), log(150.0)));
}

#[test]
fn an_item_that_nobody_answered_is_typical_and_an_authors_guess_counts_until_others_have() {
    let next = |item| (item, vec![0], None, true);
    let none = figures(&[], &next(None));
    for name in ["item_variance", "item_place", "pair_share", "item_last", "item_lag"] {
        assert!(named(&none, name).is_nan(), "{name}");
    }
    assert_eq!(format!("{none:?}"), format!("{:?}", figures(&[], &next(Some(7)))));
    let known = crate::tracer::norms::ItemNorm { ease: -0.5, count: 20.0, ..Default::default() };
    let norms = Norms { items: vec![known], ..Norms::typical(0.25) };
    let ease = |item| {
        let observed = Observation { item: Some(item), ease: 0.8, ..Observation::default() };
        look(&norms, &Vectors(Vec::new()), &History::default(), observed).stance.ease
    };
    assert!((ease(0) - -0.25).abs() < 1e-12 && (ease(1) - 1.05).abs() < 1e-12);
}
