//! `gradus bank …`: making banks and looking into them.

use super::check::Check;
use super::fail::{Outcome, notice};
use super::files::{Pending, built, json, read_spec, stdout};
use super::import::Import;
use super::sample::Sample;
use super::slice::belongs;
use clap::{Args, Subcommand};
use gradus::author::build;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Turn a source bank (Markdown and TeX) into a built one that practice can load
    Build(Build),
    /// Name every fault of a bank, source or built, with its place and mend
    Check(Check),
    /// Turn other people's content into a built bank
    Import(Import),
    /// Make one source file of a bank that is in several
    Join(Join),
    /// List the lessons of a bank
    Lessons(Lessons),
    /// Print worked instances: question, key, what each wrong answer reveals, hints, solution
    Sample(Sample),
}

impl Command {
    pub(crate) fn run(self) -> Outcome {
        match self {
            Self::Build(command) => command.run(),
            Self::Check(command) => command.run(),
            Self::Import(command) => command.run(),
            Self::Join(command) => command.run(),
            Self::Lessons(command) => command.run(),
            Self::Sample(command) => command.run(),
        }
    }
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gradus bank build my-bank.json -o my-bank.built.json\n  gradus bank build mathematics -o mathematics.json"
)]
pub(crate) struct Build {
    /// The source bank, or its folder, or `mathematics`, `words` or `starter` for one that comes with Gradus
    source: PathBuf,
    /// Where to put the built bank
    #[arg(short, long, value_name = "BANK")]
    output: PathBuf,
}

impl Build {
    fn run(self) -> Outcome {
        let place = self.source.display().to_string();
        let spec = read_spec(&self.source)?;
        let (bytes, bank) = build(spec).and_then(built).map_err(|error| error.at(place))?;
        Pending::write(&self.output, &bytes)?.keep()?;
        let (items, skills) = (bank.items().len(), bank.skills().len());
        notice(&format!("{}: {items} items for {skills} skills", self.output.display()));
        Ok(())
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus bank join banks/mathematics -o mathematics.json")]
pub(crate) struct Join {
    /// The bank's folder: `bank.json` and its parts
    bank: PathBuf,
    /// Where to put the one file
    #[arg(short, long, value_name = "BANK")]
    output: PathBuf,
}

impl Join {
    fn run(self) -> Outcome {
        let spec = read_spec(&self.bank)?;
        Pending::write(&self.output, &json(&spec))?.keep()?;
        let (items, skills) = (spec.items.len(), spec.skills.len());
        notice(&format!("{}: {items} items for {skills} skills", self.output.display()));
        Ok(())
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus bank lessons mathematics")]
pub(crate) struct Lessons {
    /// The bank, source or built, or its folder, or the word for one that comes with Gradus
    bank: PathBuf,
    /// One JSON array instead of a table
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    course: Option<&'a str>,
    items: usize,
}

impl Lessons {
    fn run(self) -> Outcome {
        let bank = read_spec(&self.bank)?;
        let rows: Vec<Row<'_>> = bank
            .lessons
            .iter()
            .map(|lesson| Row {
                id: &lesson.id,
                name: &lesson.name,
                course: lesson.course.as_deref(),
                items: bank.items.iter().filter(|item| belongs(item, lesson)).count(),
            })
            .collect();
        let mut out = stdout();
        if self.json {
            out.write_all(&json(&rows))?;
        } else {
            let width = rows.iter().map(|row| row.id.chars().count()).max().unwrap_or(0).max(2);
            writeln!(out, "{:width$}  items  lesson", "id")?;
            for row in &rows {
                let course = row.course.map(|course| format!("  ({course})")).unwrap_or_default();
                writeln!(out, "{:width$}  {:>5}  {}{course}", row.id, row.items, row.name)?;
            }
        }
        Ok(out.flush()?)
    }
}
