//! What an item of QTI 1.2 says after an answer: found by running its processing on each choice.
use std::collections::BTreeMap;

use super::super::super::xml::Element;
use super::make::Work;
use super::parts::{Response, material};
use super::score::{Given, Processing};
use crate::bank::{Format, HintSpec, ItemSpec, MistakeSpec};

/// Adds feedback, hints and solutions.
pub(super) fn add(work: &mut Work<'_, '_>, item: &mut ItemSpec) {
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    let pieces: Vec<&Element> = work.item.named("itemfeedback").collect();
    for piece in pieces {
        let id = piece.attribute("ident").unwrap_or_default();
        for hint in piece.find_all(&["hint"]) {
            let text = text(work, hint);
            if !text.is_empty() {
                item.hints.push(HintSpec { text, ask: None });
            }
        }
        for solution in piece.find_all(&["solution"]) {
            let text = text(work, solution);
            join(&mut item.solution, &text);
        }
        let text = text(work, piece);
        if !text.is_empty() {
            said.insert(id.to_owned(), text);
        }
    }
    if said.is_empty() {
        return;
    }
    let mut used: Vec<String> = Vec::new();
    match (item.format, &*work.parts.responses) {
        (Format::Choice | Format::Choices, [one]) => of_choices(work, one, item, &said, &mut used),
        (Format::Text | Format::Number, [one]) => of_typed(work, &one.id, item, &said, &mut used),
        _ => of_whole(work, item, &said, &mut used),
    }
    let lost: Vec<&str> = said.iter().filter(|(id, _)| !used.contains(id)).map(|(_, text)| &**text).collect();
    if !lost.is_empty() {
        let note = format!("it also said, at some answers: {}", lost.join(" / "));
        work.notice("import/feedback", super::super::super::cut(&note, 400));
    }
}

/// A piece's text without the hints and solutions in it.
fn text(work: &mut Work<'_, '_>, element: &Element) -> String {
    fn walk(element: &Element, html: &mut String) {
        for inner in element.elements() {
            match &*inner.name {
                "material" => material(inner, html),
                "hint" | "solution" => {}
                _ => walk(inner, html),
            }
        }
    }
    let mut html = String::new();
    walk(element, &mut html);
    work.texts.markdown(&html)
}

fn join(to: &mut String, text: &str) {
    if text.is_empty() || to.contains(text) {
        return;
    }
    if !to.is_empty() {
        to.push_str("\n\n");
    }
    to.push_str(text);
}

fn shown(processing: &Processing<'_>, id: &str, values: &[&str]) -> Vec<String> {
    processing.run(&Given::from([(id.to_owned(), values.iter().map(|&one| one.to_owned()).collect())])).shown
}

/// What is shown for every choice is general; what for one, is of that one; what for all wrong ones, of each of them.
fn of_choices(
    work: &Work<'_, '_>,
    response: &Response,
    item: &mut ItemSpec,
    said: &BTreeMap<String, String>,
    used: &mut Vec<String>,
) {
    let right: Vec<String> = item.key.as_slice().to_vec();
    let by_choice: Vec<(String, Vec<String>)> = response
        .labels
        .iter()
        .map(|label| (super::super::kinds::id(&label.id), shown(&work.processing, &response.id, &[&label.id])))
        .collect();
    let whole = shown(&work.processing, &response.id, &right.iter().map(String::as_str).collect::<Vec<_>>());
    // What is of one choice comes before what is of all wrong ones.
    for (id, text) in said {
        let who: Vec<&String> =
            by_choice.iter().filter(|(_, shown)| shown.contains(id)).map(|(choice, _)| choice).collect();
        let wrong = |choice: &&&String| !right.contains(**choice);
        let named = response
            .labels
            .iter()
            .find(|label| id.starts_with(&*label.id))
            .map(|label| super::super::kinds::id(&label.id));
        match &*who {
            _ if named.is_some() => {
                let own = item.choices.iter_mut().find(|choice| Some(&choice.id) == named.as_ref());
                own.into_iter().for_each(|choice| join(&mut choice.why, text));
            }
            [] if whole.contains(id) => join(&mut item.solution, text),
            [] => continue,
            all if all.len() == by_choice.len() => join(&mut item.solution, text),
            all if all.iter().all(|choice| right.contains(choice)) => join(&mut item.solution, text),
            [only] => {
                let own = item.choices.iter_mut().find(|choice| choice.id == **only);
                own.into_iter().for_each(|choice| join(&mut choice.why, text));
            }
            all => {
                for choice in all.iter().filter(wrong) {
                    let own = item.choices.iter_mut().find(|own| own.id == **choice && own.why.is_empty());
                    own.into_iter().for_each(|choice| join(&mut choice.why, text));
                }
            }
        }
        used.push(id.clone());
    }
}

/// What is said to a key is the solution, what to another answer is of that mistake.
fn of_typed(
    work: &Work<'_, '_>,
    id: &str,
    item: &mut ItemSpec,
    said: &BTreeMap<String, String>,
    used: &mut Vec<String>,
) {
    let keys = item.key.as_slice().to_vec();
    for (own, text) in said {
        let of_keys = keys.iter().any(|key| shown(&work.processing, id, &[key]).contains(own));
        if of_keys {
            join(&mut item.solution, text);
            used.push(own.clone());
            continue;
        }
        let answers = answers(work.item, id, own);
        for answer in answers.iter().filter(|answer| !keys.contains(answer)) {
            item.mistakes.push(MistakeSpec { answer: answer.clone(), why: text.clone(), ..MistakeSpec::default() });
            used.push(own.clone());
        }
        // What is said to every wrong answer has no place in a bank, and seldom says more than that it is wrong.
    }
}

/// The answers whose conditions show this feedback.
fn answers(item: &Element, id: &str, feedback: &str) -> Vec<String> {
    let shows =
        |one: &&&Element| one.named("displayfeedback").any(|link| link.attribute("linkrefid") == Some(feedback));
    let conditions = item.find_all(&["respcondition"]);
    let equal = conditions.iter().filter(shows).flat_map(|one| one.find_all(&["varequal"]));
    equal.filter(|one| one.attribute("respident") == Some(id)).map(|one| one.text().trim().to_owned()).collect()
}

/// What is shown whatever is answered is the solution.
fn of_whole(work: &Work<'_, '_>, item: &mut ItemSpec, said: &BTreeMap<String, String>, used: &mut Vec<String>) {
    let general = work.processing.run(&Given::new()).shown;
    for (id, text) in said {
        let name = id.to_lowercase();
        let right = name.contains("correct") && !name.contains("incorrect");
        if general.contains(id) && !name.contains("incorrect") || right {
            join(&mut item.solution, text);
            used.push(id.clone());
        }
    }
}
