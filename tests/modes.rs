//! Sessions that are not practice: check-ups, placements, proofs and checks. They end when they promise to, give no help
//! where none is due, and find what is there.

mod support;

use gradus::Millis;
use gradus::bank::{BankSpec, Difficulty, Format, ItemSpec};
use gradus::evidence::{Because, Focus, Mode, Outside, OwnView, What};
use gradus::grading::Verdict;
use gradus::learner::Mastery;
use gradus::plan::PlanSpec;
use gradus::report;
use gradus::session::{Beginning, FinishedView, Practice, View, audit};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};
use support::banks::{ample, banks, parse, plans, right, same_value, wrong};

const WRITER: &str = "0123456789abcdef";
const MODES: [Mode; 4] = [Mode::CheckUp, Mode::Placement, Mode::Proof, Mode::Check];

fn practice(spec: &BankSpec, plan: &PlanSpec) -> Practice {
    Practice::new(parse(spec), plan.check().unwrap()).unwrap()
}

fn begin(mode: Mode, focus: Focus, seed: u64) -> Beginning {
    Beginning { writer: WRITER.into(), seed, focus, mode, now: Millis(1_000), ..Beginning::default() }
}

/// Plays a session to its end: what it found, and the items it gave. `knows` says whether an answer is right.
fn play(
    practice: &mut Practice,
    spec: &BankSpec,
    beginning: Beginning,
    mut knows: impl FnMut(&ItemSpec) -> bool,
) -> (FinishedView, Vec<String>) {
    let (mut now, mut asked) = (beginning.now, Vec::new());
    let mut view = practice.start(beginning).unwrap().view;
    for _ in 0..500 {
        now.0 += 20_000;
        match view {
            View::Task(task) if task.kind == "ask" => {
                let item = spec.items.iter().find(|item| item.id == task.item.id).unwrap();
                let response = if knows(item) { right(item) } else { wrong(item) };
                asked.push(item.id.clone());
                let next = practice.answer(&response, Millis(20_000), false, now).unwrap().view;
                view = if task.mode.measures() { next } else { practice.next(now).unwrap().view };
            }
            View::Finished(finished) => return (*finished, asked),
            other => panic!("{other:?}"),
        }
    }
    panic!("the session does not end");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// A check-up takes as many items as the plan says at most, a placement twelve, a proof and a check four; each of its
    /// choices is made again by the audit.
    #[test]
    fn every_mode_ends_as_promised(
        spec in banks(), plan in plans(), seed in 0..u64::from(u32::MAX), share in 0.0..1.0f64, which in 0..4usize, one: bool,
    ) {
        let mode = MODES[which];
        let focus = if mode.settles() || one { Focus::Skill("s0".into()) } else { Focus::Free };
        prop_assume!(focus == Focus::Free || spec.items.iter().any(|item| item.skills.contains(&"s0".to_owned())));
        let mut practice = practice(&spec, &plan);
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let (found, asked) = play(&mut practice, &spec, begin(mode, focus, seed), |_| random.random_bool(share));
        let most = match mode {
            Mode::CheckUp => plan.checkup.items as usize,
            Mode::Placement => 12,
            _ => 4,
        };
        prop_assert!(asked.len() <= most, "{} items of {most}", asked.len());
        let mut once = asked.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), asked.len(), "no item twice");
        prop_assert_eq!(found.measured.is_some(), mode.measures());
        prop_assert_eq!(found.settled.is_some(), mode.settles());
        prop_assert_eq!(found.ask, Vec::<String>::new());
        if let Some(measured) = &found.measured {
            prop_assert!(measured.low < measured.level && measured.level < measured.high && measured.se > 0.0);
            prop_assert_eq!(measured.groups.iter().map(|group| group.items).sum::<u32>() as usize, asked.len());
        }
        for decision in audit(practice.bank(), &plan.check().unwrap(), practice.log()).unwrap() {
            prop_assert!(decision.agrees(), "{decision:?}");
        }
    }
}

