//! The bank of words: no mathematics in it, and all that practice needs. Nothing of the engine is about numbers alone.
#![cfg(feature = "author")]

use gradus::author::{build, lint};
use gradus::bank::{Bank, BankSpec, BlankSpec, Format, ItemSpec};
use gradus::evidence::{Because, Focus};
use gradus::grading::{Asked, Locale, Verdict};
use gradus::learner::Mastery;
use gradus::plan::PlanSpec;
use gradus::session::{Beginning, Practice, View};
use gradus::{Error, Millis, template};
use std::collections::{BTreeMap, BTreeSet};

fn source() -> BankSpec {
    serde_json::from_str(include_str!("../banks/words.json")).expect("the bank of words is a bank")
}

/// An item as learners meet it: of a template, every instance there is.
fn instances(item: &ItemSpec) -> Result<Vec<ItemSpec>, Error> {
    if item.variables.is_empty() {
        return Ok(vec![item.clone()]);
    }
    let body = serde_json::to_string(item).expect("an item is plain data");
    let mut seen = vec![];
    loop {
        let number = template::draw(&body, 0, &seen)?;
        if seen.contains(&number) {
            break;
        }
        seen.push(number);
    }
    seen.iter().map(|&number| ItemSpec::read(&template::fill(&body, number)?)).collect()
}

/// What somebody answers who knows.
fn right(item: &ItemSpec) -> Vec<String> {
    let key = item.key.as_slice();
    match item.format {
        Format::Cloze | Format::Table => {
            item.blanks.iter().map(|blank| format!("{}:{}", blank.id, blank.key.as_slice()[0])).collect()
        }
        Format::Choices | Format::Order | Format::Match => key.to_vec(),
        _ => key[..1].to_vec(),
    }
}

/// The right answer with another in one blank.
fn with(item: &ItemSpec, blank: &BlankSpec, answer: &str) -> Vec<String> {
    let other = |own: &BlankSpec| if own.id == blank.id { answer } else { &*own.key.as_slice()[0] }.to_owned();
    item.blanks.iter().map(|own| format!("{}:{}", own.id, other(own))).collect()
}

#[test]
fn there_are_enough_items_of_enough_formats_and_none_is_about_numbers() {
    let bank = source();
    assert!(bank.items.len() >= 75, "{} items", bank.items.len());
    assert!(bank.skills.len() >= 10, "{} skills", bank.skills.len());
    let words =
        [Format::Choice, Format::Choices, Format::Text, Format::Match, Format::Order, Format::Cloze, Format::Table];
    let mut formats: BTreeMap<&str, Vec<Format>> = BTreeMap::new();
    for item in &bank.items {
        assert!(words.contains(&item.format), "{}: {:?}", item.id, item.format);
        for blank in &item.blanks {
            assert!(matches!(blank.format, Format::Choice | Format::Text), "{}: {:?}", item.id, blank.format);
        }
        formats.entry(&item.skills[0]).or_default().push(item.format);
    }
    for skill in &bank.skills {
        let own = formats.get(&*skill.id).cloned().unwrap_or_default();
        assert!(own.len() >= 6, "{}: {} items", skill.id, own.len());
        assert!(own.iter().collect::<BTreeSet<_>>().len() >= 3, "{}: {own:?}", skill.id);
        assert!(
            matches!(skill.grade, Some(4..=6)) && skill.standard.as_deref().is_some_and(|code| code.starts_with("L."))
        );
        assert!(!skill.about.is_empty() && !skill.examples.is_empty(), "{}", skill.id);
        assert_eq!(skill.because.len(), skill.prerequisites.len(), "{}: a reason for each edge", skill.id);
    }
    let used: BTreeSet<&str> = bank.items.iter().map(|item| item.format.as_str()).collect();
    assert_eq!(used, words.iter().map(|format| format.as_str()).collect());
    let taught: BTreeSet<&str> = bank.lessons.iter().flat_map(|lesson| &lesson.skills).map(|id| &**id).collect();
    assert_eq!(taught.len(), bank.skills.len(), "each skill stands in a lesson");
}

