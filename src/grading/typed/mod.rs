//! Marks what is typed: numbers, quantities, ratios, expressions and texts.

mod clean;
mod digits;
mod exact;
mod expression;
mod flat;
mod measure;
mod natural;
mod number;
mod numeral;
mod quantity;
mod ratio;
mod text;
mod units;

use super::note::{Note, Read};
use super::{Locale, Mark, Question, Verdict, locale, note};
use crate::Result;
use crate::bank::{AnswerKind, Form, Format};

/// Natively and in the page's module for marking, what is typed can always be marked.
pub(super) fn ready() -> Result<()> {
    Ok(())
}

/// How an answer is read, and the form it is asked in.
#[derive(Clone, Copy, Debug)]
struct Asked {
    reads: AnswerKind,
    form: Form,
    locale: Locale,
    /// See [`Question::is_number`].
    number: bool,
}

impl Asked {
    /// How a key is read; see [`Locale::of_key`].
    fn of_key(self, key: &str) -> Self {
        Self { locale: self.locale.of_key(key, self.number), ..self }
    }
}

/// Marks one typed answer.
pub(super) fn mark(question: &Question<'_>, response: &str) -> Read<Mark> {
    let &Question { format, reads, form, locale, key, .. } = question;
    let asked = Asked { reads, form, locale, number: question.is_number() };
    let marked = match (format, reads) {
        (Format::Text, _) => mark_text(key, response),
        (_, AnswerKind::Quantity) => quantity::mark(asked, key, response),
        (_, AnswerKind::Ratio) => ratio::mark(asked, key, response),
        (Format::Expression, _) => expression::mark(asked, key, response),
        _ => mark_number(asked, key, response),
    };
    marked.map_err(|note| place(note, response))
}

/// The note with the place in the response where reading stopped: the shortest end of the response that is as long,
/// cleaned, as what was left.
fn place(mut note: Box<Note>, response: &str) -> Box<Note> {
    let Some(left) = note.left else { return note };
    let shown = |start: usize| clean::clean(&response[start..]).map_or(0, |text| flat::flat(&text).trim_ascii().len());
    let starts: Vec<usize> = response.char_indices().map(|(at, _)| at).collect();
    if left == 0 {
        (note.at, note.left) = (Some(starts.len()), None);
        return note;
    }
    let at = starts.partition_point(|&start| shown(start) >= left).checked_sub(1);
    (note.at, note.left) = (at.filter(|&at| shown(starts[at]) == left), None);
    note
}

/// The mark of an equal response.
fn right_if(in_form: bool, asked: &str, reading: String) -> Mark {
    if in_form {
        Mark::plain(Verdict::Right, reading)
    } else {
        Mark { note: Some(*Note::about("ask-form", asked)), ..Mark::plain(Verdict::SameValue, reading) }
    }
}

/// Reads a text as one number.
fn number_of(text: &str, locale: Locale) -> Read<numeral::Numeral> {
    number::read(&clean::clean(text)?, locale)
}

fn mark_number(asked: Asked, keys: &[String], response: &str) -> Read<Mark> {
    // Money is compared as money where both say which: $4.50 is 450¢ and is not €4.50.
    let cents = |key: &String| quantity::is_money(key) && number_of(key, asked.of_key(key).locale).is_err();
    if keys.iter().any(cents) || keys.iter().any(|key| quantity::is_money(key)) && quantity::is_money(response) {
        return quantity::mark(asked, keys, response);
    }
    let numeral = number_of(response, asked.locale)?;
    let mut reading = String::new();
    numeral.value.write(&mut reading);
    let is_key = |key: &String| number_of(key, asked.of_key(key).locale).is_ok_and(|key| key.value == numeral.value);
    if keys.iter().any(is_key) {
        return Ok(right_if(numeral.is_in(asked.form), asked.form.as_str(), reading));
    }
    Ok(Mark::plain(Verdict::Wrong, reading))
}

fn mark_text(keys: &[String], response: &str) -> Read<Mark> {
    if response.len() > clean::LONGEST {
        return Err(Note::new("too-long"));
    }
    let reading = response.trim().to_owned();
    if reading.is_empty() {
        return Err(Note::new("empty"));
    }
    let right = keys.iter().any(|key| text::same(key, &reading));
    Ok(Mark::plain(if right { Verdict::Right } else { Verdict::Wrong }, reading))
}
