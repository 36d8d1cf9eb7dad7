//! Compares answers as the kind that is asked for: an expression, an equation, a pair, a set, an interval.

use super::region::Region;
use super::relation::paired;
use super::shape::Shape;
use super::simplest::is_simplest;
use super::structure::{is_expanded, is_factored};
use super::tree::Tree;
use crate::bank::{AnswerKind, Form};

/// `None` when the response is something else than the key, otherwise the name of the form it should be put in, empty
/// when it is fine as it is.
pub(super) fn compare(kind: AnswerKind, key: &Shape, response: &Shape, form: Form) -> Option<&'static str> {
    match kind {
        AnswerKind::Pair => pair(key, response),
        AnswerKind::Set => set(key, response),
        AnswerKind::Interval => interval(key, response),
        _ => plain(key, response, form),
    }
}

fn plain(key: &Shape, response: &Shape, form: Form) -> Option<&'static str> {
    // The right side of an equation asked for in full is the same value, not yet the equation.
    if let (Some((_, value)), Shape::Value(_)) = (key.named(), response) {
        return Shape::Value(value.clone()).matches(response).then_some("equation");
    }
    if !key.matches(response) {
        // `(3, ∞)` where `x > 3` is asked, `x > 1 and x < 5` where `1 < x < 5` is.
        let (Some(region), Some(region_2)) = (Region::of(key), Region::of(response)) else { return None };
        let relations = matches!(key, Shape::Relation(_)) || holds_relation(key);
        let told = matches!(response, Shape::Relation(_)) || holds_relation(response);
        let asked = if told { "" } else { "inequality" };
        return (relations && same_variable(key, response) && region.is(&region_2)).then_some(asked);
    }
    // `2x = 4`, or the question itself, is not yet the solution `x = 2`; nor is the solution the equation that was asked.
    if let (Shape::Relation(_), Shape::Relation(_)) = (key, response)
        && key.is_solved() != response.is_solved()
    {
        return Some(if key.is_solved() { "solved" } else { "equation" });
    }
    let key_tree = key.named().map(|(_, value)| value);
    let response_tree = response.named().map(|(_, value)| value);
    let (key, response) = match (key, response) {
        (Shape::Value(key), Shape::Value(response)) => (key, response),
        (Shape::Value(key), _) => (key, response_tree?),
        (Shape::Relation(_), _) => match (key_tree, response_tree) {
            (Some(key), Some(response)) => (key, response),
            _ => return Some(""),
        },
        _ => return Some(""),
    };
    Some(if is_in(form, key, response) { "" } else { form.as_str() })
}

fn is_in(form: Form, key: &Tree, response: &Tree) -> bool {
    match form {
        Form::Factored => is_factored(key, response),
        Form::Expanded => is_expanded(response),
        Form::Simplest => is_simplest(response),
        _ => true,
    }
}

/// The list in braces, or the shape itself.
fn bare(shape: &Shape) -> &Shape {
    if let Shape::Set(inner) = shape { inner } else { shape }
}

/// Inequalities say the same of the same letter only; an interval says it of any.
fn same_variable(a: &Shape, b: &Shape) -> bool {
    match (a.letter(), b.letter()) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// `1, 2` and `x = 1, y = 2` are the pair (1, 2) without its brackets.
fn pair(key: &Shape, response: &Shape) -> Option<&'static str> {
    let Shape::Group { brackets: ('(', ')'), parts } = key else { return plain(key, response, Form::Any) };
    if key.matches(response) {
        return Some("");
    }
    let Shape::List(own) = response else { return None };
    let values: Option<Vec<_>> = own.iter().map(|part| part.named()).collect();
    let in_order = match values {
        // The letters must come in the order of the alphabet: x before y, a before b.
        Some(values) => values.windows(2).all(|pair| pair[0].0.as_str() < pair[1].0.as_str()),
        None => own.iter().all(|part| matches!(part, Shape::Value(_))),
    };
    let same = in_order && own.len() == parts.len() && parts.iter().zip(own).all(|(a, b)| a.matches(b));
    same.then_some("pair")
}

/// The same elements, whatever their order; each once and in braces, or it is the same value in another form.
fn set(key: &Shape, response: &Shape) -> Option<&'static str> {
    let (own, braces) = match response {
        Shape::Set(inner) => (elements(inner), true),
        other => (elements(other), false),
    };
    let key = elements(bare(key));
    let has = |all: &[&Shape], one: &Shape| all.iter().any(|other| other.matches(one));
    if paired(key.len(), own.len(), |a, b| key[a].matches(own[b])) {
        return Some(if braces { "" } else { "set" });
    }
    // Repeated elements change nothing of a set.
    (!own.is_empty() && own.iter().all(|one| has(&key, one)) && key.iter().all(|one| has(&own, one))).then_some("set")
}

/// What a list holds; lists in it (`±2`) are taken apart.
fn elements(shape: &Shape) -> Vec<&Shape> {
    let mut all = Vec::new();
    match shape {
        Shape::List(parts) => parts.iter().for_each(|part| all.extend(elements(part))),
        other => all.push(other),
    }
    all
}

/// The same part of the number line; told by inequalities it is the same value in another form.
fn interval(key: &Shape, response: &Shape) -> Option<&'static str> {
    let asked = if matches!(response, Shape::Relation(_)) || holds_relation(response) { "interval" } else { "" };
    match (Region::of(key), Region::of(response)) {
        (Some(key), Some(response)) => key.is(&response).then_some(asked),
        _ => key.matches(response).then_some(asked),
    }
}

fn holds_relation(shape: &Shape) -> bool {
    matches!(shape, Shape::List(parts) if parts.iter().any(|part| matches!(part, Shape::Relation(_))))
}
