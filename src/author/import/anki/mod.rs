//! Anki: packages (`.apkg`, `.colpkg`) and exported text.
//!
//! A package is a zip with a collection, which is an SQLite file (compressed with zstd in the newest form), and media
//! under numbers. A note with a front and a back becomes a question whose answer is typed; a note of the cloze kind, a
//! text with blanks. A back too long to type, or a formula, is chosen among the backs of other notes.
mod cloze;
mod collection;
mod media;
mod note;
mod proto;
mod sqlite;
mod template;
mod text;

use super::package::{is_archive, unpack};
use super::{File, Imported, each};
use crate::{Error, Result};

/// Reads packages and exported texts.
///
/// # Errors
/// `anki/no-collection`: a package without a collection. `anki/database`: a damaged one. `anki/zstd`: what is compressed
/// cannot be unpacked. As [`unpack`].
pub fn read(files: &[File]) -> Result<Imported> {
    each(files, |file| one(file).map_err(|error| error.at(&*file.path)), |file| file.path.clone())
}

fn one(file: &File) -> Result<Imported> {
    if is_archive(file) {
        return collection::read(file.stem(), unpack(file)?);
    }
    if file.bytes.starts_with(b"SQLite format 3\0") {
        return collection::read(file.stem(), vec![File::new("collection.anki2", file.bytes.clone())]);
    }
    if file.bytes.contains(&0) {
        let message = "this is neither an Anki package nor a text; export the deck as .apkg or as plain text";
        return Err(Error::new("anki/no-collection", message));
    }
    text::read(file)
}

/// Does this file look like Anki's?
#[must_use]
pub fn is(file: &File) -> bool {
    if is_archive(file) {
        let named = |file: &File| file.path.starts_with("collection.anki2");
        return matches!(&*file.extension(), "apkg" | "colpkg")
            || unpack(file).is_ok_and(|files| files.iter().any(named));
    }
    const SIGNS: [&str; 6] = ["#separator:", "#html:", "#columns:", "#notetype", "#deck", "#tags"];
    let head = String::from_utf8_lossy(&file.bytes[..file.bytes.len().min(2_000)]);
    let head = head.trim_start_matches('\u{feff}');
    SIGNS.iter().any(|sign| head.starts_with(sign))
        || head.lines().take(20).any(|line| line.contains("{{c1::") && line.contains('\t'))
}
