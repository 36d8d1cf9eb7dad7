//! `gradus bank import`: other people's content to a bank, with a report on every question.

use super::fail::{Failure, Outcome, notice};
use super::files::{Pending, built, json, read, unreadable};
use clap::{Args, ValueEnum};
use gradus::Error;
use gradus::author::oatutor;
use gradus::bank::BankSpec;
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::time::Duration;

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus bank import --from oatutor oatutor-content.tar.zst -o oatutor.json \
                  --report oatutor-report.json")]
pub(crate) struct Import {
    /// What the content is
    #[arg(long, value_name = "FORMAT")]
    from: Source,
    /// An archive (.tar.zst) or the folder it was unpacked to
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Where to put the built bank
    #[arg(short, long, value_name = "BANK")]
    output: PathBuf,
    /// Where to put the report: one row per question, what became of it and why
    #[arg(long, value_name = "R.json")]
    report: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Source {
    /// OATutor content: content-pool/, coursePlans.json, skillModel.json
    Oatutor,
}

impl Import {
    pub(crate) fn run(self) -> Outcome {
        let Source::Oatutor = self.from;
        let [input] = &*self.inputs else {
            return Err(Failure::Usage("OATutor content is one archive or one folder; name one INPUT".into()));
        };
        let (spec, report) = oatutor_content(input)?;
        if spec.items.is_empty() {
            summary(&report);
            let message = "no question came through, so there is no bank to write; mend what the codes above name";
            return Err(Error::new("bank/no-skill", message).at(input.display().to_string()).into());
        }
        let place = input.display().to_string();
        let (bytes, bank) = built(spec).map_err(|error| error.at(place))?;
        let bank_file = Pending::write(&self.output, &bytes)?;
        let report_file = self.report.map(|path| Pending::write(&path, &json(&report))).transpose()?;
        // Only now, with nothing left that can say no, do both get their names.
        bank_file.keep()?;
        report_file.map(Pending::keep).transpose()?;
        summary(&report);
        let (items, lessons) = (bank.items().len(), bank.lessons().len());
        let (skills, size) = (bank.skills().len(), bytes.len() as f64 / f64::from(1 << 20));
        let output = self.output.display();
        notice(&format!("{output}: {items} items in {lessons} lessons for {skills} skills, {size:.1} MB"));
        Ok(())
    }
}

fn oatutor_content(input: &Path) -> Outcome<(BankSpec, oatutor::Report)> {
    let place = |error: Error| error.at(input.display().to_string());
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{msg} {wide_bar} {bytes}/{total_bytes}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message("Importing");
    bar.enable_steady_tick(Duration::from_millis(200));
    let result = if input.is_dir() {
        let mut files = Vec::new();
        walk(input, input, &bar, &mut files)?;
        oatutor::import_files(files)
    } else {
        let file = File::open(input).map_err(|error| unreadable(input, &error))?;
        bar.set_length(file.metadata().map_or(0, |about| about.len()));
        oatutor::import(bar.wrap_read(BufReader::new(file)))
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

fn summary(report: &oatutor::Report) {
    let counts = &report.counts;
    notice(&format!(
        "{} questions: {} imported, {} imported with notice, {} refused",
        counts.steps, counts.imported, counts.imported_with_notice, counts.refused
    ));
    for (code, count) in &counts.codes {
        notice(&format!("  {count:>6}  {code}"));
    }
    if !report.lessons.is_empty() {
        notice(&format!("{} lessons have no items and are left out", report.lessons.len()));
    }
}