/// Whoever is able is found to be, and the more so the farther they are from the middle.
#[test]
fn a_check_up_finds_who_can() {
    let spec = ample(&[0, 0, 0], 30);
    let level = |knows: bool| {
        let mut practice = practice(&spec, &PlanSpec::default());
        let (found, asked) = play(&mut practice, &spec, begin(Mode::CheckUp, Focus::Free, 5), |_| knows);
        assert!(asked.len() >= 5, "{} items", asked.len());
        let measured = found.measured.unwrap();
        assert_eq!(measured.skills.len(), 3, "every skill was asked about");
        measured
    };
    let (can, cannot) = (level(true), level(false));
    assert!(can.low > 0.0 && cannot.high < 0.0, "{can:?} {cannot:?}");
    assert!(can.skills.iter().all(|skill| skill.state != Mastery::NotYet), "{can:?}");
    assert!(cannot.skills.iter().all(|skill| skill.state != Mastery::Secure), "{cannot:?}");
}

/// What was measured elsewhere is where it begins to look, and is on record.
#[test]
fn an_outside_level_moves_the_beginning() {
    let spec = ample(&[0, 0], 20);
    let level = |outside: Option<Outside>| {
        let mut practice = practice(&spec, &PlanSpec::default());
        let beginning = Beginning { outside, ..begin(Mode::Placement, Focus::Free, 5) };
        practice.start(beginning).unwrap();
        let View::Finished(found) = practice.finish(Millis(2_000)).unwrap().view else { panic!("it is over") };
        found.measured.unwrap()
    };
    let (none, high) = (level(None), level(Some(Outside { level: 2_000, se: 300 })));
    assert!(none.level.abs() < 0.01 && high.level > 1.5, "{none:?} {high:?}");
    assert!(high.se < none.se);
    let far = Beginning { outside: Some(Outside { level: 20_000, se: 300 }), ..begin(Mode::CheckUp, Focus::Free, 5) };
    assert_eq!(practice(&spec, &PlanSpec::default()).start(far).unwrap_err().code(), "session/level");
}

