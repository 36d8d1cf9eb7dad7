//! What the commands share: what comes next, what is recorded, and the checks before it.

use super::command::Practice;
use super::ending::{ending, hand_over, left};
use super::ground::Ground;
use super::state::{Current, Session, chosen};
use super::view::{HandoverView, Step, View};
use crate::bank::SkillSpec;
use crate::evidence::{Evidence, EvidenceId, What};
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::learner::Learner;
use crate::{Error, Result};

impl Practice {
    /// What comes after the items so far: a hand-over, the end, or an item.
    pub(super) fn advance(&mut self, now: Millis, mut lines: Vec<String>) -> Result<Step> {
        let now = self.clamp(now);
        let session = self.session.as_ref().expect("a session is open");
        if let Some(skill) = hand_over(session, &self.bank, &self.learner, &self.plan, now) {
            lines.push(self.record(now, What::HandedOver { skill: self.bank.skill(skill).id().to_owned() }));
            return Ok(Step { lines, view: self.handover(skill)? });
        }
        let because = ending(session, &self.bank, &self.learner, &self.plan, now);
        if because.is_none()
            && let Some((item, skill)) = self.ground().example(session, &self.learner)
        {
            return self.explain(item, skill, now, lines);
        }
        let choice = match because {
            Some(because) => Err(because),
            None => self.ground().choose(session, &self.learner, now),
        };
        let measures = session.mode.measures();
        let choice = match choice {
            Ok(choice) => choice,
            Err(because) => {
                lines.push(self.record(now, What::Finished { because }));
                return Ok(Step { lines, view: self.finished(now) });
            }
        };
        // Read the texts first: an item that cannot be shown must not be on record as shown.
        let instance = self.instance(choice.item)?;
        self.texts(choice.item, instance)?;
        let none = if measures { "measure" } else { "none" };
        let shown = What::Shown {
            item: self.bank.item(choice.item).id().to_owned(),
            predicted: (choice.predicted * 10_000.0) as u32,
            why: choice.reasons.first().map_or(none, |reason| reason.term.as_str()).to_owned(),
            instance,
        };
        lines.push(self.record(now, shown));
        self.choice = Some(choice);
        let current = self.current()?.clone();
        let view = self.task(&current, None)?;
        Ok(Step { lines, view })
    }

    pub(super) fn handover(&self, skill: SkillIndex) -> Result<View> {
        let left = left(self.open_session()?, &self.bank, &self.learner, &self.plan);
        let SkillSpec { id, name, .. } = self.bank.skill(skill).spec().clone();
        Ok(View::Handover(HandoverView { kind: "handover", skill: id, name, left }))
    }

    /// Shows a worked example.
    fn explain(&mut self, item: ItemIndex, skill: SkillIndex, now: Millis, mut lines: Vec<String>) -> Result<Step> {
        let instance = self.instance(item)?;
        let view = self.example(item, instance, skill)?;
        let (item, skill) = (self.bank.item(item).id().to_owned(), self.bank.skill(skill).id().to_owned());
        lines.push(self.record(now, What::Exampled { item, skill, instance }));
        Ok(Step { lines, view })
    }

    pub(super) fn ground(&self) -> Ground<'_> {
        Ground { bank: &self.bank, plan: &self.plan, fitted: &self.fitted }
    }

    /// Appends a record and folds it.
    pub(super) fn record(&mut self, now: Millis, what: What) -> String {
        let at = self.clamp(now);
        let (writer, number) = self.writer.as_mut().expect("a writer signs before anything is recorded");
        *number += 1;
        let id = EvidenceId { writer: writer.clone(), number: *number };
        let session = match &what {
            What::Started { .. } => None,
            _ => self.session.as_ref().filter(|session| session.finished.is_none()).map(|session| session.id.clone()),
        };
        let evidence = Evidence { id, at, session, what };
        let position = self.log.entries().len();
        let line = self.log.append(evidence.clone());
        if let What::Started { .. } = evidence.what {
            self.session = Session::begin(self.ground(), &self.learner, &evidence);
        } else if let Some(session) = self.session.as_mut().filter(|_| evidence.session.is_some()) {
            session.apply(&self.bank, &evidence, position);
        }
        self.learner.catch_up(&self.bank, &self.log);
        line
    }

    /// The latest session of the log that is about this bank, folded.
    pub(super) fn newest_session(&self) -> Option<Session> {
        let entries = self.log.entries();
        let is_start = |evidence: &Evidence| {
            matches!(&evidence.what, What::Started { bank, focus, .. }
                if bank == self.bank.id() && chosen(&self.bank, focus).is_some())
        };
        let start = entries.iter().rposition(|entry| entry.evidence().is_some_and(is_start))?;
        // What was believed when it began needs the fold up to there.
        let mut learner = Learner::new(&self.bank, self.plan.criterion());
        for position in 0..start {
            learner.take(&self.bank, &self.log, position);
        }
        let mut session = Session::begin(self.ground(), &learner, entries[start].evidence()?)?;
        for (position, entry) in entries.iter().enumerate().skip(start + 1) {
            if let Some(evidence) = entry.evidence().filter(|e| e.session.as_ref() == Some(&session.id)) {
                session.apply(&self.bank, evidence, position);
            }
        }
        Some(session)
    }

    /// # Errors
    /// `session/writer`: it is no writer, or one that has no numbers left. `session/clock`: the log's last record leaves
    /// no time to come after it.
    pub(super) fn sign(&mut self, writer: &str) -> Result<()> {
        let number = self.log.last_number(writer);
        // Half the range stays free for what this page will write: a file may claim any number.
        if EvidenceId::parse(&[writer, "-1"].concat()).is_none() || number > u32::MAX / 2 {
            return Err(Error::new("session/writer", "the writer is 16 lower-case hex digits, drawn at random"));
        }
        if self.log.last_at() >= Millis::LATEST {
            let message = "a record says it was made at the end of time, so nothing can come after it; take it out";
            return Err(Error::new("session/clock", message));
        }
        self.writer = Some((writer.to_owned(), number));
        Ok(())
    }

    /// Never before the last record: clocks go back, the log does not. A millisecond after it where another writer's
    /// record of the same moment would come behind the next one of this page.
    pub(super) fn clamp(&self, now: Millis) -> Millis {
        let next = self.writer.as_ref().map(|(writer, number)| (writer.as_str(), *number + 1));
        self.log.free_from(next).max(now.min(Millis::LATEST))
    }

    pub(super) fn open_session(&self) -> Result<&Session> {
        // A session that came with loaded lines is not this page's before it signs.
        let open = self.session.as_ref().filter(|session| session.finished.is_none() && self.writer.is_some());
        open.ok_or_else(|| Error::new("session/none", "no session is open; start one, or resume the one in the log"))
    }

    pub(super) fn current(&self) -> Result<&Current> {
        let none = || Error::new("session/no-item", "no item is open; ask for the next");
        self.open_session()?.current.as_ref().ok_or_else(none)
    }

    pub(super) fn awaiting(&self) -> Result<&Current> {
        let current = self.current()?;
        if current.answer.is_some() {
            return Err(Error::new("session/no-item", "the item has its answer; try again or ask for the next"));
        }
        Ok(current)
    }

    pub(super) fn set_current(&mut self, current: Current) {
        if let Some(session) = &mut self.session {
            session.current = Some(current);
        }
    }
}
