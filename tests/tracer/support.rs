//! Random answers, simulated tables and the models that the tests share.

use gradus::calibrate::parallel::Threads;
use gradus::calibrate::{Responses, gradus as main_tracer};
use gradus::draw::{Draw, Purpose};
use gradus::math;
use gradus::tracer::{Model, Observation};
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::OnceLock;

pub(crate) const HEAD: &str = "learner,item,skills,correct,time_s,order\n";

/// An answer as a test makes it up.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) item: Option<u32>,
    pub(crate) skills: Vec<u32>,
    pub(crate) time: Option<f64>,
    pub(crate) ease: f64,
    pub(crate) guess: f64,
    pub(crate) right: bool,
}

impl Answer {
    pub(crate) fn plain(item: u32, skill: u32, right: bool) -> Self {
        Self { item: Some(item), skills: vec![skill], time: None, ease: 0.0, guess: 0.0, right }
    }

    pub(crate) fn seen(&self) -> Observation<'_> {
        let Self { item, skills, time, ease, guess, .. } = self;
        Observation { item: *item, skills, time: *time, ease: *ease, guess: *guess }
    }
}

/// Answers one after the other: known and unknown items and skills, none at all, times that go on, jump or are missing.
pub(crate) fn answers(most: usize) -> impl Strategy<Value = Vec<Answer>> {
    let item = prop_oneof![8 => (0..12u32).prop_map(Some), 1 => Just(Some(4000)), 1 => Just(None)];
    let skill = prop_oneof![8 => 0..4u32, 1 => Just(900u32)];
    let skills = prop::collection::btree_set(skill, 0..4).prop_map(|skills| skills.into_iter().collect());
    let later = prop_oneof![
        2 => Just(Some(0.0)),
        4 => (0.0..300.0f64).prop_map(Some),
        2 => (0.0..40.0f64).prop_map(|days| Some(86_400.0 * days)),
        1 => Just(None),
    ];
    let ease = prop_oneof![3 => Just(0.0), 1 => Just(0.8), 1 => Just(-0.8)];
    let guess = prop_oneof![3 => Just(0.0), 1 => Just(0.25)];
    let one = (item, skills, later, ease, guess, any::<bool>());
    prop::collection::vec(one, 0..most).prop_map(|all| {
        let mut clock = 0.0;
        let of = |(item, skills, later, ease, guess, right): (_, _, Option<f64>, _, _, _)| {
            clock += later.unwrap_or(60.0);
            Answer { item, skills, time: later.map(|_| clock), ease, guess, right }
        };
        all.into_iter().map(of).collect()
    })
}

/// P(right) before each answer, one after the other.
pub(crate) fn followed(model: &Model, answers: &[Answer]) -> Vec<f64> {
    let mut state = model.start();
    answers.iter().map(|one| model.follow(&mut state, one.seen(), one.right).get()).collect()
}

/// P(right) on `next` after these answers.
pub(crate) fn after(model: &Model, answers: &[Answer], next: &Answer) -> f64 {
    let mut state = model.start();
    for one in answers {
        model.update(&mut state, one.seen(), one.right);
    }
    model.predict(&state, next.seen()).get()
}

pub(crate) fn read(table: &str) -> Responses {
    Responses::read(table.as_bytes(), false).expect("a table")
}

/// A table of learners with two latent abilities, items that differ in difficulty and in which of the two they ask for,
/// and four skills that say little about either. Practice teaches a little.
pub(crate) fn two_abilities(seed: u64, learners: u64, rows: u32) -> String {
    let mut text = HEAD.to_owned();
    for learner in 0..learners {
        let mut draw = Draw::at(seed, learner, Purpose::Fit);
        let able = [3.6 * (draw.unit() - 0.5), 3.6 * (draw.unit() - 0.5)];
        let mut clock = 0;
        for order in 0..rows {
            let item = draw.below(24);
            let difficulty = 3.0 * Draw::at(77, item.into(), Purpose::Fit).unit() - 1.5;
            let learned = 0.4 * f64::from(order) / f64::from(rows);
            let right = draw.unit() < math::logistic(1.4 * able[(item % 2) as usize] + learned - difficulty);
            clock += 20 + draw.below(80);
            let skill = item / 6;
            writeln!(text, "l{learner:04},i{item:02},s{skill},{},{clock},{order}", u8::from(right)).expect("text");
        }
    }
    text
}

pub(crate) fn options(linear: bool) -> main_tracer::Options {
    main_tracer::Options { seed: 1, linear, threads: Threads::new(2) }
}

pub(crate) fn fit(table: &str, linear: bool) -> String {
    main_tracer::fit(&read(table), &options(linear), &|_, _, _| {}).file(&"simulated")
}

/// What the small models are fitted to.
pub(crate) fn small_table() -> String {
    two_abilities(1, 30, 30)
}

/// The models under test: the one that ships, and a linear one and one of trees, both fitted to [`small_table`].
pub(crate) fn models() -> &'static [Model; 3] {
    static MODELS: OnceLock<[Model; 3]> = OnceLock::new();
    MODELS.get_or_init(|| {
        let fitted = |linear| Model::parse(fit(&small_table(), linear).as_bytes()).expect("a fitted file is read");
        let models = [Model::shipped(), fitted(true), fitted(false)];
        assert_eq!(models.each_ref().map(Model::kind), ["logistic", "logistic", "gradus"]);
        models
    })
}
