//! The table of responses as a file has it, row by row; each fault with its line and what to do.

use super::responses::{Interned, Row};
use crate::{Error, Result};
use csv::{ByteRecord, ErrorKind, ReaderBuilder, Trim};
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// A row and the line it ends the fault's place with.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) row: Row,
    pub(super) line: u64,
}

const COLUMNS: [&str; 6] = ["learner", "item", "skills", "correct", "time_s", "order"];

/// Reads all rows in the file's order, numbering names as they come.
pub(super) fn read(input: impl Read, gzip: bool, names: &mut Interned) -> Result<Vec<Line>> {
    if gzip { rows(MultiGzDecoder::new(input), gzip, names) } else { rows(input, gzip, names) }
}

fn rows(input: impl Read, gzip: bool, names: &mut Interned) -> Result<Vec<Line>> {
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(input);
    let header = reader.byte_headers().map_err(|fault| unreadable(&fault, gzip))?;
    let places = columns(header)?;
    let mut lines = Vec::new();
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(|fault| unreadable(&fault, gzip))? {
        let line = record.position().map_or(0, csv::Position::line);
        let place = |error: Error| error.at(format!("line {line}"));
        let input = u32::try_from(lines.len()).map_err(|_| {
            place(Error::new("responses/too-many", "there are more than 4 billion rows; split the table by learner"))
        })?;
        lines.push(Line { row: row(&record, places, input, names).map_err(place)?, line });
    }
    if lines.is_empty() {
        return Err(Error::new("responses/empty", "there are no responses below the header; add some"));
    }
    Ok(lines)
}

/// Where the columns stand.
fn columns(header: &ByteRecord) -> Result<[usize; 6]> {
    let place = |error: Error| error.at("line 1");
    let mut places = [0; 6];
    for (place_of, name) in places.iter_mut().zip(COLUMNS) {
        let has = |cell: &[u8]| cell.strip_prefix("\u{feff}".as_bytes()).unwrap_or(cell) == name.as_bytes();
        *place_of = header.iter().position(has).ok_or_else(|| {
            let message = format!("the header has no column `{name}`; it must name {}", COLUMNS.join(","));
            place(Error::new("responses/no-column", message))
        })?;
    }
    Ok(places)
}

fn row(record: &ByteRecord, places: [usize; 6], input: u32, names: &mut Interned) -> Result<Row> {
    let mut cells = [""; 6];
    for ((cell, place), name) in cells.iter_mut().zip(places).zip(COLUMNS) {
        *cell = std::str::from_utf8(record.get(place).unwrap_or_default()).map_err(|_| {
            Error::new("responses/not-utf8", format!("`{name}` is not UTF-8 text; save the table as UTF-8"))
        })?;
    }
    let [learner, item, skills, correct, time, order] = cells;
    for (name, cell) in [("learner", learner), ("item", item)] {
        if cell.is_empty() {
            return Err(Error::new(
                "responses/no-name",
                format!("`{name}` is empty; say whose row it is, and of what"),
            ));
        }
    }
    let mut own = Vec::new();
    for skill in skills.split(';').map(str::trim).filter(|skill| !skill.is_empty()) {
        own.push(names.skills.number(skill));
    }
    if own.is_empty() {
        return Err(Error::new("responses/no-skill", "`skills` is empty; name at least one, several with ; between"));
    }
    Ok(Row {
        learner: names.learners.number(learner),
        item: names.items.number(item),
        set: names.sets.number(&own),
        correct: match correct {
            "0" => false,
            "1" => true,
            _ => return Err(bad("correct", correct, "0 or 1")),
        },
        time: match time {
            "" => None,
            _ => Some(seconds(time).ok_or_else(|| {
                bad("time", time, "seconds since the learner's first response, or nothing where it is not known")
            })?),
        },
        order: whole(order).ok_or_else(|| bad("order", order, "a whole number"))?,
        input,
    })
}

fn seconds(cell: &str) -> Option<f64> {
    // Not below 0, and neither NaN nor infinite: these compare false or are excluded by the bound.
    cell.parse().ok().filter(|time| (0.0..=f64::MAX).contains(time))
}

/// A whole number; `3.0`, as some programs write it, is one.
fn whole(cell: &str) -> Option<i64> {
    let digits =
        cell.split_once('.').map_or(cell, |(whole, rest)| if rest.bytes().all(|b| b == b'0') { whole } else { "" });
    digits.parse().ok()
}

fn bad(what: &str, cell: &str, wanted: &str) -> Error {
    let (code, column) = match what {
        "correct" => ("responses/correct", "correct"),
        "time" => ("responses/time", "time_s"),
        _ => ("responses/order", "order"),
    };
    // A cell may be a whole book; its beginning tells which one it is.
    let shown: String = cell.chars().take(40).collect();
    Error::new(code, format!("`{column}` is \"{shown}\"; write {wanted}"))
}

/// The fault of a table that cannot be taken apart.
fn unreadable(fault: &csv::Error, gzip: bool) -> Error {
    let line = fault.position().map(csv::Position::line);
    let error = match fault.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            let message =
                format!("the row has {len} cells and the header {expected_len}; put a comma between all cells");
            Error::new("responses/csv", message)
        }
        ErrorKind::Io(fault) if gzip => {
            let message = format!("it cannot be unpacked ({fault}); pack the table again, or give it without .gz");
            Error::new("responses/gzip", message)
        }
        fault => Error::new("responses/read", format!("it cannot be read ({fault:?}); check the file")),
    };
    match line {
        Some(line) => error.at(format!("line {line}")),
        None => error,
    }
}
