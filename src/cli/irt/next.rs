//! `gradus irt next`: the item to give next.

use super::super::fail::Outcome;
use super::super::files::{json, stdout};
use super::super::trace::bar;
use super::asked::{category, list, objects, places, shape};
use super::table::Table;
use super::{Bank, Scale};
use clap::{Args, ValueEnum};
use gradus::draw::{Draw, Purpose};
use gradus::irt::{Course, Criterion, Pick, State, next};
use gradus::{Error, Result};
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gradus irt next --bank items.csv --state states.json --criterion mfi\n\nstates.json: \
                  [{\"out\":[3,7],\"x\":[1,0],\"theta\":0.2}, …] with the items given, the responses and the estimate; without \
                  theta it is the EAP estimate. One line of JSON a state: the item and the criterion's value (for \
                  progressive, proportional and random the item's information at theta). Of equally good items the first \
                  of the bank is taken."
)]
pub(crate) struct Next {
    #[command(flatten)]
    bank: Bank,
    /// The states: an array of {"out":[…],"x":[…],"theta":…}
    #[arg(long, value_name = "S.json")]
    state: PathBuf,
    /// What makes an item the next one
    #[arg(long)]
    criterion: Name,
    /// What progressive, proportional and random draw from; state by state the draws are independent
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Items of the whole test, for progressive and proportional
    #[arg(long, default_value_t = 20)]
    length: usize,
    /// How slowly chance gives way to information, for progressive and proportional
    #[arg(long, default_value_t = 1.0, allow_hyphen_values = true, value_parser = power)]
    acceleration: f64,
    #[command(flatten)]
    scale: Scale,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Name {
    /// Most information at the estimate
    Mfi,
    /// Difficulty nearest to the estimate
    Urry,
    /// Ability of most information nearest to the estimate
    Thopt,
    /// Most information weighted by the likelihood
    Mlwi,
    /// Most information weighted by the posterior
    Mpwi,
    /// Most expected observed information
    Mei,
    /// Least expected posterior variance
    Mepv,
    /// Most Kullback–Leibler information weighted by the likelihood
    Kl,
    /// Most Kullback–Leibler information weighted by the posterior
    Klp,
    /// Highest global discrimination index, weighted by the likelihood
    Gdi,
    /// Highest global discrimination index, weighted by the posterior
    Gdip,
    /// Chance at first, information later
    Progressive,
    /// Drawn in proportion to a rising power of the information
    Proportional,
    /// Any item
    Random,
}

impl From<Name> for Criterion {
    fn from(name: Name) -> Self {
        match name {
            Name::Mfi => Self::Mfi,
            Name::Urry => Self::Urry,
            Name::Thopt => Self::ThOpt,
            Name::Mlwi => Self::Mlwi,
            Name::Mpwi => Self::Mpwi,
            Name::Mei => Self::Mei,
            Name::Mepv => Self::Mepv,
            Name::Kl => Self::Kl,
            Name::Klp => Self::Klp,
            Name::Gdi => Self::Gdi,
            Name::Gdip => Self::Gdip,
            Name::Progressive => Self::Progressive,
            Name::Proportional => Self::Proportional,
            Name::Random => Self::Random,
        }
    }
}

#[derive(Serialize)]
struct Line {
    item: Value,
    value: Option<f64>,
}

impl Next {
    pub(crate) fn run(self) -> Outcome {
        let settings = self.scale.settings()?;
        let course = Course { length: self.length, acceleration: self.acceleration };
        let table = self.bank.read()?;
        let states = objects(&self.state)?;
        let bar = bar("Choosing", states.len());
        let mut lines = Vec::new();
        for (at, object) in states.iter().enumerate() {
            let place = |fault: Error| fault.at(format!("state {}", at + 1)).at(self.state.display().to_string());
            let state = state(&table, object).map_err(place)?;
            let mut draw = Draw::at(self.seed, at as u64, Purpose::Tie);
            let pick = next(&table.items, &state, self.criterion.into(), &settings, &course, &mut draw);
            let Pick { item, value } = pick.map_err(place)?;
            lines.extend(json(&Line { item: table.name(item), value: value.is_finite().then_some(value) }));
            bar.inc(1);
        }
        bar.finish_and_clear();
        let mut out = stdout();
        out.write_all(&lines)?;
        Ok(out.flush()?)
    }
}

fn state(table: &Table, object: &Map<String, Value>) -> Result<State> {
    let given = places(table, list(object, "out"))?;
    let x = list(object, "x");
    if !x.is_empty() && x.len() != given.len() {
        return Err(shape("`out` and `x` must be lists of the same length: a response for each item given"));
    }
    let responses = given.iter().zip(x).map(|(&place, x)| category(table, place, x)).collect::<Result<_>>()?;
    let theta = match object.get("theta") {
        None | Some(Value::Null) => None,
        Some(theta) => Some(theta.as_f64().ok_or_else(|| shape("`theta` must be a number, in logits"))?),
    };
    Ok(State { given, responses, theta })
}

fn power(text: &str) -> std::result::Result<f64, String> {
    let power = text.parse::<f64>().ok().filter(|power| (0.0..=100.0).contains(power));
    power.ok_or_else(|| "a number from 0 to 100".to_owned())
}
