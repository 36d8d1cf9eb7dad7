//! The commands of practice.

use super::ending::{ending, hand_over, left};
use super::state::{Current, Session, chosen};
use super::view::{
    FinishedView, HandoverView, HintMark, HintView, ItemView, PractisedView, ReasonView, Step, TaskView, View,
};
use crate::bank::{Bank, Format, ItemSpec, SkillSpec};
use crate::draw::{Draw, Purpose};
use crate::evidence::{Answer, Because, Evidence, EvidenceId, Focus, Log, What};
use crate::grading::{self, Mark, Question, Verdict};
use crate::ids::{Millis, SkillIndex};
use crate::learner::{Learner, Mastery, mastery};
use crate::plan::Plan;
use crate::selection::{Choice, Setting, Suggestion, choose, suggest};
use crate::{Error, Result};

/// One learner with one bank: the log, its fold, and the session that is open.
#[derive(Debug)]
pub struct Practice {
    bank: Bank,
    plan: Plan,
    log: Log,
    learner: Learner,
    session: Option<Session>,
    writer: Option<(String, u32)>,
    /// Why the open item was chosen; worked out again after a resume.
    choice: Option<Choice>,
}

/// How a session begins.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// 16 lower-case hex digits, drawn anew by each page that writes.
    pub writer: String,
    /// All draws derive from it.
    pub seed: u64,
    /// What it is about.
    pub focus: Focus,
    /// The moment.
    pub now: Millis,
}

/// Tries at one item, the first included.
const ATTEMPTS: u8 = 2;

impl Practice {
    /// A learner of whom nothing is known yet.
    #[must_use]
    pub fn new(bank: Bank, plan: Plan) -> Self {
        let learner = Learner::new(&bank, plan.criterion());
        Self { bank, plan, log: Log::default(), learner, session: None, writer: None, choice: None }
    }

    /// The bank.
    #[must_use]
    pub fn bank(&self) -> &Bank {
        &self.bank
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

    /// Up to three good things to practise.
    #[must_use]
    pub fn suggestions(&self, now: Millis) -> Vec<Suggestion> {
        suggest(&self.bank, &self.learner, &self.plan, self.clamp(now))
    }

    /// Begins a session and gives its first item. A session that was open ends.
    ///
    /// # Errors
    /// `session/writer` if the writer is not 16 hex digits, `session/unknown-focus` if the bank has no items for such a
    /// lesson or skill, `session/clock` if nothing can come after the log, `bank/item-shape` if the item's texts do not
    /// read.
    pub fn start(&mut self, beginning: Beginning) -> Result<Step> {
        let Beginning { writer, seed, focus, now } = beginning;
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
        let started = What::Started { bank: self.bank.id().to_owned(), seed, focus };
        lines.push(self.record(now, started));
        let step = self.advance(now, lines);
        if step.is_err() {
            // An item that does not read is found only now; the page never gets the lines, so they must not stay.
            self.log.truncate(before.0);
            (self.learner, self.session, self.choice) = (before.1, before.2, before.3);
        }
        step
    }

    /// Goes on with the open session as its records left it: the same item, the feedback that was to be seen, or the
    /// skill that was handed over. `None` if no session is open. A `retry` or an unreadable answer leaves no record, so
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
        let Some(current) = self.session.as_ref().and_then(|session| session.current.clone()) else {
            return self.advance(now, Vec::new()).map(Some);
        };
        if self.choice.is_none() {
            self.choice = super::audit::again(&self.bank, &self.plan, &self.log, current.shown);
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
        if session.current.as_ref().is_some_and(|current| current.answer.is_none()) {
            return Err(Error::new("session/item-open", "an item awaits its answer; answer it or finish"));
        }
        self.advance(now, Vec::new())
    }

    /// Marks an answer: choice ids, or one text. `took` is the time from showing the item to the answer.
    ///
    /// # Errors
    /// `session/none`, `session/no-item` if no answer is awaited.
    pub fn answer(&mut self, response: &[String], took: Millis, now: Millis) -> Result<Step> {
        let current = self.awaiting()?.clone();
        let spec = self.bank.texts(current.item)?;
        let mark = mark(&spec, response);
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
        };
        lines.push(self.record(now, What::Answered(answer)));
        let current = self.current()?.clone();
        let view = self.task(&current, Some(mark))?;
        Ok(Step { lines, view })
    }

    /// Shows the next hint.
    ///
    /// # Errors
    /// `session/none`, `session/no-item`, `session/no-more-hints`.
    pub fn hint(&mut self, now: Millis) -> Result<Step> {
        let current = self.awaiting()?.clone();
        let spec = self.bank.texts(current.item)?;
        if usize::from(current.hints) >= spec.hints.len() {
            return Err(Error::new("session/no-more-hints", "all hints are on the screen"));
        }
        let line = self.record(now, What::Hinted { item: spec.id });
        let current = self.current()?.clone();
        let view = self.task(&current, None)?;
        Ok(Step { lines: vec![line], view })
    }

