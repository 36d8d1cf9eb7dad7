//! One learner through one policy: all sessions, and what is noted of them.

use super::person::Person;
use super::policy::{Budget, Next, Policy};
use super::world::World;
use crate::Result;
use crate::ids::{Millis, SkillIndex};

/// What is noted of one learner and one skill.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tale {
    /// Items before the policy held the skill for mastered.
    pub given: u32,
    /// Seconds of these.
    pub seconds: f64,
    /// Those among them that were given although the learner truly knew the skill.
    pub over: u32,
    /// Those before the learner first truly knew it.
    pub unknown_first: u32,
    /// Was it truly known after any of them?
    pub met: bool,
    /// Items after it.
    pub reviews: u32,
    /// Did the policy come to hold it for mastered, and was it known then?
    pub mastered: Option<bool>,
    /// Known at first, and at the end.
    pub known: (bool, bool),
    /// Share of typical items at first, at the end, and 30 days later.
    pub share: (f64, f64, f64),
}

/// What a session may break, and how often it did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Broken {
    /// More items than the plan says.
    pub items: u32,
    /// An item after the time was up.
    pub minutes: u32,
    /// More items on one skill without success than the plan says, and nobody asked.
    pub person: u32,
    /// No end of its own: stopped by the simulator.
    pub endless: u32,
    /// Sessions that broke any of these.
    pub sessions: u32,
}

/// What is noted of one learner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    /// By skill.
    pub tales: Vec<Tale>,
    /// Sessions begun.
    pub sessions: u32,
    /// What they broke.
    pub broken: Broken,
    /// Items given.
    pub items: u32,
    /// Seconds of work.
    pub seconds: f64,
    /// Right first answers.
    pub right: u32,
    /// Times a person was asked.
    pub asked: u32,
    /// Worked examples shown.
    pub examples: u32,
    /// Times each item was given.
    pub shown: Vec<u32>,
    /// How often a range that the policy gave had the truth, of how many.
    pub covered: (u32, u32),
}

/// Milliseconds between an answer and the next item: reading what was said to it.
const READING: u64 = 6_000;
/// The longest an answer counts towards the session's time, as practice counts it.
const LONGEST: u64 = 120_000;
/// When everything begins.
const DAWN: u64 = 1_700_000_000_000;
/// Days after which it is asked what is left.
const LATER: f64 = 30.0;
/// So many times the items that a session may have, and it will never end.
const ENDLESS: u32 = 4;

/// Takes a learner through a policy; `gaps` are the days before each session, as [`calendar`](super::person::calendar) gives them.
///
/// # Errors
/// What the policy cannot work with.
pub fn run(world: &World, person: Person<'_>, policy: &mut dyn Policy, budget: Budget, gaps: &[f64]) -> Result<Course> {
    let mut running = Running::new(world, person, budget);
    let mut dawn = DAWN;
    for (session, &days) in gaps.iter().enumerate() {
        if days > 0.0 {
            running.person.rest(days);
            dawn += (days * 86_400_000.0) as u64;
        }
        running.session(policy, session as u32, Millis(dawn))?;
    }
    Ok(running.end())
}

struct Running<'a> {
    world: &'a World,
    person: Person<'a>,
    budget: Budget,
    course: Course,
}

impl<'a> Running<'a> {
    fn new(world: &'a World, person: Person<'a>, budget: Budget) -> Self {
        let tale = |at: usize| {
            let skill = SkillIndex(at as u32);
            let known = person.knows(skill);
            Tale { known: (known, known), share: (person.share(skill), 0.0, 0.0), ..Tale::default() }
        };
        let course = Course {
            tales: (0..world.skills.len()).map(tale).collect(),
            shown: vec![0; world.items.len()],
            ..Course::default()
        };
        Self { world, person, budget, course }
    }

    fn session(&mut self, policy: &mut dyn Policy, number: u32, mut now: Millis) -> Result<()> {
        policy.begin(number, now)?;
        self.course.sessions += 1;
        let mut broken = Broken::default();
        let mut position = 0;
        let mut worked = Millis(0);
        // Items on each skill since the session began, the skill was mastered, or a person was asked.
        let mut unsettled = vec![0_u32; self.world.skills.len()];
        let mut touched: Vec<SkillIndex> = Vec::new();
        loop {
            match policy.next(now)? {
                Next::Over => break,
                Next::Person(skill) => {
                    self.course.asked += 1;
                    unsettled[skill.get()] = 0;
                }
                Next::Example(skill) => {
                    self.course.examples += 1;
                    let seconds = self.person.study(skill);
                    self.course.seconds += seconds;
                    now.0 += (seconds * 1000.0) as u64;
                }
                Next::Item(index) => {
                    // The rest of a problem that was begun is given to its end.
                    let whole = self.world.bank().item(index).follows().is_none();
                    broken.items += u32::from(whole && position >= self.budget.items);
                    broken.minutes += u32::from(whole && worked >= self.budget.work);
                    let skills = &self.world.items[index.get()].skills;
                    let before: Vec<(bool, bool)> =
                        skills.iter().map(|&skill| (policy.mastered(skill), self.person.knows(skill))).collect();
                    let response = self.person.answer(index, position);
                    position += 1;
                    worked.0 += response.took.0.min(LONGEST);
                    now.0 += response.took.0;
                    policy.answered(index, response, now)?;
                    now.0 += READING;
                    self.course.items += 1;
                    self.course.seconds += response.seconds();
                    self.course.right += u32::from(response.right);
                    self.course.shown[index.get()] += 1;
                    for (&skill, (mastered, known)) in skills.iter().zip(before) {
                        let knows = self.person.knows(skill);
                        let tale = &mut self.course.tales[skill.get()];
                        if mastered {
                            tale.reviews += 1;
                        } else {
                            tale.given += 1;
                            tale.seconds += response.seconds();
                            tale.over += u32::from(known);
                            tale.unknown_first += u32::from(!known && !tale.met);
                            tale.met |= knows;
                            unsettled[skill.get()] += 1;
                            broken.person += u32::from(unsettled[skill.get()] == self.budget.person + 1);
                        }
                        if policy.mastered(skill) {
                            tale.mastered.get_or_insert(knows);
                            unsettled[skill.get()] = 0;
                        }
                        if !touched.contains(&skill) {
                            touched.push(skill);
                        }
                    }
                }
            }
            if position >= ENDLESS * self.budget.items {
                broken.endless = 1;
                break;
            }
        }
        for skill in touched {
            if let Some(range) = policy.range(skill, now) {
                let share = self.person.share(skill);
                self.course.covered.0 += u32::from(range.low <= share && share <= range.high);
                self.course.covered.1 += 1;
            }
        }
        broken.sessions = u32::from(broken != Broken::default());
        self.course.broken.add(broken);
        Ok(())
    }

    fn end(mut self) -> Course {
        for (at, tale) in self.course.tales.iter_mut().enumerate() {
            let skill = SkillIndex(at as u32);
            tale.known.1 = self.person.knows(skill);
            tale.share.1 = self.person.share(skill);
            tale.share.2 = self.person.share_later(skill, LATER);
        }
        self.course
    }
}

impl Broken {
    fn add(&mut self, other: Self) {
        self.items += other.items;
        self.minutes += other.minutes;
        self.person += other.person;
        self.endless += other.endless;
        self.sessions += other.sessions;
    }
}
