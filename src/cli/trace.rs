//! `gradus trace`: predicts every response of a table before seeing it.

use super::fail::{Outcome, notice};
use super::files::{Pending, json, read, stdout, unreadable};
use super::responses::cell;
use clap::Args;
use gradus::Error;
use gradus::calibrate::Responses;
use gradus::calibrate::measures::Measures;
use gradus::calibrate::parallel::Threads;
use gradus::calibrate::trace::{measure, trace};
use gradus::tracer::Model;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gradus trace --responses dev.csv.gz --model model.json -o predictions.csv\n\nEach response is \
                  predicted from that learner's earlier rows only; the learner is new to the model at the first one."
)]
pub(crate) struct Trace {
    /// The table: learner,item,skills,correct,time_s,order; .gz is unpacked
    #[arg(long, value_name = "R.csv")]
    responses: PathBuf,
    /// The tracer, from `gradus fit tracer`; without it the one that Gradus ships with
    #[arg(long, value_name = "M.json")]
    model: Option<PathBuf>,
    /// Where to put the predictions: learner,item,order,p, a row for each row of the table, in its order
    #[arg(short, long, value_name = "P.csv")]
    output: Option<PathBuf>,
    /// The measures as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    kind: &'static str,
    #[serde(flatten)]
    measures: Measures,
    /// Time of all threads, for predicting and taking in.
    us_per_response: f64,
}

impl Trace {
    pub(crate) fn run(self) -> Outcome {
        let model = match &self.model {
            Some(path) => read_model(path)?,
            None => Model::shipped(),
        };
        let responses = read_responses(&self.responses)?;
        let bar = bar("Tracing", responses.rows().len());
        let threads = Threads::all();
        let begun = Instant::now();
        let predictions = trace(&model, &responses, threads, &|rows| bar.inc(rows as u64));
        let busy = begun.elapsed().as_secs_f64() * threads.count().min(responses.learners().len()) as f64;
        bar.finish_and_clear();
        let pending = match &self.output {
            Some(path) => Some(Pending::write(path, table(&responses, &predictions).as_bytes())?),
            None => None,
        };
        let report = Report {
            kind: model.kind(),
            measures: measure(&responses, &predictions),
            us_per_response: busy * 1e6 / predictions.len() as f64,
        };
        let mut out = stdout();
        if self.json {
            out.write_all(&json(&report))?;
        } else {
            let Report { kind, measures, us_per_response } = report;
            writeln!(out, "kind         {kind}")?;
            write_measures(&mut out, &measures)?;
            writeln!(out, "us/response  {us_per_response:.2}")?;
        }
        out.flush()?;
        pending.map_or(Ok(()), Pending::keep)
    }
}

/// The measures, one a line.
pub(crate) fn write_measures(out: &mut impl Write, measures: &Measures) -> Outcome {
    let Measures { responses, auc, log_loss, rmse, accuracy, ece } = measures;
    writeln!(out, "responses    {responses}")?;
    for (name, value) in [("AUC", auc), ("log loss", log_loss), ("RMSE", rmse), ("accuracy", accuracy), ("ECE", ece)] {
        writeln!(out, "{name:<12} {value:.4}")?;
    }
    Ok(())
}

/// The tracer of a model file.
pub(crate) fn read_model(path: &Path) -> Outcome<Model> {
    Ok(Model::parse(&read(path)?).map_err(|error| error.at(path.display().to_string()))?)
}

/// A table of responses, unpacked if it is named `.gz`.
pub(crate) fn read_responses(path: &Path) -> Outcome<Responses> {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let packed = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
    let bar = ProgressBar::new(file.metadata().map_or(0, |about| about.len()));
    bar.set_style(style("{msg} {wide_bar} {bytes}/{total_bytes}"));
    bar.set_message("Reading");
    let responses = Responses::read(bar.wrap_read(file), packed);
    bar.finish_and_clear();
    let responses = responses.map_err(|error: Error| error.at(path.display().to_string()))?;
    if responses.repeated() > 0 {
        let count = responses.repeated();
        let rows = if count == 1 { "row says" } else { "rows say" };
        notice(&format!("{}: {count} {rows} what an earlier row says, and counted once", path.display()));
    }
    Ok(responses)
}

/// A bar for work of `length` steps.
pub(crate) fn bar(message: &'static str, length: usize) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    bar.set_style(style("{msg} {wide_bar} {pos}/{len}"));
    bar.set_message(message);
    bar
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// The predictions in the order of the file that the responses came from.
fn table(responses: &Responses, predictions: &[f64]) -> String {
    let mut text = String::from("learner,item,order,p\n");
    for &place in responses.inputs() {
        let row = responses.rows()[place as usize];
        let learner = cell(&responses.learners()[row.learner as usize]);
        let item = cell(&responses.items()[row.item as usize]);
        text.push_str(&format!("{learner},{item},{},{}\n", row.order, predictions[place as usize]));
    }
    text
}