    /// Marks an answer to the question of a hint that is shown. Not evidence.
    ///
    /// # Errors
    /// `session/none`, `session/no-item`, `session/no-hint` if that hint is not shown or asks nothing.
    pub fn check_hint(&self, index: usize, response: &[String]) -> Result<HintMark> {
        let current = self.current()?;
        let spec = self.bank.texts(current.item)?;
        let shown = spec.hints.get(index).filter(|_| index < usize::from(current.hints));
        let ask = shown
            .and_then(|hint| hint.ask.as_ref())
            .ok_or_else(|| Error::new("session/no-hint", "that hint is not shown or asks nothing"))?;
        let choices: Vec<String> = ask.choices.iter().map(|choice| choice.id.clone()).collect();
        let question = Question { format: ask.format, form: ask.form, key: ask.key.as_slice(), choices: &choices };
        let Mark { verdict, reading, note } = grading::mark(&question, response);
        Ok(HintMark { verdict, note: note.map(Into::into), reading })
    }

    /// The same item again, to be answered.
    ///
    /// # Errors
    /// `session/none`, `session/no-item`, `session/no-retry` if the solution has been shown.
    pub fn retry(&mut self) -> Result<Step> {
        let current = self.current()?.clone();
        let spec = self.bank.texts(current.item)?;
        if !can_retry(&current, &spec) {
            return Err(Error::new("session/no-retry", "this item is done; go on to the next"));
        }
        let wrong = matches!(current.answer, Some((_, Verdict::Wrong)));
        let again = Current { attempt: current.attempt + u8::from(wrong), answer: None, ..current };
        let view = self.task(&again, None)?;
        self.set_current(again);
        Ok(Step { lines: Vec::new(), view })
    }

    /// Shows the solution of an item that was answered.
    ///
    /// # Errors
    /// `session/none`, `session/no-item`, `session/no-answer` if there is no answer yet.
    pub fn reveal(&mut self, now: Millis) -> Result<Step> {
        let current = self.current()?.clone();
        if current.answer.is_none() {
            return Err(Error::new("session/no-answer", "there is no answer yet; the solution comes after one"));
        }
        let mut lines = Vec::new();
        if !current.revealed {
            let item = self.bank.item(current.item).id().to_owned();
            lines.push(self.record(now, What::Revealed { item }));
        }
        let current = self.current()?.clone();
        let view = self.task(&current, None)?;
        Ok(Step { lines, view })
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

    /// Notes that a person has looked at a handed-over skill with the learner: it may be practised again.
    ///
    /// # Errors
    /// `session/writer`, `session/clock`, `session/unknown-focus` if the bank has no such skill.
    pub fn looked_at(&mut self, skill: &str, writer: &str, now: Millis) -> Result<String> {
        if self.bank.find_skill(skill).is_none() {
            let message = ["this bank has no skill `", skill, "`; choose one that it has"].concat();
            return Err(Error::new("session/unknown-focus", message));
        }
        self.sign(writer)?;
        Ok(self.record(now, What::LookedAt { skill: skill.to_owned() }))
    }

    // ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────

    /// What comes after the items so far: a hand-over, the end, or an item.
    fn advance(&mut self, now: Millis, mut lines: Vec<String>) -> Result<Step> {
        let now = self.clamp(now);
        let session = self.session.as_ref().expect("a session is open");
        if let Some(skill) = hand_over(session, &self.bank, &self.learner, &self.plan, now) {
            lines.push(self.record(now, What::HandedOver { skill: self.bank.skill(skill).id().to_owned() }));
            return Ok(Step { lines, view: self.handover(skill)? });
        }
        let because = ending(session, &self.bank, &self.learner, &self.plan, now);
        let choice = if because.is_none() { self.choose(now) } else { None };
        let Some(choice) = choice else {
            lines.push(self.record(now, What::Finished { because: because.unwrap_or(Because::Done) }));
            return Ok(Step { lines, view: self.finished(now) });
        };
        // Read the texts first: an item that cannot be shown must not be on record as shown.
        self.bank.texts(choice.item)?;
        let shown = What::Shown {
            item: self.bank.item(choice.item).id().to_owned(),
            predicted: (choice.predicted * 10_000.0) as u32,
            why: choice.reasons.first().map_or("none", |reason| reason.term.as_str()).to_owned(),
        };
        lines.push(self.record(now, shown));
        self.choice = Some(choice);
        let current = self.current()?.clone();
        let view = self.task(&current, None)?;
        Ok(Step { lines, view })
    }

    fn handover(&self, skill: SkillIndex) -> Result<View> {
        let left = left(self.open_session()?, &self.bank, &self.learner, &self.plan);
        let SkillSpec { id, name, .. } = self.bank.skill(skill).spec().clone();
        Ok(View::Handover(HandoverView { kind: "handover", skill: id, name, left }))
    }

    fn choose(&self, now: Millis) -> Option<Choice> {
        choose_in(self.session.as_ref()?, &self.bank, &self.learner, &self.plan, now)
    }

    /// Appends a record and folds it.
    fn record(&mut self, now: Millis, what: What) -> String {
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
            self.session = Session::begin(&self.bank, &self.learner, &evidence);
        } else if let Some(session) = self.session.as_mut().filter(|_| evidence.session.is_some()) {
            session.apply(&self.bank, &evidence, position);
        }
        self.learner.catch_up(&self.bank, &self.log);
        line
    }

