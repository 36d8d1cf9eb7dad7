//! `gradus irt info`: probabilities and information of all items.

use super::super::fail::Outcome;
use super::super::files::{json, stdout};
use super::Bank;
use clap::Args;
use gradus::irt::Scored;
use serde::Serialize;
use std::io::Write;

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gradus irt info --bank items.csv --theta -1,0,1\n\nOne line of JSON an ability: p, for each item the \
                  probability of a right answer (of each category, for items with several), and info, each item's \
                  information."
)]
pub(crate) struct Info {
    #[command(flatten)]
    bank: Bank,
    /// The abilities, in logits
    #[arg(long, required = true, value_delimiter = ',', allow_hyphen_values = true, value_parser = ability)]
    theta: Vec<f64>,
}

#[derive(Serialize)]
struct Line {
    theta: f64,
    p: Vec<Shares>,
    info: Vec<f64>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Shares {
    Right(f64),
    Categories(Vec<f64>),
}

impl Info {
    pub(crate) fn run(self) -> Outcome {
        let table = self.bank.read()?;
        let mut out = stdout();
        for theta in self.theta {
            let p = table.items.iter().map(|item| match item {
                Scored::Right(item) => Shares::Right(item.right(theta)),
                _ => Shares::Categories(item.curves(theta).iter().map(|curve| curve.p).collect()),
            });
            let p = p.collect();
            let info = table.items.iter().map(|item| item.information(theta)).collect();
            out.write_all(&json(&Line { theta, p, info }))?;
        }
        Ok(out.flush()?)
    }
}

fn ability(text: &str) -> Result<f64, String> {
    let theta = text.trim().parse::<f64>().ok().filter(|theta| theta.is_finite());
    theta.ok_or_else(|| "abilities are numbers with commas between, such as -1,0,1".to_owned())
}
