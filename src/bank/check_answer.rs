//! Can answers to an item be marked? Whether they can is for `grading` to say.

use super::read::{BlankHead, ItemHead};
use crate::grading::{self, Blank, Locale, Question};
use crate::{Error, Result};

/// # Errors
/// What `Bank::parse` says of answers.
pub(super) fn check_answer(head: &ItemHead, language: &str) -> Result<()> {
    let (ids, locale) = (&head.choices, Locale::of(language));
    if head.format.picked() {
        if ids.len() < 2 {
            return Err(Error::new("bank/too-few-choices", "it has fewer than two choices; add some"));
        }
        distinct(ids, "choice", "bank/duplicate-choice")?;
        distinct(&head.targets, "target", "bank/duplicate-choice")?;
    }
    let names: Vec<String> = head.blanks.iter().map(|blank| blank.id.clone()).collect();
    distinct(&names, "blank", "bank/duplicate-blank")?;
    // The key of a template has slots; whether it can be marked is seen when they are filled.
    if head.template && !head.format.picked() {
        return Ok(());
    }
    let blank = |blank: &BlankHead| Blank {
        id: blank.id.clone(),
        format: blank.format,
        reads: blank.reads,
        form: blank.form,
        key: blank.key.clone(),
        choices: blank.choices.clone(),
    };
    let blanks: Vec<Blank> = head.blanks.iter().map(blank).collect();
    grading::check_key(&Question {
        format: head.format,
        reads: head.reads,
        form: head.form,
        locale,
        key: &head.key,
        choices: ids,
        targets: &head.targets,
        blanks: &blanks,
    })
}

fn distinct(ids: &[String], what: &str, code: &'static str) -> Result<()> {
    for (position, id) in ids.iter().enumerate() {
        if ids[..position].contains(id) {
            return Err(Error::new(code, ["two ", what, "s have the id `", id, "`; give each its own"].concat()));
        }
    }
    Ok(())
}
