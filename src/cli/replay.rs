//! `gradus replay`: every decision of a log made again, with its reasons.

use super::fail::Outcome;
use super::files::{json, read_built, read_text, stdout};
use super::log::read_evidence;
use clap::Args;
use gradus::Error;
use gradus::bank::Bank;
use gradus::evidence::Mode;
use gradus::plan::{Plan, PlanSpec};
use gradus::selection::Reason;
use gradus::session::{Decision, audit};
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus replay --bank my-bank.json --evidence maya.gradus")]
pub(crate) struct Replay {
    /// The bank of the time, source or built, or the word for one that comes with Gradus
    #[arg(long)]
    bank: PathBuf,
    /// The plan of the time; without it, the plan that practice without settings uses
    #[arg(long)]
    plan: Option<PathBuf>,
    /// A progress file or plain lines of records
    #[arg(long)]
    evidence: PathBuf,
    /// JSON, one object a decision
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    /// Which record of the log it is, from 1.
    record: usize,
    /// What the session was for: practice, check-up and so on.
    mode: &'static str,
    /// It is a worked example.
    example: bool,
    recorded: &'a str,
    again: Option<&'a str>,
    agrees: bool,
    predicted: Option<f64>,
    reasons: Vec<ReasonRow<'a>>,
    against: Vec<ReasonRow<'a>>,
}

#[derive(Serialize)]
struct ReasonRow<'a> {
    term: &'static str,
    points: f64,
    value: f64,
    skill: Option<&'a str>,
    /// Without it another item would have been chosen.
    decides: bool,
}

impl Replay {
    pub(crate) fn run(self) -> Outcome {
        let (_, bank) = read_built(&self.bank)?;
        let plan = read_plan(self.plan.as_deref())?;
        let log = read_evidence(&self.evidence)?.log;
        let decisions = audit(&bank, &plan, &log)?;
        let mut out = stdout();
        for decision in &decisions {
            let row = row(&bank, decision);
            if self.json {
                out.write_all(&json(&row))?;
            } else {
                writeln!(out, "{}", line(&row))?;
            }
        }
        let mut differing = decisions.iter().filter(|decision| !decision.agrees());
        let first = differing.next();
        let count = usize::from(first.is_some()) + differing.count();
        if !self.json {
            writeln!(out, "{} decisions, {count} differ", decisions.len())?;
        }
        out.flush()?;
        let Some(first) = first else { return Ok(()) };
        let message = format!(
            "{count} of {} decisions differ from the recorded ones; give the bank, the plan and the Gradus of the time, \
             and a log that was not merged later",
            decisions.len()
        );
        let place = format!("{}, record {}", self.evidence.display(), first.position + 1);
        Err(Error::new("replay/differs", message).at(place).into())
    }
}

/// The plan of a file; without one, the plan that practice without settings uses.
pub(crate) fn read_plan(path: Option<&Path>) -> Outcome<Plan> {
    let Some(path) = path else { return Ok(PlanSpec::default().check()?) };
    let spec: PlanSpec = serde_json::from_str(&read_text(path)?).map_err(|fault| {
        let message = format!("the plan cannot be read ({fault}); mend the JSON there");
        Error::new("plan/shape", message).at(path.display().to_string())
    })?;
    Ok(spec.check().map_err(|error| error.at(path.display().to_string()))?)
}

fn row<'a>(bank: &'a Bank, decision: &'a Decision) -> Row<'a> {
    let reason = |reason: &Reason| ReasonRow {
        term: reason.term.as_str(),
        points: reason.points,
        value: reason.value,
        skill: reason.skill.map(|skill| bank.skill(skill).id()),
        decides: reason.decides,
    };
    let again = decision.again.as_ref();
    Row {
        record: decision.position + 1,
        mode: decision.mode.as_str(),
        example: decision.example,
        recorded: &decision.recorded,
        again: decision.item.as_deref(),
        agrees: decision.agrees(),
        predicted: again.map(|choice| choice.predicted),
        reasons: again.into_iter().flat_map(|choice| choice.reasons.iter().map(reason)).collect(),
        against: again.into_iter().flat_map(|choice| choice.against.iter().map(reason)).collect(),
    }
}

fn line(row: &Row<'_>) -> String {
    let mut line = format!("{} record {}: {}", if row.agrees { "same" } else { "DIFFERS" }, row.record, row.recorded);
    if !row.agrees {
        line.push_str(&format!(", now {}", row.again.unwrap_or("nothing")));
    }
    if row.example {
        line.push_str("; worked example");
    }
    if row.mode != Mode::Practice.as_str() {
        line.push_str(&format!("; {}", row.mode));
    }
    if let Some(predicted) = row.predicted {
        line.push_str(&format!("; predicted {predicted:.3}"));
    }
    for (at, reason) in row.reasons.iter().chain(&row.against).enumerate() {
        line.push_str(if at == 0 { "; " } else { ", " });
        line.push_str(&format!("{} {:+.3} ({:.3}", reason.term, reason.points, reason.value));
        if let Some(skill) = reason.skill {
            line.push_str(&format!(", {skill}"));
        }
        line.push_str(if reason.decides { ", decides)" } else { ")" });
    }
    line
}
