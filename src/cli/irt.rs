//! `gradus irt`: abilities, next items and information from calibrated items.

mod asked;
mod estimate;
mod info;
mod next;
mod table;

use super::fail::{Failure, Outcome};
use super::irt_fit::Fit;
use clap::{Args, Subcommand, ValueEnum};
use gradus::irt::{Grid, Prior, Settings};
use std::path::PathBuf;

/// What `irt` can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The ability behind each pattern of responses, with its standard error
    Estimate(estimate::Estimate),
    /// The item to give next in each state of a test
    Next(next::Next),
    /// Probabilities and information of all items at some abilities
    Info(info::Info),
    /// The items' parameters from a table of persons by items
    Fit(Fit),
}

impl Command {
    pub(crate) fn run(self) -> Outcome {
        match self {
            Self::Estimate(command) => command.run(),
            Self::Next(command) => command.run(),
            Self::Info(command) => command.run(),
            Self::Fit(command) => command.run(),
        }
    }
}

/// The calibrated items.
#[derive(Debug, Args)]
struct Bank {
    /// Item parameters: columns a,b,c,d, or alphaj,betaj1,… (GRM), or alphaj,deltaj1,… (GPCM); `item` names the items
    #[arg(long, value_name = "I.csv")]
    bank: PathBuf,
    /// The model, if the header is not to say it
    #[arg(long)]
    model: Option<Model>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Model {
    /// Logistic with one to four parameters: right or wrong
    #[value(name = "4pl")]
    Logistic,
    /// Graded response model
    #[value(name = "grm")]
    Graded,
    /// Generalised partial credit model
    #[value(name = "gpcm")]
    Credit,
}

/// The prior and where abilities are looked for.
#[derive(Debug, Args)]
struct Scale {
    /// Mean of the normal prior
    #[arg(long, default_value_t = 0.0, allow_hyphen_values = true)]
    mean: f64,
    /// Standard deviation of the normal prior
    #[arg(long, default_value_t = 1.0, allow_hyphen_values = true)]
    sd: f64,
    /// Lowest and highest ability
    #[arg(long, default_value = "-4,4", value_name = "LOW,HIGH", allow_hyphen_values = true, value_parser = pair)]
    bounds: (f64, f64),
    /// Points of the quadrature between them
    #[arg(long, default_value_t = 33)]
    points: usize,
}

impl Scale {
    fn settings(&self) -> Outcome<Settings> {
        let Self { mean, sd, bounds: (low, high), points } = *self;
        let settings = Settings { prior: Prior::Normal { mean, sd }, grid: Grid { low, high, points } };
        settings.check().map_err(|fault| Failure::Usage(fault.to_string()))
    }
}

fn pair(text: &str) -> Result<(f64, f64), String> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let pair = text.split_once(',').and_then(|(low, high)| Some((number(low)?, number(high)?)));
    pair.ok_or_else(|| "two numbers with a comma between, such as -4,4".to_owned())
}
