//! The formats, and how one tells which a file is.

use super::{File, Imported, aiken, anki, case, gift, h5p, moodle_xml, qti, quizlet, sheet};
use crate::Result;

/// A format of other people's questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// QTI 1.2, 2.0 to 2.2, 3.0: items, tests, packages.
    Qti,
    /// H5P packages and contents.
    H5p,
    /// Anki packages and notes as text.
    Anki,
    /// CASE frameworks of standards: skills, no questions.
    Case,
    /// Moodle's XML.
    MoodleXml,
    /// Aiken text.
    Aiken,
    /// Moodle's GIFT text.
    Gift,
    /// Kahoot's sheet.
    Kahoot,
    /// A workbook of the columns that `docs/importing.md` lists.
    Xlsx,
    /// The same as CSV.
    Csv,
    /// Quizlet's export.
    Quizlet,
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
const TABLE: &[Entry] = &[
    Entry { kind: Kind::Qti, name: "qti", read: qti::read, is: qti::is },
    Entry { kind: Kind::H5p, name: "h5p", read: h5p::read, is: h5p::is },
    Entry { kind: Kind::Anki, name: "anki", read: anki::read, is: anki::is },
    Entry { kind: Kind::Case, name: "case", read: case::read, is: case::is },
    Entry { kind: Kind::MoodleXml, name: "moodle-xml", read: moodle_xml::read, is: moodle_xml::is },
    Entry { kind: Kind::Aiken, name: "aiken", read: aiken::read, is: aiken::is },
    Entry { kind: Kind::Gift, name: "gift", read: gift::read, is: gift::is },
    Entry { kind: Kind::Kahoot, name: "kahoot", read: sheet::read, is: sheet::is_kahoot },
    Entry { kind: Kind::Xlsx, name: "xlsx", read: sheet::read, is: sheet::is_workbook },
    Entry { kind: Kind::Csv, name: "csv", read: sheet::read, is: sheet::is_csv },
    Entry { kind: Kind::Quizlet, name: "quizlet", read: quizlet::read, is: quizlet::is },
];

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
