//! The importer on all of OATutor's public content; needs the folder GRADUS_DATA names.
#![cfg(feature = "author")]
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::PathBuf;

use gradus::author::oatutor::{Outcome, import};
use gradus::author::{Severity, lint, sanitise};

#[test]
fn all_of_oatutor_is_accounted_for() {
    let Some(data) = std::env::var_os("GRADUS_DATA") else {
        println!("skipped: no public data");
        return;
    };
    let archive = PathBuf::from(data).join("content/oatutor-content-c26295e-json.tar.zst");
    let (bank, report) = import(File::open(archive).unwrap()).unwrap();
    let counts = &report.counts;
    println!("{counts:?}");

    assert_eq!((counts.problems, counts.steps, report.rows.len()), (12_814, 16_362, 16_362));
    assert_eq!(counts.imported + counts.imported_with_notice + counts.refused, 16_362);
    assert_eq!(counts.imported + counts.imported_with_notice, bank.items.len());
    assert!(counts.whole_problems >= 9_000, "{}", counts.whole_problems);
    let questions: BTreeSet<_> = report.rows.iter().map(|row| &row.question).collect();
    assert_eq!(questions.len(), report.rows.len(), "one row per step");
    for row in &report.rows {
        assert_eq!(row.codes.is_empty(), row.outcome == Outcome::Imported, "{row:?}");
    }

    let errors: Vec<_> = lint(&bank).into_iter().filter(|fault| fault.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{:?}", &errors[..errors.len().min(5)]);
    let lessons: BTreeMap<_, _> = bank.items.iter().map(|item| (&item.id, &item.lesson)).collect();
    let mut met = BTreeSet::new();
    for item in &bank.items {
        if let Some(before) = &item.follows {
            assert!(met.contains(before), "{} comes before what it follows", item.id);
            assert_eq!(lessons[before], &item.lesson);
        }
        met.insert(&item.id);
    }

    let json = serde_json::to_string(&bank).unwrap();
    for never in ["<script", "<img", "onerror", "javascript:", "$$", "##"] {
        // A `$$` may stand where a person wrote escaped dollars.
        let found = json.matches(never).count();
        assert!(found == 0 || never == "$$" && found < 20, "{never}: {found}");
    }
    for item in bank.items.iter().step_by(97) {
        assert_eq!(sanitise(&item.question), item.question);
    }
    println!(
        "{} items, {:.1} MB, {} bytes an item",
        bank.items.len(),
        json.len() as f64 / 1e6,
        json.len() / bank.items.len()
    );
    assert!(json.len() <= 25_000_000, "{} bytes", json.len());
}
