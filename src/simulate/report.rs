//! The report: what was simulated, and what came of it by policy.

use super::course::{Broken, Course};
use super::curves::Curve;
use super::figures::Figures;
use super::truth::Truth;
use crate::plan::PlanSpec;
use serde::Serialize;

/// What `gradus simulate` writes. Every figure in it is simulated, and it says so.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Always true: nobody real is in here.
    pub simulated: bool,
    /// The seed.
    pub seed: u64,
    /// `bkt`, `ability` or `both`.
    pub kind: &'static str,
    /// How many learners.
    pub learners: u64,
    /// Sessions a learner.
    pub sessions: u32,
    /// Days from the first to the last, absences not counted.
    pub days: f64,
    /// The bank.
    pub bank: BankNote,
    /// The plan, of whose budget all policies have the use.
    pub plan: PlanSpec,
    /// What was taken for true.
    pub truth: Truth,
    /// By policy, in the order asked for.
    pub policies: Vec<PolicyReport>,
    /// The policies at other bars, if asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub curves: Vec<Curve>,
}

/// The bank of a report.
#[derive(Clone, Debug, Serialize)]
pub struct BankNote {
    /// Its id.
    pub id: String,
    /// How many skills.
    pub skills: usize,
    /// How many items.
    pub items: usize,
}

/// What came of one policy.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyReport {
    /// Its name.
    pub policy: String,
    /// Over all learners.
    pub all: Figures,
    /// Over those who know a skill or not; `None` if there were none.
    pub bkt: Option<Figures>,
    /// Over those whose level grows.
    pub ability: Option<Figures>,
    /// How sessions stopped.
    pub stops: Stops,
    /// How often items were given.
    pub exposure: Exposure,
}

/// How sessions stopped, in counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stops {
    /// Sessions.
    pub sessions: u32,
    /// Those that stopped as promised.
    pub kept: u32,
    /// Items beyond the plan's number.
    pub over_items: u32,
    /// Items begun after the plan's time.
    pub over_minutes: u32,
    /// Times a skill got more items without success than the plan says, and nobody was asked.
    pub without_person: u32,
    /// Sessions without an end of their own.
    pub endless: u32,
}

/// How often items were given: times a learner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Exposure {
    /// Of the item given most.
    pub most: f64,
    /// Nine items in ten were given at most so often.
    pub ninety: f64,
    /// Half of the items at most so often.
    pub half: f64,
    /// Items never given.
    pub never: usize,
}

impl Stops {
    pub(super) fn of(courses: &[&Course]) -> Self {
        let sum = |what: &dyn Fn(&Broken) -> u32| courses.iter().map(|course| what(&course.broken)).sum();
        let sessions = courses.iter().map(|course| course.sessions).sum();
        let broken: u32 = sum(&|broken| broken.sessions);
        Self {
            sessions,
            kept: sessions - broken,
            over_items: sum(&|broken| broken.items),
            over_minutes: sum(&|broken| broken.minutes),
            without_person: sum(&|broken| broken.person),
            endless: sum(&|broken| broken.endless),
        }
    }
}

impl Exposure {
    pub(super) fn of(courses: &[&Course]) -> Self {
        let items = courses.first().map_or(0, |course| course.shown.len());
        let mut times: Vec<u64> =
            (0..items).map(|item| courses.iter().map(|course| u64::from(course.shown[item])).sum()).collect();
        times.sort_unstable();
        let at = |share: f64| {
            let place = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
            times.get(place).map_or(0.0, |&times| times as f64 / courses.len() as f64)
        };
        Self { most: at(1.0), ninety: at(0.9), half: at(0.5), never: times.iter().filter(|&&one| one == 0).count() }
    }
}
