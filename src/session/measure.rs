//! Check-ups and placements: items without help, one after the other, and what they found.
//!
//! The check-up itself is [`checkup`](crate::selection::checkup); a session folds its answers into it, so a resumed or
//! replayed one asks what it asked. One that is stopped early says what it found so far, with the standard error it has.

use super::command::Practice;
use super::found::{FoundView, GroupView, MeasuredView};
use super::ground::Ground;
use super::state::Session;
use super::view::Step;
use crate::evidence::{Answer, Because, Outside, What};
use crate::grading::Verdict;
use crate::ids::{Millis, SkillIndex};
use crate::learner::{Learner, Mastery, guess, mastery};
use crate::math;
use crate::selection::Choice;
use crate::selection::checkup::{self, Asked, BankCheckUp, Estimate, Next};
use crate::{Error, Result};
use std::result::Result as StdResult;

/// Standard errors above the level that nine in ten of the truths lie below.
const NINE_IN_TEN: f64 = 1.281_551_565_545;

impl Ground<'_> {
    /// The check-up that a session is, before its first item; `None` if it is none.
    pub(super) fn check_up(
        self,
        session: &Session,
        learner: &Learner,
        outside: Option<Outside>,
        now: Millis,
    ) -> Option<Box<BankCheckUp>> {
        let asked = Asked {
            bank: self.bank,
            learner,
            plan: self.plan,
            blueprint: &self.fitted.blueprint,
            skills: &session.chosen_skills,
            mode: session.mode,
            outside,
            seed: session.seed,
            now,
        };
        session.mode.measures().then(|| Box::new(BankCheckUp::new(&asked)))
    }

    /// The next item of a check-up, or why there is none. What decides is what its answer will tell, so it has no reasons
    /// of practice.
    pub(super) fn measure(
        self,
        session: &Session,
        own: &BankCheckUp,
        learner: &Learner,
        now: Millis,
    ) -> StdResult<Choice, Because> {
        match own.check_up.next(&mut session.tie()) {
            Next::Item { index, .. } => {
                let item = own.items[index];
                let spec = self.bank.item(item);
                let predicted = learner.predict(spec.skills(), spec.difficulty(), guess(Some(spec)), now);
                Ok(Choice { item, predicted, reasons: vec![], against: vec![], tie: false })
            }
            Next::Stop(checkup::Because::Sure) => Err(Because::Goal),
            Next::Stop(checkup::Because::Items) => Err(Because::Time),
            Next::Stop(checkup::Because::NoHelp | checkup::Because::Empty) => Err(Because::Done),
        }
    }
}

/// About how many items are left after the one that is open.
pub(super) fn left(session: &Session, own: &BankCheckUp) -> u32 {
    match own.check_up.next(&mut session.tie()) {
        Next::Item { left, .. } => left,
        Next::Stop(_) => 0,
    }
}

impl Session {
    /// Takes the first answer to an item into the check-up. With help it is not what the learner can do alone.
    pub(super) fn measured(&mut self, answer: &Answer) {
        let (Some(own), Some(current)) = (&mut self.measuring, &self.current) else { return };
        let right = match answer.verdict {
            Verdict::Right => !answer.helped,
            Verdict::Wrong => false,
            Verdict::SameValue | Verdict::Unreadable => return,
        };
        let first = self.given.turns().last().is_some_and(|turn| turn.right.is_none());
        if let Some(place) = own.place(current.item).filter(|_| first) {
            own.check_up.answer(place, right);
        }
    }
}

impl Practice {
    /// "I don't know yet": a wrong answer that says nothing, and the next item of the check-up.
    ///
    /// # Errors
    /// `session/none`, `session/no-check-up` in any other session, `session/no-item` if no answer is awaited.
    pub fn dont_know(&mut self, took: Millis, now: Millis) -> Result<Step> {
        if !self.open_session()?.mode.measures() {
            let message = "that is for check-ups; here there are hints, and the solution after an answer";
            return Err(Error::new("session/no-check-up", message));
        }
        let current = self.awaiting()?.clone();
        let item = self.bank.item(current.item);
        let skills = item.skills().iter().map(|&skill| self.bank.skill(skill).id().to_owned()).collect();
        let answer = Answer {
            item: item.id().to_owned(),
            skills,
            response: Vec::new(),
            verdict: Verdict::Wrong,
            attempt: current.attempt,
            hints: 0,
            took,
            helped: false,
        };
        let line = self.record(now, What::Answered(answer));
        self.advance(now, vec![line])
    }

    /// What a check-up found; `touched` are the skills that its answers are about.
    pub(super) fn found(&self, session: &Session, touched: &[SkillIndex], now: Millis) -> Option<MeasuredView> {
        let own = session.measuring.as_ref()?;
        let found = own.check_up.result();
        let groups = own.groups.iter().zip(&found.groups).zip(&found.items).map(|((group, estimate), &items)| {
            let Estimate { level, se, low, high } = *estimate;
            GroupView { name: group.name.clone(), level, se, low, high, items }
        });
        // Secure is what the plan's criterion says, as on the map. "Not yet" takes a level that is too low by the check-up's
        // own measure: one or two right answers are far from secure, and yet say nothing against the skill.
        let wanted = math::logit(self.plan.criterion().level);
        let skills = touched.iter().map(|&skill| {
            let spec = self.bank.skill(skill).spec();
            let Estimate { level, se, .. } = found.skills[skill.get()];
            let state = match mastery(self.learner.skill(skill), now) {
                Mastery::Secure => Mastery::Secure,
                _ if level + NINE_IN_TEN * se < wanted => Mastery::NotYet,
                _ => Mastery::Unknown,
            };
            FoundView { skill: spec.id.clone(), name: spec.name.clone(), state }
        });
        let Estimate { level, se, low, high } = found.overall;
        Some(MeasuredView { level, se, low, high, groups: groups.collect(), skills: skills.collect() })
    }
}
