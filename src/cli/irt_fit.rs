//! `gradus irt fit`: item parameters from a table of persons by items.

use super::fail::{Outcome, notice};
use super::files::{Pending, json, stdout, unreadable};
use super::responses::cell;
use super::trace::bar;
use clap::{Args, ValueEnum};
use gradus::Error;
use gradus::calibrate::mml::{self, FLATTEST, Matrix, Model, STEEPEST, Settings, Step};
use serde::Serialize;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gradus irt fit --model 2pl answers.csv -o items.csv\n\nAbility is normal with mean 0 and \
                  variance 1. The same table gives the same items, whatever the order of the rows and the number of \
                  cores."
)]
pub(crate) struct Fit {
    /// A row a person, a column an item: 1 right, 0 wrong, blank or NA not given; a first row of names if there is one;
    /// .gz is unpacked
    #[arg(value_name = "MATRIX.csv")]
    matrix: PathBuf,
    /// The model
    #[arg(long, value_enum)]
    model: Kind,
    /// Standard errors too: columns se_a and se_b
    #[arg(long)]
    se: bool,
    /// Points of the quadrature from -6 to 6
    #[arg(long, default_value_t = 61, value_parser = clap::value_parser!(u16).range(3..))]
    points: u16,
    /// Where to put the items: a,b,c,d,item
    #[arg(short, long, value_name = "I.csv")]
    output: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// One slope for all items (Rasch)
    #[value(name = "1pl")]
    One,
    /// A slope an item
    #[value(name = "2pl")]
    Two,
}

#[derive(Serialize)]
struct Report {
    log_likelihood: f64,
    iterations: u32,
    converged: bool,
}

impl Fit {
    pub(crate) fn run(self) -> Outcome {
        let place = |error: Error| error.at(self.matrix.display().to_string());
        let answers = self.read()?;
        let model = match self.model {
            Kind::One => Model::OnePl,
            Kind::Two => Model::TwoPl,
        };
        let settings = Settings { points: self.points.into(), standard_errors: self.se, ..Settings::default() };
        let bar = bar("Fitting", 100);
        let fit = mml::fit(&answers, model, &settings, &|step| bar.set_position(share(step, &settings)));
        bar.finish_and_clear();
        let fit = fit.map_err(place)?;
        let pending = Pending::write(&self.output, self.table(&answers, &fit).as_bytes())?;
        let mut out = stdout();
        let mml::Fit { log_likelihood, iterations, converged, .. } = fit;
        out.write_all(&json(&Report { log_likelihood, iterations, converged }))?;
        out.flush()?;
        pending.keep()?;
        self.notices(&answers, &fit);
        Ok(())
    }

    fn read(&self) -> Outcome<Matrix> {
        let file = File::open(&self.matrix).map_err(|error| unreadable(&self.matrix, &error))?;
        let packed = self.matrix.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
        let bar = bar("Reading", file.metadata().map_or(0, |about| about.len() as usize));
        let answers = Matrix::read(bar.wrap_read(file), packed);
        bar.finish_and_clear();
        Ok(answers.map_err(|error| error.at(self.matrix.display().to_string()))?)
    }

    /// The items as `irt` reads them.
    fn table(&self, answers: &Matrix, fit: &mml::Fit) -> String {
        let mut text = String::from(if self.se { "a,b,c,d,item,se_a,se_b\n" } else { "a,b,c,d,item\n" });
        let errors = fit.standard_errors.as_deref();
        for (at, (item, name)) in fit.items.iter().zip(answers.names()).enumerate() {
            text.push_str(&format!("{},{},{},{},{}", item.a, item.b, item.c, item.d, cell(name)));
            if self.se {
                let number = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
                let own = errors.map(|errors| errors[at]);
                let (a, b) = (own.and_then(|own| own.a), own.and_then(|own| own.b));
                text.push_str(&format!(",{},{}", number(a), number(b)));
            }
            text.push('\n');
        }
        text
    }

    /// What a person should know before using the items.
    fn notices(&self, answers: &Matrix, fit: &mml::Fit) {
        let say = |text: &str| notice(&format!("{}: {text}", self.matrix.display()));
        let about = |items: &[usize], text: &str| {
            if !items.is_empty() {
                let names: Vec<&str> = items.iter().map(|&item| answers.names()[item].as_str()).collect();
                say(&format!("{text}: {}", names.join(", ")));
            }
        };
        let silent = answers.silent();
        if silent > 0 {
            say(&format!("rows without an answer, which change nothing: {silent}"));
        }
        if !fit.converged {
            say(&format!("not converged after {} steps; the items are those of the last one", fit.iterations));
        }
        about(&fit.bounded, &format!("slope infinite as far as the answers say, put at {STEEPEST}"));
        about(&fit.flat, &format!("slope so near 0 that there is no difficulty, put at {FLATTEST}"));
        let slopes = fit.items.iter().enumerate();
        let negative: Vec<usize> =
            slopes.filter(|(at, item)| item.a < 0.0 && !fit.flat.contains(at)).map(|(at, _)| at).collect();
        about(
            &negative,
            "slope below 0, better persons answer worse; mend the key or leave the item out, the other commands refuse it",
        );
        if self.se && fit.standard_errors.is_none() {
            say("no standard errors: the answers do not determine all parameters");
        }
    }
}

/// How much of a hundred is done: steps shrink about evenly on the scale of their logarithm.
fn share(step: Step, settings: &Settings) -> u64 {
    let part = step.change.min(1.0).ln() / settings.tolerance.ln();
    (100.0 * part.clamp(0.0, 1.0)) as u64
}
