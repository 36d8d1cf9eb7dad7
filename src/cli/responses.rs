//! `gradus evidence export`: evidence as a table of first responses.

use super::fail::Outcome;
use super::files::{Pending, stdout};
use super::log::read_evidence;
use clap::{Args, ValueEnum};
use gradus::evidence::{Log, What};
use gradus::grading::Verdict;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gradus evidence export --as csv maya.gradus > responses.csv\n\nThe table has the first answer \
                  to each showing of an item that was right or wrong: what is asked for again (the right value in \
                  another form) and what comes after feedback are no first responses."
)]
pub(crate) struct Export {
    /// A progress file or plain lines of records
    file: PathBuf,
    /// What to write
    #[arg(long = "as", value_name = "FORMAT")]
    format: Format,
    /// Where to put it, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Responses: learner,item,skills,correct,time_s,order
    Csv,
}

impl Export {
    pub(crate) fn run(self) -> Outcome {
        let Format::Csv = self.format;
        let evidence = read_evidence(&self.file)?;
        let learner = evidence.head.map(|head| head.learner).filter(|name| !name.is_empty());
        let table = responses(learner.as_deref().unwrap_or("guest"), &evidence.log);
        if let Some(path) = &self.output {
            return Pending::write(path, table.as_bytes())?.keep();
        }
        let mut out = stdout();
        out.write_all(table.as_bytes())?;
        Ok(out.flush()?)
    }
}

/// The table; `order` counts from 1, `time_s` from the first row.
fn responses(learner: &str, log: &Log) -> String {
    let mut table = String::from("learner,item,skills,correct,time_s,order\n");
    let mut begun = None;
    let mut order = 0;
    for evidence in log.entries().iter().filter_map(|entry| entry.evidence()) {
        let What::Answered(answer) = &evidence.what else { continue };
        let correct = match answer.verdict {
            Verdict::Right => 1,
            Verdict::Wrong => 0,
            Verdict::SameValue | Verdict::Unreadable => continue,
        };
        if answer.attempt != 1 {
            continue;
        }
        order += 1;
        let ms = evidence.at.0 - begun.get_or_insert(evidence.at).0;
        let cells = [cell(learner), cell(&answer.item), cell(&answer.skills.join(";"))];
        table.push_str(&format!("{},{correct},{},{order}\n", cells.join(","), seconds(ms)));
    }
    table
}

/// Milliseconds as seconds, exactly and without idle zeros.
fn seconds(ms: u64) -> String {
    let text = format!("{}.{:03}", ms / 1000, ms % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A cell of a CSV table (RFC 4180).
pub(crate) fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_exact() {
        assert_eq!([0, 5, 1_000, 1_250, 100_000].map(seconds), ["0", "0.005", "1", "1.25", "100"]);
    }

    #[test]
    fn a_cell_holds_anything() {
        assert_eq!(cell("a;b"), "a;b");
        assert_eq!(cell("Maya, \"M\""), "\"Maya, \"\"M\"\"\"");
    }
}
