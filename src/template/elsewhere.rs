//! Templates in the page's engine: drawn and filled by a module of their own, which a page without any need not load.

use crate::{Error, Result};
use std::cell::Cell;

/// Draws an instance: body, start, seen.
pub(crate) type Drawer = fn(&str, u64, &[u64]) -> Result<u64>;
/// Fills an instance: body, number.
pub(crate) type Filler = fn(&str, u64) -> Result<String>;

thread_local! {
    static WORKERS: Cell<Option<(Drawer, Filler)>> = const { Cell::new(None) };
}

/// Draws and fills so from now on.
pub(crate) fn work_elsewhere(drawer: Drawer, filler: Filler) {
    WORKERS.set(Some((drawer, filler)));
}

fn workers() -> Result<(Drawer, Filler)> {
    let message = "the part of the engine that fills templates is not loaded; load it, then do the same again";
    WORKERS.get().ok_or_else(|| Error::new("engine/no-marking", message))
}

pub(crate) fn draw(body: &str, start: u64, seen: &[u64]) -> Result<u64> {
    (workers()?.0)(body, start, seen)
}

pub(crate) fn fill(body: &str, instance: u64) -> Result<String> {
    (workers()?.1)(body, instance)
}
