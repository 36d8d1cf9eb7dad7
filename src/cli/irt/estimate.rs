//! `gradus irt estimate`: the ability behind each pattern of responses.

use super::super::fail::{Outcome, notice};
use super::super::files::{json, stdout};
use super::super::trace::bar;
use super::asked::{category, list, objects, places, shape};
use super::table::Table;
use super::{Bank, Scale};
use clap::{Args, ValueEnum};
use gradus::irt::{Ability, Method, Prior, Scored, Settings, estimate};
use gradus::{Error, Result};
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gradus irt estimate --bank items.csv --responses patterns.json --method eap\n\npatterns.json: \
                  [{\"items\":[3,7],\"x\":[1,0]}, …]; a response of null is left out. One line of JSON a pattern: theta, its \
                  standard error se (null where the items say nothing), and bounded where theta is a bound because \
                  the responses have no highest point between the bounds."
)]
pub(crate) struct Estimate {
    #[command(flatten)]
    bank: Bank,
    /// The patterns: an array of {"items":[…],"x":[…]}
    #[arg(long, value_name = "X.json")]
    responses: PathBuf,
    /// The estimator
    #[arg(long)]
    method: Name,
    #[command(flatten)]
    scale: Scale,
    /// Jeffreys' prior instead of the normal one
    #[arg(long, conflicts_with_all = ["mean", "sd"])]
    jeffreys: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Name {
    /// Mean of the posterior
    Eap,
    /// Highest point of the posterior
    Map,
    /// Highest point of the likelihood
    Mle,
    /// Warm's weighted likelihood
    Wle,
}

#[derive(Serialize)]
struct Line {
    theta: f64,
    se: Option<f64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    bounded: bool,
}

impl Estimate {
    pub(crate) fn run(self) -> Outcome {
        let mut settings = self.scale.settings()?;
        if self.jeffreys {
            settings.prior = Prior::Jeffreys;
        }
        let method = match self.method {
            Name::Eap => Method::Eap,
            Name::Map => Method::Map,
            Name::Mle => Method::Mle,
            Name::Wle => Method::Wle,
        };
        let table = self.bank.read()?;
        let patterns = objects(&self.responses)?;
        let bar = bar("Estimating", patterns.len());
        let mut lines = Vec::new();
        let mut coarse = 0;
        for (at, pattern) in patterns.iter().enumerate() {
            let place = |fault: Error| fault.at(format!("pattern {}", at + 1)).at(self.responses.display().to_string());
            let Ability { theta, se, bounded } = one(&table, pattern, method, &settings).map_err(place)?;
            coarse += usize::from(method == Method::Eap && se < settings.grid.step() / 2.0);
            lines.extend(json(&Line { theta, se: se.is_finite().then_some(se), bounded }));
            bar.inc(1);
        }
        bar.finish_and_clear();
        if coarse > 0 {
            notice(&format!(
                "notice: {coarse} posteriors are narrower than the quadrature's points are apart; give more with --points"
            ));
        }
        let mut out = stdout();
        out.write_all(&lines)?;
        Ok(out.flush()?)
    }
}

fn one(table: &Table, pattern: &Map<String, Value>, method: Method, settings: &Settings) -> Result<Ability> {
    let (items, x) = (list(pattern, "items"), list(pattern, "x"));
    if items.len() != x.len() {
        return Err(shape("`items` and `x` must be lists of the same length: a response for each item"));
    }
    let mut answers: Vec<(&Scored, usize)> = Vec::with_capacity(items.len());
    for (place, x) in places(table, items)?.into_iter().zip(x).filter(|(_, x)| !x.is_null()) {
        answers.push((&table.items[place], category(table, place, x)?));
    }
    estimate(&answers, method, settings)
}
