//! Makes packages: zip files, honest and not, and SQLite files of one page a table.
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip of these files.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (path, bytes) in files {
        zip.start_file(*path, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A zip with a symbolic link.
pub(crate) fn with_link() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("item.xml", "/etc/hostname", SimpleFileOptions::default()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// Where the directory of a zip describes its first entry.
fn directory(zip: &[u8]) -> usize {
    zip.windows(4).position(|four| four == b"PK\x01\x02").unwrap()
}

/// The same zip, whose first entry claims another size.
pub(crate) fn claiming(mut zip: Vec<u8>, size: u32) -> Vec<u8> {
    let at = directory(&zip);
    zip[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
    zip[22..26].copy_from_slice(&size.to_le_bytes());
    zip
}

/// The same zip, whose first entry is said to be encrypted.
pub(crate) fn locked(mut zip: Vec<u8>) -> Vec<u8> {
    let at = directory(&zip);
    zip[at + 8] |= 1;
    zip[6] |= 1;
    zip
}

/// Bytes that do not pack, the same each time.
pub(crate) fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..length).map(next).collect()
}

/// A PNG of one pixel, as far as a reader of first bytes goes.
pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// A value of a row.
#[derive(Clone, Debug)]
pub(crate) enum Cell<'a> {
    Null,
    Int(i64),
    Text(&'a str),
    Blob(&'a [u8]),
}

/// A table: its name, whether its rows have numbers, and its rows.
pub(crate) type Table<'a> = (&'a str, bool, Vec<Vec<Cell<'a>>>);

const PAGE: usize = 4096;

fn varint(mut value: u64, out: &mut Vec<u8>) {
    let mut bytes = vec![(value & 0x7F) as u8];
    value >>= 7;
    while value > 0 {
        bytes.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.extend(bytes.iter().rev());
}

fn record(row: &[Cell<'_>]) -> Vec<u8> {
    let (mut types, mut body) = (Vec::new(), Vec::new());
    for cell in row {
        match cell {
            Cell::Null => types.push(0),
            Cell::Int(value) => {
                types.push(6);
                body.extend(value.to_be_bytes());
            }
            Cell::Text(text) => {
                varint(13 + 2 * text.len() as u64, &mut types);
                body.extend(text.as_bytes());
            }
            Cell::Blob(bytes) => {
                varint(12 + 2 * bytes.len() as u64, &mut types);
                body.extend(*bytes);
            }
        }
    }
    let mut out = Vec::new();
    // The head is shorter than 127 bytes in every table here.
    varint(types.len() as u64 + 1, &mut out);
    out.extend(types);
    out.extend(body);
    out
}

fn leaf(head: usize, numbered: bool, rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let mut page = vec![0; PAGE];
    let mut end = PAGE;
    for (at, row) in rows.iter().enumerate() {
        let record = record(row);
        let mut cell = Vec::new();
        varint(record.len() as u64, &mut cell);
        if numbered {
            varint(at as u64 + 1, &mut cell);
        }
        cell.extend(record);
        end -= cell.len();
        page[end..end + cell.len()].copy_from_slice(&cell);
        page[head + 8 + 2 * at..head + 10 + 2 * at].copy_from_slice(&(end as u16).to_be_bytes());
    }
    page[head] = if numbered { 13 } else { 10 };
    page[head + 3..head + 5].copy_from_slice(&(rows.len() as u16).to_be_bytes());
    page[head + 5..head + 7].copy_from_slice(&(end as u16).to_be_bytes());
    page
}

/// An SQLite file with these tables, each small enough for a page.
pub(crate) fn sqlite(tables: &[Table<'_>]) -> Vec<u8> {
    let schema: Vec<Vec<Cell<'_>>> = tables
        .iter()
        .enumerate()
        .map(|(at, (name, ..))| {
            let root = Cell::Int(at as i64 + 2);
            vec![Cell::Text("table"), Cell::Text(name), Cell::Text(name), root, Cell::Text("")]
        })
        .collect();
    let mut file = leaf(100, true, &schema);
    file[..16].copy_from_slice(b"SQLite format 3\0");
    file[16..18].copy_from_slice(&(PAGE as u16).to_be_bytes());
    file[56..60].copy_from_slice(&1_u32.to_be_bytes());
    for (_, numbered, rows) in tables {
        file.extend(leaf(0, *numbered, rows));
    }
    file
}
