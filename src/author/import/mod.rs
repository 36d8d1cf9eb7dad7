//! Other people's questions to a source bank, with a report that has a row for each of them.
//!
//! A reader of a format turns files into [`Found`] questions; [`import`] gives them ids and skills, makes each text
//! harmless, checks each item as the engine will, and refuses what would not load. Nothing is dropped silently.
pub mod aiken;
pub mod anki;
pub mod case;
mod draft;
mod file;
mod finish;
mod found;
pub mod gift;
mod graded;
pub mod h5p;
mod kinds;
pub mod limits;
pub mod markup;
mod moodle;
pub mod moodle_xml;
pub mod package;
pub mod qti;
pub mod quizlet;
mod report;
pub mod sheet;
mod tex;
pub mod xml;

use std::collections::BTreeMap;

pub use super::outcome::Outcome;
pub use draft::{Answer, Blank, Draft, Image, Pick, right_texts};
pub use file::File;
use found::each_text;
pub use found::{Finding, Found, Imported, cut, each, first_words, slug};
pub use kinds::{Kind, detect};
pub use report::{Counts, Report, Row};

use crate::bank::BankSpec;
use crate::{Error, Result};

/// Reads files of one format as a source bank (`"text": "markdown"`) and a report with one row per question. The bank
/// may be empty: then the report says why.
///
/// Same bytes in, same bank and report out.
///
/// # Errors
/// `import/too-large`, `import/too-many`, `import/nothing` (no files), and whatever the format says of files that it
/// cannot read at all; the place names the file.
pub fn import(format: Kind, files: &[File]) -> Result<(BankSpec, Report)> {
    check(files)?;
    finish::finish(format.as_str(), format.read(files)?)
}

/// The same with each file's format found out by [`detect`]; files of one format are read together.
///
/// # Errors
/// As [`import`]; `import/unknown-format`: no file is of a known format.
pub fn import_any(files: &[File]) -> Result<(BankSpec, Report)> {
    check(files)?;
    let mut groups: BTreeMap<Kind, Vec<File>> = BTreeMap::new();
    let mut unknown = Vec::new();
    for file in files {
        match detect(file) {
            Some(kind) => groups.entry(kind).or_default().push(file.clone()),
            None => unknown.push(file.clone()),
        }
    }
    let Some((&first, _)) = groups.first_key_value() else {
        let message = "the files are of no format that Gradus knows; say which one it is with `--from`";
        return Err(Error::new("import/unknown-format", message).at(files[0].path.clone()));
    };
    let name = if groups.len() == 1 { first.as_str() } else { "auto" };
    // Pictures beside the questions are for whichever of them names one.
    let (pictures, unknown): (Vec<File>, Vec<File>) = unknown.into_iter().partition(File::is_picture);
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.iter_mut().for_each(|(_, files)| files.extend_from_slice(&pictures));
    let read = |(kind, files): &(Kind, Vec<File>)| kind.read(files);
    let mut imported = each(&groups, read, |(_, files)| files[0].path.clone())?;
    for file in unknown {
        let found = Found::new("file", &file.path, "", &*file.path);
        imported.left_over.push(found.refused("import/unknown-format", "the file is of no format that Gradus knows"));
    }
    finish::finish(name, imported)
}

fn check(files: &[File]) -> Result<()> {
    if files.is_empty() {
        return Err(Error::new("import/nothing", "there is no file to import; name at least one"));
    }
    files.iter().try_for_each(limits::check_size)
}
