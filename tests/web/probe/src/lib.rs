//! The main tracer alone, as wasm that needs no glue: numbers in, a number out. `build.js` builds it, the tests in Node
//! and in the browser use it; nobody else does.

use gradus::tracer::{Model, Observation, Traced};
use std::cell::RefCell;

thread_local! {
    /// The shipped model and one learner.
    static LEARNER: RefCell<(Model, Traced)> = RefCell::new({
        let model = Model::shipped();
        let state = model.start();
        (model, state)
    });
}

/// Begins with a learner without answers.
#[unsafe(no_mangle)]
pub extern "C" fn begin() {
    LEARNER.with_borrow_mut(|(model, state)| *state = model.start());
}

/// Predicts an answer and takes it in. A negative item, skill or time is none.
#[unsafe(no_mangle)]
pub extern "C" fn follow(item: i32, first: i32, second: i32, time: f64, ease: f64, guess: f64, right: i32) -> f64 {
    let both = [first, second].map(|skill| skill as u32);
    let skills = &both[..[first, second].iter().filter(|&&skill| skill >= 0).count()];
    let observed =
        Observation { item: u32::try_from(item).ok(), skills, time: (time >= 0.0).then_some(time), ease, guess };
    LEARNER.with_borrow_mut(|(model, state)| model.follow(state, observed, right != 0).get())
}

/// Takes in so many answers on fifty skills and 400 items, predicting each if `predicting`; gives the prediction after them.
#[unsafe(no_mangle)]
pub extern "C" fn fold(count: i32, predicting: i32) -> f64 {
    begin();
    for at in 0..count as u32 {
        let skill = [at / 5 % 50];
        let time = Some(40.0 * f64::from(at) + 86_400.0 * f64::from(at / 60));
        let observed = Observation { item: Some(at * 7 % 400), skills: &skill, time, ..Observation::default() };
        LEARNER.with_borrow_mut(|(model, state)| {
            if predicting == 0 {
                model.update(state, observed, at % 4 != 2);
            } else {
                model.follow(state, observed, at % 4 != 2);
            }
        });
    }
    follow(0, 0, -1, -1.0, 0.0, 0.0, 1)
}
