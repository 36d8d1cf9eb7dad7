//! Simulated learners, and what a policy does to them. Native only, and never a claim about people: a simulation says
//! what follows from its assumptions ([`Truth`]), and every figure that comes from here is marked *simulated*.
//!
//! A [`World`] is a bank with its truth, a [`Person`] a learner in it, a [`Policy`](policy::Policy) what
//! decides on the next item. [`run`](course::run) takes one learner through one policy, [`simulate`] many learners
//! through many, and [`curves`](curves::curves) through policies at other bars; [`pictures`] draws it. All policies meet the same learners with the same luck.
//!
//! ```
//! use gradus::{plan::PlanSpec, simulate::{Kind, Settings, World, simulate, synthetic}};
//! let settings = Settings { learners: 4, sessions: 2, kind: Kind::Both, ..Settings::default() };
//! let world = World::new(synthetic(6, 15)?, &settings.truth, settings.seed)?;
//! let report = simulate(&world, &PlanSpec::default(), &settings, &["gradus", "random"], &|| {})?;
//! assert!(report.simulated && report.policies[0].all.items.value > Some(0.0));
//! # Ok::<(), gradus::Error>(())
//! ```

mod chance;
pub mod course;
pub mod curves;
pub mod figures;
pub mod person;
mod pictures;
pub mod policy;
mod report;
mod synthetic;
mod truth;
mod world;

pub use pictures::{Picture, pictures};
pub use report::{BankNote, Exposure, PolicyReport, Report, Stops};
pub use synthetic::synthetic;
pub use truth::{Common, Growing, KNOWS, Known, Truth};
pub use world::World;

use crate::Result;
use crate::calibrate::parallel::{Threads, map};
use crate::plan::PlanSpec;
use course::Course;
use figures::Figures;
use person::{Family, Person, calendar};
use policy::{Budget, Named};

/// Which learners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Those who know a skill or not.
    Bkt,
    /// Those whose level grows.
    Ability,
    /// One of each in turn.
    Both,
}

impl Kind {
    /// The name in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bkt => "bkt",
            Self::Ability => "ability",
            Self::Both => "both",
        }
    }

    fn family(self, number: u64) -> Family {
        match self {
            Self::Bkt => Family::Bkt,
            Self::Ability => Family::Ability,
            Self::Both if number.is_multiple_of(2) => Family::Bkt,
            Self::Both => Family::Ability,
        }
    }
}

/// How much is simulated.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How many learners.
    pub learners: u64,
    /// Everything random follows from it.
    pub seed: u64,
    /// Which learners.
    pub kind: Kind,
    /// Sessions a learner.
    pub sessions: u32,
    /// Days from the first to the last, absences not counted.
    pub days: f64,
    /// What is taken for true.
    pub truth: Truth,
    /// The report does not depend on it.
    pub threads: Threads,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            learners: 200,
            seed: 1,
            kind: Kind::Both,
            sessions: 20,
            days: 60.0,
            truth: Truth::default(),
            threads: Threads::all(),
        }
    }
}

impl Settings {
    /// The courses of one family, or of all; `courses` are those of all learners in the order of their numbers.
    #[must_use]
    pub fn of_family<'a>(&self, courses: &'a [Course], family: Option<Family>) -> Vec<&'a Course> {
        let own = |number: usize| family.is_none_or(|family| self.kind.family(number as u64) == family);
        courses.iter().enumerate().filter(|(number, _)| own(*number)).map(|(_, course)| course).collect()
    }
}

/// Takes learners through the policies of these names ([`Named::NAMES`]); `tick` is called when a learner is through one.
///
/// # Errors
/// `simulate/unknown-policy`; those of the plan's check.
pub fn simulate(
    world: &World,
    plan: &PlanSpec,
    settings: &Settings,
    policies: &[&str],
    tick: &(dyn Fn() + Sync),
) -> Result<Report> {
    let named = policies.iter().map(|name| Named::of(name, plan)).collect::<Result<Vec<_>>>()?;
    let mut reports = Vec::new();
    for one in &named {
        let courses = courses(world, plan, settings, one, tick)?;
        reports.push(report_of(one.name(), &courses, settings));
    }
    let bank = world.bank();
    Ok(Report {
        simulated: true,
        seed: settings.seed,
        kind: settings.kind.as_str(),
        learners: settings.learners,
        sessions: settings.sessions,
        days: settings.days,
        bank: BankNote { id: bank.id().to_owned(), skills: bank.skills().len(), items: bank.items().len() },
        plan: plan.clone(),
        truth: settings.truth,
        policies: reports,
        curves: Vec::new(),
    })
}

/// What all learners of the settings did under one policy, in the order of their numbers.
///
/// # Errors
/// What the policy cannot work with.
pub fn courses(
    world: &World,
    plan: &PlanSpec,
    settings: &Settings,
    policy: &Named,
    tick: &(dyn Fn() + Sync),
) -> Result<Vec<Course>> {
    let checked = plan.clone().check()?;
    let budget = Budget { work: checked.budget(), items: checked.most_items(), person: checked.hand_over() };
    let one = |number: usize| -> Result<Course> {
        let number = number as u64;
        let Settings { seed, truth, .. } = settings;
        let person = Person::new(world, truth, settings.kind.family(number), *seed, number);
        let mut engaged = policy.engage(world, budget, *seed, number)?;
        let gaps = calendar(truth, *seed, number, settings.sessions, settings.days);
        let course = course::run(world, person, &mut *engaged, budget, &gaps);
        tick();
        course
    };
    map(settings.threads, settings.learners as usize, one).into_iter().collect()
}

/// The report of one policy from what its learners did.
#[must_use]
pub fn report_of(name: &str, courses: &[Course], settings: &Settings) -> PolicyReport {
    let of = |family| settings.of_family(courses, family);
    let some = |those: Vec<&Course>| (!those.is_empty()).then(|| Figures::of(&those));
    let all = of(None);
    PolicyReport {
        policy: name.to_owned(),
        all: Figures::of(&all),
        bkt: some(of(Some(Family::Bkt))),
        ability: some(of(Some(Family::Ability))),
        stops: Stops::of(&all),
        exposure: Exposure::of(&all),
    }
}
