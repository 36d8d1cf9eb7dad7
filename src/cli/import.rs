//! `gradus bank import`: other people's content to a bank, with a report on every question.

mod oatutor;

use self::oatutor::Imported;
use super::fail::{Failure, Outcome, notice};
use super::files::{Pending, built, json, read, unreadable};
use clap::Args;
use clap::builder::PossibleValuesParser;
use gradus::Error;
use gradus::author::build;
use gradus::author::import::limits::LARGEST_FILE;
use gradus::author::import::sheet::TEMPLATE;
use gradus::author::import::{File, Kind, import, import_any};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The word for OATutor content, which is read as a whole archive.
const OATUTOR: &str = "oatutor";
/// The word that has each file's format found out.
const AUTO: &str = "auto";

fn formats() -> PossibleValuesParser {
    [AUTO, OATUTOR].into_iter().chain(Kind::all().map(Kind::as_str)).collect::<Vec<_>>().into()
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  gradus bank import --template questions.csv\n  \
                  gradus bank import questions.csv -o bank.json\n  \
                  gradus bank import --from moodle-xml quiz.xml -o bank.json --report report.json\n  \
                  gradus bank import --from oatutor oatutor-content.tar.zst -o oatutor.json")]
pub(crate) struct Import {
    /// What the content is; `auto` looks at each file
    #[arg(long, value_name = "FORMAT", value_parser = formats(), default_value = AUTO)]
    from: String,
    /// Files, or folders whose files are all read
    #[arg(required_unless_present = "template", value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Where to put the bank
    #[arg(short, long, required_unless_present = "template", value_name = "BANK")]
    output: Option<PathBuf>,
    /// Where to put the report: one row per question, what became of it and why
    #[arg(long, value_name = "R.json")]
    report: Option<PathBuf>,
    /// Write the source bank (Markdown), which people can edit, instead of the built one
    #[arg(long)]
    source: bool,
    /// Write an example of the sheet that teachers fill, and nothing else
    #[arg(long, value_name = "SHEET.csv", exclusive = true)]
    template: Option<PathBuf>,
}

impl Import {
    pub(crate) fn run(self) -> Outcome {
        if let Some(path) = &self.template {
            // Excel takes UTF-8 for what it is only behind this mark.
            Pending::write(path, ["\u{feff}", TEMPLATE].concat().as_bytes())?.keep()?;
            notice(&format!("{}: fill it, then import it with `gradus bank import`", path.display()));
            return Ok(());
        }
        let output = self.output.clone().unwrap_or_default();
        let Imported { spec, report, counts, codes, notes } = if self.from == OATUTOR {
            let [input] = &*self.inputs else {
                return Err(Failure::Usage("OATutor content is one archive or one folder; name one INPUT".into()));
            };
            if self.source {
                return Err(Failure::Usage("OATutor content is imported as a built bank; leave out --source".into()));
            }
            oatutor::content(input)?
        } else {
            self.questions()?
        };
        let place = self.inputs.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
        let summary = || {
            notice(&counts);
            codes.iter().for_each(|(code, count)| notice(&format!("  {count:>6}  {code}")));
            notes.iter().for_each(|note| notice(note));
        };
        let apart = self.report.as_ref() != Some(&output);
        let report_file = self.report.map(|path| Pending::write(&path, &report)).transpose()?;
        // A framework is skills without questions.
        if spec.items.is_empty() && spec.skills.is_empty() {
            // The report says why, so it is kept; there is no bank.
            report_file.filter(|_| apart).map(Pending::keep).transpose()?;
            summary();
            let message = if codes.is_empty() {
                "there is no question in it, so there is no bank to write"
            } else {
                "no question came through, so there is no bank to write; mend what the codes above name"
            };
            return Err(Error::new("bank/no-skill", message).at(place).into());
        }
        let (items, lessons, skills) = (spec.items.len(), spec.lessons.len(), spec.skills.len());
        let bytes = if self.source {
            json(&spec)
        } else {
            let spec = if spec.text == "html" { Ok(spec) } else { build(spec) };
            spec.and_then(built).map_err(|error| error.at(place))?.0
        };
        let bank_file = Pending::write(&output, &bytes)?;
        // Only now, with nothing left that can say no, do both get their names.
        bank_file.keep()?;
        report_file.map(Pending::keep).transpose()?;
        summary();
        let size = bytes.len() as f64 / f64::from(1 << 20);
        let output = output.display();
        let lessons = if lessons == 0 { String::new() } else { format!(" in {lessons} lessons") };
        notice(&format!("{output}: {items} items{lessons} for {skills} skills, {size:.1} MB"));
        Ok(())
    }

    fn questions(&self) -> Outcome<Imported> {
        let mut files = Vec::new();
        for input in &self.inputs {
            if input.is_dir() {
                walk(input, input, &mut files)?;
            } else {
                files.push(File::new(input.display().to_string(), bounded(input)?));
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let (mut spec, report) = match Kind::named(&self.from) {
            Some(kind) => import(kind, &files)?,
            None => import_any(&files)?,
        };
        if let [folder] = &*self.inputs
            && folder.is_dir()
            && let Some(name) = folder.file_name()
        {
            spec.name = name.to_string_lossy().into_owned();
        }
        let counts = &report.counts;
        let line = format!(
            "{} questions: {} imported, {} imported with notice, {} refused",
            counts.questions, counts.imported, counts.imported_with_notice, counts.refused
        );
        let note = |row: &gradus::author::import::Row| format!("{}: {}", row.place, row.notes.join("; "));
        let notes = report.left_over.iter().take(20).map(note).collect();
        Ok(Imported { spec, report: json(&report), counts: line, codes: counts.codes.clone(), notes })
    }
}

/// The bytes of a file, unless it is larger than any import takes.
fn bounded(path: &Path) -> Outcome<Vec<u8>> {
    let size = fs::metadata(path).map_err(|error| unreadable(path, &error))?.len();
    if size > LARGEST_FILE as u64 {
        let (size, limit) = (size >> 20, LARGEST_FILE >> 20);
        let message = format!("the file has {size} MB and the limit is {limit}; split it");
        return Err(Error::new("import/too-large", message).at(path.display().to_string()).into());
    }
    read(path)
}

/// Adds the files below `folder` under their paths from `root`, with `/` on every system.
fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) -> Outcome {
    let fault = |error: std::io::Error| unreadable(folder, &error);
    let mut entries: BTreeMap<PathBuf, fs::FileType> = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        entries.insert(entry.path(), entry.file_type().map_err(fault)?);
    }
    for (path, kind) in entries {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // Links are not followed: they can go round in circles.
        if kind.is_dir() && !hidden {
            walk(root, &path, files)?;
        } else if kind.is_file() && !hidden {
            let parts = path.strip_prefix(root).unwrap_or(&path).iter().map(|part| part.to_string_lossy());
            files.push(File::new(parts.collect::<Vec<_>>().join("/"), bounded(&path)?));
        }
    }
    Ok(())
}
