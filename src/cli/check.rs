//! `gradus bank check`: every fault of a bank at once.

use super::fail::Outcome;
use super::files::{built, json, read_spec, stdout};
use clap::Args;
use gradus::Error;
use gradus::author::{Fault, Severity, build, lint};
use gradus::bank::BankSpec;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus bank check my-bank.json")]
pub(crate) struct Check {
    /// The bank, source or built, or the word `starter`
    bank: PathBuf,
    /// One JSON object instead of a list
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Findings<'a> {
    bank: &'a str,
    skills: usize,
    lessons: usize,
    items: usize,
    /// Items by format.
    formats: BTreeMap<&'static str, usize>,
    errors: usize,
    warnings: usize,
    faults: Vec<Fault>,
}

impl Check {
    pub(crate) fn run(self) -> Outcome {
        let bank = read_spec(&self.bank)?;
        let findings = find(&bank);
        let mut out = stdout();
        if self.json {
            out.write_all(&json(&findings))?;
        } else {
            for fault in &findings.faults {
                let severity = if fault.severity == Severity::Error { "error" } else { "warning" };
                writeln!(out, "{severity}: {}: {} [{}]", fault.place, fault.message, fault.code)?;
            }
            let Findings { skills, lessons, items, errors, warnings, .. } = &findings;
            writeln!(out, "{skills} skills, {lessons} lessons, {items} items")?;
            for (format, count) in &findings.formats {
                writeln!(out, "  {format}: {count}")?;
            }
            writeln!(out, "{errors} errors, {warnings} warnings")?;
        }
        out.flush()?;
        if findings.errors == 0 {
            return Ok(());
        }
        let message = format!("practice cannot load it: {} errors; mend those listed", findings.errors);
        Err(Error::new("bank/faults", message).at(self.bank.display().to_string()).into())
    }
}

fn find(bank: &BankSpec) -> Findings<'_> {
    let mut faults = lint(bank);
    let is_error = |fault: &&Fault| fault.severity == Severity::Error;
    // The engine has the last word: what it refuses is never said to be fine.
    if !faults.iter().any(|fault| is_error(&fault))
        && let Err(error) = build(bank.clone()).and_then(built)
    {
        let (place, message) = (error.place().to_owned(), error.message().to_owned());
        faults.push(Fault { code: error.code(), place, message, severity: Severity::Error });
    }
    let mut formats = BTreeMap::new();
    for item in &bank.items {
        *formats.entry(item.format.as_str()).or_default() += 1;
    }
    let errors = faults.iter().filter(is_error).count();
    Findings {
        bank: &bank.id,
        skills: bank.skills.len(),
        lessons: bank.lessons.len(),
        items: bank.items.len(),
        formats,
        errors,
        warnings: faults.len() - errors,
        faults,
    }
}
