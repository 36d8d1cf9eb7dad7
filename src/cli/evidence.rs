//! `gradus evidence …`: logs of what learners did, merged, checked and turned into tables.

use super::fail::{Outcome, notice};
use super::files::{Pending, json, stdout};
use super::log::{Evidence, read_evidence};
use super::responses::Export;
use clap::{Args, Subcommand};
use gradus::Millis;
use gradus::evidence::{Log, Progress, What, write_progress};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make one progress file of several, in any order; records that are in more than one count once
    Merge(Merge),
    /// Tell whether evidence files are whole, and what is in them
    Check(Check),
    /// Turn evidence into a table of responses
    Export(Export),
}

impl Command {
    pub(crate) fn run(self) -> Outcome {
        match self {
            Self::Merge(command) => command.run(),
            Self::Check(command) => command.run(),
            Self::Export(command) => command.run(),
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus evidence merge home.gradus school.gradus -o both.gradus")]
pub(crate) struct Merge {
    /// Progress files or plain lines of records
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where to put the merged progress file
    #[arg(short, long, value_name = "C")]
    output: PathBuf,
}

impl Merge {
    fn run(self) -> Outcome {
        let mut read = Vec::new();
        for path in &self.files {
            read.push(read_evidence(path)?);
        }
        let names: BTreeSet<&str> =
            read.iter().filter_map(|one| Some(&*one.head.as_ref()?.learner)).filter(|name| !name.is_empty()).collect();
        if names.len() > 1 {
            let names = names.into_iter().collect::<Vec<_>>().join(", ");
            notice(&format!("The files name different learners ({names}); the first in the alphabet is kept"));
        }
        let progress = merged(&read)?;
        let records = progress.lines.len();
        Pending::write(&self.output, write_progress(&progress).as_bytes())?.keep()?;
        notice(&format!("{}: {records} records", self.output.display()));
        Ok(())
    }
}

/// The union of the records under a head that does not depend on the order of the files: of the names the first in the
/// alphabet, of the times the latest. So merging twice, or a merged file again, changes nothing.
fn merged(read: &[Evidence]) -> gradus::Result<Progress> {
    let mut log = Log::default();
    for one in read {
        log.merge(one.log.entries().iter().map(gradus::evidence::Entry::line))?;
    }
    let heads = || read.iter().filter_map(|one| one.head.as_ref());
    let first = |name: fn(&Progress) -> &String| heads().map(name).filter(|name| !name.is_empty()).min().cloned();
    Ok(Progress {
        learner: first(|head| &head.learner).unwrap_or_default(),
        bank: first(|head| &head.bank).unwrap_or_default(),
        saved: heads().map(|head| head.saved).max().unwrap_or_default().max(log.last_at()),
        lines: log.entries().iter().map(|entry| entry.line().to_owned()).collect(),
    })
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus evidence check maya.gradus")]
pub(crate) struct Check {
    /// Progress files or plain lines of records
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// JSON, one object a file
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Found {
    file: String,
    learner: String,
    bank: String,
    saved: Option<Millis>,
    records: usize,
    /// Records of a kind this Gradus does not know: kept, and skipped.
    unknown: usize,
    repeated: usize,
    sessions: usize,
    answers: usize,
    /// Banks that sessions were about.
    banks: BTreeSet<String>,
}

impl Check {
    fn run(self) -> Outcome {
        let mut out = stdout();
        for path in &self.files {
            let found = Found::in_file(path.display().to_string(), &read_evidence(path)?);
            if self.json {
                out.write_all(&json(&found))?;
                continue;
            }
            let Found { file, learner, records, unknown, repeated, sessions, answers, banks, .. } = &found;
            let of = if learner.is_empty() { String::new() } else { format!(" of {learner}") };
            let banks = banks.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            writeln!(
                out,
                "{file}: whole; {records} records{of}: {sessions} sessions, {answers} answers; banks: {banks}"
            )?;
            if *unknown > 0 {
                writeln!(
                    out,
                    "  {unknown} records are of a kind this Gradus does not know; they are kept and skipped"
                )?;
            }
            if *repeated > 0 {
                writeln!(out, "  {repeated} lines repeat another; they count once")?;
            }
        }
        Ok(out.flush()?)
    }
}

impl Found {
    fn in_file(file: String, evidence: &Evidence) -> Self {
        let head = evidence.head.as_ref();
        let mut found = Self {
            file,
            learner: head.map(|head| head.learner.clone()).unwrap_or_default(),
            bank: head.map(|head| head.bank.clone()).unwrap_or_default(),
            saved: head.map(|head| head.saved),
            records: evidence.log.entries().len(),
            unknown: 0,
            repeated: evidence.repeated,
            sessions: 0,
            answers: 0,
            banks: BTreeSet::new(),
        };
        for entry in evidence.log.entries() {
            match entry.evidence().map(|evidence| &evidence.what) {
                Some(What::Started { bank, .. }) => {
                    found.sessions += 1;
                    found.banks.insert(bank.clone());
                }
                Some(What::Answered(_)) => found.answers += 1,
                Some(_) => {}
                None => found.unknown += 1,
            }
        }
        found
    }
}
