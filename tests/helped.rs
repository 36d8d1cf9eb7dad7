//! A learner may say that they had help: it is on record, and the answer counts for less.

use gradus::Millis;
use gradus::bank::Bank;
use gradus::evidence::{Focus, What};
use gradus::plan::PlanSpec;
use gradus::report;
use gradus::session::{Beginning, Practice, View};

const BANK: &str = r#"{"gradus":"bank","version":1,"id":"tiny","name":"Tiny","text":"html",
  "skills":[{"id":"add","name":"Add"}],
  "items":[{"id":"one","skills":["add"],"format":"number","question":"1 + 1 = ?","key":"2"},
    {"id":"two","skills":["add"],"format":"number","question":"2 + 0 = ?","key":"2"}]}"#;

fn practice() -> Practice {
    Practice::new(Bank::parse(BANK.into()).unwrap(), PlanSpec::default().check().unwrap()).unwrap()
}

/// A session in which the first item is answered; gives the lines a page would have stored.
fn answered(practice: &mut Practice, response: &str, helped: bool) -> Vec<String> {
    let begin = Beginning {
        writer: "0123456789abcdef".into(),
        seed: 1,
        focus: Focus::Free,
        now: Millis(1_000),
        ..Beginning::default()
    };
    let mut lines = practice.start(begin).unwrap().lines;
    lines.extend(practice.answer(&[response.into()], Millis(9_000), helped, Millis(10_000)).unwrap().lines);
    lines
}

/// The chance of a right answer, unaided.
fn known(practice: &Practice) -> f64 {
    report::map(practice.bank(), practice.learner(), practice.log(), Millis(10_000))[0].known
}

#[test]
fn help_is_on_record_and_belief_rises_less() {
    let before = known(&practice());
    let (mut alone, mut helped) = (practice(), practice());
    let plain = answered(&mut alone, "2", false);
    let told = answered(&mut helped, "2", true);
    assert!(told.last().unwrap().contains(r#""helped":1"#), "{told:?}");
    assert!(!plain.concat().contains("helped"), "{plain:?}");
    assert!(before < known(&helped) && known(&helped) < known(&alone), "{before} {} {}", known(&helped), known(&alone));

    let mut again = practice();
    again.load(told).unwrap();
    assert_eq!(known(&again).to_bits(), known(&helped).to_bits(), "the stored lines say as much");
}

#[test]
fn feedback_is_the_same_with_help() {
    for response in ["2", "3"] {
        let view = |helped| {
            let mut practice = practice();
            let now = Millis(1_000);
            let begin = Beginning {
                writer: "0123456789abcdef".into(),
                seed: 1,
                focus: Focus::Free,
                now,
                ..Beginning::default()
            };
            practice.start(begin).unwrap();
            practice.answer(&[response.into()], Millis(9_000), helped, Millis(10_000)).unwrap().view
        };
        assert_eq!(view(true), view(false), "{response}");
    }
}

#[test]
fn help_is_told_of_one_answer_only() {
    let mut practice = practice();
    answered(&mut practice, "3", true);
    practice.retry().unwrap();
    let now = Millis(20_000);
    let again = practice.answer(&["2".into()], Millis(9_000), false, now).unwrap();
    assert!(matches!(again.view, View::Task(task) if task.attempt == 2));
    let told: Vec<bool> = practice
        .log()
        .entries()
        .iter()
        .filter_map(|entry| match &entry.evidence()?.what {
            What::Answered(answer) => Some(answer.helped),
            _ => None,
        })
        .collect();
    assert_eq!(told, [true, false]);
}
