//! Learners simulated by Bayesian knowledge tracing itself, so that a fit has a truth to recover.

use gradus::draw::{Draw, Purpose};
use gradus::tracer::bkt::SkillParams;
use std::fmt::Write;

/// A skill's true parameters.
pub(crate) fn truth(skill: u64) -> SkillParams {
    let mut draw = Draw::at(2026, skill, Purpose::Fit);
    let mut between = |low: f64, high: f64| low + (high - low) * draw.unit();
    SkillParams {
        prior: between(0.1, 0.6),
        learn: between(0.05, 0.35),
        forget: 0.0,
        slip: between(0.05, 0.3),
        guess: between(0.05, 0.35),
    }
}

/// A table of responses: each learner gives 10 to 25 answers to each skill, one skill after the other.
pub(crate) fn table(skills: u64, learners: u64) -> String {
    let mut text = String::from("learner,item,skills,correct,time_s,order\n");
    for learner in 0..learners {
        let mut order = 0;
        for skill in 0..skills {
            let params = truth(skill);
            let mut draw = Draw::at(learner, skill, Purpose::Fit);
            let mut known = draw.unit() < params.prior;
            for _ in 0..10 + draw.below(16) {
                let right = draw.unit() < if known { 1.0 - params.slip } else { params.guess };
                writeln!(text, "l{learner:04},s{skill:03}-i,s{skill:03},{},,{order}", u8::from(right)).unwrap();
                order += 1;
                known = known || draw.unit() < params.learn;
            }
        }
    }
    text
}