    /// The latest session of the log that is about this bank, folded.
    fn newest_session(&self) -> Option<Session> {
        let entries = self.log.entries();
        let is_start = |evidence: &Evidence| {
            matches!(&evidence.what, What::Started { bank, focus, .. }
                if bank == self.bank.id() && chosen(&self.bank, focus).is_some())
        };
        let start = entries.iter().rposition(|entry| entry.evidence().is_some_and(is_start))?;
        // What was secure when it began needs the fold up to there.
        let mut before = Log::default();
        before.merge(entries[..start].iter().map(|entry| entry.line().to_owned())).expect("lines of a log are records");
        let learner = Learner::replay(&self.bank, self.plan.criterion(), &before);
        let mut session = Session::begin(&self.bank, &learner, entries[start].evidence()?)?;
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
    fn sign(&mut self, writer: &str) -> Result<()> {
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
    fn clamp(&self, now: Millis) -> Millis {
        let next = self.writer.as_ref().map(|(writer, number)| (writer.as_str(), *number + 1));
        self.log.free_from(next).max(now.min(Millis::LATEST))
    }

    fn open_session(&self) -> Result<&Session> {
        // A session that came with loaded lines is not this page's before it signs.
        let open = self.session.as_ref().filter(|session| session.finished.is_none() && self.writer.is_some());
        open.ok_or_else(|| Error::new("session/none", "no session is open; start one, or resume the one in the log"))
    }

    fn current(&self) -> Result<&Current> {
        let none = || Error::new("session/no-item", "no item is open; ask for the next");
        self.open_session()?.current.as_ref().ok_or_else(none)
    }

    fn awaiting(&self) -> Result<&Current> {
        let current = self.current()?;
        if current.answer.is_some() {
            return Err(Error::new("session/no-item", "the item has its answer; try again or ask for the next"));
        }
        Ok(current)
    }

    fn set_current(&mut self, current: Current) {
        if let Some(session) = &mut self.session {
            session.current = Some(current);
        }
    }

    fn task(&self, current: &Current, mark: Option<Mark>) -> Result<View> {
        let session = self.open_session()?;
        let spec = self.bank.texts(current.item)?;
        let shown = usize::from(current.hints).min(spec.hints.len());
        let choice = self.choice.as_ref().filter(|choice| choice.item == current.item);
        let mut view = TaskView {
            kind: "ask",
            item: ItemView::new(&spec, &choice_order(session, &spec)),
            position: session.given.turns().len() as u32,
            left: left(session, &self.bank, &self.learner, &self.plan),
            attempt: current.attempt,
            hints: spec.hints[..shown].iter().map(HintView::new).collect(),
            hints_left: (spec.hints.len() - shown) as u32,
            reasons: choice.map_or_else(Vec::new, |choice| self.reasons(choice)),
            predicted: choice.map_or(0.0, |choice| choice.predicted),
            verdict: None,
            response: Vec::new(),
            note: None,
            why: None,
            can_retry: false,
            solution: None,
            key: None,
        };
        let Some((response, verdict)) = &current.answer else { return Ok(View::Task(Box::new(view))) };
        // After a resume the answer is marked again for its note; the verdict is the recorded one.
        let mark = mark.unwrap_or_else(|| self::mark(&spec, response));
        view.kind = "feedback";
        view.verdict = Some(*verdict);
        view.why = why(&spec, response);
        view.can_retry = can_retry(current, &spec);
        if *verdict == Verdict::Right || !view.can_retry {
            view.key = Some(spec.key.as_slice().to_vec());
            view.solution = solution(&spec);
        }
        view.note = mark.note.map(Into::into);
        view.response.clone_from(response);
        Ok(View::Task(Box::new(view)))
    }

    fn reasons(&self, choice: &Choice) -> Vec<ReasonView> {
        let view = |reason: &crate::selection::Reason| ReasonView {
            term: reason.term.as_str(),
            points: reason.points,
            value: reason.value,
            skill: reason.skill.map(|skill| self.bank.skill(skill).id().to_owned()),
        };
        choice.reasons.iter().map(view).collect()
    }

    fn finished(&self, now: Millis) -> View {
        let now = self.clamp(now);
        let session = self.session.as_ref().expect("a session has just ended");
        let turns = session.given.turns();
        let mut touched: Vec<SkillIndex> = Vec::new();
        for turn in turns.iter().filter(|turn| turn.right.is_some()) {
            let skills = self.bank.item(turn.item).skills();
            touched.extend(skills.iter().filter(|skill| !touched.contains(skill)).copied().collect::<Vec<_>>());
        }
        let practised = |&skill: &SkillIndex| {
            let state = mastery(self.learner.skill(skill), now);
            PractisedView {
                skill: self.bank.skill(skill).id().to_owned(),
                name: self.bank.skill(skill).spec().name.clone(),
                state,
                became: state == Mastery::Secure && !session.secure_before.contains(&skill),
            }
        };
        View::Finished(FinishedView {
            kind: "finished",
            because: session.finished.unwrap_or(Because::Asked),
            answered: turns.iter().filter(|turn| turn.right.is_some()).count() as u32,
            right: turns.iter().filter(|turn| turn.right == Some(true)).count() as u32,
            minutes: FinishedView::minutes(session.worked),
            skills: touched.iter().map(practised).collect(),
            ask: session.handed_over.iter().map(|&skill| self.bank.skill(skill).id().to_owned()).collect(),
        })
    }
}

pub(super) fn choose_in(session: &Session, bank: &Bank, learner: &Learner, plan: &Plan, now: Millis) -> Option<Choice> {
    let setting = Setting {
        bank,
        learner,
        plan,
        given: &session.given,
        chosen_skills: &session.chosen_skills,
        chosen_items: &session.chosen_items,
        now,
    };
    choose(&setting, &mut Draw::at(session.seed, session.given.turns().len() as u64, Purpose::Tie))
}

/// The same order for every delivery of one turn, so that a resumed item looks as it did.
fn choice_order(session: &Session, spec: &ItemSpec) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spec.choices.len()).collect();
    if !spec.keep_order {
        let turn = session.given.turns().len() as u64;
        Draw::at(session.seed, turn, Purpose::ChoiceOrder).shuffle(&mut order);
    }
    order
}

