//! The starter bank keeps what it promises: enough items, each with help, in all formats, and all of it markable.
#![cfg(feature = "author")]

use gradus::author::{Severity, build, lint};
use gradus::bank::{Bank, BankSpec, Format};
use gradus::evidence::{Because, Focus};
use gradus::grading::{Asked, Locale, Verdict, mark, same_answer};
use gradus::plan::PlanSpec;
use gradus::session::{Beginning, Practice, View};
use gradus::{Error, Millis};
use std::collections::{BTreeMap, BTreeSet};

fn source() -> BankSpec {
    serde_json::from_str(include_str!("../banks/starter.json")).expect("the starter bank is a bank")
}

#[test]
fn every_skill_has_a_standard_five_items_and_two_formats() {
    let bank = source();
    assert!(bank.skills.len() >= 12, "{} skills", bank.skills.len());
    let mut items: BTreeMap<&str, Vec<Format>> = BTreeMap::new();
    for item in &bank.items {
        items.entry(&item.skills[0]).or_default().push(item.format);
    }
    for skill in &bank.skills {
        let formats = items.get(skill.id.as_str()).cloned().unwrap_or_default();
        assert!(formats.len() >= 5, "{}: {} items", skill.id, formats.len());
        assert!(formats.iter().collect::<BTreeSet<_>>().len() >= 2, "{}: one format", skill.id);
        assert!(
            skill.standard.is_some() && !skill.about.is_empty() && matches!(skill.grade, Some(3..=5)),
            "{}",
            skill.id
        );
    }
    let formats: BTreeSet<Format> = bank.items.iter().map(|item| item.format).collect();
    assert_eq!(formats, [Format::Choice, Format::Choices, Format::Number, Format::Text].into());
}

#[test]
fn every_item_has_help_and_no_fault() {
    let bank = source();
    for item in &bank.items {
        assert!(item.hints.len() >= 2 && !item.solution.is_empty(), "{}", item.id);
    }
    let faults: Vec<_> = lint(&bank).into_iter().filter(|fault| fault.severity == Severity::Error).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn keys_are_right_and_mistakes_are_wrong() {
    for item in source().items {
        let asked = Asked::of(&item, Locale::Point);
        let question = asked.question();
        let right: Vec<Vec<String>> = if item.format == Format::Choices {
            vec![item.key.as_slice().to_vec()]
        } else {
            item.key.as_slice().iter().map(|one| vec![one.clone()]).collect()
        };
        for response in right {
            assert_eq!(mark(&question, &response).verdict, Verdict::Right, "{}: {response:?}", item.id);
        }
        for mistake in &item.mistakes {
            assert_eq!(
                mark(&question, std::slice::from_ref(&mistake.answer)).verdict,
                Verdict::Wrong,
                "{}: {mistake:?}",
                item.id
            );
            assert!(same_answer(&question, &mistake.answer, &mistake.answer), "{}: {mistake:?}", item.id);
        }
        for choice in item.choices.iter().filter(|choice| !item.key.as_slice().contains(&choice.id)) {
            assert!(!choice.why.is_empty(), "{}: nothing to say to `{}`", item.id, choice.id);
        }
        for ask in item.hints.iter().filter_map(|hint| hint.ask.as_ref()) {
            let marked = Asked::hint(ask, Locale::Point).mark(&ask.key.as_slice()[..1]);
            assert_eq!(marked.verdict, Verdict::Right, "{}: a hint's key", item.id);
        }
    }
}

/// Whoever knows a skill finishes it: on the real bank, every skill, within eight items.
#[test]
fn who_knows_a_skill_finishes_it() -> Result<(), Error> {
    let built = serde_json::to_vec(&build(source())?).expect("a bank is JSON");
    let skills: Vec<String> = source().skills.into_iter().map(|skill| skill.id).collect();
    for (seed, skill) in skills.into_iter().enumerate() {
        let bank = Bank::parse(built.clone())?;
        let mut practice = Practice::new(bank, PlanSpec::default().check()?)?;
        let beginning = Beginning {
            writer: "0123456789abcdef".into(),
            seed: seed as u64,
            focus: Focus::Skill(skill.clone()),
            now: Millis(1_000),
            ..Beginning::default()
        };
        let mut view = practice.start(beginning)?.view;
        let mut answered = 0;
        while let View::Task(task) = &view {
            answered += 1;
            let index = practice.bank().find_item(&task.item.id).expect("the item is in the bank");
            let spec = practice.bank().texts(index)?;
            let key = spec.key.as_slice();
            let response = if spec.format == Format::Choices { key } else { &key[..1] };
            let now = Millis(1_000 + answered * 20_000);
            practice.answer(response, Millis(15_000), false, now)?;
            view = practice.next(now)?.view;
        }
        let View::Finished(end) = view else { panic!("{skill}: {view:?}") };
        assert_eq!(end.because, Because::Goal, "{skill}");
        assert!(answered <= 8, "{skill}: {answered} items");
    }
    Ok(())
}