#[test]
fn every_item_helps_and_speaks_to_its_wrong_answers() {
    let bank = source();
    // A short question of long words about words reads harder than it is.
    let (long, faults): (Vec<_>, Vec<_>) = lint(&bank).into_iter().partition(|one| one.code == "bank/reading-level");
    assert!(faults.is_empty() && long.len() <= 3, "{faults:?} {long:?}");
    for item in &bank.items {
        assert!(item.hints.len() >= 2 && !item.solution.is_empty() && item.difficulty.is_some(), "{}", item.id);
        let named = |why: &str, reveals: &str| assert!(!why.is_empty() && !reveals.is_empty(), "{}", item.id);
        let key = item.key.as_slice();
        match item.format {
            Format::Choice | Format::Choices => {
                item.choices.iter().filter(|one| !key.contains(&one.id)).for_each(|one| named(&one.why, &one.reveals));
            }
            // Whichever thing was put wrongly has a word of its own.
            Format::Match | Format::Order => item.choices.iter().for_each(|one| named(&one.why, &one.reveals)),
            _ => {
                let blanks = || item.blanks.iter();
                let mistakes: Vec<_> = item.mistakes.iter().chain(blanks().flat_map(|blank| &blank.mistakes)).collect();
                mistakes.iter().for_each(|one| named(&one.why, &one.reveals));
                let wrong = |blank: &BlankSpec, id: &String| !blank.key.as_slice().contains(id);
                let mut picked = blanks().flat_map(|blank| blank.choices.iter().map(move |one| (blank, one)));
                picked
                    .clone()
                    .filter(|(blank, one)| wrong(blank, &one.id))
                    .for_each(|(_, one)| named(&one.why, &one.reveals));
                assert!(!mistakes.is_empty() || picked.next().is_some(), "{}: no wrong answer is spoken to", item.id);
            }
        }
    }
}

#[test]
fn keys_are_right_and_mistakes_are_wrong() -> Result<(), Error> {
    let mut tried = 0;
    for item in source().items {
        for item in instances(&item)? {
            let asked = Asked::of(&item, Locale::Point);
            let mut is = |response: Vec<String>, verdict: Verdict| {
                assert_eq!(asked.mark(&response).verdict, verdict, "{}: {response:?}", item.id);
                tried += 1;
            };
            is(right(&item), Verdict::Right);
            if item.format == Format::Text {
                item.key.as_slice().iter().for_each(|key| is(vec![key.to_uppercase()], Verdict::Right));
            }
            item.mistakes.iter().for_each(|one| is(vec![one.answer.clone()], Verdict::Wrong));
            for blank in &item.blanks {
                blank.key.as_slice().iter().for_each(|key| is(with(&item, blank, key), Verdict::Right));
                blank.mistakes.iter().for_each(|one| is(with(&item, blank, &one.answer), Verdict::Wrong));
                let wrong = blank.choices.iter().filter(|one| !blank.key.as_slice().contains(&one.id));
                wrong.for_each(|one| is(with(&item, blank, &one.id), Verdict::Wrong));
            }
        }
    }
    assert!(tried > 400, "{tried} answers marked");
    println!("{tried} answers marked");
    Ok(())
}

/// Whoever knows a skill finishes it, and it is secure then.
#[test]
fn who_knows_the_words_is_told_so() -> Result<(), Error> {
    let built = build(source())?;
    // By its question, an instance on the screen tells which it is.
    let mut keys: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for item in &built.items {
        for one in instances(item)? {
            keys.insert((one.id.clone(), one.question.clone()), right(&one));
        }
    }
    let text = serde_json::to_vec(&built).expect("a bank is JSON");
    for (seed, skill) in built.skills.iter().enumerate() {
        let mut practice = Practice::new(Bank::parse(text.clone())?, PlanSpec::default().check()?)?;
        let beginning = Beginning {
            writer: "0123456789abcdef".into(),
            seed: seed as u64,
            focus: Focus::Skill(skill.id.clone()),
            now: Millis(1_000),
            ..Beginning::default()
        };
        let mut view = practice.start(beginning)?.view;
        let mut answered = 0;
        while let View::Task(task) = &view {
            answered += 1;
            let shown = (task.item.id.clone(), task.item.question.clone());
            let response = keys.get(&shown).unwrap_or_else(|| panic!("{shown:?} is in the bank"));
            let now = Millis(1_000 + answered * 20_000);
            practice.answer(response, Millis(15_000), false, now)?;
            view = practice.next(now)?.view;
        }
        let View::Finished(end) = view else { panic!("{}: {view:?}", skill.id) };
        assert_eq!(end.because, Because::Goal, "{}", skill.id);
        assert_eq!(end.right, end.answered, "{}", skill.id);
        assert!(answered <= 8, "{}: {answered} items", skill.id);
        let state = end.skills.iter().find(|own| own.skill == skill.id).map(|own| own.state);
        assert_eq!(state, Some(Mastery::Secure), "{}", skill.id);
    }
    Ok(())
}