fn question_of<'a>(spec: &'a ItemSpec, choices: &'a [String]) -> Question<'a> {
    Question { format: spec.format, form: spec.form, key: spec.key.as_slice(), choices }
}

fn mark(spec: &ItemSpec, response: &[String]) -> Mark {
    let choices: Vec<String> = spec.choices.iter().map(|choice| choice.id.clone()).collect();
    grading::mark(&question_of(spec, &choices), response)
}

/// The worked solution; where the bank has none, its hints together.
fn solution(spec: &ItemSpec) -> Option<String> {
    if !spec.solution.is_empty() || spec.hints.is_empty() {
        return Some(spec.solution.clone()).filter(|text| !text.is_empty());
    }
    let mut steps = String::from("<ol>");
    for hint in &spec.hints {
        steps.push_str("<li>");
        steps.push_str(&hint.text);
        steps.push_str("</li>");
    }
    steps.push_str("</ol>");
    Some(steps)
}

/// The word on the very answer given.
fn why(spec: &ItemSpec, response: &[String]) -> Option<String> {
    let text = match spec.format {
        Format::Choice | Format::Choices => {
            let wrong = |id: &&String| !spec.key.as_slice().contains(id);
            let picked = response.iter().find(wrong).or(response.first())?;
            &spec.choices.iter().find(|choice| choice.id == *picked)?.why
        }
        Format::Number | Format::Text | Format::Expression => {
            let question = question_of(spec, &[]);
            let given = response.first()?;
            &spec.mistakes.iter().find(|mistake| grading::same_answer(&question, &mistake.answer, given))?.why
        }
    };
    Some(text.clone()).filter(|text| !text.is_empty())
}

fn can_retry(current: &Current, spec: &ItemSpec) -> bool {
    match &current.answer {
        None => true,
        Some((_, Verdict::Right)) => false,
        Some((_, Verdict::SameValue | Verdict::Unreadable)) => !current.revealed,
        // With two choices a second try would only be the other one.
        Some((_, Verdict::Wrong)) => {
            let guessable = spec.format == Format::Choice && spec.choices.len() <= 2;
            !current.revealed && current.attempt < ATTEMPTS && !guessable
        }
    }
}
