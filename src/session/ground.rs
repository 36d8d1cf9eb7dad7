//! What every session stands on, and the choices made on it.

use super::state::Session;
use crate::bank::{Bank, Lesson};
use crate::draw::{Draw, Purpose};
use crate::evidence::{Because, Mode};
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::learner::Learner;
use crate::plan::{Fitted, Plan};
use crate::selection::{Choice, Given, Setting, Suggestion, Term, choose, suggest, what_if};

/// A bank, a plan, and what the plan says about that bank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    pub(super) bank: &'a Bank,
    pub(super) plan: &'a Plan,
    pub(super) fitted: &'a Fitted,
}

impl<'a> Ground<'a> {
    fn setting(self, session: &'a Session, learner: &'a Learner, now: Millis) -> Setting<'a> {
        Setting {
            bank: self.bank,
            learner,
            plan: self.plan,
            given: &session.given,
            chosen_skills: &session.chosen_skills,
            chosen_items: &session.chosen_items,
            class_due: &self.fitted.class_due,
            goal: learner.goal(),
            mode: session.mode,
            now,
        }
    }

    /// What to give next, or why nothing.
    pub(super) fn choose(self, session: &Session, learner: &Learner, now: Millis) -> Result<Choice, Because> {
        if let Some(own) = &session.measuring {
            return self.measure(session, own, learner, now);
        }
        choose(&self.setting(session, learner, now), &mut session.tie()).ok_or(Because::Done)
    }

    /// What practice would give without one term.
    pub(super) fn what_if(self, session: &Session, learner: &Learner, without: Term, now: Millis) -> Option<Choice> {
        what_if(&self.setting(session, learner, now), &mut session.tie(), without)
    }

    /// The worked example that is due, and the skill it is of.
    pub(super) fn example(self, session: &Session, learner: &Learner) -> Option<(ItemIndex, SkillIndex)> {
        let practice = session.mode == Mode::Practice;
        let due = practice.then(|| session.given.example_due(self.bank, learner, self.plan)).flatten();
        due.map(|(skill, item)| (item, skill))
    }

    /// Good things to practise, in this lesson or anywhere.
    pub(super) fn suggest(self, learner: &Learner, lesson: Option<&str>, now: Millis) -> Vec<Suggestion> {
        let setting = Setting {
            bank: self.bank,
            learner,
            plan: self.plan,
            given: &Given::default(),
            chosen_skills: &[],
            chosen_items: &[],
            class_due: &self.fitted.class_due,
            goal: learner.goal(),
            mode: Mode::Practice,
            now,
        };
        suggest(&setting, lesson.and_then(|id| self.bank.find_lesson(id)).map_or(&[], Lesson::skills))
    }
}

impl Session {
    /// Which of equals is taken: by the session's seed and how far it is.
    pub(super) fn tie(&self) -> Draw {
        Draw::at(self.seed, self.given.turns().len() as u64, Purpose::Tie)
    }
}
