//! `gradus bank import --from oatutor`: one archive or one folder.

use super::super::fail::Outcome;
use super::super::files::{json, read, unreadable};
use gradus::Error;
use gradus::author::oatutor as importer;
use gradus::bank::BankSpec;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;
use std::time::Duration;

/// What an import gives: a bank, the bytes of its report, and what is said of it.
pub(crate) struct Imported {
    pub(crate) spec: BankSpec,
    pub(crate) report: Vec<u8>,
    pub(crate) counts: String,
    pub(crate) codes: BTreeMap<String, usize>,
    pub(crate) notes: Vec<String>,
}

/// Reads OATutor content from an archive or a folder.
pub(crate) fn content(input: &Path) -> Outcome<Imported> {
    let (spec, report) = unpacked(input)?;
    let counts = &report.counts;
    let line = format!(
        "{} questions: {} imported, {} imported with notice, {} refused",
        counts.steps, counts.imported, counts.imported_with_notice, counts.refused
    );
    let lessons = report.lessons.len();
    let notes = if lessons == 0 { vec![] } else { vec![format!("{lessons} lessons have no items and are left out")] };
    Ok(Imported { spec, report: json(&report), counts: line, codes: counts.codes.clone(), notes })
}

fn unpacked(input: &Path) -> Outcome<(BankSpec, importer::Report)> {
    let place = |error: Error| error.at(input.display().to_string());
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{msg} {wide_bar} {bytes}/{total_bytes}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message("Importing");
    bar.enable_steady_tick(Duration::from_millis(200));
    let result = if input.is_dir() {
        let mut files = Vec::new();
        walk(input, input, &bar, &mut files)?;
        importer::import_files(files)
    } else {
        let file = File::open(input).map_err(|error| unreadable(input, &error))?;
        bar.set_length(file.metadata().map_or(0, |about| about.len()));
        importer::import(bar.wrap_read(BufReader::new(file)))
    };
    bar.finish_and_clear();
    Ok(result.map_err(place)?)
}

/// Adds the JSON files below `folder` under their paths from `root`, with `/` on every system.
fn walk(root: &Path, folder: &Path, bar: &ProgressBar, files: &mut Vec<(String, Vec<u8>)>) -> Outcome {
    let fault = |error: std::io::Error| unreadable(folder, &error);
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(fault)?);
        // Links are not followed: they can go round in circles.
        if kind.is_dir() {
            walk(root, &path, bar, files)?;
        } else if kind.is_file() && path.extension().is_some_and(|extension| extension == "json") {
            let bytes = read(&path)?;
            bar.inc_length(bytes.len() as u64);
            bar.inc(bytes.len() as u64);
            let parts = path.strip_prefix(root).unwrap_or(&path).iter().map(|part| part.to_string_lossy());
            files.push((parts.collect::<Vec<_>>().join("/"), bytes));
        }
    }
    Ok(())
}
