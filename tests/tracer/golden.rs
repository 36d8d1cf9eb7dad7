//! Golden predictions of the shipped model, to the bit. `tests/tracer/golden.json` is compared here, in Node
//! (`tests/web/unit/tracer.test.js`) and in Chromium (`tests/web/browser/tracer.test.js`): all must agree.
//!
//! `BLESS=1 cargo test --test tracer golden` writes it anew, after a change that is meant to change predictions.

use super::support::Answer;
use gradus::draw::{Draw, Purpose};
use gradus::tracer::Model;
use std::fmt::Write;

/// 200 answers: items that come again, one skill or two or none, times that go on, pause for days or are not known.
fn answers() -> Vec<Answer> {
    let mut draw = Draw::at(200, 0, Purpose::Fit);
    let mut clock = 0.0;
    let of = |_| {
        let item = i32::try_from(draw.below(41)).expect("small") - 1;
        let first = draw.below(6);
        let skills = match draw.below(10) {
            0 => vec![],
            1 | 2 => vec![first, 6 + draw.below(3)],
            _ => vec![first],
        };
        clock += if draw.below(25) == 0 { 86_400.0 * f64::from(draw.below(30)) } else { f64::from(5 + draw.below(90)) };
        let time = (draw.below(10) > 0).then_some(clock);
        let ease = [0.0, 0.8, -0.8][draw.below(3) as usize];
        let guess = [0.0, 0.25][draw.below(2) as usize];
        Answer { item: u32::try_from(item).ok(), skills, time, ease, guess, right: draw.below(100) < 68 }
    };
    (0..200).map(of).collect()
}

/// The file: a line an answer, with the bits of what was predicted before it.
fn written() -> String {
    let model = Model::shipped();
    let mut state = model.start();
    let mut text = String::from(
        "{\"about\": \"item (-1: none), skills, seconds, author's ease, guess, right; bits of the prediction before\",\n\"answers\": [\n",
    );
    for (at, one) in answers().iter().enumerate() {
        let p = model.follow(&mut state, one.seen(), one.right).get().to_bits();
        let item = one.item.map_or(-1, i64::from);
        let time = one.time.map_or("null".to_owned(), |time| time.to_string());
        let (skills, ease, guess, right) = (&one.skills, one.ease, one.guess, u8::from(one.right));
        let comma = if at == 0 { "" } else { ",\n" };
        write!(text, "{comma}[{item}, {skills:?}, {time}, {ease}, {guess}, {right}, \"{p:016x}\"]").expect("text");
    }
    text + "\n]}\n"
}

#[test]
fn golden_predictions_are_what_they_were() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tracer/golden.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, written()).expect("the folder is there");
    }
    let (golden, now) = (std::fs::read_to_string(path).expect("golden.json"), written());
    for (at, (wanted, got)) in golden.lines().zip(now.lines()).enumerate() {
        assert_eq!(wanted, got, "line {}", at + 1);
    }
    assert_eq!(golden.len(), now.len());
}
