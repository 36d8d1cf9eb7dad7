//! Typed answers in the page's engine: marked by a module of their own, which a page without any need not load.

use super::note::Read;
use super::{Mark, Question};
use crate::{Error, Result};
use std::cell::Cell;

/// Marks a typed answer.
pub(crate) type Marker = fn(&Question<'_>, &str) -> Mark;

thread_local! {
    static MARKER: Cell<Option<Marker>> = const { Cell::new(None) };
}

/// Marks what is typed so from now on.
pub(crate) fn mark_elsewhere(marker: Marker) {
    MARKER.set(Some(marker));
}

pub(super) fn ready() -> Result<()> {
    let message = "the part of the engine that marks typed answers is not loaded; load it, then do the same again";
    MARKER.get().map(drop).ok_or_else(|| Error::new("engine/no-marking", message))
}

pub(super) fn mark(question: &Question<'_>, response: &str) -> Read<Mark> {
    let marker = MARKER.get().expect("whoever marks asks `ready` first");
    Ok(marker(question, response))
}
