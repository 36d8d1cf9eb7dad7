//! Marks what is typed: numbers, expressions and texts.

use super::note::{Note, Read};
use super::{Mark, Question, Verdict, clean, expression, number, text};
use crate::Result;
use crate::bank::Format;

/// Natively and in the page's module for marking, what is typed can always be marked.
pub(super) fn ready() -> Result<()> {
    Ok(())
}

/// Marks one typed answer.
pub(super) fn mark(question: &Question<'_>, response: &str) -> Read<Mark> {
    match question.format {
        Format::Expression => expression::mark(question, response),
        Format::Text => mark_text(question, response),
        _ => mark_number(question, response),
    }
}

/// The mark of an equal response.
pub(super) fn right_if(in_form: bool, asked: &str, reading: String) -> Mark {
    if in_form {
        Mark::plain(Verdict::Right, reading)
    } else {
        Mark { note: Some(Note::about("ask-form", asked)), ..Mark::plain(Verdict::SameValue, reading) }
    }
}

pub(super) fn mark_number(question: &Question<'_>, response: &str) -> Read<Mark> {
    let numeral = number::read(&clean::clean(response)?)?;
    let mut reading = String::new();
    numeral.value.write(&mut reading);
    let is_key =
        |key: &String| clean::clean(key).and_then(|key| number::read(&key)).is_ok_and(|key| key.value == numeral.value);
    if question.key.iter().any(is_key) {
        return Ok(right_if(numeral.is_in(question.form), question.form.as_str(), reading));
    }
    Ok(Mark::plain(Verdict::Wrong, reading))
}

fn mark_text(question: &Question<'_>, response: &str) -> Read<Mark> {
    if response.len() > clean::LONGEST {
        return Err(Note::new("too-long"));
    }
    let reading = response.trim().to_owned();
    if reading.is_empty() {
        return Err(Note::new("empty"));
    }
    let right = question.key.iter().any(|key| text::same(key, &reading));
    Ok(Mark::plain(if right { Verdict::Right } else { Verdict::Wrong }, reading))
}
