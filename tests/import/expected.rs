//! The manifest of public sample files: what an importer must find in each, and the comparison with what it found.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gradus::author::import::{File, Kind, Report, detect};

/// A line of the manifest.
pub(crate) struct Sample {
    pub(crate) format: String,
    pub(crate) file: String,
    /// Questions to be found; `None` where the manifest does not know.
    pub(crate) items: Option<usize>,
    /// A file that the counting program could not read.
    pub(crate) broken: bool,
    pub(crate) key: String,
    pub(crate) note: String,
}

/// The folder of the samples and the lines of its manifest; `None` without public data.
pub(crate) fn samples() -> Option<(PathBuf, Vec<Sample>)> {
    let folder = PathBuf::from(std::env::var_os("GRADUS_DATA")?).join("formats");
    let table = std::fs::read_to_string(folder.join("MANIFEST.tsv")).expect("the manifest is there");
    let line = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default().to_owned();
        Sample {
            format: cell(0),
            file: cell(1),
            items: cell(2).parse().ok(),
            broken: cell(2) == "ERR",
            key: cell(3),
            note: cell(5),
        }
    };
    Some((folder, table.lines().skip(1).map(line).collect()))
}

/// A sample as a file, under its path in the manifest.
pub(crate) fn file(folder: &Path, sample: &Sample) -> Option<File> {
    let bytes = std::fs::read(folder.join(&sample.file)).ok()?;
    Some(File::new(&*sample.file, bytes))
}

/// The format a sample is to be read as.
pub(crate) fn kind(sample: &Sample, file: &File) -> Option<Kind> {
    match &*sample.format {
        "stack" => Kind::named("moodle-xml"),
        "qti12" | "qti21" | "qti22" | "qti30" => Kind::named("qti"),
        "sheets" | "other-moodle" => detect(file),
        name => Kind::named(name),
    }
}

/// `{MC: 1, TF: 2}`
fn counts(text: &str) -> Option<BTreeMap<String, usize>> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    inner
        .split(',')
        .filter(|part| !part.trim().is_empty())
        .map(|part| {
            let (name, count) = part.rsplit_once(':')?;
            Some((name.trim().to_owned(), count.trim().parse().ok()?))
        })
        .collect()
}

/// `[[a, b], [c]]` flat and sorted: `a`, `b`, `c`.
fn flat(text: &str) -> Vec<String> {
    let mut all: Vec<String> =
        text.replace(['[', ']'], ",").split(',').map(squeezed).filter(|part| !part.is_empty()).collect();
    all.sort();
    all
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the keys are those of the manifest; `None` where it gives none, or gives them in no way that can be compared.
pub(crate) fn keys_agree(sample: &Sample, file: &File, report: &Report) -> Option<bool> {
    match &*sample.format {
        // The types of the questions stand for their keys.
        "gift" => {
            let mut wanted = counts(&sample.key)?;
            wanted.remove("Category");
            (!wanted.is_empty()).then(|| wanted == report.counts.kinds)
        }
        "moodle-xml" | "stack" => {
            let mut wanted = counts(&sample.key)?;
            wanted.remove("category");
            Some(wanted == report.counts.kinds && moodle_keys(&sample.note, report))
        }
        "aiken" => {
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            let letters: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("ANSWER: ")).collect();
            let letters = letters.into_iter().map(str::trim).filter(|letter| letter.len() == 1);
            Some(letters.eq(report.rows.iter().map(|row| row.key.concat())))
        }
        "qti12" | "qti21" | "qti22" | "qti30" => {
            let wanted = flat(sample.note.strip_prefix("[[").map_or("", |_| &sample.note));
            let found: Vec<String> = report.rows.iter().flat_map(|row| row.key.clone()).collect();
            (!wanted.is_empty()).then(|| flat(&found.join(",")) == wanted)
        }
        _ => None,
    }
}

/// `[[truefalse, [false]], [cloze, []]]`: each answer, cut after 40 letters, begins the key of a row of its type.
fn moodle_keys(note: &str, report: &Report) -> bool {
    let inner = note.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or_default();
    let mut rows = report.rows.iter();
    inner.split("]], [").flat_map(|one| one.split("], [")).all(|one| {
        let one = one.trim_matches(['[', ']']);
        let (kind, key) = one.split_once(", [").unwrap_or((one.trim_end_matches(", ["), ""));
        let kind = kind.trim_end_matches([',', ' ', '[']);
        let row = rows.by_ref().find(|row| row.kind == kind);
        row.is_some_and(|row| {
            key.is_empty() || row.key.iter().any(|own| squeezed(own).starts_with(squeezed(key).as_str()))
        })
    })
}
