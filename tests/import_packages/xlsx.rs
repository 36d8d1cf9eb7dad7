//! Workbooks that no program writes.
use gradus::author::import::{File, Kind, import};

use crate::make::zip;
use crate::{read, refusal};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of one sheet, and what its cells claim to be.
fn workbook(dimension: &str, rows: &str) -> Vec<u8> {
    let sheet =
        format!("<worksheet xmlns='{MAIN}'><dimension ref='{dimension}'/><sheetData>{rows}</sheetData></worksheet>");
    let book = format!(
        "<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><sheets><sheet name='Quiz' sheetId='1' r:id='r1'/></sheets></workbook>"
    );
    let related = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
             <Relationship Id='r1' Type='{OFFICE}/{kind}' Target='{target}'/></Relationships>"
        )
    };
    zip(&[
        ("_rels/.rels", related("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A row whose number and whose cells' places are as told.
fn row(number: &str, cells: [(&str, &str); 2]) -> String {
    let cells: String =
        cells.iter().map(|(place, text)| format!("<c r='{place}' t='inlineStr'><is><t>{text}</t></is></c>")).collect();
    format!("<row r='{number}'>{cells}</row>")
}

#[test]
fn a_last_cell_before_the_first_changes_nothing() {
    let rows = row("1", [("A1", "Question"), ("B1", "Answer")]) + &row("2", [("A2", "What is 3 + 4?"), ("B2", "7")]);
    let (sound, report) = read("xlsx", "quiz.xlsx", workbook("A1:B2", &rows));
    assert_eq!((sound.items.len(), report.rows.len()), (1, 1));
    for dimension in ["B2:A1", "C5:A1", "A1", "A1:ZZZZZZZZZ99999999999"] {
        let (bank, _) = read("xlsx", "quiz.xlsx", workbook(dimension, &rows));
        assert_eq!(bank.items, sound.items, "{dimension}");
    }
    // What cannot be made sense of is told: a sheet left out in silence would be questions lost.
    assert_eq!(refusal("xlsx", "quiz.xlsx", workbook("A0:B2", &rows)), "sheet/workbook");
}

#[test]
fn cells_that_no_sheet_has_are_refused_or_read() {
    let kind = Kind::named("xlsx").unwrap();
    for (number, place) in [
        ("2", "AAAAAAAAA2"),
        ("2", "B99999999999"),
        ("99999999999", "B2"),
        ("2", "B"),
        ("2", "2"),
        ("0", "B0"),
        ("2", ""),
    ] {
        let rows =
            row("1", [("A1", "Question"), ("B1", "Answer")]) + &row(number, [("A2", "What is 3 + 4?"), (place, "7")]);
        // Never a panic; and no question gets an answer that is not in its row.
        if let Ok((bank, _)) = import(kind, &[File::new("quiz.xlsx", workbook("A1:B2", &rows))]) {
            assert!(bank.items.len() <= 1, "{number} {place}");
        }
    }
}
