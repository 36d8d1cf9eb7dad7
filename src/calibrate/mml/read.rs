//! The table of answers as a file has it; each fault with its line and what to do.

use super::Matrix;
use crate::{Error, Result};
use csv::{ByteRecord, ErrorKind, ReaderBuilder};
use flate2::read::MultiGzDecoder;
use std::collections::BTreeSet;
use std::io::Read;

pub(super) fn read(input: impl Read, gzip: bool) -> Result<Matrix> {
    if gzip { rows(MultiGzDecoder::new(input), gzip) } else { rows(input, gzip) }
}

fn rows(input: impl Read, gzip: bool) -> Result<Matrix> {
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(input);
    let mut record = ByteRecord::new();
    let mut table: Option<Matrix> = None;
    while reader.read_byte_record(&mut record).map_err(|fault| unreadable(&fault, gzip))? {
        let line = record.position().map_or(0, csv::Position::line);
        let place = |error: Error| error.at(format!("line {line}"));
        let matrix = match &mut table {
            Some(matrix) => matrix,
            None => {
                let names = names(&record).map_err(place)?;
                let header = names.is_some();
                let matrix = table.insert(Matrix::new(record.len(), names));
                if header {
                    continue;
                }
                matrix
            }
        };
        if let Some(at) = record.iter().position(|cell| answer(cell).is_none()) {
            return Err(place(value(matrix, at, &record[at])));
        }
        matrix.push(record.iter().map(|cell| answer(cell).flatten()));
    }
    match table {
        Some(matrix) if matrix.persons() > 0 => Ok(matrix),
        Some(_) => Err(Error::new("matrix/empty", "there are no answers below the names; add a row a person")),
        None => Err(Error::new("matrix/empty", "the table is empty; write a row a person, a column an item")),
    }
}

/// A cell without the byte order mark and the blanks around it.
fn bare(cell: &[u8]) -> &[u8] {
    cell.strip_prefix("\u{feff}".as_bytes()).unwrap_or(cell).trim_ascii()
}

/// Right, wrong, or not given; `None` if it is none of these. Programs with one type for a column write 1.0.
#[allow(clippy::option_option, reason = "the outer says whether it is an answer at all")]
fn answer(cell: &[u8]) -> Option<Option<bool>> {
    match cell {
        b"1" => Some(Some(true)),
        b"0" => Some(Some(false)),
        b"" => Some(None),
        _ => match bare(cell) {
            b"1" | b"1.0" => Some(Some(true)),
            b"0" | b"0.0" => Some(Some(false)),
            b"" | b"NA" => Some(None),
            _ => None,
        },
    }
}

/// The names of the items, if the first row has them.
fn names(record: &ByteRecord) -> Result<Option<Vec<String>>> {
    let fault = |what: String| Error::new("matrix/header", what);
    let Some(first) = record.iter().position(|cell| answer(cell).is_none()) else { return Ok(None) };
    let mut seen = BTreeSet::new();
    let mut names = Vec::with_capacity(record.len());
    for (at, cell) in record.iter().enumerate() {
        let text = std::str::from_utf8(bare(cell))
            .map_err(|_| fault(format!("the name in column {} is not UTF-8 text; save the table as UTF-8", at + 1)))?;
        if text.is_empty() {
            return Err(fault(format!(
                "column {} has no name; name every item, and leave out a column that is no item (row names: \
                 `row.names = FALSE` in R, `index=False` in pandas)",
                at + 1
            )));
        }
        if !seen.insert(text) {
            return Err(fault(format!(
                "the first row is neither answers (column {} is \"{}\") nor names (\"{}\" stands there twice); write 0, \
                 1 or nothing for answers, or a name of its own for each item",
                first + 1,
                shown(&record[first]),
                shown(cell)
            )));
        }
        names.push(text.to_owned());
    }
    Ok(Some(names))
}

fn value(matrix: &Matrix, at: usize, cell: &[u8]) -> Error {
    let message = format!(
        "the answer to item {} (column {}) is \"{}\"; write 1 for right, 0 for wrong, nothing or NA where it was not \
         given",
        matrix.names()[at],
        at + 1,
        shown(cell)
    );
    Error::new("matrix/value", message)
}

/// The beginning of a cell: it may be a whole book.
fn shown(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).chars().take(40).collect()
}

/// The fault of a table that cannot be taken apart.
fn unreadable(fault: &csv::Error, gzip: bool) -> Error {
    let line = fault.position().map(csv::Position::line);
    let error = match fault.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            let message = format!(
                "the row has {len} cells and the first {expected_len}; put a comma between all cells, also empty ones"
            );
            Error::new("matrix/ragged", message)
        }
        ErrorKind::Io(fault) if gzip => {
            let message = format!("it cannot be unpacked ({fault}); pack the table again, or give it without .gz");
            Error::new("matrix/gzip", message)
        }
        fault => Error::new("matrix/read", format!("it cannot be read ({fault:?}); check the file")),
    };
    match line {
        Some(line) => error.at(format!("line {line}")),
        None => error,
    }
}
