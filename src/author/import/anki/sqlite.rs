//! Tables of an SQLite file, read and nothing else.
//!
//! Anki keeps its notes in SQLite, and this must run in a browser without C. Of the crates that read SQLite in Rust
//! alone, `sqlite-rs` and `sqlite_wasm_reader` are young and little used (the second for WASI, with an SQL parser), and
//! `turso_core` is a whole database. What is needed is small: walk the b-tree of a table and decode its records, as
//! <https://www.sqlite.org/fileformat2.html> lays down. Every number of the file is doubted: a page is visited once, so
//! a file that points in circles ends; a record is no longer than the file.
use std::cell::Cell;
use std::collections::BTreeSet;

use crate::{Error, Result};

/// The deepest b-tree: one of three pages a level would hold more pages than a file may have.
const DEEPEST: usize = 24;
/// The most rows read of a table.
const MOST_ROWS: usize = 1_000_000;

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// NULL.
    Null,
    /// An integer.
    Integer(i64),
    /// A number; its value is of no use here.
    Real,
    /// Text, UTF-8; what is not is replaced.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Value {
    /// The integer, or 0.
    pub(super) fn integer(&self) -> i64 {
        match self {
            Self::Integer(value) => *value,
            _ => 0,
        }
    }

    /// The text, or none.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    /// The bytes of a blob or a text.
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Blob(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
            _ => &[],
        }
    }
}

/// A row: its columns in the order of the table. An `integer primary key` is the row's number and stands in its place.
pub(super) type Row = Vec<Value>;

/// A database.
#[derive(Debug)]
pub(super) struct Database<'a> {
    bytes: &'a [u8],
    page: usize,
    usable: usize,
    encoding: u32,
    /// Bytes of records that may still be read: cells may point at the same bytes again and again.
    left: Cell<usize>,
}

fn damaged(why: &str) -> Error {
    Error::new("anki/database", format!("the collection in it is damaged ({why}); export the deck again"))
}

