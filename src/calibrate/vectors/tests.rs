//! Gradients against differences, the on-line run against the fit's, and what the fit can find.

use super::pass::BOOST;
use super::*;
use crate::json::Raw;
use crate::tracer::vectors::{Item, Look, MOST};

/// A table of made-up learners: `right` tells from (learner, turn, item) and a random number.
fn table(learners: usize, turns: usize, items: u32, right: impl Fn(usize, usize, u32, f64) -> bool) -> Responses {
    let mut text = String::from("learner,item,skills,correct,time_s,order\n");
    for learner in 0..learners {
        let mut draw = Draw::at(11, learner as u64, Purpose::Fit);
        for turn in 0..turns {
            let item = draw.below(items);
            let right = u8::from(right(learner, turn, item, draw.unit()));
            let skills = if item.is_multiple_of(3) {
                format!("s{}", item % 2)
            } else {
                format!("s{};s{}", item % 2, 2 + item % 3)
            };
            text += &format!("l{learner:04},i{item},{skills},{right},,{turn}\n");
        }
    }
    Responses::read(text.as_bytes(), false).expect("a table")
}

fn everyone(responses: &Responses) -> Vec<u32> {
    (0..responses.learners().len() as u32).collect()
}

fn short() -> VectorSpec {
    VectorSpec { epochs: 3, batch: 100, members: 2, item: 3.0, skill: 1.0, ..VectorSpec::default() }
}

fn quiet(_: usize, _: usize) {}

/// Parameters of which none is at a special place.
fn anywhere(responses: &Responses) -> Vec<f32> {
    let mut draw = Draw::at(3, 0, Purpose::Fit);
    let mut parameters = start(responses.skills().len(), responses.items().len(), &mut draw);
    for number in &mut parameters {
        *number += (draw.unit() - 0.5) as f32;
    }
    parameters
}

#[test]
fn the_gradient_is_the_slope() {
    let responses = table(3, 12, 7, |_, _, item, unit| unit < 0.3 + 0.06 * f64::from(item));
    let parameters = anywhere(&responses);
    let mut tape = Tape::default();
    // The same draws each time, so that the same rows do without their item.
    let mut loss = |parameters: &[f32], gradient: Option<&mut Vec<f32>>| {
        let mut draw = Draw::at(5, 0, Purpose::Fit);
        let rates = Rates::of(parameters, responses.skills().len());
        let mut loss = 0.0;
        let mut sum = vec![0.0; parameters.len()];
        for rows in responses.by_learner() {
            loss += tape.forwards(parameters, &rates, &responses, rows, 0.2, &mut draw);
            tape.backwards(&rates, &responses, rows, &mut sum);
        }
        if let Some(gradient) = gradient {
            *gradient = sum;
        }
        loss
    };
    let mut gradient = Vec::new();
    loss(&parameters, Some(&mut gradient));
    for place in 0..parameters.len() {
        let step = 4e-3;
        let at = |by: f32| {
            let mut moved = parameters.clone();
            moved[place] += by;
            moved
        };
        let slope = (loss(&at(step), None) - loss(&at(-step), None)) / f64::from(2.0 * step);
        let given = f64::from(gradient[place]);
        assert!((slope - given).abs() < 2e-3 * slope.abs().max(1.0), "{place}: {slope} {given}");
    }
    // Every kind of parameter is in the loss.
    let kinds = [0, 1, SIZE + 1, BOOST, RATE, KEEP, GAIN, DECAY, SKILLS, SKILLS + 1, SKILLS + SIZE + 1, SKILLS + ROW];
    let items = SKILLS + responses.skills().len() * SKILL;
    for place in kinds.into_iter().chain([items, items + 1, items + 1 + SIZE]) {
        assert!(gradient[place].abs() > 1e-4, "{place}");
    }
}

#[test]
fn the_tracer_runs_what_was_fitted() {
    let responses = table(20, 30, 9, |_, _, item, unit| unit < 0.2 + 0.07 * f64::from(item));
    let learners = everyone(&responses);
    let parameters = anywhere(&responses);
    let model = Vectors(vec![finish(&parameters, &Counts::of(&responses, &learners))]);
    let rates = Rates::of(&parameters, responses.skills().len());
    let (mut tape, mut draw) = (Tape::default(), Draw::at(0, 0, Purpose::Fit));
    let rows = responses.by_learner();
    let loss: f64 = rows.map(|rows| tape.forwards(&parameters, &rates, &responses, rows, 0.0, &mut draw)).sum();
    let mean = loss / responses.rows().len() as f64;
    let traced = predictions(&model, &responses, &learners).log_loss;
    // What is between them is rounding to units.
    assert!((mean - traced).abs() < 3e-3, "{mean} {traced}");
}

