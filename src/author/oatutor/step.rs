//! Problems and their steps to items.
use std::collections::BTreeMap;

use super::Outcome;
use super::answer::{Source, answer};
use super::files::{Content, ProblemFiles, StepFiles, parse};
use super::lessons::{self, Place};
use super::report::{Finding, Report, Row};
use super::shape::{Hint, Problem, Step};
use super::{hints, text};
use crate::Result;
use crate::bank::{BankSpec, HintSpec, ItemSpec};

/// The licence the content states for the whole; an item that states another carries its own.
const LICENSE: &str = "CC-BY-4.0";

/// The bank and the report of some content.
pub(super) fn import(content: Content) -> Result<(BankSpec, Report)> {
    let places = lessons::places(&content.courses);
    let mut import =
        Import { skills: &content.skills, items: Vec::new(), seen: BTreeMap::new(), report: Report::default() };
    let mut problems: Vec<_> =
        content.problems.iter().map(|(id, files)| (id, files, read_problem(id, files))).collect();
    // Course order, so that of two equal questions the one met first stays; then a1 before a10.
    problems.sort_by_cached_key(|(id, _, problem)| {
        let lesson = problem.as_ref().ok().and_then(|problem| places.get(&*problem.lesson_id));
        (lesson.map_or(usize::MAX, |place| place.order), natural(id))
    });
    for (id, files, problem) in problems {
        import.problem(id, files, problem, &places);
    }
    let Import { items, mut report, .. } = import;
    let (lessons, dropped) = lessons::lessons(&content.courses, &items);
    report.lessons = dropped;
    let bank = BankSpec {
        gradus: "bank".into(),
        version: 1,
        id: "oatutor".into(),
        name: "OATutor".into(),
        text: "html".into(),
        language: "en".into(),
        license: LICENSE.into(),
        author: "OATutor contributors".into(),
        skills: lessons::skills(&lessons, &items),
        lessons,
        resources: Vec::new(),
        items,
    };
    Ok((bank, report))
}

/// Orders ids as people count: digits by value.
fn natural(id: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut rest = id;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let end = rest[digits..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| digits + end);
        parts.push((rest[..digits].to_owned(), rest[digits..end].parse().unwrap_or(u64::MAX)));
        rest = &rest[end..];
    }
    parts
}

fn read_problem(id: &str, files: &ProblemFiles) -> std::result::Result<Problem, Finding> {
    let path = format!("content-pool/{id}/{id}.json");
    let bytes =
        files.file.as_ref().ok_or_else(|| Finding::new("oatutor/missing-file", format!("`{path}` is missing")))?;
    parse(&path, bytes).map_err(|error| Finding::new("oatutor/json", error.to_string()))
}

/// What makes two items the same: question, choices, right answers.
type Sameness = (String, Vec<String>, Vec<String>);

/// Where a step comes from.
struct Origin<'a> {
    id: &'a str,
    course_license: &'a str,
}

struct Import<'a> {
    skills: &'a BTreeMap<String, Vec<String>>,
    items: Vec<ItemSpec>,
    /// The item that asked each question first.
    seen: BTreeMap<Sameness, String>,
    report: Report,
}

