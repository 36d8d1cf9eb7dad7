//! Course plans to lessons and skills with readable names.
use std::collections::{BTreeMap, BTreeSet};

use super::report::{Finding, Row};
use super::shape::{Course, Lesson};
use crate::bank::{ItemSpec, LessonSpec, SkillSpec};

/// What a problem has to know about its lesson.
pub(super) struct Place<'a> {
    pub(super) course: &'a Course,
    pub(super) lesson: &'a Lesson,
    /// Its place among all lessons.
    pub(super) order: usize,
}

/// Lessons by id; where two courses share one, the first has it.
pub(super) fn places(courses: &[Course]) -> BTreeMap<&str, Place<'_>> {
    let mut places = BTreeMap::new();
    let all = courses.iter().flat_map(|course| course.lessons.iter().map(move |lesson| (course, lesson)));
    for (order, (course, lesson)) in all.enumerate() {
        places.entry(&*lesson.id).or_insert(Place { course, lesson, order });
    }
    places
}

/// Why a lesson's problems stay out of an English bank of finished content.
pub(super) fn keeps_out(place: &Place<'_>) -> Option<Finding> {
    let language = &*place.course.language;
    if !language.is_empty() && language != "en" && !language.starts_with("en-") {
        let note = format!("course `{}` is in another language (`{language}`)", place.course.course_name);
        return Some(Finding::new("oatutor/language", note));
    }
    let unfinished = |name: &str| name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "TEST");
    if unfinished(&place.lesson.name) || unfinished(&place.lesson.topics) {
        let note = format!("lesson `{} {}` is there to test the platform", place.lesson.name, place.lesson.topics);
        return Some(Finding::new("oatutor/test-lesson", note));
    }
    None
}

/// The lessons that have items, in course order, and a row for each that has none.
pub(super) fn lessons(courses: &[Course], items: &[ItemSpec]) -> (Vec<LessonSpec>, Vec<Row>) {
    let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for item in items {
        let skills = used.entry(item.lesson.as_deref().unwrap_or_default()).or_default();
        skills.extend(item.skills.iter().map(|skill| &**skill));
    }
    let mut places: Vec<_> = places(courses).into_values().collect();
    places.sort_by_key(|place| place.order);
    let (mut specs, mut rows) = (Vec::new(), Vec::new());
    for place in places {
        let Some(has) = used.remove(&*place.lesson.id) else {
            let note = format!("lesson `{}` of `{}` has no items", name(place.lesson), place.course.course_name);
            let findings = vec![Finding::new("oatutor/empty-lesson", note)];
            rows.push(Row::new(place.lesson.id.clone(), true, findings));
            continue;
        };
        let planned = place.lesson.learning_objectives.keys().map(|skill| &**skill).filter(|skill| has.contains(skill));
        let mut skills: Vec<&str> = planned.collect();
        let rest: Vec<&str> = has.iter().copied().filter(|skill| !skills.contains(skill)).collect();
        skills.extend(rest);
        specs.push(LessonSpec {
            id: place.lesson.id.clone(),
            name: name(place.lesson),
            course: Some(place.course.course_name.trim().to_owned()).filter(|course| !course.is_empty()),
            skills: skills.into_iter().map(Into::into).collect(),
        });
    }
    (specs, rows)
}

/// "Lesson 1.2" and "Domain and Range" → "1.2 Domain and Range".
fn name(lesson: &Lesson) -> String {
    let number = lesson.name.trim();
    let number = number.strip_prefix("Lesson ").unwrap_or(number).trim();
    let full = format!("{number} {}", lesson.topics.trim());
    let full = full.trim();
    if full.is_empty() { lesson.id.clone() } else { full.to_owned() }
}

/// The skills that items use, in the order the lessons come to them.
pub(super) fn skills(lessons: &[LessonSpec], items: &[ItemSpec]) -> Vec<SkillSpec> {
    let planned = lessons.iter().flat_map(|lesson| &lesson.skills);
    let mut seen = BTreeSet::new();
    let mut skills = Vec::new();
    for id in planned.chain(items.iter().flat_map(|item| &item.skills)) {
        if seen.insert(id) {
            skills.push(SkillSpec { id: id.clone(), name: skill_name(id), ..SkillSpec::default() });
        }
    }
    skills
}

/// `solve_equations_with_x**2` → "Solve equations with x^2".
fn skill_name(id: &str) -> String {
    let last = if id.starts_with("http") { id.rsplit('/').next().unwrap_or(id) } else { id };
    let words = last.replace("**", "^").replace('_', " ");
    let words = words.trim_matches(|c: char| c.is_whitespace() || c == '.').replace("simplify: ", "simplify ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
