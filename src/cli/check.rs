//! `gradus bank check`: every fault of a bank at once.

use super::fail::Outcome;
use super::files::{built, json, read_spec, stdout};
use clap::Args;
use gradus::Error;
use gradus::author::{Fault, Severity, build, instances, lint};
use gradus::bank::BankSpec;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus bank check my-bank.json\n  gradus bank check --instances 1000 my-bank")]
pub(crate) struct Check {
    /// The bank, source or built, or its folder, or the word for one that comes with Gradus
    bank: PathBuf,
    /// Draw so many instances of every template and check each
    #[arg(long, value_name = "N")]
    instances: Option<u64>,
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
        let findings = find(&bank, self.instances);
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

/// The item of a place: `item 3 (add), instance 7` → `item 3 (add)`.
fn item_of(place: &str) -> String {
    place.split(", ").next().unwrap_or_default().to_owned()
}

fn find(bank: &BankSpec, tried: Option<u64>) -> Findings<'_> {
    let mut faults = lint(bank);
    if let Some(count) = tried
        && let Ok(found) = instances(bank, count)
    {
        // What a few instances have shown already is not told again.
        let told: Vec<(String, &str)> = faults.iter().map(|fault| (item_of(&fault.place), fault.code)).collect();
        faults.extend(found.into_iter().filter(|fault| !told.contains(&(item_of(&fault.place), fault.code))));
    }
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
