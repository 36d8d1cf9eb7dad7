//! Marks answers in several parts: an order, pairs, blanks.

use super::note::{Note, Read};
use super::{Blank, Mark, Question, Verdict, check_key, mark};
use crate::bank::Format;
use crate::{Error, Result};

/// Right when the choices come in the key's order; each choice is right where it stands where the key has it.
pub(super) fn order(question: &Question<'_>, response: &[String]) -> Read<Mark> {
    known(question.choices, response.iter().map(String::as_str))?;
    if response.len() != question.key.len() || twice(response.iter().map(String::as_str)) {
        return Err(Note::new("not-all"));
    }
    let parts = response.iter().zip(question.key).map(|(own, right)| (own.clone(), right_if(own == right))).collect();
    Ok(whole(parts, response.join(", ")))
}

/// Right when each choice has the target that the key gives it.
pub(super) fn matched(question: &Question<'_>, response: &[String]) -> Read<Mark> {
    known(question.choices, response.iter().map(|pair| split(pair).0))?;
    known(question.targets, response.iter().map(|pair| split(pair).1).filter(|target| !target.is_empty()))?;
    if twice(response.iter().map(|pair| split(pair).0)) {
        return Err(Note::new("not-all"));
    }
    let mut parts = Vec::with_capacity(question.key.len());
    for pair in question.key {
        let (choice, target) = split(pair);
        let own = find(response, choice).filter(|own| !own.is_empty()).ok_or_else(|| Note::new("not-all"))?;
        parts.push((choice.to_owned(), right_if(own == target)));
    }
    Ok(whole(parts, response.join(", ")))
}

/// Right when every blank is; the right value in another form where one is so and the others are right.
pub(super) fn blanks(question: &Question<'_>, response: &[String]) -> Read<Mark> {
    let mut parts = Vec::with_capacity(question.blanks.len());
    let (mut reading, mut said): (String, Option<(Verdict, Note)>) = (String::new(), None);
    for blank in question.blanks {
        let own = find(response, &blank.id).unwrap_or_default();
        if own.trim().is_empty() {
            return Err(Note::new("not-all"));
        }
        let found = mark(&blank.question(question.locale), &[own.to_owned()]);
        // One thing is said at a time: first of a blank that cannot be read, then of one in another form.
        let first = said.as_ref().is_none_or(|(had, _)| *had < found.verdict);
        said = found.note.filter(|_| first).map(|note| (found.verdict, note)).or(said);
        if !reading.is_empty() {
            reading.push_str(", ");
        }
        reading.push_str(&found.reading);
        parts.push((blank.id.clone(), found.verdict));
    }
    let mut mark = whole(parts, reading);
    mark.note = said.filter(|(verdict, _)| *verdict == mark.verdict).map(|(_, note)| note);
    Ok(mark)
}

/// The verdict of the whole.
fn whole(parts: Vec<(String, Verdict)>, reading: String) -> Mark {
    let any = |verdict| parts.iter().any(|part| part.1 == verdict);
    let worst = [Verdict::Unreadable, Verdict::Wrong, Verdict::SameValue].into_iter().find(|&verdict| any(verdict));
    let verdict = worst.unwrap_or(Verdict::Right);
    Mark { parts, ..Mark::plain(verdict, reading) }
}

fn right_if(right: bool) -> Verdict {
    if right { Verdict::Right } else { Verdict::Wrong }
}

/// `id:rest`; the rest is empty where there is no colon.
fn split(part: &str) -> (&str, &str) {
    part.split_once(':').unwrap_or((part, ""))
}

fn find<'a>(response: &'a [String], id: &str) -> Option<&'a str> {
    response.iter().map(|part| split(part)).find(|part| part.0 == id).map(|part| part.1)
}

fn twice<'a>(ids: impl Iterator<Item = &'a str> + Clone) -> bool {
    ids.clone().enumerate().any(|(at, id)| ids.clone().take(at).any(|before| before == id))
}

fn known<'a>(all: &[String], ids: impl Iterator<Item = &'a str>) -> Read<()> {
    for id in ids {
        if !all.iter().any(|own| own == id) {
            return Err(Note::about("not-a-choice", id));
        }
    }
    Ok(())
}

/// Checks that the key has every choice once.
pub(super) fn check_order(question: &Question<'_>) -> Result<()> {
    each_once(question, question.key.iter().map(String::as_str))
}

/// Checks that the key gives every choice one target.
pub(super) fn check_match(question: &Question<'_>) -> Result<()> {
    each_once(question, question.key.iter().map(|pair| split(pair).0))?;
    match question.key.iter().map(|pair| split(pair).1).find(|id| !question.targets.iter().any(|own| own == id)) {
        Some(unknown) => Err(not_a_choice(unknown, "target", question.targets)),
        None => Ok(()),
    }
}

fn each_once<'a>(question: &Question<'_>, ids: impl Iterator<Item = &'a str> + Clone) -> Result<()> {
    if let Some(unknown) = ids.clone().find(|id| !question.choices.iter().any(|own| own == id)) {
        return Err(not_a_choice(unknown, "choice", question.choices));
    }
    if ids.clone().count() != question.choices.len() || twice(ids) {
        let message = "the key leaves a choice out or names one twice; name each choice once";
        return Err(Error::new("bank/key-incomplete", message));
    }
    Ok(())
}

fn not_a_choice(unknown: &str, what: &str, all: &[String]) -> Error {
    let message = ["key `", unknown, "` is not the id of a ", what, "; the ids are ", &all.join(", ")].concat();
    Error::new("bank/key-not-a-choice", message)
}

/// Checks the blanks and their keys.
pub(super) fn check_blanks(question: &Question<'_>) -> Result<()> {
    if question.blanks.is_empty() {
        return Err(Error::new("bank/blank", "the item has no `blanks`; add one for each `[[id]]`"));
    }
    for blank in question.blanks {
        check_blank(blank, question).map_err(|fault| fault.at(["blank ", &blank.id].concat()))?;
    }
    Ok(())
}

fn check_blank(blank: &Blank, question: &Question<'_>) -> Result<()> {
    match blank.format {
        Format::Number | Format::Fraction | Format::Text | Format::Expression => {}
        Format::Choice if blank.choices.len() > 1 => {}
        Format::Choice => {
            return Err(Error::new("bank/too-few-choices", "it has fewer than two choices; add some"));
        }
        _ => {
            let message = "a blank is a `number`, `fraction`, `text`, `expression` or `choice`; change its format";
            return Err(Error::new("bank/blank", message));
        }
    }
    check_key(&blank.question(question.locale))
}
