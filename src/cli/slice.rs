//! One lesson of a bank as a bank of its own.

use gradus::bank::{BankSpec, ItemSpec, LessonSpec};
use std::collections::{BTreeMap, BTreeSet};

/// Whether an item belongs to a lesson: it names it or, naming none, needs only skills the lesson has.
pub(crate) fn belongs(item: &ItemSpec, lesson: &LessonSpec) -> bool {
    match &item.lesson {
        Some(id) => *id == lesson.id,
        None => item.skills.iter().all(|skill| lesson.skills.contains(skill)),
    }
}

/// The lessons that `asked` can mean: the one with this id, else those with this name, else those whose name has it as
/// a part, letter case aside.
pub(crate) fn matching<'a>(bank: &'a BankSpec, asked: &str) -> Vec<&'a LessonSpec> {
    let part = asked.to_lowercase();
    let tests: [&dyn Fn(&LessonSpec) -> bool; 3] =
        [&|lesson| lesson.id == asked, &|lesson| lesson.name == asked, &|lesson| {
            !part.is_empty() && lesson.name.to_lowercase().contains(&part)
        }];
    let found = tests.iter().map(|test| bank.lessons.iter().filter(|lesson| test(lesson)).collect::<Vec<_>>());
    found.into_iter().find(|lessons| !lessons.is_empty()).unwrap_or_default()
}

/// The bank cut down to one lesson: its items with the problems they are parts of kept whole, the skills these need,
/// and all that those build on. The bank's id stays, so evidence about the slice is evidence about the bank.
///
/// A part of such a problem that names another lesson joins this one: a problem is worked on in one piece.
pub(crate) fn slice(bank: &BankSpec, lesson: &LessonSpec) -> BankSpec {
    let kept = with_whole_problems(bank, lesson);
    let mut items: Vec<ItemSpec> = Vec::new();
    for item in bank.items.iter().filter(|item| kept.contains(&*item.id)) {
        let mut item = item.clone();
        item.lesson = item.lesson.map(|_| lesson.id.clone());
        items.push(item);
    }
    let prerequisites: BTreeMap<&str, &[String]> =
        bank.skills.iter().map(|skill| (&*skill.id, &*skill.prerequisites)).collect();
    let mut needed = BTreeSet::new();
    let mut ahead: Vec<&str> =
        lesson.skills.iter().chain(items.iter().flat_map(|item| &item.skills)).map(String::as_str).collect();
    while let Some(skill) = ahead.pop() {
        if needed.insert(skill) {
            ahead.extend(prerequisites.get(skill).into_iter().flat_map(|below| below.iter()).map(String::as_str));
        }
    }
    let skills = bank.skills.iter().filter(|skill| needed.contains(&*skill.id)).cloned().collect();
    BankSpec {
        gradus: bank.gradus.clone(),
        version: bank.version,
        id: bank.id.clone(),
        name: bank.name.clone(),
        text: bank.text.clone(),
        language: bank.language.clone(),
        license: bank.license.clone(),
        author: bank.author.clone(),
        lessons: vec![lesson.clone()],
        skills,
        items,
    }
}

/// Ids of the lesson's items and of those that stand before or after them in a problem.
fn with_whole_problems<'a>(bank: &'a BankSpec, lesson: &LessonSpec) -> BTreeSet<&'a str> {
    let mut beside: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in &bank.items {
        if let Some(before) = &item.follows {
            beside.entry(before).or_default().push(&item.id);
            beside.entry(&item.id).or_default().push(before);
        }
    }
    let mut kept = BTreeSet::new();
    let mut ahead: Vec<&str> = bank.items.iter().filter(|item| belongs(item, lesson)).map(|item| &*item.id).collect();
    while let Some(id) = ahead.pop() {
        if kept.insert(id) {
            ahead.extend(beside.get(id).into_iter().flatten());
        }
    }
    kept
}
