//! Every sample file of the manifest, read and compared.
use std::collections::BTreeMap;

use gradus::author::import::{Outcome, import};

use crate::expected::{file, keys_agree, kind, samples};

#[derive(Default)]
struct Sums {
    files: usize,
    counted: usize,
    count_right: usize,
    keyed: usize,
    key_right: usize,
    broken: usize,
    polite: usize,
    rows: usize,
    imported: usize,
}

/// Of the files whose items the manifest counts, so many must agree; of those whose keys it gives, too.
const SHARE: f64 = 0.97;

#[test]
fn the_samples_are_read_as_the_manifest_says() {
    let Some((folder, samples)) = samples() else {
        println!("skipped: no public data");
        return;
    };
    let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
    let mut differing = Vec::new();
    for sample in &samples {
        // A folder of OATutor's is read by the test of that importer.
        let Some(file) = file(&folder, sample) else { continue };
        let sum = sums.entry(sample.format.clone()).or_default();
        sum.files += 1;
        let Some(kind) = kind(sample, &file) else {
            if sample.items.is_some() || sample.broken {
                differing.push(format!("{}: of no known format", sample.file));
                sum.counted += 1;
            }
            continue;
        };
        let read = import(kind, std::slice::from_ref(&file));
        let found = read.as_ref().map_or(0, |(_, report)| report.rows.len());
        if let Err(fault) = &read {
            assert!(!fault.place().is_empty() && !fault.message().is_empty(), "{}: {fault}", sample.file);
        }
        if let Ok((bank, report)) = &read {
            let counts = &report.counts;
            let more: usize = report.rows.iter().map(|row| row.more.len()).sum();
            // Rows of a framework of standards are skills.
            let made = if bank.items.is_empty() {
                counts.refused.abs_diff(report.rows.len())
            } else {
                bank.items.len() - more
            };
            assert_eq!(counts.imported + counts.imported_with_notice, made, "{}", sample.file);
            assert_eq!(counts.questions, report.rows.len(), "{}", sample.file);
            for row in &report.rows {
                assert_eq!(row.codes.is_empty(), row.outcome == Outcome::Imported, "{}: {row:?}", sample.file);
                assert_eq!(row.item.is_none(), row.outcome == Outcome::Refused, "{}: {row:?}", sample.file);
            }
            sum.rows += report.rows.len();
            sum.imported += bank.items.len();
        }
        if sample.broken {
            sum.broken += 1;
            sum.polite += 1;
            continue;
        }
        if let Some(items) = sample.items {
            sum.counted += 1;
            if items == found {
                sum.count_right += 1;
            } else {
                let why = read.as_ref().map_or_else(ToString::to_string, |_| String::new());
                differing.push(format!("{}: {found} found, {items} in the manifest {why}", sample.file));
            }
        }
        if let Ok((_, report)) = &read
            && let Some(agree) = keys_agree(sample, &file, report)
        {
            sum.keyed += 1;
            if agree {
                sum.key_right += 1;
            } else {
                let keys: Vec<_> = report.rows.iter().map(|row| (&row.kind, &row.key)).collect();
                differing.push(format!("{}: keys {keys:?}, manifest {} {}", sample.file, sample.key, sample.note));
            }
        }
    }
    println!("{:14} files  count right  key right  broken  rows  imported", "format");
    for (format, sum) in &sums {
        println!(
            "{format:14} {:>5}  {:>5}/{:<5}  {:>4}/{:<4}  {:>6}  {:>4}  {:>8}",
            sum.files, sum.count_right, sum.counted, sum.key_right, sum.keyed, sum.polite, sum.rows, sum.imported
        );
    }
    differing.iter().for_each(|one| println!("{one}"));
    for (format, sum) in &sums {
        let enough = |right: usize, of: usize| of == 0 || right as f64 >= SHARE * of as f64;
        assert!(enough(sum.count_right, sum.counted), "{format}: {} of {} counts", sum.count_right, sum.counted);
        assert!(enough(sum.key_right, sum.keyed), "{format}: {} of {} keys", sum.key_right, sum.keyed);
    }
}
