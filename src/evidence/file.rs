//! The progress file: a learner's log with a head that says whose it is and a checksum that shows damage.
//!
//! Line 1 is the head; each further line is one record in canonical bytes. The checksum is SHA-256 of those further
//! lines, each ended by a line feed, so a copy through a program that writes other line ends still reads.

use crate::ids::Millis;
use crate::json::{Fields, Line, Raw, digits};
use crate::{Error, Result};
use serde::Serialize;
use std::borrow::Cow;

use sha2::{Digest, Sha256};

/// A progress file that was read and found whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The learner's name as it was on the device that saved it; empty for a guest.
    pub learner: String,
    /// Id of the bank that was open when it was saved.
    pub bank: String,
    /// When it was saved.
    pub saved: Millis,
    /// The records.
    pub lines: Vec<String>,
}

const VERSION: u64 = 1;

/// The text of a progress file.
///
/// # Panics
/// If a line contains a line break; lines come from a [`Log`](super::Log), which has none.
#[must_use]
pub fn write_progress(progress: &Progress) -> String {
    assert!(progress.lines.iter().all(|line| !line.contains(['\n', '\r'])), "records are single lines");
    let mut head = Line::new();
    head.text("gradus", "progress");
    head.whole("version", VERSION);
    head.text("learner", &progress.learner);
    head.text("bank", &progress.bank);
    head.whole("saved", progress.saved.0);
    head.whole("records", progress.lines.len() as u64);
    head.text("sha256", &checksum(&progress.lines));
    let mut text = head.end();
    text.push('\n');
    for line in &progress.lines {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// Reads a progress file and checks that it is whole. Nothing is merged yet.
///
/// # Errors
/// `progress/not-one` if it is something else, `progress/newer` if a later Gradus wrote it, `progress/damaged` if
/// records are missing or changed.
pub fn read_progress(text: &str) -> Result<Progress> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let first = lines.next().unwrap_or_default();
    let head = Fields::parse(first).ok().flatten();
    let Some(head) = head.filter(|head| head.get("gradus").and_then(Raw::text).as_deref() == Some("progress")) else {
        return Err(Error::new("progress/not-one", "this is not a progress file; pick the file that Gradus saved"));
    };
    let whole = |name: &str| {
        let number = head.get(name).and_then(Raw::whole);
        number.ok_or_else(|| damaged("its first line is not whole"))
    };
    if whole("version")? > VERSION {
        let message = "a newer Gradus saved this file; update Gradus, then load it";
        return Err(Error::new("progress/newer", message));
    }
    let text_of = |name: &str| {
        let text = head.get(name).and_then(Raw::text);
        text.map(Cow::into_owned).ok_or_else(|| damaged("its first line is not whole"))
    };
    let records = whole("records")?;
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if lines.len() as u64 != records {
        let (should, has) = (digits(records), digits(lines.len() as u64));
        return Err(damaged(&["it should have ", &should, " records and has ", &has].concat()));
    }
    if checksum(&lines) != text_of("sha256")? {
        return Err(damaged("its records are not those that were saved"));
    }
    Ok(Progress { learner: text_of("learner")?, bank: text_of("bank")?, saved: Millis(whole("saved")?), lines })
}

fn damaged(what: &str) -> Error {
    Error::new("progress/damaged", ["the file is damaged: ", what, "; save it again or use another copy"].concat())
}

fn checksum(lines: &[String]) -> String {
    let mut hash = Sha256::new();
    for line in lines {
        hash.update(line.as_bytes());
        hash.update(b"\n");
    }
    let mut hex = String::with_capacity(64);
    for byte in hash.finalize() {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from(b"0123456789abcdef"[digit as usize]));
        }
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Progress {
        let lines = vec![
            r#"{"id":"00000000000000aa-1","at":5,"kind":"hinted","item":"x"}"#.to_owned(),
            r#"{"id":"00000000000000aa-2","at":6,"kind":"hinted","item":"ü"}"#.to_owned(),
        ];
        Progress { learner: "Maya".into(), bank: "b".into(), saved: Millis(7), lines }
    }

    #[test]
    fn a_file_reads_back_whole_even_with_other_line_ends() {
        let text = write_progress(&sample());
        assert_eq!(read_progress(&text), Ok(sample()));
        assert_eq!(read_progress(&format!("\u{feff}{}", text.replace('\n', "\r\n"))), Ok(sample()));
    }

    #[test]
    fn every_single_changed_byte_is_noticed() {
        let text = write_progress(&sample());
        let body = text.find('\n').unwrap() + 1;
        for place in body..text.len() - 1 {
            let mut bytes = text.clone().into_bytes();
            bytes[place] = if bytes[place] == b'0' { b'1' } else { b'0' };
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            assert_eq!(read_progress(&changed).unwrap_err().code(), "progress/damaged", "byte {place}");
        }
        assert_eq!(read_progress(&text[..text.len() - 5]).unwrap_err().code(), "progress/damaged");
    }

    #[test]
    fn other_files_and_newer_ones_are_told_apart() {
        assert_eq!(read_progress("").unwrap_err().code(), "progress/not-one");
        assert_eq!(read_progress("{\"gradus\":\"bank\",\"version\":1}").unwrap_err().code(), "progress/not-one");
        let newer = "{\"gradus\":\"progress\",\"version\":2,\"what\":\"ever\"}\n";
        assert_eq!(read_progress(newer).unwrap_err().code(), "progress/newer");
    }
}
