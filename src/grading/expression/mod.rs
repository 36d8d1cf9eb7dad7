//! Marks expressions, and the equations, inequalities, pairs, intervals and lists made of them.

mod arithmetic;
mod compare;
mod floating;
mod lexer;
mod parser;
mod residue;
mod shape;
mod structure;
mod tree;

use super::clean::clean;
use super::note::Read;
use super::typed::{mark_number, right_if};
use super::{Mark, Question, Verdict, number};
use crate::bank::Form;
use shape::{Shape, mixes_case, read};
use structure::{is_expanded, is_factored};

/// Right when the response means the same as one of the keys and is written as asked.
pub(super) fn mark(question: &Question<'_>, response: &str) -> Read<Mark> {
    let cleaned = clean(response)?;
    // A number is marked as one where the key is one: the form it is written in then counts.
    if number::read(&cleaned).is_ok()
        && question.key.iter().all(|key| clean(key).is_ok_and(|key| number::read(&key).is_ok()))
    {
        return mark_number(question, response);
    }
    let plain = read(&cleaned, false, false);
    let mut reading = String::new();
    match &plain {
        Ok(shape) => shape.write(&mut reading),
        // `2,300,` may still be a list.
        Err(note) => read(&cleaned, true, false).map_err(|_| note.clone())?.write(&mut reading),
    }
    let mut best = Mark::plain(Verdict::Wrong, reading);
    for key in question.key {
        let Ok(key) = clean(key) else { continue };
        for fold in [false, true] {
            let capital = || key.bytes().chain(cleaned.bytes()).any(|byte| byte.is_ascii_uppercase());
            if fold && (!capital() || mixes_case(&key) || mixes_case(&cleaned)) {
                continue;
            }
            let Ok(key_shape) = read(&key, false, fold) else { continue };
            let list = matches!(key_shape, Shape::List(_) | Shape::Group { .. });
            let Ok(shape) = read(&cleaned, list, fold) else { continue };
            let Some(asked) = compare(&key_shape, &shape, question.form) else { continue };
            let mark = right_if(asked.is_empty(), asked, best.reading.clone());
            if mark.verdict == Verdict::Right {
                return Ok(mark);
            }
            best = mark;
            break;
        }
    }
    Ok(best)
}

/// `None` when the response is something else than the key, otherwise the name of the form it should be put in,
/// empty when it is fine as it is.
fn compare(key: &Shape, response: &Shape, form: Form) -> Option<&'static str> {
    // The right side of an equation asked for in full is the same value, not yet the equation.
    if let (Some((_, value)), Shape::Value(_)) = (key.named(), response) {
        return Shape::Value(value.clone()).matches(response).then_some("equation");
    }
    if !key.matches(response) {
        return None;
    }
    let key_tree = key.named().map(|(_, value)| value);
    let response_tree = response.named().map(|(_, value)| value);
    let (key, response) = match (key, response) {
        (Shape::Value(key), Shape::Value(response)) => (key, response),
        (Shape::Value(key), _) => (key, response_tree?),
        (Shape::Relation { .. }, _) => match (key_tree, response_tree) {
            (Some(key), Some(response)) => (key, response),
            _ => return Some(""),
        },
        _ => return Some(""),
    };
    let in_form = match form {
        Form::Factored => is_factored(key, response),
        Form::Expanded => is_expanded(key, response),
        _ => true,
    };
    Some(if in_form { "" } else { form.as_str() })
}
