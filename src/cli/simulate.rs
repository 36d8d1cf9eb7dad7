//! `gradus simulate`: simulated learners through a policy.

use super::fail::{Failure, Outcome};
use super::files::{Pending, json, read_built, stdout};
use super::replay::read_plan;
use super::trace::bar;
use clap::{Args, ValueEnum};
use gradus::Error;
use gradus::plan::Plan;
use gradus::simulate::curves::{curves, runs};
use gradus::simulate::figures::{Figure, Figures};
use gradus::simulate::policy::Named;
use gradus::simulate::{Kind, Report, Settings, World, pictures, simulate, synthetic};
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gradus simulate --bank synthetic:80x20 --learners 200 --seed 1 --policy all -o report.json\n\nAll \
                  policies meet the same learners with the same luck. Every figure is simulated: it follows from the \
                  assumptions that the report lists, and says nothing about people."
)]
pub(crate) struct Simulate {
    /// A bank, source or built, the word for one that comes with Gradus, or synthetic:SKILLSxITEMS for one that is made up
    #[arg(long, default_value = "synthetic:80x20")]
    bank: PathBuf,
    /// The plan of `gradus`, of whose minutes and items a session all policies have the use
    #[arg(long)]
    plan: Option<PathBuf>,
    /// How many learners
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    learners: u64,
    /// Of all that is random; the same seed gives the same bytes
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// gradus, random, fixed-order, lowest-mastery, three-in-a-row, max-information, or all
    #[arg(long, default_value = "gradus")]
    policy: String,
    /// Which learners: those who know a skill or not, those whose level grows, or one of each in turn
    #[arg(long, value_enum, default_value = "both")]
    kind: Family,
    /// Sessions a learner
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1000))]
    sessions: u32,
    /// Days from the first session to the last, absences not counted
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=3650))]
    days: u32,
    /// Every policy at several bars as well, to compare over-practice at equal false mastery
    #[arg(long)]
    curves: bool,
    /// A folder to put pictures of the report into, as SVG
    #[arg(long, value_name = "FOLDER")]
    pictures: Option<PathBuf>,
    /// Where to put the report
    #[arg(short, long, value_name = "R.json")]
    output: Option<PathBuf>,
    /// The report on standard output, instead of the table
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Family {
    Bkt,
    Ability,
    Both,
}

impl Simulate {
    pub(crate) fn run(self) -> Outcome {
        let (bytes, place) = self.bank()?;
        let plan: Plan = read_plan(self.plan.as_deref())?;
        let policies = if self.policy == "all" { Named::NAMES.to_vec() } else { vec![self.policy.as_str()] };
        for name in &policies {
            Named::of(name, plan.spec()).map_err(|error| Failure::Usage(error.to_string()))?;
        }
        let kind = match self.kind {
            Family::Bkt => Kind::Bkt,
            Family::Ability => Kind::Ability,
            Family::Both => Kind::Both,
        };
        let settings = Settings {
            learners: self.learners,
            seed: self.seed,
            kind,
            sessions: self.sessions,
            days: f64::from(self.days),
            ..Settings::default()
        };
        let at_the_bank = |error: Error| error.at(place.clone());
        let world = World::new(bytes, &settings.truth, settings.seed).map_err(at_the_bank)?;
        let more = if self.curves { runs(plan.spec(), &settings) } else { 0 };
        let bar = bar("Simulating", (self.learners * policies.len() as u64 + more) as usize);
        let tick = || bar.inc(1);
        let report = simulate(&world, plan.spec(), &settings, &policies, &tick).and_then(|report| {
            let curves = if self.curves { curves(&world, plan.spec(), &settings, &tick)? } else { Vec::new() };
            Ok(Report { curves, ..report })
        });
        bar.finish_and_clear();
        let report = report.map_err(at_the_bank)?;
        let bytes = json(&report);
        let mut pending: Vec<Pending> = Vec::new();
        for (name, picture) in self
            .pictures
            .iter()
            .flat_map(|folder| pictures(&report).into_iter().map(move |one| (folder.join(one.0), one.1)))
        {
            pending.push(Pending::write(&name, picture.as_bytes())?);
        }
        if let Some(path) = &self.output {
            pending.push(Pending::write(path, &bytes)?);
        }
        let mut out = stdout();
        if self.json {
            out.write_all(&bytes)?;
        } else {
            table(&mut out, &report)?;
        }
        out.flush()?;
        pending.into_iter().try_for_each(Pending::keep)
    }

    /// The bytes of the bank and what to call it.
    fn bank(&self) -> Outcome<(Vec<u8>, String)> {
        let name = self.bank.display().to_string();
        let Some(size) = name.strip_prefix("synthetic:") else {
            return Ok((read_built(Path::new(&self.bank))?.0, name));
        };
        let numbers = size.split_once('x').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        let Some((skills, items)) = numbers else {
            return Err(Failure::Usage(format!(
                "--bank {name}: a made-up bank is synthetic:SKILLSxITEMS, as synthetic:80x20"
            )));
        };
        Ok((synthetic(skills, items).map_err(|error| error.at(name.clone()))?, name))
    }
}

/// What the table shows of a policy: a heading and which figure, with its decimals.
type Column = (&'static str, fn(&Figures) -> Figure, usize);

const COLUMNS: [Column; 10] = [
    ("mastered", |f| f.mastered_per_100, 2),
    ("learned", |f| f.learned_per_100, 2),
    ("items", |f| f.items_to_mastery, 1),
    ("minutes", |f| f.minutes_to_mastery, 1),
    ("over", |f| f.over_practice, 2),
    ("false", |f| f.false_mastery, 3),
    ("wheel", |f| f.wheel_spinning, 3),
    ("kept 30 d", |f| f.retention, 3),
    ("stops kept", |f| f.stops_kept, 3),
    ("coverage", |f| f.coverage, 3),
];

fn table(out: &mut impl Write, report: &Report) -> Outcome {
    writeln!(
        out,
        "simulated: {} learners ({}), {} sessions, {} skills, {} items, seed {}; mastered and learned: \
         skills in 100 items; ± standard error",
        report.learners, report.kind, report.sessions, report.bank.skills, report.bank.items, report.seed
    )?;
    write!(out, "{:<16}", "policy")?;
    for (name, ..) in COLUMNS {
        write!(out, "{name:>15}")?;
    }
    writeln!(out)?;
    for policy in &report.policies {
        write!(out, "{:<16}", policy.policy)?;
        for (_, figure, digits) in COLUMNS {
            write!(out, "{:>15}", cell(figure(&policy.all), digits))?;
        }
        writeln!(out)?;
    }
    for curve in &report.curves {
        if let Some(against) = &curve.against {
            let [all, bkt, ability] = [against.all, against.bkt, against.ability].map(|figure| cell(figure, 2));
            writeln!(
                out,
                "over-practice at equal false mastery, as a share of {}'s: {all} (bkt {bkt}, ability {ability})",
                curve.policy
            )?;
        }
    }
    Ok(())
}

fn cell(figure: Figure, digits: usize) -> String {
    match (figure.value, figure.se) {
        (Some(value), Some(se)) => format!("{value:.digits$} ± {se:.digits$}"),
        (Some(value), None) => format!("{value:.digits$}"),
        (None, _) => "–".into(),
    }
}
