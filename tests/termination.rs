//! The stops that are promised: who knows gets through, who does not is handed to a person, and every session ends.

mod support;

use gradus::Millis;
use gradus::bank::{Difficulty, ItemSpec};
use gradus::evidence::{Because, Focus, What};
use gradus::learner::{Mastery, mastery};
use gradus::plan::PlanSpec;
use gradus::session::{Beginning, Practice, View};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};
use std::collections::BTreeMap;
use support::banks::{ample, banks, parse, plans, right, wrong};

const WRITER: &str = "0123456789abcdef";

/// What a session did.
#[derive(Debug, Default)]
struct Run {
    /// First answers, in order: skills and whether right.
    answers: Vec<(Vec<String>, bool)>,
    /// After how many items each skill was handed over.
    handed: Vec<(String, usize)>,
    because: Option<Because>,
    /// The most items on one skill since it was last secure, handed over or begun.
    most_on_a_skill: u32,
}

/// Plays one session to its end; `knows` says whether an answer is right.
fn run(
    practice: &mut Practice,
    items: &[ItemSpec],
    focus: Focus,
    seed: u64,
    now: u64,
    mut knows: impl FnMut(&ItemSpec) -> bool,
) -> Run {
    let mut done = Run::default();
    let mut now = Millis(now);
    let mut on_skill: BTreeMap<String, u32> = BTreeMap::new();
    let begin = Beginning { writer: WRITER.into(), seed, focus, now, ..Beginning::default() };
    let mut view = practice.start(begin).unwrap().view;
    // Far more commands than any session may take: a session that does not end must fail, not hang.
    for _ in 0..2_000 {
        now.0 += 5_000;
        match view {
            View::Task(task) if task.kind == "ask" => {
                let item = items.iter().find(|item| item.id == task.item.id).unwrap();
                let is_right = knows(item);
                let response = if is_right { right(item) } else { wrong(item) };
                practice.answer(&response, Millis(5_000), false, now).unwrap();
                for skill in &item.skills {
                    let count = on_skill.entry(skill.clone()).or_default();
                    *count += 1;
                    done.most_on_a_skill = done.most_on_a_skill.max(*count);
                    let index = practice.bank().find_skill(skill).unwrap();
                    if mastery(practice.learner().skill(index), now) == Mastery::Secure {
                        *count = 0;
                    }
                }
                done.answers.push((item.skills.clone(), is_right));
                view = practice.next(now).unwrap().view;
            }
            View::Example(_) => view = practice.next(now).unwrap().view,
            View::Handover(handover) => {
                on_skill.insert(handover.skill.clone(), 0);
                done.handed.push((handover.skill, done.answers.len()));
                view = practice.next(now).unwrap().view;
            }
            View::Finished(finished) => {
                done.because = Some(finished.because);
                return done;
            }
            View::Task(task) => panic!("feedback after `next`: {task:?}"),
        }
    }
    panic!("the session does not end: {:?}", done.answers.len());
}

/// Right answers in a row that make any skill secure under this plan, by the published rule and nothing of the engine's:
/// shares in bands, at first as Beta(0.7, 0.5) has them, and answers to the item that says least (easy, two choices).
fn enough(plan: &PlanSpec) -> usize {
    let bounds = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.885, 0.945, 1.0];
    let middle: [f64; 11] = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.92, 0.97];
    let width = |band: usize| bounds[band + 1] - bounds[band];
    let prior = |band: usize| middle[band].powf(-0.3) * (1.0 - middle[band]).powf(-0.5);
    let mut belief: Vec<f64> = (0..11).map(|band| width(band) * prior(band)).collect();
    let above = |band: usize| ((bounds[band + 1] - plan.level) / width(band)).clamp(0.0, 1.0);
    let mut answers = 0;
    loop {
        let sure: f64 = (0..11).map(|band| belief[band] * above(band)).sum();
        if sure / belief.iter().sum::<f64>() >= plan.secure {
            return answers.max(plan.unaided as usize);
        }
        for (own, share) in belief.iter_mut().zip(middle) {
            let easier = 1.0 / (1.0 + (1.0 - share) / share * (-0.8f64).exp());
            *own *= 0.5 + 0.5 * easier;
        }
        answers += 1;
    }
}

