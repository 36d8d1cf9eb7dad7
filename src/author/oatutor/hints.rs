//! Pathways to hints.
use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Source, answer};
use super::report::Finding;
use super::shape::Hint;
use super::text;
use crate::bank::{AskSpec, Form, HintSpec};

/// The hints of a pathway in an order that respects what each builds on; sub-hints come after their scaffold.
pub(super) fn hints(pathway: &[Hint], notices: &mut Vec<Finding>) -> Vec<HintSpec> {
    if pathway.is_empty() {
        notices.push(Finding::new("oatutor/no-hints", "its pathway is empty"));
    }
    let mut specs = Vec::new();
    for hint in ordered(pathway, notices) {
        convert(hint, &mut specs, notices);
        for sub in ordered(&hint.sub_hints, notices) {
            convert(sub, &mut specs, notices);
        }
    }
    specs
}

/// Each hint after those it depends on, else as written.
fn ordered<'a>(hints: &'a [Hint], notices: &mut Vec<Finding>) -> Vec<&'a Hint> {
    let known: BTreeSet<&str> = hints.iter().map(|hint| &*hint.id).collect();
    let mut waits: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (at, hint) in hints.iter().enumerate() {
        let wanted: BTreeSet<&str> = hint.dependencies.iter().map(|id| &**id).filter(|id| !id.is_empty()).collect();
        for lost in wanted.iter().filter(|id| !known.contains(*id)) {
            let note = format!("hint `{}` builds on `{lost}`, which is not there", hint.id);
            notices.push(Finding::new("oatutor/dangling-hint", note));
        }
        waits.insert(at, wanted.into_iter().filter(|id| known.contains(id)).collect());
    }
    let mut order = Vec::with_capacity(hints.len());
    while !waits.is_empty() {
        let ready = waits.iter().find(|(_, wanted)| wanted.is_empty()).map(|(at, _)| *at);
        let at = match (ready, waits.keys().next()) {
            (Some(at), _) => at,
            (None, Some(&at)) => {
                let note = format!("hint `{}` builds on itself in a circle", hints[at].id);
                notices.push(Finding::new("oatutor/hint-circle", note));
                at
            }
            (None, None) => break,
        };
        waits.remove(&at);
        for wanted in waits.values_mut() {
            wanted.remove(&*hints[at].id);
        }
        order.push(&hints[at]);
    }
    order
}

fn convert(hint: &Hint, specs: &mut Vec<HintSpec>, notices: &mut Vec<Finding>) {
    match spec(hint, notices) {
        Ok(spec) if spec.text.is_empty() => {
            notices.push(Finding::new("oatutor/hint-dropped", format!("hint `{}` says nothing", hint.id)));
        }
        Ok(spec) => specs.push(spec),
        Err(found) => {
            let note = format!("hint `{}` is left out: {} ({})", hint.id, found.note, found.code);
            notices.push(Finding::new("oatutor/hint-dropped", note));
        }
    }
}

fn spec(hint: &Hint, notices: &mut Vec<Finding>) -> Result<HintSpec, Finding> {
    if hint.variabilization.values().any(|value| !value.is_null()) {
        return Err(Finding::new("oatutor/variables", "it has varying numbers"));
    }
    let text = lead_in(&hint.title, &hint.text)?;
    if hint.kind != "scaffold" {
        return Ok(HintSpec { text, ask: None });
    }
    let source = Source {
        problem_type: &hint.problem_type,
        answer_type: &hint.answer_type,
        answers: &hint.hint_answer,
        choices: &hint.choices,
    };
    let mut mended = Vec::new();
    match answer(&source, &mut mended) {
        Ok(answer) if answer.before.is_empty() => {
            notices.extend(mended.into_iter().map(|found| found.at(&format!("hint `{}`", hint.id))));
            let ask = AskSpec { format: answer.format, choices: answer.choices, key: answer.key, form: Form::Any };
            Ok(HintSpec { text, ask: Some(ask) })
        }
        told => {
            // A small question that cannot be marked still helps when it gives its answer away.
            let shown = match told {
                Ok(answer) => Ok(answer.shown),
                Err(_) => text::html(hint.hint_answer.first().map_or("", String::as_str)),
            };
            let note = format!("hint `{}` tells its answer, since it cannot be marked", hint.id);
            let text = match shown {
                Ok(shown) if !shown.is_empty() => format!("{text} <strong>Answer:</strong> {shown}"),
                _ => text,
            };
            notices.push(Finding::new("oatutor/scaffold-told", note));
            Ok(HintSpec { text, ask: None })
        }
    }
}

/// The title in front of the text, where it says more than the text does.
fn lead_in(title: &str, text: &str) -> Result<String, Finding> {
    let words = text::html(text)?;
    let title = title.trim();
    let name = text::html(title)?;
    if name.is_empty() || words.starts_with(&name) {
        return Ok(words);
    }
    if words.is_empty() {
        return Ok(name);
    }
    let stop = if title.ends_with(['.', ':', '?', '!', '$']) { "" } else { "." };
    Ok(format!("<strong>{name}{stop}</strong> {words}"))
}