/// Shown, answered, and nothing in between: no hint, no verdict, no key, no second try, no reason.
#[test]
fn a_check_up_gives_no_help() {
    let spec = ample(&[0, 0], 20);
    let mut practice = practice(&spec, &PlanSpec::default());
    let now = Millis(5_000);
    let View::Task(task) = practice.start(begin(Mode::CheckUp, Focus::Free, 5)).unwrap().view else { panic!("a task") };
    assert_eq!((task.mode, task.hints_left, task.reasons.len()), (Mode::CheckUp, 0, 0));
    assert!(task.left >= 4, "{}", task.left);
    let helps = [
        practice.hint(now).unwrap_err(),
        practice.reveal(now).unwrap_err(),
        practice.what_if(gradus::selection::Term::Learn).unwrap_err(),
    ];
    assert_eq!(helps.map(|error| error.code().to_owned()), ["session/no-help"; 3]);
    assert_eq!(practice.next(now).unwrap_err().code(), "session/item-open");
    let item = spec.items.iter().find(|item| item.id == task.item.id).unwrap();
    let step = practice.answer(&wrong(item), Millis(4_000), false, now).unwrap();
    assert_eq!(step.lines.len(), 2, "the answer and the next item");
    let View::Task(next) = &step.view else { panic!("a task") };
    assert_ne!(next.item.id, task.item.id);
    assert_eq!((next.kind, next.verdict, &next.solution, &next.key, &next.why), ("ask", None, &None, &None, &None));
    let step = practice.dont_know(Millis(4_000), now).unwrap();
    assert!(step.lines[0].contains(r#""response":[],"verdict":"wrong""#), "{}", step.lines[0]);
    assert_eq!(practice.learner().skill(practice.bank().find_skill("s0").unwrap()).tries, 0, "no try without help");
}

/// What cannot be read, or has another form than asked, is asked for again, and counts once.
#[test]
fn a_check_up_asks_again_for_the_form_only() {
    let mut spec = ample(&[0], 20);
    spec.items.retain(|item| item.format == Format::Number);
    let mut practice = practice(&spec, &PlanSpec::default());
    let now = Millis(5_000);
    practice.start(begin(Mode::CheckUp, Focus::Free, 5)).unwrap();
    let item = spec.items[0].clone();
    let verdict = |view: &View| match view {
        View::Task(task) => (task.verdict, task.can_retry, task.key.is_some()),
        other => panic!("{other:?}"),
    };
    let unreadable = practice.answer(&["((".into()], Millis(4_000), false, now).unwrap();
    assert_eq!(verdict(&unreadable.view), (Some(Verdict::Unreadable), true, false));
    practice.retry().unwrap();
    let same = practice.answer(&same_value(&item), Millis(4_000), false, now).unwrap();
    assert_eq!(verdict(&same.view), (Some(Verdict::SameValue), true, false));
    assert_eq!(practice.next(now).unwrap_err().code(), "session/item-open");
    let resumed = practice.resume(WRITER, now).unwrap().unwrap();
    assert_eq!(verdict(&resumed.view), (Some(Verdict::SameValue), true, false));
    practice.retry().unwrap();
    let next = practice.answer(&right(&item), Millis(4_000), false, now).unwrap();
    assert_eq!(verdict(&next.view), (None, false, false));
    let View::Finished(found) = practice.finish(now).unwrap().view else { panic!("it is over") };
    assert_eq!((found.because, found.answered, found.right), (Because::Asked, 1, 1));
    assert_eq!(found.measured.unwrap().groups[0].items, 1);
}

/// A bank of one skill with items of one difficulty and format.
fn uniform(format: Format, difficulty: Difficulty, choices: u8) -> BankSpec {
    let mut spec = ample(&[0], 60);
    spec.items.retain(|item| {
        item.format == format && (format != Format::Choice || item.choices.len() == usize::from(choices))
    });
    for item in &mut spec.items {
        item.difficulty = Some(difficulty);
    }
    assert!(spec.items.len() >= 4, "{} items", spec.items.len());
    spec
}

fn prove(spec: &BankSpec, seed: u64, knows: impl FnMut(&ItemSpec) -> bool) -> (Mastery, usize) {
    let mut practice = practice(spec, &PlanSpec::default());
    let (found, asked) = play(&mut practice, spec, begin(Mode::Proof, Focus::Skill("s0".into()), seed), knows);
    let settled = found.settled.unwrap();
    assert_eq!(settled.said, OwnView::Know);
    let map = report::map(practice.bank(), practice.learner(), practice.log(), Millis(900_000));
    assert_eq!(map[0].said, Some(OwnView::Know), "both views are kept");
    assert_eq!(map[0].state == Mastery::Secure, settled.shown == Mastery::Secure);
    (settled.shown, asked.len())
}

/// Three right answers to typed items are enough by the plan's own criterion; where items say less it takes a fourth.
#[test]
fn who_knows_proves_it_in_three_or_four() {
    let always = |_: &ItemSpec| true;
    assert_eq!(prove(&uniform(Format::Number, Difficulty::Hard, 0), 1, always), (Mastery::Secure, 3));
    assert_eq!(prove(&uniform(Format::Number, Difficulty::Medium, 0), 1, always), (Mastery::Secure, 3));
    assert_eq!(prove(&uniform(Format::Choice, Difficulty::Hard, 4), 1, always), (Mastery::Secure, 4));
    // Four of four by chance is too likely with easy choices to call it proved.
    assert_ne!(prove(&uniform(Format::Choice, Difficulty::Medium, 4), 1, always), (Mastery::Secure, 4));
    let (shown, items) = prove(&uniform(Format::Number, Difficulty::Medium, 0), 1, |_| false);
    assert!(shown == Mastery::NotYet && items < 4, "{shown:?} after {items}");
}

/// To say "I know this" is no evidence: guessers gain nothing by it.
#[test]
fn guessers_prove_nothing() {
    const RUNS: u64 = 1_000;
    let share = |spec: &BankSpec, chance: f64| {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(9);
        let secure = (0..RUNS).filter(|&seed| prove(spec, seed, |_| random.random_bool(chance)).0 == Mastery::Secure);
        secure.count() as f64 / RUNS as f64
    };
    let hard = uniform(Format::Choice, Difficulty::Hard, 4);
    let guesses = share(&hard, 0.25);
    println!("secure after a proof: guessing one of four {:.2} %", guesses * 100.0);
    assert!(guesses <= 0.01, "{guesses}");
    let typed = uniform(Format::Number, Difficulty::Hard, 0);
    // Who gets half of the hard ones right gets .69 of typical ones, and so has all but the level of .7.
    for (chance, most) in [(0.02, 0.001), (0.3, 0.06), (0.5, 0.3)] {
        let found = share(&typed, chance);
        println!("secure after a proof: right on {chance} of hard typed items {:.2} %", found * 100.0);
        assert!(found <= most, "{chance}: {found}");
    }
    let known = share(&typed, 0.9);
    println!("secure after a proof: right on .9 of hard typed items {:.1} %", known * 100.0);
    assert!(known >= 0.75, "{known}");
}

/// "I disagree" that it is secure: right answers keep it, wrong ones say that a re-check is due; both views stay.
#[test]
fn a_check_settles_a_doubt() {
    let spec = uniform(Format::Number, Difficulty::Medium, 0);
    let check = |knows: bool| {
        let mut practice = practice(&spec, &PlanSpec::default());
        let focus = Focus::Skill("s0".into());
        play(&mut practice, &spec, begin(Mode::Practice, focus.clone(), 3), |_| true);
        practice.say("s0", OwnView::NotYet, WRITER, Millis(600_000)).unwrap();
        let beginning = Beginning { now: Millis(700_000), ..begin(Mode::Check, focus, 4) };
        let (found, asked) = play(&mut practice, &spec, beginning, |_| knows);
        assert!(asked.len() <= 4);
        let map = report::map(practice.bank(), practice.learner(), practice.log(), Millis(900_000));
        assert_eq!((map[0].said, map[0].state), (Some(OwnView::NotYet), Mastery::Secure), "nothing is taken away");
        let settled = found.settled.unwrap();
        assert_eq!((settled.said, map[0].refresh), (OwnView::NotYet, settled.shown == Mastery::NotYet));
        (settled.shown, asked.len())
    };
    assert_eq!(check(true), (Mastery::Secure, 2));
    assert_eq!(check(false).0, Mastery::NotYet);
}

#[test]
fn a_proof_needs_a_skill() {
    let spec = ample(&[0], 5);
    for mode in [Mode::Proof, Mode::Check] {
        let mut practice = practice(&spec, &PlanSpec::default());
        assert_eq!(practice.start(begin(mode, Focus::Free, 1)).unwrap_err().code(), "session/no-skill");
        assert_eq!(practice.log().entries().len(), 0);
    }
}

/// A goal lasts until another is set, over sessions and engines.
#[test]
fn a_goal_is_kept() {
    let spec = ample(&[0, 0], 5);
    let mut practice = practice(&spec, &PlanSpec::default());
    let goals = |practice: &Practice| -> Vec<bool> {
        let map = report::map(practice.bank(), practice.learner(), practice.log(), Millis(9_000));
        map.iter().map(|skill| skill.goal).collect()
    };
    practice.aim(Some("s1"), WRITER, Millis(1_000)).unwrap();
    assert_eq!(goals(&practice), [false, true]);
    practice.aim(Some("s0"), WRITER, Millis(2_000)).unwrap();
    assert_eq!(goals(&practice), [true, false]);
    assert_eq!(practice.aim(Some("none"), WRITER, Millis(2_500)).unwrap_err().code(), "session/unknown-focus");
    let aimed = |entry: &gradus::evidence::Entry| matches!(entry.evidence().unwrap().what, What::Aimed { .. });
    assert_eq!(practice.log().entries().iter().filter(|entry| aimed(entry)).count(), 2);
    practice.aim(None, WRITER, Millis(3_000)).unwrap();
    assert_eq!(goals(&practice), [false, false]);
}

/// Where the plan offers no choice there is one suggestion, and it leaves open what comes.
#[test]
fn a_plan_may_offer_no_choice() {
    let spec = ample(&[0, 0, 0, 0], 5);
    let offered = |choices: f64| {
        let plan = PlanSpec { choices, ..PlanSpec::default() };
        practice(&spec, &plan).suggestions(None, Millis(1_000))
    };
    let (three, one) = (offered(1.0), offered(0.0));
    assert_eq!((three.len(), three[0].focus.kind), (3, "skill"));
    assert_eq!((one.len(), one[0].focus.kind, &one[0].focus.id), (1, "free", &None));
    assert_eq!(one[0].name, three[0].name);
}