/// The longest chain of parts, which is delivered to its end.
fn longest_chain(items: &[ItemSpec]) -> usize {
    let mut length = 1;
    let mut longest = 1;
    for item in items.iter().skip(1) {
        length = if item.follows.is_some() { length + 1 } else { 1 };
        longest = longest.max(length);
    }
    longest
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whoever always answers rightly finishes a chosen skill, whatever it builds on, within [`enough`] items.
    #[test]
    fn who_knows_a_skill_finishes_it(
        prerequisites in prop::collection::vec(any::<u8>(), 1..5), plan in plans(), which in any::<prop::sample::Index>(), seed in 0..u64::from(u32::MAX),
    ) {
        let plan = PlanSpec { minutes: 60.0, items: 100.0, hand_over: 12.0, ..plan };
        let enough = enough(&plan);
        prop_assume!(enough <= 12);
        let spec = ample(&prerequisites, 14);
        let mut practice = Practice::new(parse(&spec), plan.check().unwrap()).unwrap();
        let skill = spec.skills[which.index(spec.skills.len())].id.clone();
        let done = run(&mut practice, &spec.items, Focus::Skill(skill), seed, 1_000, |_| true);
        prop_assert_eq!(done.because, Some(Because::Goal));
        prop_assert!(done.answers.len() <= enough, "{} items, {enough} are enough", done.answers.len());
        prop_assert!(done.answers.len() >= plan.unaided as usize);
        prop_assert_eq!(done.handed, vec![]);
    }

    /// A session ends, whatever is answered: after `items` of the plan, and the rest of a problem that was begun.
    #[test]
    fn every_session_ends(spec in banks(), plan in plans(), seed in 0..u64::from(u32::MAX), share in 0.0..1.0f64, which in 0..3usize) {
        let mut practice = Practice::new(parse(&spec), plan.check().unwrap()).unwrap();
        let focus = [Focus::Free, Focus::Skill("s0".into()), Focus::Lesson("l0".into())][which].clone();
        prop_assume!(which != 1 || spec.items.iter().any(|item| item.skills.contains(&"s0".to_owned())));
        prop_assume!(which != 2 || !practice.bank().find_lesson("l0").unwrap().items().is_empty());
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        for day in 1..4 {
            let done = run(&mut practice, &spec.items, focus.clone(), seed, day * 86_400_000, |_| random.random_bool(share));
            let most = plan.items as usize + longest_chain(&spec.items) - 1;
            prop_assert!(done.answers.len() <= most, "{} items of {most}", done.answers.len());
            prop_assert!(done.most_on_a_skill <= 12);
        }
    }

    /// Whoever gets nothing right is handed over after twelve items at most, and after six on one skill.
    #[test]
    fn who_gets_nothing_right_meets_a_person(
        prerequisites in prop::collection::vec(any::<u8>(), 1..6), plan in plans(), seed in 0..u64::from(u32::MAX), chosen: bool,
    ) {
        let plan = PlanSpec { minutes: 60.0, items: plan.items.max(12.0), ..plan };
        let spec = ample(&prerequisites, 14);
        let mut practice = Practice::new(parse(&spec), plan.check().unwrap()).unwrap();
        let focus = if chosen { Focus::Skill("s0".into()) } else { Focus::Free };
        let done = run(&mut practice, &spec.items, focus, seed, 1_000, |_| false);
        let (_, first) = done.handed.first().expect("somebody is asked");
        prop_assert!(*first <= plan.hand_over as usize, "handed over after {first}");
        prop_assert!(done.most_on_a_skill <= 6);
    }
}

