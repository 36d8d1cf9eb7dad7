//! The table of answers as a file has it; each fault with its line and what to do.

use super::Matrix;
use crate::{Error, Result};
use csv::{ByteRecord, ReaderBuilder};
use flate2::read::MultiGzDecoder;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};

pub(super) fn read(input: impl Read, gzip: bool) -> Result<Matrix> {
    if gzip { rows(MultiGzDecoder::new(input), gzip) } else { rows(input, gzip) }
}

fn rows(input: impl Read, gzip: bool) -> Result<Matrix> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mut text = Vec::new();
    let mut table: Option<Matrix> = None;
    for line in 1.. {
        text.clear();
        if input.read_until(b'\n', &mut text).map_err(|fault| unreadable(&fault, gzip))? == 0 {
            break;
        }
        let place = |error: Error| error.at(format!("line {line}"));
        // Items are two or more, so whoever was given nothing has a line of commas; an empty one is nobody.
        if bare(&text).is_empty() {
            continue;
        }
        let record = cells(bare(&text));
        match &mut table {
            Some(matrix) => person(matrix, &record).map_err(place)?,
            None => match names(&record).map_err(place)? {
                Some(names) => table = Some(Matrix::new(names.len(), Some(names))),
                None => person(table.insert(Matrix::new(record.len(), None)), &record).map_err(place)?,
            },
        }
    }
    match table {
        Some(matrix) if matrix.persons() > 0 => Ok(matrix),
        Some(_) => Err(Error::new("matrix/empty", "there are no answers below the names; add a row a person")),
        None => Err(Error::new("matrix/empty", "the table is empty; write a row a person, a column an item")),
    }
}

/// The cells of a line.
fn cells(line: &[u8]) -> ByteRecord {
    if !line.contains(&b'"') {
        return line.split(|&byte| byte == b',').collect();
    }
    let mut record = ByteRecord::new();
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(line);
    reader.read_byte_record(&mut record).expect("bytes in memory can be read");
    record
}

/// Takes a person in.
fn person(matrix: &mut Matrix, record: &ByteRecord) -> Result<()> {
    if record.len() != matrix.items() {
        let (own, first) = (record.len(), matrix.items());
        let message =
            format!("the row has {own} cells and the first {first}; put a comma between all cells, also empty ones");
        return Err(Error::new("matrix/ragged", message));
    }
    if let Some(at) = record.iter().position(|cell| answer(cell).is_none()) {
        return Err(value(matrix, at, &record[at]));
    }
    matrix.push(record.iter().map(|cell| answer(cell).flatten()));
    Ok(())
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

/// The fault of a table that cannot be read to its end.
fn unreadable(fault: &std::io::Error, gzip: bool) -> Error {
    if gzip {
        let message = format!("it cannot be unpacked ({fault}); pack the table again, or give it without .gz");
        return Error::new("matrix/gzip", message);
    }
    Error::new("matrix/read", format!("it cannot be read ({fault}); check the file"))
}