impl Import<'_> {
    fn problem(
        &mut self,
        id: &str,
        files: &ProblemFiles,
        problem: std::result::Result<Problem, Finding>,
        places: &BTreeMap<&str, Place<'_>>,
    ) {
        let problem = problem.and_then(|problem| admit(&problem, places).map(|()| problem));
        let place = problem.as_ref().ok().and_then(|problem| places.get(&*problem.lesson_id));
        let course_license = place.map_or("", |place| &*place.course.course_license);
        let mut steps: Vec<_> = files.steps.iter().collect();
        // Steps are lettered a … z, aa …: shorter ids come first.
        steps.sort_by_key(|(step, _)| (step.len(), *step));
        let mut before: Option<String> = None;
        let mut through = 0;
        for (at, (step, files)) in steps.iter().enumerate() {
            let mut notices = Vec::new();
            let item = if through < at {
                let note = "an earlier part of the problem did not come through".to_owned();
                Err(Finding::new("oatutor/earlier-part", note))
            } else {
                let problem = problem.as_ref().map_err(Finding::clone);
                let origin = Origin { id, course_license };
                problem.and_then(|problem| self.step(&origin, problem, step, files, &mut notices))
            };
            let refused = item.is_err();
            match item {
                Ok(mut item) => {
                    item.follows = before.replace(item.id.clone());
                    self.items.push(item);
                    through += 1;
                }
                Err(found) => notices = vec![found],
            }
            let row = Row::new(format!("{id}/{step}"), refused, notices);
            self.report.counts.count(&row);
            debug_assert_eq!(refused, row.outcome == Outcome::Refused);
            self.report.rows.push(row);
        }
        let counts = &mut self.report.counts;
        counts.problems += 1;
        counts.whole_problems += usize::from(through > 0 && through == steps.len());
        counts.begun_problems += usize::from(through > 0);
    }

    fn step(
        &mut self,
        origin: &Origin<'_>,
        problem: &Problem,
        step_id: &str,
        files: &StepFiles,
        notices: &mut Vec<Finding>,
    ) -> std::result::Result<ItemSpec, Finding> {
        let place = format!("content-pool/{}/steps/{step_id}", origin.id);
        let path = format!("{place}/{step_id}.json");
        let bytes =
            files.file.as_ref().ok_or_else(|| Finding::new("oatutor/missing-file", format!("`{path}` is missing")))?;
        let step: Step = parse(&path, bytes).map_err(|error| Finding::new("oatutor/json", error.to_string()))?;
        if step.variabilization.values().any(|value| !value.is_null()) {
            return Err(Finding::new("oatutor/variables", "it has varying numbers, which are not supported"));
        }
        let question = question(problem, &step, notices)?;
        let source = Source {
            problem_type: &step.problem_type,
            answer_type: &step.answer_type,
            answers: &step.step_answer,
            choices: &step.choices,
        };
        let answer = answer(&source, notices)?;
        let skills = self.skills.get(step_id).map(Vec::as_slice).unwrap_or_default();
        let mut named: Vec<String> = Vec::new();
        for skill in skills.iter().filter(|skill| !skill.trim().is_empty()) {
            if !named.contains(skill) {
                named.push(skill.clone());
            }
        }
        if named.is_empty() {
            return Err(Finding::new("oatutor/no-skill", "the skill model names no skill for it"));
        }
        let right = answer.key.as_slice().iter();
        let right = right.map(|key| answer.choices.iter().find(|c| c.id == *key).map_or(key, |c| &c.text).clone());
        let same = (question.clone(), answer.choices.iter().map(|c| c.text.clone()).collect(), right.collect());
        if let Some(first) = self.seen.get(&same) {
            return Err(Finding::new("oatutor/duplicate", format!("`{first}` asks the same with the same answer")));
        }
        self.seen.insert(same, step_id.to_owned());
        let hints = read_hints(&place, step_id, files, notices);
        Ok(ItemSpec {
            id: step_id.to_owned(),
            skills: named,
            format: answer.format,
            lesson: Some(problem.lesson_id.clone()),
            question,
            choices: answer.choices,
            keep_order: answer.keep_order,
            key: answer.key,
            before: answer.before,
            // The content has no solutions; the page shows the hints together instead.
            hints,
            license: license(&problem.license, origin.course_license, notices),
            source: source_name(&problem.oer),
            ..ItemSpec::default()
        })
    }
}

fn read_hints(place: &str, step_id: &str, files: &StepFiles, notices: &mut Vec<Finding>) -> Vec<HintSpec> {
    let Some(bytes) = &files.pathway else { return hints::hints(&[], notices) };
    let path = format!("{place}/tutoring/{step_id}DefaultPathway.json");
    match parse::<Vec<Hint>>(&path, bytes) {
        Ok(pathway) => hints::hints(&pathway, notices),
        Err(error) => {
            notices.push(Finding::new("oatutor/hints-lost", format!("its hints cannot be read: {error}")));
            Vec::new()
        }
    }
}

