//! A sheet as rows of texts: from CSV, pasted tables and XLSX.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::super::{File, Finding, package};
use crate::{Error, Result};

/// The most columns and rows that are read.
const COLUMNS: usize = 256;
const ROWS: usize = 100_000;
/// The longest cell, in characters.
const LONGEST: usize = 32_767;

/// One sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// The sheet's name; empty for a text file.
    pub(super) name: String,
    /// Rows with the number of the line or row each begins in.
    pub(super) rows: Vec<(usize, Vec<String>)>,
    /// What was noticed while reading: the encoding, cells that a program made dates of.
    pub(super) findings: Vec<Finding>,
}

/// Is it a workbook by its first bytes and its name? Every zip archive begins alike.
pub(super) fn is_workbook(file: &File) -> bool {
    package::is_archive(file) && matches!(&*file.extension(), "xlsx" | "xlsm")
}

/// The sheets of a file.
///
/// # Errors
/// `sheet/workbook`: the workbook is damaged. `sheet/old-workbook`: it is of a type that is not read. `sheet/text`: the
/// text cannot be cut into cells. Whatever [`package`] says of the archive that a workbook is.
pub(super) fn tables(file: &File) -> Result<Vec<Table>> {
    if package::is_archive(file) {
        return workbook(file).map_err(|fault| fault.at(&*file.path));
    }
    if file.bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let message = "this type of workbook is not read; save it as .xlsx or as CSV";
        return Err(Error::new("sheet/old-workbook", message).at(&*file.path));
    }
    let (text, encoding) = file.text();
    let mut table = Table { findings: encoding.into_iter().collect(), ..Table::default() };
    table.rows = cells(&text).map_err(|fault| fault.at(&*file.path))?;
    Ok(vec![table])
}

/// A text cut into cells by the separator that cuts it most evenly.
pub(super) fn cells(text: &str) -> Result<Vec<(usize, Vec<String>)>> {
    // A first line `sep=;` is Excel's own way to say so.
    let (told, text, skipped) = match text.split_once('\n').filter(|(line, _)| line.trim().starts_with("sep=")) {
        Some((line, rest)) => (line.trim().as_bytes().get(4).copied().filter(u8::is_ascii), rest, 1),
        None => (None, text, 0),
    };
    let separator = told.unwrap_or_else(|| separator(text));
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    // Breaks inside cells are lines of the file and no rows of the sheet.
    let mut inside = 0;
    for record in reader.records() {
        let record = record.map_err(|fault| {
            let line = fault.position().map_or(0, csv::Position::line);
            Error::new("sheet/text", "the row cannot be read; look at its quotes").at(format!("line {line}"))
        })?;
        // A position lies before the empty lines that lead to its row.
        let at = record.position().map_or(0, csv::Position::byte) as usize;
        let empty =
            text.bytes().skip(at).take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| *byte == b'\n');
        let line = record.position().map_or(0, csv::Position::line) as usize + empty.count() + skipped;
        let line = line.saturating_sub(inside);
        inside += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        rows.push((line, record.iter().take(COLUMNS).map(cell).collect()));
        if rows.len() > ROWS {
            return Err(too_many());
        }
    }
    Ok(rows)
}

fn too_many() -> Error {
    Error::new("import/too-many", format!("the sheet has more than {ROWS} rows; split it"))
}

fn cell(text: &str) -> String {
    super::super::cut(text.trim(), LONGEST)
}

/// Of comma, semicolon, tab and bar the one that cuts most rows into the same number of cells, and into more than one.
fn separator(text: &str) -> u8 {
    let mut best = (0, b',');
    let mut head = super::super::cut(text, 64 << 10);
    if head.len() < text.len() {
        // A row cut off would have fewer cells than the others.
        head.truncate(head.rfind('\n').unwrap_or(head.len()));
    }
    for separator in [b'\t', b';', b',', b'|'] {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(false).flexible(true).delimiter(separator).from_reader(head.as_bytes());
        let widths: Vec<usize> =
            reader.into_records().take(200).filter_map(|row| row.ok().map(|row| row.len())).collect();
        let common = (2..=COLUMNS).map(|width| (widths.iter().filter(|&&own| own == width).count(), width)).max();
        // A tab is never part of a sentence, a semicolon seldom, a comma often: in that order they win a tie.
        if let Some((count, _)) = common.filter(|(count, _)| *count > best.0) {
            best = (count, separator);
        }
    }
    best.1
}

fn workbook(file: &File) -> Result<Vec<Table>> {
    // Looked at first as the archive it is: no entry may unpack to more than the limits.
    package::unpack(file)?;
    let damaged = |why: &str| {
        Error::new("sheet/workbook", format!("the workbook cannot be read ({why}); save it again as .xlsx"))
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&*file.bytes)).map_err(|fault| damaged(&fault.to_string()))?;
    let mut out = Vec::new();
    for name in book.sheet_names() {
        let mut table = Table { name: name.clone(), ..Table::default() };
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that is one chart holds no questions.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(fault) => return Err(damaged(&fault.to_string())),
        };
        // Cell by cell: a sheet may claim a last cell that would make a table of many gigabytes.
        while let Some(one) = cells.next_cell().map_err(|fault| damaged(&fault.to_string()))? {
            let (row, column) = (one.get_position().0 as usize, one.get_position().1 as usize);
            let (text, finding) = written(one.get_value());
            if column >= COLUMNS || text.is_empty() {
                continue;
            }
            if table.rows.last().is_none_or(|(last, _)| *last != row + 1) {
                table.rows.push((row + 1, Vec::new()));
            }
            if table.rows.len() > ROWS {
                return Err(too_many());
            }
            if let Some((_, cells)) = table.rows.last_mut() {
                cells.resize((column + 1).max(cells.len()), String::new());
                cells[column] = text;
            }
            if let Some(finding) = finding.filter(|finding| !table.findings.contains(finding)) {
                table.findings.push(finding);
            }
        }
        out.push(table);
    }
    Ok(out)
}

/// A cell as its text. A program that keeps sheets makes a date of `3/4`: it is a fraction again, and told.
fn written(value: &DataRef<'_>) -> (String, Option<Finding>) {
    match value {
        DataRef::String(text) => (cell(&File::new("", text.as_bytes()).text().0), None),
        DataRef::SharedString(text) => (cell(&File::new("", text.as_bytes()).text().0), None),
        DataRef::Int(number) => (number.to_string(), None),
        DataRef::Float(number) => (number.to_string(), None),
        DataRef::Bool(truth) => (if *truth { "TRUE" } else { "FALSE" }.to_owned(), None),
        DataRef::DateTime(date) => {
            let (_, month, day, ..) = date.to_ymd_hms_milli();
            let text = format!("{month}/{day}");
            let note =
                format!("a cell was a date and is read as the fraction {text}; write '{text} with an apostrophe");
            (text, Some(Finding::new("sheet/date", note)))
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (cell(text), None),
        _ => (String::new(), None),
    }
}
