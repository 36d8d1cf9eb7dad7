//! `gradus bank …`: making banks and looking into them.

use super::fail::{Outcome, notice};
use super::files::{Pending, built, read_spec};
use clap::{Args, Subcommand};
use gradus::author::build;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Turn a source bank (Markdown and TeX) into a built one that practice can load
    Build(Build),
}

impl Command {
    pub(crate) fn run(self) -> Outcome {
        match self {
            Self::Build(command) => command.run(),
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus bank build my-bank.json -o my-bank.built.json\n  gradus bank build starter -o starter.json")]
pub(crate) struct Build {
    /// The source bank, or the word `starter` for the one that comes with Gradus
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
