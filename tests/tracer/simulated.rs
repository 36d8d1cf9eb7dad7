//! Learners whose truth is known, and whom no parameter was fitted to.

use super::support::{HEAD, fit, models, read, two_abilities};
use gradus::calibrate::measures::Measures;
use gradus::calibrate::parallel::Threads;
use gradus::calibrate::trace::{measure, trace};
use gradus::calibrate::{Responses, bkt, elo};
use gradus::draw::{Draw, Purpose};
use gradus::math;
use gradus::tracer::Model;
use std::fmt::Write;

/// Roughly normal: the sum of twelve uniform numbers.
fn normal(draw: &mut Draw) -> f64 {
    (0..12).map(|_| draw.unit()).sum::<f64>() - 6.0
}

/// Learners by knowledge tracing: each skill is known or not and is learned while it is practised, skill after skill.
fn by_knowledge_tracing(learners: u64) -> String {
    let mut text = HEAD.to_owned();
    for learner in 0..learners {
        let mut draw = Draw::at(11, learner, Purpose::Fit);
        let (mut clock, mut order) = (0, 0);
        for skill in 0..6 {
            let mut known = draw.unit() < 0.45;
            for _ in 0..10 {
                let right = draw.unit() < if known { 0.9 } else { 0.25 };
                clock += 15 + draw.below(60);
                let item = 30 * skill + draw.below(30);
                writeln!(text, "l{learner},i{item},s{skill},{},{clock},{order}", u8::from(right)).unwrap();
                order += 1;
                known = known || draw.unit() < 0.15;
            }
        }
    }
    text
}

/// Learners by item response theory: ability in general, offsets to it on each of six skills that differ by `spread`, items
/// that differ in difficulty, a little learning.
fn by_item_response(learners: u64, spread: f64) -> String {
    let mut text = HEAD.to_owned();
    for learner in 0..learners {
        let mut draw = Draw::at(12, learner, Purpose::Fit);
        let able = 0.7 + normal(&mut draw);
        let offsets = [0; 6].map(|_| spread * normal(&mut draw));
        let mut clock = 0;
        for order in 0..60 {
            let item = draw.below(120);
            let difficulty = 0.8 * normal(&mut Draw::at(13, item.into(), Purpose::Fit));
            let right = draw.unit()
                < math::logistic(able + offsets[(item % 6) as usize] - difficulty + 0.01 * f64::from(order));
            clock += 15 + draw.below(60);
            writeln!(text, "l{learner},i{item},s{},{},{clock},{order}", item % 6, u8::from(right)).unwrap();
        }
    }
    text
}

fn measured(model: &Model, responses: &Responses) -> Measures {
    measure(responses, &trace(model, responses, Threads::new(2), &|_| {}))
}

/// Everybody's share of right answers, known beforehand: better than any constant can be honestly.
fn constant(responses: &Responses) -> Measures {
    let right = responses.rows().iter().filter(|row| row.correct).count() as f64;
    let share = right / responses.rows().len() as f64;
    Measures::of(&responses.rows().iter().map(|row| (share, row.correct)).collect::<Vec<_>>())
}

/// The learner's own share so far, shrunk by four answers at two in three.
fn running_mean(responses: &Responses) -> Measures {
    let mut pairs = Vec::new();
    for rows in responses.by_learner() {
        let (mut right, mut all) = (8.0 / 3.0, 4.0);
        for row in rows {
            pairs.push((right / all, row.correct));
            right += f64::from(u8::from(row.correct));
            all += 1.0;
        }
    }
    Measures::of(&pairs)
}

/// Where all skills are one, what a skill's own answers say is noise to a model that was fitted to people: there it may
/// lose so much in log loss to a running mean.
const ONE_ABILITY: f64 = 0.015;

#[test]
fn the_shipped_model_is_calibrated_for_learners_it_was_not_fitted_to() {
    for (name, table, lost) in [
        ("knowledge tracing", by_knowledge_tracing(120), 0.0),
        ("skills that differ", by_item_response(120, 1.0), 0.0),
        ("one ability", by_item_response(120, 0.0), ONE_ABILITY),
    ] {
        let responses = read(&table);
        let own = measured(&models()[0], &responses);
        let (constant, running) = (constant(&responses), running_mean(&responses));
        println!("{name}: {own:.4?}\n  constant {:.4}, running mean {:.4}", constant.log_loss, running.log_loss);
        assert!(own.ece <= 0.05, "{name}: {own:?}");
        assert!(own.log_loss < constant.log_loss - 0.02, "{name}: {own:?} {constant:?}");
        assert!(own.log_loss < running.log_loss + lost, "{name}: {own:?} {running:?}");
    }
}

#[test]
fn the_main_tracer_finds_two_abilities_where_others_see_one() {
    let train = two_abilities(21, 150, 50);
    let responses = read(&train);
    let unseen = read(&two_abilities(22, 100, 50));
    let main = measured(&Model::parse(fit(&train, false).as_bytes()).unwrap(), &unseen);
    let options = bkt::Options::default();
    for (name, file) in [
        ("elo", elo::fit(&responses, 1, Threads::new(2), &|_, _| {}).file(&"simulated")),
        ("bkt", bkt::fit(&responses, &options, &|| {}).file(&"simulated")),
        ("ktidem", bkt::fit_items(&responses, &options, &|| {}).file(&"simulated")),
    ] {
        let other = measured(&Model::parse(file.as_bytes()).unwrap(), &unseen);
        println!(
            "gradus AUC {:.4} log loss {:.4}, {name} {:.4} {:.4}",
            main.auc, main.log_loss, other.auc, other.log_loss
        );
        assert!(main.auc > other.auc + 0.01 && main.log_loss < other.log_loss - 0.01, "{name}: {main:?} {other:?}");
    }
}
