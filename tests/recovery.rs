//! What a fit finds when the truth is known.

#[path = "support/simulated.rs"]
mod simulated;

use gradus::calibrate::parallel::Threads;
use gradus::calibrate::{Responses, bkt};
use gradus::tracer::bkt::SkillParams;
use simulated::{table, truth};

fn fit(table: &str, options: &bkt::Options) -> Vec<bkt::FittedSkill> {
    let responses = Responses::read(table.as_bytes(), false).unwrap();
    bkt::fit(&responses, options, &|| {}).skills
}

/// Root mean square error of a parameter.
fn error(fitted: &[bkt::FittedSkill], of: impl Fn(&bkt::FittedSkill, SkillParams) -> f64) -> f64 {
    let square = |(skill, one): (usize, &bkt::FittedSkill)| of(one, truth(skill as u64)).powi(2);
    (fitted.iter().enumerate().map(square).sum::<f64>() / fitted.len() as f64).sqrt()
}

#[test]
fn a_fit_recovers_what_made_the_answers() {
    let fitted = fit(&table(6, 1000), &bkt::Options::default());
    for (name, error, most) in [
        ("prior", error(&fitted, |fit, truth| fit.prior - truth.prior), 0.03),
        ("learn", error(&fitted, |fit, truth| fit.learn - truth.learn), 0.02),
        ("slip", error(&fitted, |fit, truth| fit.slip - truth.slip), 0.01),
        ("guess", error(&fitted, |fit, truth| fit.guess - truth.guess), 0.02),
    ] {
        assert!(error < most, "{name}: {error}");
    }
    assert!(fitted.iter().all(|one| one.forget < 1e-12));
}

#[test]
fn the_number_of_threads_does_not_show() {
    let table = table(4, 60);
    let with = |threads| fit(&table, &bkt::Options { threads: Threads::new(threads), ..bkt::Options::default() });
    assert_eq!(with(1), with(3));
}

/// The size that pyBKT is compared on; `tests/oracles/pybkt_fit.py` has its side and reads the table that this writes.
/// `cargo test --release --test recovery -- --ignored --nocapture`
#[test]
#[ignore = "a measurement: prints seconds a skill"]
fn a_hundred_skills_of_a_thousand_learners() {
    let table = table(100, 1000);
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/bkt_simulated.csv");
    std::fs::write(path, &table).unwrap();
    println!("table: {path}");
    let line = |skill| {
        let SkillParams { prior, learn, slip, guess, .. } = truth(skill);
        format!("s{skill:03}\t{prior}\t{learn}\t{slip}\t{guess}\n")
    };
    std::fs::write(format!("{path}.truth.tsv"), (0..100).map(line).collect::<String>()).unwrap();
    let responses = Responses::read(table.as_bytes(), false).unwrap();
    for starts in [0, 20] {
        let options = bkt::Options { starts, threads: Threads::new(1), ..bkt::Options::default() };
        let begun = std::time::Instant::now();
        let fitted = bkt::fit(&responses, &options, &|| {}).skills;
        let seconds = begun.elapsed().as_secs_f64();
        println!("{starts} random starts: {:.4} s a skill on one thread", seconds / fitted.len() as f64);
        for (count, skills) in [(10, &fitted[..10]), (100, &fitted[..])] {
            println!(
                "first {count} skills, RMSE: prior {:.4} learn {:.4} slip {:.4} guess {:.4}",
                error(skills, |fit, truth| fit.prior - truth.prior),
                error(skills, |fit, truth| fit.learn - truth.learn),
                error(skills, |fit, truth| fit.slip - truth.slip),
                error(skills, |fit, truth| fit.guess - truth.guess),
            );
        }
        assert!(error(&fitted, |fit, truth| fit.prior - truth.prior) < 0.03);
    }
}
