//! The commands of practice.

use super::audit;
use super::show::can_retry;
use super::state::{Current, Session, chosen};
use super::view::Step;
use crate::bank::Bank;
use crate::evidence::{Answer, Because, Focus, Log, Mode, Outside, What};
use crate::grading::{Asked, Verdict};
use crate::ids::Millis;
use crate::learner::Learner;
use crate::plan::{Fitted, Plan};
use crate::selection::Choice;
use crate::{Error, Result};

/// One learner with one bank: the log, its fold, and the session that is open.
#[derive(Debug)]
pub struct Practice {
    pub(super) bank: Bank,
    pub(super) plan: Plan,
    pub(super) fitted: Fitted,
    pub(super) log: Log,
    pub(super) learner: Learner,
    pub(super) session: Option<Session>,
    pub(super) writer: Option<(String, u32)>,
    /// Why the open item was chosen; worked out again after a resume.
    pub(super) choice: Option<Choice>,
}

/// How a session begins; `..Beginning::default()` is practice of whatever is best next.
#[derive(Clone, Debug, Default)]
pub struct Beginning {
    /// 16 lower-case hex digits, drawn anew by each page that writes.
    pub writer: String,
    /// All draws derive from it.
    pub seed: u64,
    /// What it is about: of a proof and a check the skill, of a check-up what it measures.
    pub focus: Focus,
    /// What it is for.
    pub mode: Mode,
    /// A level measured elsewhere, from which a check-up begins to look.
    pub outside: Option<Outside>,
    /// The moment.
    pub now: Millis,
}

impl Practice {
    /// A learner of whom nothing is known yet.
    ///
    /// # Errors
    /// `plan/unknown-skill` if the plan names a skill that the bank does not have.
    pub fn new(bank: Bank, plan: Plan) -> Result<Self> {
        let learner = Learner::new(&bank, plan.criterion());
        let fitted = plan.fit(&bank)?;
        Ok(Self { bank, plan, fitted, log: Log::default(), learner, session: None, writer: None, choice: None })
    }

