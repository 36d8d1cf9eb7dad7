//! The formats, and how one tells which a file is.

use super::{File, Imported};
use crate::Result;

/// A format of other people's questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Moodle's GIFT text.
    Gift,
}

/// A format, its name on the command line, how it is read.
struct Entry {
    kind: Kind,
    name: &'static str,
    read: fn(&[File]) -> Result<Imported>,
    /// Is this file of the format? Asked in the order of the table; the first that says yes has it.
    is: fn(&File) -> bool,
}

/// Every format. A line here is all that a format needs to be read, named and found out.
const TABLE: &[Entry] = &[];

impl Kind {
    /// All formats.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|entry| entry.kind)
    }

    fn entry(self) -> &'static Entry {
        TABLE.iter().find(|entry| entry.kind == self).expect("each kind has its line in the table")
    }

    /// The name on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.entry().name
    }

    /// The format with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|entry| entry.name == name).map(|entry| entry.kind)
    }

    /// Reads files of this format.
    ///
    /// # Errors
    /// Only when nothing of a file can be read; the code is the format's.
    pub fn read(self, files: &[File]) -> Result<Imported> {
        (self.entry().read)(files)
    }
}

/// The format a file is of, by its content first and its name second.
#[must_use]
pub fn detect(file: &File) -> Option<Kind> {
    TABLE.iter().find(|entry| (entry.is)(file)).map(|entry| entry.kind)
}
