//! What must hold for every bank, plan and order of commands: replay, resume, merge, audit.

mod support;

use gradus::evidence::{Log, Progress, read_progress, write_progress};
use gradus::learner::Learner;
use gradus::session::{View, audit};
use gradus::{Error, Millis};
use proptest::prelude::*;
use support::banks::{banks, plans};
use support::device::{Act, Device, acts, exact, steps_of_time};

const WRITER: &str = "5555555555555555";
/// Others sort before and after it.
const OTHERS: [&str; 2] = ["0000000000000000", "ffffffffffffffff"];

fn scripts(longest: usize) -> impl Strategy<Value = Vec<(Act, i64)>> {
    prop::collection::vec((acts(), steps_of_time()), 1..longest)
}

fn documented(code: &str) -> bool {
    include_str!("../docs/errors.md").contains(&format!("`{code}`"))
}

/// Log and beliefs are those of the stored lines, neither more nor less.
fn follows_from_its_lines(device: &Device) -> Result<(), TestCaseError> {
    let mut log = Log::default();
    log.merge(device.lines.clone()).unwrap();
    prop_assert_eq!(&log, device.practice.log());
    let criterion = device.plan.check().unwrap().criterion();
    let again = Learner::replay(device.practice.bank(), criterion, &log);
    prop_assert_eq!(format!("{:?}", again), format!("{:?}", device.practice.learner()));
    Ok(())
}

/// A view to the bit; but how much is left is an estimate, which a person's looking at a skill moves at once.
fn same(view: &View, looked_at: bool) -> String {
    let text = exact(view);
    if !looked_at {
        return text;
    }
    let (before, after) = text.split_once("\"left\":").expect("a view of an open session says what is left");
    [before, after.trim_start_matches(|c: char| c.is_ascii_digit())].concat()
}