    /// The bank.
    #[must_use]
    pub fn bank(&self) -> &Bank {
        &self.bank
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What is believed.
    #[must_use]
    pub fn learner(&self) -> &Learner {
        &self.learner
    }

    /// All evidence.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Is a session begun and not finished?
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.finished.is_none())
    }

    /// Adds records in any order; those already there change nothing.
    ///
    /// # Errors
    /// `evidence/not-a-record`; then nothing was added.
    pub fn load(&mut self, lines: impl IntoIterator<Item = impl Into<String>>) -> Result<()> {
        let in_order = self.log.merge(lines)?;
        if !in_order {
            self.learner = Learner::new(&self.bank, self.plan.criterion());
        }
        self.learner.catch_up(&self.bank, &self.log);
        self.session = self.newest_session();
        self.choice = None;
        if let Some((writer, number)) = &mut self.writer {
            *number = self.log.last_number(writer).max(*number);
        }
        Ok(())
    }

    /// Begins a session and gives its first item. A session that was open ends.
    ///
    /// # Errors
    /// `session/writer` if the writer is not 16 hex digits, `session/unknown-focus` if the bank has no items for such a
    /// lesson or skill, `session/no-skill` if a proof or a check is about another thing than a skill, `session/level` if
    /// the outside level or its standard error is out of range, `session/clock` if nothing can come after the log,
    /// `bank/item-shape` if the item's texts do not read.
    pub fn start(&mut self, beginning: Beginning) -> Result<Step> {
        let Beginning { writer, seed, focus, mode, outside, now } = beginning;
        if mode.settles() && !matches!(focus, Focus::Skill(_)) {
            return Err(Error::new("session/no-skill", "a proof and a check are about one skill; name it"));
        }
        if outside.is_some_and(|outside| outside.check().is_none()) {
            let message = "a level lies within 10 logits of 0 and its standard error within 10; give both in logits";
            return Err(Error::new("session/level", message));
        }
        if chosen(&self.bank, &focus).is_none() {
            let (Focus::Lesson(id) | Focus::Skill(id)) = &focus else { unreachable!("a free focus always fits") };
            let message = ["this bank has no items for a lesson or skill `", id.as_str(), "`; choose another"].concat();
            return Err(Error::new("session/unknown-focus", message));
        }
        self.sign(&writer)?;
        let before = (self.log.entries().len(), self.learner.clone(), self.session.clone(), self.choice.clone());
        let mut lines = Vec::new();
        if self.is_open() {
            lines.push(self.record(now, What::Finished { because: Because::Asked }));
        }
        self.session = None;
        let started = What::Started { bank: self.bank.id().to_owned(), seed, focus, mode, outside };
        lines.push(self.record(now, started));
        let step = self.advance(now, lines);
        if step.is_err() {
            // An item that does not read is found only now; the page never gets the lines, so they must not stay.
            self.log.truncate(before.0);
            (self.learner, self.session, self.choice) = (before.1, before.2, before.3);
        }
        step
    }

    /// Goes on with the open session as its records left it: the same item, the feedback that was to be seen, the worked
    /// example, or the skill that was handed over. `None` if no session is open. A `retry` or an unreadable answer leaves no record, so
    /// what was on the screen before it comes back.
    ///
    /// # Errors
    /// `session/writer` if the writer is not 16 hex digits, `session/clock` if nothing can come after the log,
    /// `bank/item-shape` if the item's texts do not read.
    pub fn resume(&mut self, writer: &str, now: Millis) -> Result<Option<Step>> {
        if !self.is_open() {
            return Ok(None);
        }
        self.sign(writer)?;
        if let Some(skill) = self.open_session()?.asking {
            return Ok(Some(Step { lines: Vec::new(), view: self.handover(skill)? }));
        }
        if let Some((item, instance, skill)) = self.open_session()?.example {
            return Ok(Some(Step { lines: Vec::new(), view: self.example(item, instance, skill)? }));
        }
        let session = self.open_session()?;
        // What was answered in a check-up is not shown again.
        let given = |current: &&Current| {
            !(session.mode.measures() && matches!(current.answer, Some((_, Verdict::Right | Verdict::Wrong))))
        };
        let Some(current) = session.current.as_ref().filter(given).cloned() else {
            return self.advance(now, Vec::new()).map(Some);
        };
        if self.choice.is_none() {
            let before = audit::at(self.ground(), &self.log, current.shown);
            let at = self.log.entries()[current.shown].evidence().map_or(now, |shown| shown.at);
            self.choice = before.and_then(|(session, learner)| self.ground().choose(&session, &learner, at).ok());
        }
        let view = self.task(&current, None)?;
        Ok(Some(Step { lines: Vec::new(), view }))
    }

    /// Gives the next item, hands a skill to a person, or ends the session.
    ///
    /// # Errors
    /// `session/none`, `session/item-open` while an answer is awaited.
    pub fn next(&mut self, now: Millis) -> Result<Step> {
        let session = self.open_session()?;
        // In a check-up an answer in another form than the one asked is none yet: every item gets one.
        let answered = |current: &Current| current.answer.is_some() && !session.mode.measures();
        if session.current.as_ref().is_some_and(|current| !answered(current)) {
            return Err(Error::new("session/item-open", "an item awaits its answer; answer it or finish"));
        }
        self.advance(now, Vec::new())
    }

    /// Marks an answer: choice ids, or one text. In a check-up, an answer that can be read and has the form asked brings
    /// the next item at once. `took` is the time from showing the item to the answer; `helped`
    /// says that the learner told of help with it, which makes it weaker evidence of what they can do alone.
    ///
    /// # Errors
    /// `session/none`, `session/no-item` if no answer is awaited.
    pub fn answer(&mut self, response: &[String], took: Millis, helped: bool, now: Millis) -> Result<Step> {
        let current = self.awaiting()?.clone();
        let spec = self.texts(current.item, current.instance)?;
        let mark = Asked::of(&spec, self.locale()).mark(response);
        let mut lines = Vec::new();
        if mark.verdict == Verdict::Unreadable {
            let shown = Current { answer: Some((response.to_vec(), Verdict::Unreadable)), ..current };
            let view = self.task(&shown, Some(mark))?;
            return Ok(Step { lines, view });
        }
        let answer = Answer {
            item: spec.id,
            skills: spec.skills,
            response: response.to_vec(),
            verdict: mark.verdict,
            attempt: current.attempt,
            hints: current.hints,
            took,
            helped,
        };
        let measured = mark.verdict != Verdict::SameValue && self.open_session()?.mode.measures();
        lines.push(self.record(now, What::Answered(answer)));
        if measured {
            return self.advance(now, lines);
        }
        let current = self.current()?.clone();
        let view = self.task(&current, Some(mark))?;
        Ok(Step { lines, view })
    }

    /// The same item again, to be answered.
    ///
    /// # Errors
    /// `session/none`, `session/no-item`, `session/no-retry` if the solution has been shown.
    pub fn retry(&mut self) -> Result<Step> {
        let current = self.current()?.clone();
        let spec = self.texts(current.item, current.instance)?;
        if !can_retry(&current, &spec) {
            return Err(Error::new("session/no-retry", "this item is done; go on to the next"));
        }
        let wrong = matches!(current.answer, Some((_, Verdict::Wrong)));
        let again = Current { attempt: current.attempt + u8::from(wrong), answer: None, ..current };
        let view = self.task(&again, None)?;
        self.set_current(again);
        Ok(Step { lines: Vec::new(), view })
    }

    /// Ends the session at the learner's wish.
    ///
    /// # Errors
    /// `session/none`.
    pub fn finish(&mut self, now: Millis) -> Result<Step> {
        self.open_session()?;
        let line = self.record(now, What::Finished { because: Because::Asked });
        Ok(Step { lines: vec![line], view: self.finished(now) })
    }
}
