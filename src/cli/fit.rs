//! `gradus fit`: parameters from many learners' responses.

use super::fail::{Failure, Outcome};
use super::files::{Pending, json, stdout};
use super::trace::{bar, read_responses, write_measures};
use clap::{Args, Subcommand, ValueEnum};
use gradus::calibrate::measures::Measures;
use gradus::calibrate::parallel::Threads;
use gradus::calibrate::trace::{measure, trace};
use gradus::calibrate::{Responses, bkt, elo, gradus as main_tracer, portable};
use gradus::tracer::Model;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The tracer: what an answer says about a learner
    Tracer(Tracer),
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus fit tracer --train train.csv.gz --dev dev.csv.gz -o model.json\n  \
                  gradus fit tracer --train maths.csv --train physics.csv --portable -o default.json\n\nThe same table \
                  and seed give the same model, whatever the number of cores. --dev is only measured, never fitted to.")]
pub(crate) struct Tracer {
    /// Responses to fit to: learner,item,skills,correct,time_s,order; .gz is unpacked. Several only with --portable
    #[arg(long, value_name = "T.csv", required = true)]
    train: Vec<PathBuf>,
    /// Responses of other learners, to measure the model on
    #[arg(long, value_name = "D.csv")]
    dev: Option<PathBuf>,
    /// The model
    #[arg(long, value_enum, default_value = "gradus")]
    kind: Kind,
    /// Learn nothing about the items themselves: parameters for any bank, like those that Gradus ships with
    #[arg(long)]
    portable: bool,
    /// Of random starting points and splits
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where to put the model
    #[arg(short, long, value_name = "M.json")]
    output: PathBuf,
    /// What was fitted and the measures as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// The main tracer: running figures read out by small trees
    Gradus,
    /// The same figures in a logistic regression
    Logistic,
    /// Bayesian knowledge tracing, a chain a skill
    Bkt,
    /// The same with slip and guess an item
    Ktidem,
    /// Elo ratings, general and a skill
    Elo,
}

/// What the model was fitted on, for people; it stands in the model file too.
#[derive(Serialize)]
struct Notes {
    tables: usize,
    responses: usize,
    learners: usize,
    seed: u64,
}

#[derive(Serialize)]
struct Report<'a> {
    kind: &'static str,
    fitted: &'a Notes,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    skills: &'a [bkt::FittedSkill],
    dev: Option<Measures>,
}

impl Command {
    pub(crate) fn run(self) -> Outcome {
        match self {
            Self::Tracer(tracer) => tracer.run(),
        }
    }
}

impl Tracer {
    fn run(self) -> Outcome {
        let tables = self.train.iter().map(|path| read_responses(path)).collect::<Result<Vec<_>, _>>()?;
        if self.portable && !matches!(self.kind, Kind::Gradus | Kind::Logistic) {
            return Err(Failure::Usage("--portable goes with --kind gradus or logistic only".into()));
        }
        if tables.len() > 1 && !self.portable {
            return Err(Failure::Usage(
                "several --train tables go together with --portable only; their items differ".into(),
            ));
        }
        let dev = self.dev.as_deref().map(read_responses).transpose()?;
        let notes = Notes {
            tables: tables.len(),
            responses: tables.iter().map(|table| table.rows().len()).sum(),
            learners: tables.iter().map(|table| table.learners().len()).sum(),
            seed: self.seed,
        };
        let (file, skills) = self.fit(&tables, &notes);
        let model = Model::parse(file.as_bytes()).expect("a fitted model can be read");
        let measures = dev.map(|dev| measure(&dev, &trace(&model, &dev, Threads::all(), &|_| {})));
        let pending = Pending::write(&self.output, file.as_bytes())?;
        let mut out = stdout();
        if self.json {
            out.write_all(&json(&Report { kind: model.kind(), fitted: &notes, skills: &skills, dev: measures }))?;
        } else {
            if !skills.is_empty() {
                write_skills(&mut out, &skills)?;
            }
            if let Some(measures) = measures {
                write_measures(&mut out, &measures)?;
            }
        }
        out.flush()?;
        pending.keep()
    }

    /// The model file and, of chains, the skills' parameters.
    fn fit(&self, tables: &[Responses], notes: &Notes) -> (String, Vec<bkt::FittedSkill>) {
        let train = &tables[0];
        let skills = train.skills().len();
        match self.kind {
            Kind::Gradus | Kind::Logistic => {
                let bar = bar("Fitting", 0);
                let linear = matches!(self.kind, Kind::Logistic);
                let options = main_tracer::Options { seed: self.seed, linear, threads: Threads::all() };
                let tick = |step: &'static str, done: usize, all: usize| {
                    bar.set_message(step);
                    bar.set_length(all as u64);
                    bar.set_position(done as u64);
                };
                let fitted = if self.portable {
                    portable::fit(tables, &options, &tick)
                } else {
                    main_tracer::fit(train, &options, &tick)
                };
                bar.finish_and_clear();
                (fitted.file(notes), Vec::new())
            }
            Kind::Bkt => {
                let bar = bar("Fitting skills", skills);
                let chains =
                    bkt::fit(train, &bkt::Options { seed: self.seed, ..bkt::Options::default() }, &|| bar.inc(1));
                bar.finish_and_clear();
                (chains.file(notes), chains.skills)
            }
            Kind::Ktidem => {
                let bar = bar("Fitting skills, then items", 2 * skills);
                let options = bkt::Options { seed: self.seed, ..bkt::Options::default() };
                let chains = bkt::fit_items(train, &options, &|| bar.inc(1));
                bar.finish_and_clear();
                (chains.file(notes), chains.skills)
            }
            Kind::Elo => {
                let bar = bar("Fitting ratings", 0);
                let fitted = elo::fit(train, self.seed, Threads::all(), &|done, all| {
                    bar.set_length(all as u64);
                    bar.set_position(done as u64);
                });
                bar.finish_and_clear();
                (fitted.file(notes), Vec::new())
            }
        }
    }
}

/// Each skill's parameters, a line a skill.
fn write_skills(out: &mut impl Write, skills: &[bkt::FittedSkill]) -> Outcome {
    let width = skills.iter().map(|one| one.skill.chars().count()).max().unwrap_or(0).max(5);
    writeln!(
        out,
        "{:<width$} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "skill", "prior", "learn", "slip", "guess", "forget", "answers"
    )?;
    for one in skills {
        let bkt::FittedSkill { skill, prior, learn, forget, slip, guess, answers } = one;
        writeln!(out, "{skill:<width$} {prior:>8.4} {learn:>8.4} {slip:>8.4} {guess:>8.4} {forget:>8.4} {answers:>8}")?;
    }
    Ok(())
}
