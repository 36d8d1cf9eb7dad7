//! OATutor content (<https://github.com/CAHLR/OATutor-Content>) to a built bank.
//!
//! A problem's steps become items that follow each other; its pathway becomes hints; course plans become lessons.
//! Content made by many hands has every kind of flaw, so each step gets a row in the [`Report`]: imported, imported with
//! a notice, or refused, and why. Nothing is dropped silently.
mod answer;
mod files;
mod hints;
mod lessons;
mod report;
mod shape;
mod step;
mod text;

use std::io::Read;

use crate::Result;
use crate::bank::BankSpec;

pub use super::outcome::Outcome;
pub use report::{Counts, Report, Row};

/// Reads an OATutor content archive (`.tar.zst` of `content-pool/`, `coursePlans.json` and `skillModel.json`) as a
/// built bank and a report with one row per step.
///
/// Same bytes in, same bank and report out.
///
/// # Errors
/// `oatutor/archive`: the archive cannot be read. `oatutor/missing-file`, `oatutor/json`: the course plans or the skill
/// model are missing or broken; the place is the file. A broken problem or step is a row instead.
pub fn import(archive: impl Read) -> Result<(BankSpec, Report)> {
    step::import(files::Content::from_files(files::unpack(archive)?)?)
}

/// The same from files already unpacked: pairs of a path with `/` (anything may stand before `content-pool/`) and the
/// file's bytes, in any order. For a caller that walks a folder.
///
/// # Errors
/// As [`import`].
pub fn import_files(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<(BankSpec, Report)> {
    step::import(files::Content::from_files(files.into_iter().collect())?)
}
