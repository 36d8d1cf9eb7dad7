//! The words of the command line, and what each exit code means.

mod bank;
mod check;
mod evidence;
mod fail;
mod files;
mod fit;
mod grade;
mod import;
mod irt;
mod irt_fit;
mod local;
mod log;
mod replay;
mod responses;
mod sample;
mod serve;
mod shipped;
mod simulate;
mod slice;
mod trace;
mod worked;

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
    after_help = "Example:\n  gradus bank build my-bank.json -o bank.json && gradus serve --bank bank.json"
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
    /// Mark typed answers: right, same-value, wrong or unreadable
    Grade(grade::Grade),
    /// Make every decision of a log again and compare it with the recorded one
    Replay(replay::Replay),
    /// Merge, check and export logs of what learners did
    #[command(subcommand, after_help = "Example:\n  gradus evidence check maya.gradus")]
    Evidence(evidence::Command),
    /// Fit parameters to many learners' responses
    #[command(subcommand, after_help = "Example:\n  gradus fit tracer --train train.csv --kind bkt -o model.json")]
    Fit(fit::Command),
    /// Predict every response of a table before seeing it, and say how well
    Trace(trace::Trace),
    /// Take simulated learners through practice, and through the policies it is compared with
    Simulate(simulate::Simulate),
    /// Abilities, next items and information from calibrated items
    #[command(
        subcommand,
        after_help = "Example:\n  gradus irt estimate --bank items.csv --responses patterns.json --method eap"
    )]
    Irt(irt::Command),
    /// Open practice on a local address, for this computer only
    Serve(serve::Serve),
}

impl Command {
    fn run(self) -> Outcome {
        match self {
            Self::Bank(command) => command.run(),
            Self::Grade(grade) => grade.run(),
            Self::Replay(replay) => replay.run(),
            Self::Evidence(command) => command.run(),
            Self::Fit(command) => command.run(),
            Self::Trace(trace) => trace.run(),
            Self::Simulate(simulate) => simulate.run(),
            Self::Irt(command) => command.run(),
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
