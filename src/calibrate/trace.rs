//! Predicting every response of a table, each before seeing it, from the learner's earlier rows only.

use super::measures::Measures;
use super::parallel::{self, Threads};
use super::responses::Responses;
use crate::tracer::{Model, Observation};

/// P(right) for each of [`Responses::rows`]. `tick` is told of each learner done, with the number of rows; it is called
/// from all threads.
#[must_use]
pub fn trace(model: &Model, responses: &Responses, threads: Threads, tick: &(dyn Fn(usize) + Sync)) -> Vec<f64> {
    let items = Model::places(model.items(), responses.items());
    let skills = Model::places(model.skills(), responses.skills());
    let of_learner = |place: &mut Vec<u32>, learner: usize| {
        let mut state = model.start();
        let mut own = Vec::with_capacity(responses.of(learner).len());
        for row in responses.of(learner) {
            place.clear();
            place.extend(responses.skills_of(row).iter().map(|&skill| skills[skill as usize]));
            let item = Some(items[row.item as usize]);
            let seen = Observation { item, skills: place, time: row.time, ..Observation::default() };
            own.push(model.follow(&mut state, seen, row.correct).get());
        }
        tick(own.len());
        own
    };
    parallel::map_with(threads, responses.learners().len(), Vec::new, of_learner).concat()
}

/// How good these predictions of all [`Responses::rows`] are.
///
/// # Panics
/// If there is not one for each.
#[must_use]
pub fn measure(responses: &Responses, predictions: &[f64]) -> Measures {
    assert_eq!(responses.rows().len(), predictions.len(), "a prediction for each row");
    let pairs: Vec<(f64, bool)> = responses.rows().iter().zip(predictions).map(|(row, &p)| (p, row.correct)).collect();
    Measures::of(&pairs)
}
