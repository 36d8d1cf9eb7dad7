//! The log: a set of lines in a fixed order.

use super::{Evidence, EvidenceId};
use crate::ids::Millis;
use crate::json::{Fields, digits};
use crate::order::ordered;
use crate::{Error, Result};

/// One line of the log and, where this Gradus understands it, what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    line: String,
    key: (Millis, EvidenceId),
    evidence: Option<Evidence>,
}

impl Entry {
    /// The canonical bytes, exactly as they came.
    #[must_use]
    pub fn line(&self) -> &str {
        &self.line
    }

    /// What it says; `None` for a record of a kind this Gradus does not know.
    #[must_use]
    pub fn evidence(&self) -> Option<&Evidence> {
        self.evidence.as_ref()
    }

    /// Reads a line. One that is not understood still needs an id and a time: by them it has its place in the log.
    fn read(line: String) -> Option<Self> {
        // A newline inside would break the file into other lines than it was made of.
        if line.contains(['\n', '\r']) {
            return None;
        }
        let fields = Fields::parse(&line).ok()??;
        let id = EvidenceId::parse(&fields.get("id")?.text()?)?;
        let at = Some(Millis(fields.get("at")?.whole()?)).filter(|at| *at <= Millis::LATEST)?;
        let evidence = Evidence::from_fields(&fields);
        Some(Self { line, key: (at, id), evidence })
    }

    fn order(&self) -> (&(Millis, EvidenceId), &str) {
        (&self.key, &self.line)
    }
}

/// All evidence of one learner, ordered by time, then writer, then number, then bytes.
///
/// Merging is union of sets: the order of merging and repeated lines change nothing (property-tested).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    entries: Vec<Entry>,
}

impl Log {
    /// All entries, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The time of the last entry; 0 for an empty log.
    #[must_use]
    pub fn last_at(&self) -> Millis {
        self.entries.last().map_or(Millis(0), |entry| entry.key.0)
    }

    /// The highest number this writer has used.
    #[must_use]
    pub fn last_number(&self, writer: &str) -> u32 {
        let own = self.entries.iter().filter(|entry| entry.key.1.writer == writer);
        own.map(|entry| entry.key.1.number).max().unwrap_or(0)
    }

    /// The earliest moment at which a record of this writer and number comes after all others; without a name, that of
    /// the last record.
    pub(crate) fn free_from(&self, name: Option<(&str, u32)>) -> Millis {
        let Some(Entry { key: (at, last), .. }) = self.entries.last() else { return Millis(0) };
        let behind = name.is_some_and(|name| name <= (last.writer.as_str(), last.number));
        Millis(at.0 + u64::from(behind))
    }

    /// Takes the entries from `length` on out again, for a command that failed halfway.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.entries.truncate(length);
    }

    /// Adds one piece of evidence that comes after all others and gives its line.
    ///
    /// # Panics
    /// If it would not be last: the session numbers and times its evidence, so that is a fault inside.
    pub(crate) fn append(&mut self, evidence: Evidence) -> String {
        let line = evidence.line();
        let entry = Entry { line: line.clone(), key: (evidence.at, evidence.id.clone()), evidence: Some(evidence) };
        assert!(self.entries.last().is_none_or(|last| last.order() < entry.order()), "appended evidence is the latest");
        self.entries.push(entry);
        line
    }

    /// Adds lines, in any order; those already there change nothing. True if all that is new comes after all that
    /// was there before, so that a fold can go on instead of starting again.
    ///
    /// # Errors
    /// `evidence/not-a-record` for the first line that has no id and time; then nothing is added.
    pub fn merge<S: Into<String>>(&mut self, lines: impl IntoIterator<Item = S>) -> Result<bool> {
        let mut added = Vec::new();
        for (position, line) in lines.into_iter().enumerate() {
            let entry = Entry::read(line.into()).ok_or_else(|| {
                Error::new(
                    "evidence/not-a-record",
                    "it is not a record of evidence (a JSON object with an `id` like 0123456789abcdef-1 and a time \
                     `at` in milliseconds); take the line out",
                )
                .at(["line ", &digits(position as u64 + 1)].concat())
            })?;
            added.push(entry);
        }
        added = ordered(added, |a, b| a.order().cmp(&b.order()));
        added.dedup_by(|a, b| a.line == b.line);
        let known = |entry: &Entry| self.entries.binary_search_by(|own| own.order().cmp(&entry.order())).is_ok();
        added.retain(|entry| !known(entry));
        let Some(first) = added.first() else { return Ok(true) };
        let in_order = self.entries.last().is_none_or(|last| last.order() < first.order());
        self.entries.append(&mut added);
        if !in_order {
            self.entries = ordered(std::mem::take(&mut self.entries), |a, b| a.order().cmp(&b.order()));
        }
        Ok(in_order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = r#"{"id":"00000000000000aa-1","at":5,"kind":"hinted","item":"x"}"#;
    const B: &str = r#"{"id":"00000000000000aa-2","at":5,"kind":"from-the-future","who":"knows","n":1.50}"#;
    const C: &str = r#"{"id":"00000000000000bb-1","at":3,"kind":"revealed","item":"x"}"#;

    #[test]
    fn merging_is_union() {
        let mut one = Log::default();
        assert_eq!(one.merge([A, B]), Ok(true));
        assert_eq!(one.merge([C, A]), Ok(false));
        let mut other = Log::default();
        other.merge([C, B, A, A]).unwrap();
        assert_eq!(one, other);
        assert_eq!(one.entries().iter().map(Entry::line).collect::<Vec<_>>(), [C, A, B]);
    }

    #[test]
    fn the_future_is_kept_and_not_understood() {
        let mut log = Log::default();
        log.merge([B]).unwrap();
        assert_eq!(log.entries()[0].line(), B);
        assert_eq!(log.entries()[0].evidence(), None);
    }

    #[test]
    fn a_bad_line_changes_nothing() {
        let mut log = Log::default();
        for bad in ["", "{}", "[1]", r#"{"id":"x","at":1}"#, r#"{"id":"00000000000000aa-0","at":1}"#] {
            let error = log.merge([A, bad]).unwrap_err();
            assert_eq!((error.code(), error.place()), ("evidence/not-a-record", "line 2"));
        }
        assert_eq!(log, Log::default());
    }
}