impl<'a> Database<'a> {
    /// A database from its bytes.
    ///
    /// # Errors
    /// `anki/database`: it is none.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self> {
        if !bytes.starts_with(b"SQLite format 3\0") || bytes.len() < 100 {
            return Err(damaged("it is not SQLite"));
        }
        let page = match u16::from_be_bytes([bytes[16], bytes[17]]) {
            1 => 65_536,
            size => usize::from(size),
        };
        let usable = page.saturating_sub(usize::from(bytes[20]));
        if page < 512 || !page.is_power_of_two() || usable < 480 {
            return Err(damaged("its pages have an odd size"));
        }
        let encoding = u32::from_be_bytes([bytes[56], bytes[57], bytes[58], bytes[59]]);
        let left = Cell::new(bytes.len().saturating_mul(4));
        Ok(Self { bytes, page, usable, encoding, left })
    }

    /// The rows of a table; none if there is no such table.
    ///
    /// # Errors
    /// `anki/database`: the file is damaged.
    pub(super) fn rows(&self, table: &str) -> Result<Vec<Row>> {
        let schema = self.walk(1)?;
        let root = schema.iter().find(|row| {
            row.first().is_some_and(|kind| kind.text() == "table")
                && row.get(1).is_some_and(|name| name.text() == table)
        });
        let Some(root) = root.and_then(|row| u32::try_from(row.get(3)?.integer()).ok()) else { return Ok(Vec::new()) };
        self.walk(root)
    }

    /// Every row of the b-tree with this root.
    fn walk(&self, root: u32) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        let mut seen = BTreeSet::new();
        self.tree(root, 0, &mut seen, &mut rows)?;
        Ok(rows)
    }

    fn page(&self, number: u32) -> Result<&'a [u8]> {
        let start = usize::try_from(number).ok().and_then(|number| number.checked_sub(1)?.checked_mul(self.page));
        let page = start.and_then(|start| self.bytes.get(start..start.checked_add(self.page)?));
        page.ok_or_else(|| damaged("a page is missing"))
    }

    fn tree(&self, number: u32, depth: usize, seen: &mut BTreeSet<u32>, rows: &mut Vec<Row>) -> Result<()> {
        if depth > DEEPEST || !seen.insert(number) {
            return Err(damaged("its pages go round in a circle"));
        }
        let page = self.page(number)?;
        let head = if number == 1 { 100 } else { 0 };
        let kind = page[head];
        let interior = matches!(kind, 2 | 5);
        if !matches!(kind, 2 | 5 | 10 | 13) {
            return Err(damaged("a page is of no kind"));
        }
        let count = usize::from(two(page, head + 3)?);
        let cells = head + if interior { 12 } else { 8 };
        for cell in 0..count {
            let at = usize::from(two(page, cells + 2 * cell)?);
            let mut rest = page.get(at..self.usable).ok_or_else(|| damaged("a cell lies outside its page"))?;
            if interior {
                self.tree(four(rest, 0)?, depth + 1, seen, rows)?;
                rest = &rest[4..];
            }
            // An interior page of a table holds keys only; that of an index, which a table without row numbers is, rows.
            if kind == 5 {
                continue;
            }
            let length = varint(&mut rest)?;
            let row = if kind == 13 { Some(varint(&mut rest)?) } else { None };
            let payload = self.payload(rest, length, kind == 13)?;
            if rows.len() >= MOST_ROWS {
                return Err(damaged("a table has too many rows"));
            }
            rows.push(self.record(&payload, row)?);
        }
        if interior {
            self.tree(four(page, head + 8)?, depth + 1, seen, rows)?;
        }
        Ok(())
    }

    /// The bytes of a record: what is in the cell and what overflowed to other pages.
    fn payload(&self, cell: &[u8], length: i64, table: bool) -> Result<Vec<u8>> {
        let length = usize::try_from(length).ok().filter(|length| *length <= self.bytes.len());
        let length = length.ok_or_else(|| damaged("a record is longer than the file"))?;
        let left = self.left.get().checked_sub(length).ok_or_else(|| damaged("its records overlap"))?;
        self.left.set(left);
        let most = if table { self.usable - 35 } else { (self.usable - 12) * 64 / 255 - 23 };
        let take = |local: usize| cell.get(..local).ok_or_else(|| damaged("a record lies outside its page"));
        if length <= most {
            return Ok(take(length)?.to_vec());
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let local = least + (length - least) % (self.usable - 4);
        let local = if local <= most { local } else { least };
        let mut payload = take(local)?.to_vec();
        let mut next = four(cell, local)?;
        let mut seen = BTreeSet::new();
        while payload.len() < length {
            if !seen.insert(next) {
                return Err(damaged("its pages go round in a circle"));
            }
            let page = self.page(next)?;
            let wanted = (length - payload.len()).min(self.usable - 4);
            payload.extend_from_slice(&page[4..4 + wanted]);
            next = four(page, 0)?;
        }
        Ok(payload)
    }

    fn record(&self, payload: &[u8], row: Option<i64>) -> Result<Row> {
        let mut head = payload;
        let length = usize::try_from(varint(&mut head)?).ok().filter(|length| *length <= payload.len());
        let length = length.ok_or_else(|| damaged("a record's head is longer than it"))?;
        let mut types = payload.get(payload.len() - head.len()..length).unwrap_or_default();
        let mut body = &payload[length..];
        let mut values = Vec::new();
        while !types.is_empty() {
            let kind = varint(&mut types)?;
            let value = self.value(kind, &mut body)?;
            // The row's number is kept apart, and its column is empty.
            let value = match (values.len(), &value, row) {
                (0, Value::Null, Some(row)) => Value::Integer(row),
                _ => value,
            };
            values.push(value);
        }
        Ok(values)
    }

    fn value(&self, kind: i64, body: &mut &[u8]) -> Result<Value> {
        let mut take = |length: usize| {
            let (value, rest) =
                body.split_at_checked(length).ok_or_else(|| damaged("a value lies outside its record"))?;
            *body = rest;
            Ok::<&[u8], Error>(value)
        };
        let width = match kind {
            0 => return Ok(Value::Null),
            8 => return Ok(Value::Integer(0)),
            9 => return Ok(Value::Integer(1)),
            1..=4 => usize::try_from(kind).unwrap_or_default(),
            5 => 6,
            6 => 8,
            7 => return take(8).map(|_| Value::Real),
            kind if kind >= 12 => {
                let length = usize::try_from((kind - 12) / 2).map_err(|_| damaged("a value is too long"))?;
                let bytes = take(length)?;
                return Ok(if kind % 2 == 0 { Value::Blob(bytes.to_vec()) } else { Value::Text(self.decoded(bytes)) });
            }
            _ => return Err(damaged("a value is of no kind")),
        };
        let bytes = take(width)?;
        let sign = if bytes[0] & 0x80 == 0 { 0 } else { -1 };
        Ok(Value::Integer(bytes.iter().fold(sign, |value, byte| value << 8 | i64::from(*byte))))
    }

    fn decoded(&self, bytes: &[u8]) -> String {
        match self.encoding {
            2 => encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
            3 => encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(),
            _ => String::from_utf8_lossy(bytes).into_owned(),
        }
    }
}

fn two(bytes: &[u8], at: usize) -> Result<u16> {
    bytes.get(at..at + 2).map(|two| u16::from_be_bytes([two[0], two[1]])).ok_or_else(|| damaged("a page is cut off"))
}

fn four(bytes: &[u8], at: usize) -> Result<u32> {
    let four = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>());
    four.map(|four| u32::from_be_bytes(*four)).ok_or_else(|| damaged("a page is cut off"))
}

/// A number of one to nine bytes, seven bits each, the ninth with eight.
fn varint(bytes: &mut &[u8]) -> Result<i64> {
    let mut value: i64 = 0;
    for at in 0..9 {
        let (&byte, rest) = bytes.split_first().ok_or_else(|| damaged("a number is cut off"))?;
        *bytes = rest;
        if at == 8 {
            return Ok(value << 8 | i64::from(byte));
        }
        value = value << 7 | i64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Ok(value)
}