/// Whether a problem belongs in the bank at all.
fn admit(problem: &Problem, places: &BTreeMap<&str, Place<'_>>) -> std::result::Result<(), Finding> {
    let Some(place) = places.get(&*problem.lesson_id) else {
        let note = format!("its lesson `{}` is in no course plan", problem.lesson_id);
        return Err(Finding::new("oatutor/unknown-lesson", note));
    };
    if let Some(found) = lessons::keeps_out(place) {
        return Err(found);
    }
    if problem.variabilization.values().any(|value| !value.is_null()) {
        return Err(Finding::new("oatutor/variables", "the problem has varying numbers, which are not supported"));
    }
    Ok(())
}

/// Body, step title and step body, each once; the problem's title only where they hold no words.
fn question(problem: &Problem, step: &Step, notices: &mut Vec<Finding>) -> std::result::Result<String, Finding> {
    let mut parts: Vec<&str> = Vec::new();
    for part in [&problem.body, &step.step_title, &step.step_body] {
        let part = part.trim();
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    if !parts.iter().any(|part| text::has_words(part)) && !problem.title.trim().is_empty() {
        parts.insert(0, problem.title.trim());
    }
    if parts.iter().any(|part| text::has_money(part)) {
        notices.push(Finding::new("oatutor/money", "a lone `$` is taken for money"));
    }
    let mut shown = Vec::new();
    for part in parts {
        let html = text::html(part).map_err(|found| found.at("question"))?;
        if !html.is_empty() {
            shown.push(html);
        }
    }
    match shown.len() {
        0 => Err(Finding::new("oatutor/no-question", "it asks nothing")),
        1 => Ok(shown.swap_remove(0)),
        _ => Ok(shown.iter().map(|part| format!("<p>{part}</p>")).collect()),
    }
}

/// The SPDX name of a problem's licence, or else its course's, where it is not the bank's own.
fn license(problem: &str, course: &str, notices: &mut Vec<Finding>) -> Option<String> {
    let name = match (spdx(problem), spdx(course)) {
        (Some(name), _) => name,
        (None, Some(name)) => {
            if !problem.trim().is_empty() {
                // "CC4.0" and "openstax" name no licence.
                let note = format!("licence `{}` is unclear; its course says {name}", problem.trim());
                notices.push(Finding::new("oatutor/license", note));
            }
            name
        }
        (None, None) => {
            let note =
                format!("neither the problem nor its course states a licence; the content as a whole says {LICENSE}");
            notices.push(Finding::new("oatutor/license", note));
            LICENSE.to_owned()
        }
    };
    Some(name).filter(|name| name != LICENSE)
}

/// `https://creativecommons.org/licenses/by/4.0/ <CC BY 4.0>` → `CC-BY-4.0`.
fn spdx(stated: &str) -> Option<String> {
    let (_, terms) = stated.split_once("creativecommons.org/licenses/")?;
    let mut parts = terms.split(|c: char| c == '/' || c.is_whitespace());
    let (kind, version) = (parts.next()?, parts.next()?);
    Some(format!("CC-{}-{version}", kind.to_uppercase()))
}

/// `https://openstax.org/… <OpenStax: Elementary Algebra 2e>` → `OpenStax: Elementary Algebra 2e, openstax.org/…`.
fn source_name(oer: &str) -> Option<String> {
    let oer = oer.trim();
    // A person reads the address; the scheme on every item would only weigh.
    let oer = oer.strip_prefix("https://").unwrap_or(oer);
    let named = oer.strip_suffix('>').and_then(|oer| oer.split_once('<'));
    match named {
        Some((address, name)) => Some(format!("{}, {}", name.trim(), address.trim())),
        None => Some(oer.to_owned()).filter(|oer| !oer.is_empty()),
    }
}
