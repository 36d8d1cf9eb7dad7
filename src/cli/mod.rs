//! The words of the command line, and what each exit code means.

mod bank;
mod fail;
mod files;
mod local;
mod serve;
mod slice;

use clap::{Parser, Subcommand};
use fail::{Failure, Outcome};
use std::process::ExitCode;

/// Adaptive practice: makes banks, serves practice on this computer, marks answers, looks into evidence.
///
/// Exit codes: 0 done, 1 the input is at fault, 2 wrong usage.
#[derive(Debug, Parser)]
#[command(
    name = "gradus",
    version,
    after_help = "Example:\n  gradus bank build starter -o bank.json && gradus serve --bank bank.json"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make, check and look into banks of items
    #[command(subcommand, after_help = "Example:\n  gradus bank check bank.json")]
    Bank(bank::Command),
    /// Open practice on a local address, for this computer only
    Serve(serve::Serve),
}

impl Command {
    fn run(self) -> Outcome {
        match self {
            Self::Bank(command) => command.run(),
            Self::Serve(serve) => serve.run(),
        }
    }
}

/// Reads the arguments, does what they say, and tells what went wrong.
pub(crate) fn run() -> ExitCode {
    match Cli::parse().command.run() {
        Ok(()) | Err(Failure::Pipe) => ExitCode::SUCCESS,
        Err(Failure::Input(error)) => {
            fail::notice(&format!("gradus: {error}"));
            ExitCode::from(1)
        }
        Err(Failure::Usage(message)) => {
            fail::notice(&format!("error: {message}\n\nFor more information, try '--help'."));
            ExitCode::from(2)
        }
    }
}
