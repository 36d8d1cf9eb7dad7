//! What sessions give, record by record, is what `choose` says for the state before each.

use crate::support::banks::{ample, banks, plans};
use crate::support::device::{Act, DAWN, Device};
use gradus::bank::Bank;
use gradus::draw::{Draw, Purpose};
use gradus::evidence::{Entry, Focus, Log, Mode, What};
use gradus::grading::Verdict;
use gradus::learner::Learner;
use gradus::plan::{Plan, PlanSpec};
use gradus::selection::{Given, Setting, choose, days_away};
use gradus::{ItemIndex, Millis, SkillIndex};
use proptest::prelude::*;

/// Goes through a device's log and checks the choice behind every record that an item was shown.
fn check_log(device: &Device) -> Result<usize, TestCaseError> {
    let bank = device.practice.bank();
    let plan = device.plan.check().unwrap();
    let entries = device.practice.log().entries();
    let (mut given, mut seed, mut focus, mut mode) = (Given::default(), 0, Focus::Free, Mode::Practice);
    let mut checked = 0;
    for (position, entry) in entries.iter().enumerate() {
        let evidence = entry.evidence().unwrap();
        match &evidence.what {
            What::Started { seed: drawn, focus: about, mode: is_for, .. } => {
                let before = learner_at(bank, &plan, &entries[..position]);
                given = Given::since(days_away(bank, &before, evidence.at));
                (seed, focus, mode) = (*drawn, about.clone(), *is_for);
            }
            What::Shown { item, .. } => {
                let learner = learner_at(bank, &plan, &entries[..position]);
                let (chosen_skills, chosen_items) = chosen(bank, &focus);
                let setting = Setting {
                    bank,
                    learner: &learner,
                    plan: &plan,
                    given: &given,
                    chosen_skills: &chosen_skills,
                    chosen_items: &chosen_items,
                    class_due: &[],
                    goal: learner.goal(),
                    mode,
                    now: evidence.at,
                };
                let choice = choose(&setting, &mut Draw::at(seed, given.turns().len() as u64, Purpose::Tie));
                let index = bank.find_item(item).unwrap();
                // What a check-up asks is not for `choose` to say.
                if !mode.measures() {
                    let chosen = choice.as_ref().map(|choice| choice.item);
                    prop_assert_eq!(chosen, Some(index), "the session gives the choice");
                }
                prop_assert!(!given.has(index), "an item came twice in a session");
                given.show(index);
                checked += 1;
            }
            What::Exampled { item, .. } => given.exampled(bank.find_item(item).unwrap()),
            What::Answered(answer) => match answer.verdict {
                Verdict::Right => given.answer(true),
                Verdict::Wrong => given.answer(false),
                Verdict::SameValue | Verdict::Unreadable => {}
            },
            _ => {}
        }
    }
    Ok(checked)
}

/// A focus's skills and items, from the bank's own lists.
fn chosen(bank: &Bank, focus: &Focus) -> (Vec<SkillIndex>, Vec<ItemIndex>) {
    match focus {
        Focus::Free => (vec![], vec![]),
        Focus::Skill(id) => {
            let skill = bank.find_skill(id).unwrap();
            (vec![skill], bank.skill(skill).items().to_vec())
        }
        Focus::Lesson(id) => {
            let lesson = bank.find_lesson(id).unwrap();
            let mut skills = lesson.skills().to_vec();
            for skill in lesson.items().iter().flat_map(|&item| bank.item(item).skills()) {
                if !skills.contains(skill) {
                    skills.push(*skill);
                }
            }
            (skills, lesson.items().to_vec())
        }
    }
}

fn learner_at(bank: &Bank, plan: &Plan, entries: &[Entry]) -> Learner {
    let mut before = Log::default();
    before.merge(entries.iter().map(|entry| entry.line().to_owned())).unwrap();
    Learner::replay(bank, plan.criterion(), &before)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sessions_give_what_is_chosen(
        spec in banks(), plan in plans(), starts in prop::collection::vec(any::<u8>(), 1..4), share in 0..4u8,
        turns in prop::collection::vec((any::<u8>(), prop_oneof![9 => 1_000..90_000i64, 1 => 86_400_000..4_000_000_000i64]), 10..60),
    ) {
        let plan = PlanSpec { minutes: 60.0, items: plan.items.max(20.0), ..plan };
        let mut device = Device::new(&spec, plan, "5555555555555555");
        for (at, &(how, time)) in turns.iter().enumerate() {
            device.pass(time);
            if at % 25 == 0 {
                let _ = device.act(Act::Start(starts[at / 25 % starts.len()]));
            }
            // From always right to always wrong, by `share`.
            let _ = device.act(Act::GoOn(u8::from(how % 4 < share)));
        }
        check_log(&device)?;
    }
}

#[test]
fn the_check_sees_choices_of_every_kind() {
    // A fixed script that is long enough: the property above must not pass by checking nothing.
    let mut device = Device::new(&ample(&[0, 1, 3], 8), PlanSpec::default(), "5555555555555555");
    device.now = Millis(DAWN);
    device.act(Act::Start(0)).unwrap();
    for how in 0..40 {
        device.pass(5_000);
        let _ = device.act(Act::GoOn(u8::from(how % 5 == 0)));
    }
    assert!(check_log(&device).unwrap() >= 10);
}
