//! Published behaviour of pyBKT (Badrinath, Wang & Pardos 2021): what it predicts for 32 sequences; needs the folder
//! GRADUS_DATA names.

use gradus::tracer::bkt::{SkillParams, chance, step};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Case {
    params: Params,
    seqs: Vec<Vec<u8>>,
    p_correct: Vec<Vec<f64>>,
    p_known: Vec<Vec<f64>>,
}

#[derive(Deserialize)]
struct Params {
    prior: f64,
    learns: f64,
    forgets: f64,
    slips: f64,
    guesses: f64,
}

#[test]
fn the_recursion_predicts_what_pybkt_predicts() {
    let Some(data) = std::env::var_os("GRADUS_DATA") else {
        eprintln!("skipped: no public data (set GRADUS_DATA to its folder)");
        return;
    };
    let text = std::fs::read(Path::new(&data).join("refs/pybkt_predict.json")).expect("refs/pybkt_predict.json");
    let cases: Vec<Case> = serde_json::from_slice(&text).expect("the documented shape");
    let mut compared = 0;
    for case in cases {
        let p = case.params;
        let params =
            SkillParams { prior: p.prior, learn: p.learns, forget: p.forgets, slip: p.slips, guess: p.guesses };
        for ((answers, right), known_before) in case.seqs.iter().zip(&case.p_correct).zip(&case.p_known) {
            let mut known = params.prior;
            assert!(answers.len() == right.len() && answers.len() == known_before.len());
            for ((answer, right), before) in answers.iter().zip(right).zip(known_before) {
                assert!((chance(known, params.slip, params.guess) - right).abs() < 1e-9);
                assert!((known - before).abs() < 1e-9, "{known} {before}");
                known = step(known, params, *answer == 1);
                compared += 1;
            }
        }
    }
    assert!(compared > 250, "{compared}");
}
