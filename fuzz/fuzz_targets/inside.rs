//! What packages hold: fuzzed bytes hardly ever pass a package's checksums, so the package is made around them.
#![no_main]

mod import;

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A format, and the files of its package in the order in which the bytes hold them, a zero byte between two.
const PACKAGES: [(&str, &str, &[&str]); 4] = [
    ("xlsx", "quiz.xlsx", &["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"]),
    ("qti", "quiz.zip", &["imsmanifest.xml", "item.xml", "test.xml"]),
    ("h5p", "quiz.h5p", &["content/content.json", "h5p.json"]),
    ("anki", "deck.apkg", &["media", "collection.anki2"]),
];
/// What every workbook has besides; a fuzzed `xl/workbook.xml` stands in for the last.
const WORKBOOK: [(&str, &str); 3] = [
    ("_rels/.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
    ("xl/_rels/workbook.xml.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#),
    ("xl/workbook.xml", r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Quiz" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [which, rest @ ..] = bytes else { return };
    let (kind, name, paths) = PACKAGES[usize::from(*which) % PACKAGES.len()];
    // Only the last file may hold zero bytes.
    let mut files: Vec<(&str, &[u8])> =
        paths.iter().copied().zip(rest.splitn(paths.len(), |byte| *byte == 0)).collect();
    if kind == "xlsx" {
        let missing: Vec<_> = WORKBOOK.iter().filter(|(path, _)| files.iter().all(|(own, _)| own != path)).collect();
        files.extend(missing.into_iter().map(|(path, text)| (*path, text.as_bytes())));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in files {
        zip.start_file(path, stored).expect("a name of its own");
        zip.write_all(bytes).expect("memory takes it");
    }
    let package = zip.finish().expect("memory takes it").into_inner();
    import::import(kind, name, &package);
});
