//! Marks answers picked among choices.

use super::note::{Note, Read};
use super::{Mark, Question, Verdict};
use crate::bank::Format;
use crate::{Error, Result};

/// Right when the ids picked are those of the key, in any order.
pub(super) fn mark(question: &Question<'_>, response: &[String]) -> Read<Mark> {
    if response.is_empty() && question.format == Format::Choice {
        return Err(Note::new("none-picked"));
    }
    if let Some(unknown) = response.iter().find(|id| !question.choices.contains(id)) {
        return Err(Note::about("not-a-choice", unknown));
    }
    let right =
        response.iter().all(|id| question.key.contains(id)) && question.key.iter().all(|id| response.contains(id));
    let mut reading = String::new();
    for id in question.choices.iter().filter(|id| response.contains(id)) {
        if !reading.is_empty() {
            reading.push_str(", ");
        }
        reading.push_str(id);
    }
    Ok(Mark::plain(if right { Verdict::Right } else { Verdict::Wrong }, reading))
}

/// Checks that the key names choices, and one only where one is to be picked.
pub(super) fn check_key(question: &Question<'_>) -> Result<()> {
    if question.format == Format::Choice && question.key.len() != 1 {
        return Err(Error::new(
            "bank/choice-key-count",
            "a `choice` item has exactly one right choice; name one in `key`, or use `choices`",
        ));
    }
    match question.key.iter().find(|id| !question.choices.contains(id)) {
        Some(unknown) => {
            let mut message = String::from("key `");
            message.push_str(unknown);
            message.push_str("` is not the id of a choice; the ids are ");
            message.push_str(&question.choices.join(", "));
            Err(Error::new("bank/key-not-a-choice", message))
        }
        None => Ok(()),
    }
}