fn play(device: &mut Device, script: &[(Act, i64)]) {
    for &(act, time) in script {
        device.pass(time);
        let _ = device.act(act);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Before every act a second engine is made from the stored lines and resumed; both then do the same act. What a
    /// `retry` shows is not evidence, so the second engine is asked for it again.
    #[test]
    fn an_engine_made_from_the_lines_goes_on_as_the_first(spec in banks(), plan in plans(), script in scripts(40)) {
        let mut device = Device::new(&spec, plan.clone(), WRITER);
        let mut screen: Option<View> = None;
        let (mut retried, mut looked_at) = (false, false);
        for (act, time) in script {
            device.pass(time);
            let (mut twin, step) = device.reopened();
            if !device.practice.is_open() {
                prop_assert!(step.is_none());
            } else if retried {
                let again = twin.practice.retry().unwrap();
                prop_assert_eq!(Some(same(&again.view, looked_at)), screen.as_ref().map(|view| same(view, looked_at)));
            } else {
                let shown = step.map(|step| same(&step.view, looked_at));
                prop_assert_eq!(shown, screen.as_ref().map(|view| same(view, looked_at)));
            }
            let before = device.inside();
            let (done, twin_done) = (device.act(act), twin.act(act));
            match &done {
                Ok(view) => {
                    prop_assert_eq!(view.as_ref().map(exact), twin_done.unwrap().as_ref().map(exact));
                    prop_assert_eq!(&device.lines, &twin.lines);
                    let unreadable = matches!(view, Some(View::Task(task))
                        if task.verdict.is_some_and(|v| v == gradus::grading::Verdict::Unreadable));
                    let waits = matches!(&screen, Some(View::Task(task)) if task.kind == "ask");
                    looked_at |= matches!(act, Act::LookedAt(_));
                    if view.is_some() && !unreadable {
                        retried = matches!(act, Act::Retry) && (retried || !waits);
                        looked_at = false;
                        screen.clone_from(view);
                    }
                }
                Err(error) => {
                    prop_assert!(documented(error.code()), "{}", error.code());
                    prop_assert_eq!(error, &twin_done.unwrap_err());
                    // `GoOn` is two commands; each alone must change nothing.
                    prop_assert_eq!(before, device.inside(), "{:?} failed and changed something", act);
                }
            }
            follows_from_its_lines(&device)?;
        }
    }

    /// The choices of a log that one device wrote are made again as they were, whenever they are asked for.
    #[test]
    fn every_recorded_decision_is_made_again(spec in banks(), plan in plans(), script in scripts(60)) {
        let mut device = Device::new(&spec, plan.clone(), WRITER);
        play(&mut device, &script);
        for decision in audit(device.practice.bank(), &plan.check().unwrap(), device.practice.log()).unwrap() {
            prop_assert!(decision.agrees(), "{decision:?}");
            // A worked example is a decision without a prediction.
            let predicted = decision.again.map_or(0.5, |again| again.predicted);
            prop_assert!(predicted > 0.0 && predicted < 1.0);
        }
    }

    /// Lines of other devices may come in at any time: nothing panics, nothing is lost, and what is believed is the
    /// fold of all lines.
    #[test]
    fn other_devices_may_come_in_at_any_time(
        spec in banks(), plan in plans(), script in scripts(30), others in [scripts(20), scripts(20)], at in [0..30usize, 0..30usize],
    ) {
        let mut device = Device::new(&spec, plan.clone(), WRITER);
        let mut waiting: Vec<(usize, Vec<String>)> = Vec::new();
        for ((writer, script), at) in OTHERS.iter().zip(&others).zip(at) {
            let mut other = Device::new(&spec, plan.clone(), writer);
            play(&mut other, script);
            waiting.push((at, other.lines));
        }
        for (turn, &(act, time)) in script.iter().enumerate() {
            for (_, lines) in waiting.iter().filter(|(at, _)| *at == turn) {
                device.practice.load(lines.clone()).unwrap();
                device.lines.extend(lines.clone());
                // A page goes on from what is now the newest session; doing so half the time tries both.
                if turn % 2 == 0
                    && let Some(step) = device.practice.resume(WRITER, device.now).unwrap()
                {
                    device.lines.extend(step.lines);
                }
            }
            device.pass(time);
            let before = device.inside();
            if let Err(error) = device.act(act) {
                prop_assert!(documented(error.code()), "{}", error.code());
                prop_assert_eq!(before, device.inside());
            }
            follows_from_its_lines(&device)?;
        }
    }

    /// Merging is union of sets, and a line that no Gradus of today understands goes through files untouched.
    #[test]
    fn any_order_any_partition_any_repetition_gives_the_same_log(
        spec in banks(), plan in plans(), scripts in [scripts(20), scripts(20)],
        future in prop::collection::vec((1..9u32, 0..3_000_000u64, "[a-z]{1,6}"), 0..4),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..120), parts in 1..5usize,
    ) {
        let mut lines = Vec::new();
        for (writer, script) in OTHERS.iter().zip(&scripts) {
            let mut other = Device::new(&spec, plan.clone(), writer);
            play(&mut other, script);
            lines.extend(other.lines);
        }
        for (number, at, kind) in &future {
            // Spaces, odd numbers and unknown fields are bytes to keep, not to tidy.
            lines.push(format!(
                "{{ \"id\":\"aaaaaaaaaaaaaaaa-{number}\", \"at\":{},\"kind\":\"x-{kind}\",\"n\":1.50}}",
                support::device::DAWN + at
            ));
        }
        prop_assume!(!lines.is_empty());
        let mut whole = Log::default();
        whole.merge(lines.clone()).unwrap();
        let mut mixed: Vec<String> = order.iter().map(|index| index.get(&lines).clone()).collect();
        mixed.extend(lines.iter().rev().cloned());
        let mut other = Log::default();
        for part in mixed.chunks(mixed.len().div_ceil(parts)) {
            other.merge(part.to_vec()).unwrap();
        }
        prop_assert_eq!(&whole, &other);
        prop_assert_eq!(other.merge(lines.clone()), Ok(true), "what is there changes nothing");
        prop_assert_eq!(&whole, &other);

        let kept: Vec<String> = whole.entries().iter().map(|entry| entry.line().to_owned()).collect();
        let progress = Progress { learner: "Maya".into(), bank: spec.id.clone(), saved: Millis(9), lines: kept.clone() };
        let read = read_progress(&write_progress(&progress)).unwrap();
        prop_assert_eq!(&read.lines, &kept);
        let mut sorted = kept;
        sorted.sort();
        lines.sort();
        lines.dedup();
        prop_assert_eq!(sorted, lines, "every line is there, byte for byte, and no other");
    }

    /// Lines that are no records, in any number and order: an error with its code, or they are taken; never a panic.
    #[test]
    fn garbage_for_lines_is_refused_whole(
        good in scripts(12), spec in banks(), bad in prop::collection::vec("\\PC{0,40}", 1..4), at in any::<prop::sample::Index>(),
    ) {
        let mut device = Device::new(&spec, gradus::plan::PlanSpec::default(), WRITER);
        play(&mut device, &good);
        let before = device.inside();
        let mut lines = vec![r#"{"id":"00000000000000aa-1","at":5,"kind":"hinted","item":"x"}"#.to_owned()];
        for line in bad {
            lines.insert(at.index(lines.len()), line);
        }
        let refused: Result<(), Error> = device.practice.load(lines);
        prop_assert_eq!(refused.unwrap_err().code(), "evidence/not-a-record");
        prop_assert_eq!(before, device.inside());
    }
}
