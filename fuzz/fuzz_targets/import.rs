//! What every target of an importer does.

use gradus::author::import::{File, Kind, import as run};

/// Imports a file of this format. Every question has its row, and the report adds up.
pub(crate) fn import(kind: &str, path: &str, bytes: &[u8]) {
    let kind = Kind::named(kind).expect("a known format");
    let Ok((_, report)) = run(kind, &[File::new(path, bytes)]) else { return };
    let counts = &report.counts;
    assert_eq!(counts.questions, counts.imported + counts.imported_with_notice + counts.refused);
    assert_eq!(counts.questions, report.rows.len());
    assert!(report.rows.iter().all(|row| row.item.is_some() || !row.codes.is_empty()));
}
