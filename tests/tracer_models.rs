//! Fitted tracers: what a whole table gives is what one answer after the other gives, and names nobody fitted are typical.

use gradus::calibrate::measures::Measures;
use gradus::calibrate::parallel::Threads;
use gradus::calibrate::trace::{measure, trace};
use gradus::calibrate::{Responses, bkt, elo};
use gradus::draw::{Draw, Purpose};
use gradus::math;
use gradus::tracer::{Model, Observation};

const HEAD: &str = "learner,item,skills,correct,time_s,order\n";

/// Learners who differ in ability and get better, at items that differ in difficulty.
fn responses() -> Responses {
    let mut text = HEAD.to_owned();
    for learner in 0..40 {
        let mut draw = Draw::at(1, learner, Purpose::Fit);
        let able = 4.0 * draw.unit() - 2.0;
        for order in 0..15 {
            let (item, skill) = (order % 6, ["a", "b", "a;b"][order % 3]);
            let right = draw.unit() < math::logistic(able + 0.1 * order as f64 - item as f64 / 2.0 + 1.0);
            text.push_str(&format!("l{learner},i{item},{skill},{},,{order}\n", u8::from(right)));
        }
    }
    Responses::read(text.as_bytes(), false).unwrap()
}

fn models() -> Vec<Model> {
    let (responses, options) = (responses(), bkt::Options::default());
    let files = [
        bkt::fit(&responses, &options, &|| {}).file(&"a note"),
        bkt::fit_items(&responses, &options, &|| {}).file(&"a note"),
        elo::fit(&responses, 1, Threads::new(2), &|_, _| {}).file(&"a note"),
    ];
    let models: Vec<Model> = files.iter().map(|file| Model::parse(file.as_bytes()).unwrap()).collect();
    assert_eq!(models.iter().map(Model::kind).collect::<Vec<_>>(), ["bkt", "ktidem", "elo"]);
    models
}

fn p(model: &Model, answers: &[(Observation<'_>, bool)], next: Observation<'_>) -> f64 {
    let mut state = model.start();
    for &(seen, right) in answers {
        model.update(&mut state, seen, right);
    }
    model.predict(&state, next).get()
}

fn seen(item: Option<u32>, skills: &[u32]) -> Observation<'_> {
    Observation { item, skills, ..Observation::default() }
}

#[test]
fn a_table_is_traced_as_one_answer_after_the_other_on_any_number_of_threads() {
    let responses = responses();
    for model in models() {
        let all = trace(&model, &responses, Threads::new(1), &|_| {});
        assert_eq!(all, trace(&model, &responses, Threads::new(5), &|_| {}));
        let items = Model::places(model.items(), responses.items());
        let skills = Model::places(model.skills(), responses.skills());
        for learner in 0..responses.learners().len() {
            let rows = responses.of(learner);
            let places: Vec<Vec<u32>> = rows
                .iter()
                .map(|row| responses.skills_of(row).iter().map(|&skill| skills[skill as usize]).collect())
                .collect();
            let of = |at: usize| seen(Some(items[rows[at].item as usize]), &places[at]);
            let answers: Vec<_> = (0..rows.len()).map(|at| (of(at), rows[at].correct)).collect();
            for (at, predicted) in all[responses.span(learner)].iter().enumerate() {
                assert!((p(&model, &answers[..at], of(at)) - predicted).abs() < 1e-15);
            }
        }
    }
}

#[test]
fn fitted_models_beat_a_constant_on_what_they_were_fitted_to() {
    let responses = responses();
    let share = responses.rows().iter().filter(|row| row.correct).count() as f64 / responses.rows().len() as f64;
    let constant: Vec<(f64, bool)> = responses.rows().iter().map(|row| (share, row.correct)).collect();
    for model in models() {
        let own = measure(&responses, &trace(&model, &responses, Threads::new(2), &|_| {}));
        assert!(own.log_loss < Measures::of(&constant).log_loss, "{}: {own:?}", model.kind());
    }
}

#[test]
fn names_nobody_fitted_are_typical_and_each_has_a_state_of_its_own() {
    for model in models() {
        let [x, y] = Model::places(model.skills(), &["x".into(), "y".into()])[..] else { panic!() };
        assert!(x >= 2 && y >= 2 && x != y);
        let (x, y) = ([x], [y]);
        let (new, other) = (seen(Some(1000), &x), seen(Some(1001), &y));
        let nothing = p(&model, &[], new);
        // A response of which nothing is known, and one with a new item and skill: the same typical one.
        assert!((nothing - p(&model, &[], seen(None, &[]))).abs() < 1e-12, "{}", model.kind());
        let up = p(&model, &[(new, true), (new, true)], new);
        let down = p(&model, &[(new, false), (new, false)], new);
        assert!(up > down, "{}: {up} {down}", model.kind());
        let elsewhere = p(&model, &[(new, true), (new, true)], other);
        assert!(elsewhere < up || model.kind() == "elo" && elsewhere <= up, "{}", model.kind());
        // A new item of a fitted skill: its prediction is near what the skill's own items get.
        let items: Vec<u32> = Model::places(model.items(), &["i0".into(), "i3".into()]);
        let near: Vec<f64> = items.iter().map(|&item| p(&model, &[], seen(Some(item), &[0]))).collect();
        assert!((p(&model, &[], seen(Some(1000), &[0])) - (near[0] + near[1]) / 2.0).abs() < 0.15, "{near:?}");
    }
}

#[test]
fn one_more_right_answer_never_lowers_a_prediction() {
    for model in models() {
        for length in 0..8 {
            let answers: Vec<_> = (0..length).map(|at| (seen(Some(at), &[0]), at % 3 != 1)).collect();
            let with = |right| {
                let more: Vec<_> = answers.iter().copied().chain([(seen(Some(2), &[0]), right)]).collect();
                p(&model, &more, seen(Some(0), &[0]))
            };
            assert!(with(true) >= with(false), "{} after {length}", model.kind());
        }
    }
}

#[test]
fn places_are_those_of_the_names_and_behind_them() {
    let names = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(Model::places(&names("b a"), &names("a x b y x a")), [1, 2, 0, 3, 2, 1]);
}