#[test]
fn neither_threads_nor_order_show() {
    let responses = table(30, 20, 9, |_, _, item, unit| unit < 0.2 + 0.07 * f64::from(item));
    let learners = everyone(&responses);
    let back: Vec<u32> = learners.iter().rev().copied().collect();
    let some = &learners[..15];
    let one = fit(&responses, &[&learners, some], &short(), 1, Threads::new(1), &quiet);
    let other = fit(&responses, &[&back, some], &short(), 1, Threads::new(3), &quiet);
    assert_eq!(one, other);
    assert_ne!(one[0], one[1]);
    assert_ne!(one[0].0[0], one[0].0[1]);
    assert_ne!(one, fit(&responses, &[&learners, some], &short(), 2, Threads::new(1), &quiet));
    let choice = |threads| choose(&responses, &learners, 1, Threads::new(threads));
    assert_eq!(choice(1), choice(3));
}

#[test]
fn a_file_gives_back_the_model() {
    let responses = table(30, 20, 9, |_, _, item, unit| unit < 0.2 + 0.07 * f64::from(item));
    let fitted = fit(&responses, &[&everyone(&responses)], &short(), 1, Threads::new(1), &quiet).remove(0);
    let text = fitted.params();
    assert_eq!(Vectors::read(Raw::parse(&text).expect("JSON")).expect("vectors"), fitted);
    for (from, to) in [
        ("\"keep\":0.", "\"keep\":2."),
        ("\"base\":[", "\"base\":[1,"),
        ("\"decay\":[0.", "\"decay\":[-0."),
        ("\"items\":[\n[", "\"items\":[\n[1.5,"),
        ("\"items\":[\n[", "\"items\":[\n[1,200,"),
        ("\"items\":[\n[", "\"items\":[\n[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,"),
        ("\"boost\":", "\"boost\":-"),
        ("\"skills\":[\n[", "\"skills\":[\n[1e60,"),
    ] {
        let wrong = text.replacen(from, to, 1);
        assert_ne!(wrong, text, "{from}");
        let error = Vectors::read(Raw::parse(&wrong).expect("JSON")).expect_err(to);
        assert_eq!(error.code(), "tracer/shape", "{to}");
    }
    assert!(Vectors::read(Raw::parse("[]").expect("JSON")).is_err());
}

#[test]
fn the_unknown_adds_nothing() {
    let responses = table(30, 20, 9, |_, _, item, unit| unit < 0.2 + 0.07 * f64::from(item));
    let learners = everyone(&responses);
    let fitted = fit(&responses, &[&learners], &short(), 1, Threads::new(1), &quiet).remove(0);
    let base: f64 = fitted.0.iter().map(|member| f64::from(member.base[0])).sum::<f64>() / fitted.0.len() as f64;
    let mut state = VectorState::default();
    for unknown in [seen(None, &[]), seen(Some(99), &[]), seen(None, &[99]), seen(Some(99), &[99, 100])] {
        let look = fitted.look(&state, unknown);
        assert!((look.bias - base).abs() < 1e-6 && (look.logit - look.bias).abs() < 1e-12);
    }
    // Yet a skill that nobody fitted has a level, which right answers lift.
    let before = fitted.look(&state, seen(None, &[99]));
    fitted.step(&mut state, seen(None, &[99]), &before, true, 1.0);
    let after = fitted.look(&state, seen(None, &[99]));
    assert!(after.logit - after.dot > before.logit - before.dot);
    // Items and skills that none of the learners met are as good as unknown.
    let few = fit(&responses, &[&learners[..1]], &short(), 1, Threads::new(1), &quiet).remove(0);
    let met: Vec<u32> = responses.of(0).iter().map(|row| row.item).collect();
    let other = (0..responses.items().len()).filter(|&item| !met.contains(&(item as u32)));
    assert!(other.clone().all(|item| few.0[0].items[item] == Item::default()));
    let table = "learner,item,skills,correct,time_s,order\na,i,s,1,,1\nb,j,t,1,,1\n";
    let apart = Responses::read(table.as_bytes(), false).expect("a table");
    let one = fit(&apart, &[&[0]], &short(), 1, Threads::new(1), &quiet).remove(0);
    let start = VectorState::default();
    let logit = |seen| one.look(&start, seen).logit.to_bits();
    assert_eq!(logit(seen(Some(1), &[1])), logit(seen(None, &[])));
}

#[test]
fn weight_0_changes_no_belief_and_half_a_weight_less_than_a_whole() {
    let responses = table(30, 20, 9, |_, _, item, unit| unit < 0.2 + 0.07 * f64::from(item));
    let fitted = fit(&responses, &[&everyone(&responses)], &short(), 1, Threads::new(1), &quiet).remove(0);
    let seen = seen(Some(2), &[1]);
    let after = |weight: f64| {
        let mut state = VectorState::default();
        let look = fitted.look(&state, seen);
        fitted.step(&mut state, seen, &look, true, weight);
        fitted.look(&state, seen).logit - look.logit
    };
    assert!(after(0.0).abs() < 1e-12);
    assert!(0.0 < after(0.5) && after(0.5) < after(1.0));
}

