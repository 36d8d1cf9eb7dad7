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
        resources: bank
            .resources
            .iter()
            .filter(|one| one.skills.iter().any(|skill| needed.contains(&**skill)))
            .cloned()
            .collect(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use gradus::bank::SkillSpec;

    fn skill(id: &str, prerequisites: &[&str]) -> SkillSpec {
        let prerequisites = prerequisites.iter().map(|&id| id.to_owned()).collect();
        SkillSpec { id: id.into(), name: id.into(), prerequisites, ..SkillSpec::default() }
    }

    fn item(id: &str, skill: &str, lesson: Option<&str>, follows: Option<&str>) -> ItemSpec {
        let question = format!("Question {id}");
        let rest =
            serde_json::json!({"id": id, "skills": [skill], "format": "number", "question": question, "key": "1"});
        let item: ItemSpec = serde_json::from_value(rest).unwrap();
        ItemSpec { lesson: lesson.map(Into::into), follows: follows.map(Into::into), ..item }
    }

    fn lesson(id: &str, name: &str, skills: &[&str]) -> LessonSpec {
        let skills = skills.iter().map(|&id| id.to_owned()).collect();
        LessonSpec { id: id.into(), name: name.into(), course: None, skills }
    }

    fn bank() -> BankSpec {
        BankSpec {
            gradus: "bank".into(),
            version: 1,
            id: "b".into(),
            name: "B".into(),
            text: "html".into(),
            skills: vec![skill("a", &[]), skill("b", &["a"]), skill("c", &["b"]), skill("d", &[]), skill("e", &[])],
            lessons: vec![
                lesson("one", "Fractions", &["a"]),
                lesson("two", "More fractions", &["c"]),
                lesson("three", "two", &["e"]),
            ],
            items: vec![
                item("1", "a", None, None),
                item("2", "d", Some("one"), None),
                item("3", "c", Some("two"), Some("2")),
                item("4", "c", None, None),
                item("5", "e", Some("one"), Some("3")),
                item("6", "e", None, None),
            ],
            ..BankSpec::default()
        }
    }

    #[test]
    fn a_slice_is_a_bank_with_whole_problems_and_all_they_build_on() {
        let bank = bank();
        let slice = slice(&bank, &bank.lessons[1]);
        let ids: Vec<&str> = slice.items.iter().map(|item| &*item.id).collect();
        assert_eq!(ids, ["2", "3", "4", "5"]);
        let skills: Vec<&str> = slice.skills.iter().map(|skill| &*skill.id).collect();
        assert_eq!(skills, ["a", "b", "c", "d", "e"]);
        let loaded = gradus::bank::Bank::parse(serde_json::to_vec(&slice).unwrap()).unwrap();
        assert_eq!((loaded.id(), loaded.lessons().len(), loaded.lessons()[0].items().len()), ("b", 1, 4));
        let follows: Vec<_> = slice.items.iter().map(|item| item.follows.as_deref()).collect();
        assert_eq!(follows, [None, Some("2"), None, Some("3")]);
    }

    #[test]
    fn what_a_lesson_does_not_need_stays_out() {
        let bank = bank();
        let slice = slice(&bank, &bank.lessons[2]);
        assert_eq!((slice.items.len(), slice.skills.len(), &*slice.items[0].id), (1, 1, "6"));
    }

    #[test]
    fn an_id_goes_before_a_name_and_a_name_before_a_part() {
        let bank = bank();
        let ids = |asked| matching(&bank, asked).into_iter().map(|lesson| &*lesson.id).collect::<Vec<_>>();
        assert_eq!(ids("two"), ["two"]);
        assert_eq!(ids("Fractions"), ["one"]);
        assert_eq!(ids("fractions"), ["one", "two"]);
        assert_eq!(ids("MORE"), ["two"]);
        assert_eq!(ids(""), [""; 0]);
        assert_eq!(ids("algebra"), [""; 0]);
    }
}