/// A guesser with one chance in five. Half of 12 items right, by which nobody is asked, is a chance of 2 %; the rest of
/// those who are not handed over were lucky enough to secure a skill on the way.
#[test]
fn a_guesser_is_handed_over() {
    let spec = ample(&[0, 1, 2, 4, 8], 20);
    let plan = PlanSpec { minutes: 60.0, ..PlanSpec::default() };
    const RUNS: u64 = 500;
    let (mut by_12, mut by_15, mut most, mut secured) = (0, 0, 0, 0);
    for seed in 0..RUNS {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let mut practice = Practice::new(parse(&spec), plan.check().unwrap()).unwrap();
        let done = run(&mut practice, &spec.items, Focus::Free, seed, 1_000, |_| random.random_bool(0.2));
        let first = done.handed.first().map_or(usize::MAX, |handed| handed.1);
        by_12 += u32::from(first <= 12);
        by_15 += u32::from(first <= 15);
        most = most.max(done.most_on_a_skill);
        secured += u32::from(any_secure(&practice));
    }
    let percent = |count: u32| f64::from(count) * 100.0 / RUNS as f64;
    println!(
        "handed over by item 12: {:.1} %, by item 15: {:.1} %; at most {most} items on a skill; a skill secure: {:.1} %",
        percent(by_12),
        percent(by_15),
        percent(secured)
    );
    assert!(percent(secured) <= 5.0, "a skill secure: {:.1} %", percent(secured));
    assert!(percent(by_15) >= 97.0, "by item 15: {:.1} %", percent(by_15));
    assert!(percent(by_12) >= 90.0, "by item 12: {:.1} %", percent(by_12));
    assert!(most <= 12);
}

fn any_secure(practice: &Practice) -> bool {
    let bank = practice.bank();
    bank.skills().iter().any(|skill| practice.learner().skill(bank.find_skill(skill.id()).unwrap()).since.is_some())
}

/// The chance of a right answer to an item, for whoever gets this share of typical ones right: its odds are e^.8 times as
/// high for an easy one, and as much lower for a hard one, as the engine takes an author's words.
fn of_typical(share: f64, item: &ItemSpec) -> f64 {
    let ease = match item.difficulty {
        Some(Difficulty::Easy) => 0.8f64,
        Some(Difficulty::Hard) => -0.8,
        Some(Difficulty::Medium) | None => 0.0,
    };
    1.0 / (1.0 + (1.0 - share) / share * (-ease).exp())
}

/// Whoever gets six in ten typical items right is learning: most sessions do not end with a person.
#[test]
fn who_gets_six_in_ten_right_is_seldom_handed_over() {
    let spec = ample(&[0, 1, 2, 4, 8], 20);
    const RUNS: u64 = 500;
    for share in [0.6, 0.8, 0.9] {
        let (mut handed, mut secured, mut items) = (0, 0, 0);
        for seed in 0..RUNS {
            let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
            let plan = PlanSpec { minutes: 60.0, ..PlanSpec::default() };
            let mut practice = Practice::new(parse(&spec), plan.check().unwrap()).unwrap();
            let done = run(&mut practice, &spec.items, Focus::Free, seed, 1_000, |item| {
                random.random_bool(of_typical(share, item))
            });
            handed += u32::from(!done.handed.is_empty());
            secured += u32::from(any_secure(&practice));
            items += done.answers.len();
        }
        let percent = |count: u32| f64::from(count) * 100.0 / RUNS as f64;
        println!(
            "{share}: handed over {:.1} %, a skill secure {:.1} %, {:.1} items",
            percent(handed),
            percent(secured),
            items as f64 / RUNS as f64
        );
        assert!(percent(handed) <= 40.0, "{share}: {:.1} %", percent(handed));
    }
}

/// Two days, each stopped by the learner: stopping early is no way round the promise of twelve items.
#[test]
fn stopping_early_does_not_start_the_count_again() {
    let spec = ample(&[0], 40);
    let mut practice = Practice::new(parse(&spec), PlanSpec::default().check().unwrap()).unwrap();
    let mut answered = 0;
    for day in 1..20 {
        let now = Millis(day * 86_400_000);
        let begin = Beginning { writer: WRITER.into(), seed: day, focus: Focus::Free, now, ..Beginning::default() };
        let View::Task(task) = practice.start(begin).unwrap().view else { break };
        // Right every third time: never secure, never hopeless.
        let item = spec.items.iter().find(|item| item.id == task.item.id).unwrap();
        let response = if day % 3 == 0 { right(item) } else { wrong(item) };
        practice.answer(&response, Millis(5_000), false, now).unwrap();
        answered += 1;
        practice.finish(now).unwrap();
    }
    let handed = |entry: &gradus::evidence::Entry| matches!(entry.evidence().unwrap().what, What::HandedOver { .. });
    assert!(practice.log().entries().iter().any(handed), "nobody was asked in {answered} items");
    assert!(answered <= 12, "{answered} items");
}
