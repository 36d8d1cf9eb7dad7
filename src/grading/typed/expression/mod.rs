//! Marks expressions, and the equations, inequalities, pairs, sets, intervals and lists made of them.

mod arithmetic;
mod compare;
mod floating;
mod kinds;
mod lexer;
mod parser;
mod polynomial;
mod radical;
mod region;
mod relation;
mod residue;
mod shape;
mod simplest;
mod structure;
mod tree;
mod words;

use super::clean::clean;
use super::locale::Locale;
use super::note::Read;
use super::{Asked, Mark, Verdict, mark_number, number_of, right_if};
use crate::bank::AnswerKind;
use crate::letters::replaced;
use kinds::compare;
use shape::{Shape, mixes_case, read};

/// Right when the response means the same as one of the keys and is written as asked.
pub(super) fn mark(asked: Asked, keys: &[String], response: &str) -> Read<Mark> {
    let cleaned = clean(response)?;
    // A number is marked as one where the key is one: the form it is written in then counts.
    let is_number = |key: &String| !key.contains('=') && number_of(key, asked.of_key(key).locale).is_ok();
    if asked.reads == AnswerKind::Plain && number_of(response, asked.locale).is_ok() && keys.iter().all(is_number) {
        return mark_number(Asked { number: true, ..asked }, keys, response);
    }
    let spellings = spellings(&cleaned, asked.locale);
    let mut reading = String::new();
    match read_as(asked.reads, &spellings[0], false, false) {
        Ok(shape) => shape.write(&mut reading),
        // `2,300,` may still be a list.
        Err(note) => {
            read_as(asked.reads, &spellings[spellings.len() - 1], true, false).map_err(|_| note)?.write(&mut reading);
        }
    }
    let mut best = Mark::plain(Verdict::Wrong, reading);
    for key in keys {
        let own = asked.of_key(key);
        let Ok(key) = clean(key) else { continue };
        let key = pointed(&key, own.locale);
        for cleaned in &spellings {
            let Some(form) = same(asked, &key, cleaned) else { continue };
            let mark = right_if(form.is_empty(), form, best.reading.clone());
            if mark.verdict == Verdict::Right {
                return Ok(mark);
            }
            best = mark;
            break;
        }
    }
    Ok(best)
}

/// Compares, first with the letters as they are, then with capitals as small letters where neither text has both.
fn same(asked: Asked, key: &str, cleaned: &str) -> Option<&'static str> {
    for fold in [false, true] {
        let capital = || key.bytes().chain(cleaned.bytes()).any(|byte| byte.is_ascii_uppercase());
        if fold && (!capital() || mixes_case(key) || mixes_case(cleaned)) {
            continue;
        }
        let Ok(key_shape) = read_as(asked.reads, key, false, fold) else { continue };
        let list = !matches!(key_shape, Shape::Value(_) | Shape::Relation(_));
        let key_shape =
            if list { read_as(asked.reads, key, list_key(asked.reads), fold).unwrap_or(key_shape) } else { key_shape };
        let Ok(shape) = read_as(asked.reads, cleaned, list, fold) else { continue };
        if let Some(form) = compare(asked.reads, &key_shape, &shape, asked.form) {
            return Some(form);
        }
    }
    None
}

/// In the key of a pair, a set or an interval every comma separates.
fn list_key(kind: AnswerKind) -> bool {
    matches!(kind, AnswerKind::Pair | AnswerKind::Set | AnswerKind::Interval)
}

/// Reads a cleaned text; braces are read as those of a set where a set or a pair is asked, and as TeX's otherwise.
fn read_as(kind: AnswerKind, cleaned: &str, list: bool, fold: bool) -> Read<Shape> {
    let list = list || list_key(kind);
    if !matches!(kind, AnswerKind::Set | AnswerKind::Pair) {
        let joined = match cleaned.trim_ascii() {
            "R" | "ℝ" | "\\mathbb {R}" if kind == AnswerKind::Interval => "(-inf,inf)".to_owned(),
            text if kind == AnswerKind::Interval => replaced(text, " or ", " U "),
            text => text.to_owned(),
        };
        return read(&joined, list, fold);
    }
    let trimmed = cleaned.trim_ascii();
    let inside = trimmed.strip_prefix('{').map(|inner| inner.strip_suffix('}').map(str::trim_ascii));
    match inside {
        _ if matches!(trimmed, "\\emptyset" | "\\varnothing") => Ok(Shape::Set(Box::new(Shape::List(Vec::new())))),
        None => read(cleaned, list, fold),
        Some(None) => Err(super::note::Note::new("unclosed")),
        Some(Some("")) => Ok(Shape::Set(Box::new(Shape::List(Vec::new())))),
        Some(Some(inner)) => Ok(Shape::Set(Box::new(read(inner, list, fold)?))),
    }
}

/// The ways a response may be meant where the decimal mark is a comma: `(1,5; 2)` with decimals, `(1,2)` with a comma
/// between. The first is the likelier.
fn spellings(cleaned: &str, locale: Locale) -> Vec<String> {
    let decimal = pointed(cleaned, locale);
    if decimal == cleaned { vec![decimal] } else { vec![decimal, cleaned.to_owned()] }
}

/// The text with decimal points for commas between digits, and without points between groups of three digits.
fn pointed(cleaned: &str, locale: Locale) -> String {
    if locale == Locale::Point {
        return cleaned.to_owned();
    }
    let bytes = cleaned.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut out = String::with_capacity(cleaned.len());
    for (at, c) in cleaned.char_indices() {
        let between = at > 0 && digit(at - 1) && digit(at + 1);
        let three = digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
        match c {
            ',' if between => out.push('.'),
            '.' if between && three && !out.ends_with(".0") => {}
            _ => out.push(c),
        }
    }
    out
}