#[test]
fn a_state_is_small() {
    let responses = table(30, 20, 9, |_, _, item, unit| unit < 0.2 + 0.07 * f64::from(item));
    let fitted = fit(&responses, &[&everyone(&responses)], &short(), 1, Threads::new(1), &quiet).remove(0);
    let mut state = VectorState::default();
    for skill in 0..50 {
        let skills = [skill];
        let seen = seen(Some(0), &skills);
        let look = fitted.look(&state, seen);
        fitted.step(&mut state, seen, &look, true, 1.0);
    }
    assert_eq!(size_of::<VectorState>() + 50 * MOST * size_of::<f32>(), 496);
    assert!(size_of::<Look>() <= 96);
    assert_eq!(size_of::<Item>(), 18);
}

#[test]
fn it_finds_two_dimensions() {
    // Half of the items ask for one ability and half for another; skills tell nothing of it.
    let ability = |learner: usize, which: u32| {
        let mut draw = Draw::at(17, learner as u64, Purpose::Tie);
        let two = [3.0 * (draw.unit() - 0.5), 3.0 * (draw.unit() - 0.5)];
        1.5 * two[which as usize]
    };
    let responses = table(400, 60, 24, |learner, _, item, unit| unit < math::logistic(ability(learner, item / 12)));
    let learners = everyone(&responses);
    let (held, kept) = learners.split_at(100);
    let spec = VectorSpec { item: 10.0, members: 1, ..VectorSpec::default() };
    let fitted = fit(&responses, &[kept], &spec, 1, Threads::all(), &quiet).remove(0);
    let found = predictions(&fitted, &responses, held).log_loss;
    // The rival may even choose its gain on the learners that judge it.
    let rival = |gain: f64| {
        let mut pairs = Vec::new();
        for &learner in held {
            let mut rating = 0.0;
            for row in responses.of(learner as usize) {
                let p = math::logistic(rating);
                pairs.push((p, row.correct));
                rating += gain * (f64::from(u8::from(row.correct)) - p);
            }
        }
        Measures::of(&pairs).log_loss
    };
    let best = [0.05, 0.1, 0.2, 0.4].into_iter().map(rival).fold(f64::INFINITY, f64::min);
    assert!(found < best - 0.02, "{found} {best}");
}

/// What the fit reaches on data that is not in the repository:
/// `GRADUS_DATA=… cargo test --release --lib vectors::tests::measure -- --ignored --nocapture`.
#[cfg(test)]
mod measure {
    use super::*;
    use std::io::Read;
    use std::time::Instant;

    fn rows(path: &str) -> String {
        let file = std::fs::File::open(path).expect("the file");
        let mut text = String::new();
        flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("a table");
        text
    }

    #[test]
    #[ignore = "needs the data sets and a minute"]
    fn on_dev() {
        let folder = std::env::var("GRADUS_DATA").expect("GRADUS_DATA");
        for set in ["statics", "assist17t", "assist09c"] {
            let train = rows(&format!("{folder}/kt/{set}/train.csv.gz"));
            let dev = rows(&format!("{folder}/kt/{set}/dev.csv.gz"));
            // One table, so that both number items alike; learners of dev are those whose names begin with a tilde.
            let mut both = train;
            for line in dev.lines().skip(1) {
                both += "~";
                both += line;
                both += "\n";
            }
            let responses = Responses::read(both.as_bytes(), false).expect("a table");
            let (held, kept): (Vec<u32>, Vec<u32>) = everyone(&responses)
                .into_iter()
                .partition(|&learner| responses.learners()[learner as usize].starts_with('~'));
            let begun = Instant::now();
            let spec = choose(&responses, &kept, 1, Threads::all());
            let chosen = begun.elapsed();
            let begun = Instant::now();
            let fitted = fit(&responses, &[&kept], &spec, 1, Threads::all(), &quiet).remove(0);
            let took = begun.elapsed();
            let text = fitted.params();
            let found = predictions(&fitted, &responses, &held);
            let one = predictions(&Vectors(fitted.0[..1].to_vec()), &responses, &held);
            let items: Vec<&Item> = fitted.0.iter().flat_map(|member| &member.items).collect();
            let most = items.iter().flat_map(|item| item.rest).map(i16::from).map(i16::abs).max();
            let empty = items.iter().filter(|item| item.rest == [0; 2 * SIZE]).count();
            println!(
                "{set}: pull {} epochs {} auc {:.4} loss {:.4} (one member {:.4} {:.4}) choice {chosen:.1?} fit {took:.1?} \
                 file {} bytes, largest {most:?}, items without vector {empty} of {}",
                spec.item,
                spec.epochs,
                found.auc,
                found.log_loss,
                one.auc,
                one.log_loss,
                text.len(),
                items.len(),
            );
        }
    }
}
