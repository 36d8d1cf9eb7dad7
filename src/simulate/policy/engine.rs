//! The engine's own practice, driven as the page drives it: sessions, real responses, hints, evidence.

use super::{Next, Policy};
use crate::bank::Bank;
use crate::evidence::Focus;
use crate::grading::Verdict;
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::learner::{Interval, interval};
use crate::plan::PlanSpec;
use crate::session::{Beginning, Practice, View};
use crate::simulate::chance::{About, draw};
use crate::simulate::person::Response;
use crate::simulate::world::World;
use crate::{Error, Result};

/// Practice with one learner.
#[derive(Debug)]
pub struct Engine<'a> {
    world: &'a World,
    practice: Practice,
    writer: String,
    seed: u64,
    number: u64,
    /// What is on the screen.
    view: Option<View>,
}

impl<'a> Engine<'a> {
    /// A learner of whom nothing is known.
    ///
    /// # Errors
    /// Those of the plan's check.
    pub fn new(world: &'a World, plan: &PlanSpec, seed: u64, number: u64) -> Result<Self> {
        let practice = Practice::new(Bank::parse(world.bytes().to_vec())?, plan.clone().check()?)?;
        Ok(Self { world, practice, writer: format!("{number:016x}"), seed, number, view: None })
    }

    /// The evidence so far, the engine and its beliefs.
    #[must_use]
    pub fn practice(&self) -> &Practice {
        &self.practice
    }

    fn skill(&self, id: &str) -> Result<SkillIndex> {
        self.world.bank().find_skill(id).ok_or_else(|| Self::fault("names a skill that the bank does not have"))
    }

    fn fault(what: &str) -> Error {
        Error::new("simulate/engine", ["the engine ", what, "; this is a fault of Gradus, please report it"].concat())
    }
}

impl Policy for Engine<'_> {
    fn begin(&mut self, session: u32, now: Millis) -> Result<()> {
        // Between two sessions a person has looked at what was handed over. It teaches nothing here: what people do is
        // not what is measured.
        let asked: Vec<String> = self
            .world
            .bank()
            .skills()
            .iter()
            .enumerate()
            .filter(|(at, _)| self.practice.learner().skill(SkillIndex(*at as u32)).handed_over.is_some())
            .map(|(_, skill)| skill.id().to_owned())
            .collect();
        for skill in asked {
            self.practice.looked_at(&skill, &self.writer, now)?;
        }
        // Whole numbers that a page can hold.
        let seed = u64::from(draw(self.seed, About::Policy, self.number, 1, u64::from(session)).below(u32::MAX));
        let writer = self.writer.clone();
        let begin = Beginning { writer, seed, focus: Focus::Free, now, ..Beginning::default() };
        self.view = Some(self.practice.start(begin)?.view);
        Ok(())
    }

    fn next(&mut self, now: Millis) -> Result<Next> {
        let view = match self.view.take() {
            Some(view) => view,
            None => self.practice.next(now)?.view,
        };
        match view {
            View::Task(task) => {
                let item = self.world.bank().find_item(&task.item.id);
                item.map(Next::Item).ok_or_else(|| Self::fault("gave an item that the bank does not have"))
            }
            View::Example(example) => self.skill(&example.skill).map(Next::Example),
            View::Handover(handover) => self.skill(&handover.skill).map(Next::Person),
            View::Finished(_) => Ok(Next::Over),
        }
    }

    fn answered(&mut self, item: ItemIndex, response: Response, now: Millis) -> Result<()> {
        let truth = &self.world.items[item.get()];
        if response.hinted {
            self.practice.hint(now)?;
        }
        let text = if response.right { &truth.right } else { &truth.wrong };
        let step = self.practice.answer(text, response.took, false, now)?;
        let wanted = if response.right { Verdict::Right } else { Verdict::Wrong };
        match step.view {
            View::Task(task) if task.verdict == Some(wanted) => Ok(()),
            _ => Err(Self::fault("marked a response otherwise than its marking does alone")),
        }
    }

    fn mastered(&self, skill: SkillIndex) -> bool {
        self.practice.learner().skill(skill).since.is_some()
    }

    fn range(&self, skill: SkillIndex, now: Millis) -> Option<Interval> {
        let belief = self.practice.learner().skill(skill);
        (belief.observations > 0).then(|| interval(&belief.levels_at(now).spread()))
    }
}
