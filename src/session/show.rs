//! From a session's state to what the page shows.

use super::command::Practice;
use super::delivered::{HintView, ItemView};
use super::ending::left;
use super::state::{Current, Session};
use super::view::{ExampleView, FinishedView, PractisedView, ReasonView, TaskView, View};
use crate::Result;
use crate::bank::{Format, ItemSpec};
use crate::draw::{Draw, Purpose};
use crate::evidence::Because;
use crate::grading::{self, Mark, Question, Verdict};
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::learner::{Mastery, mastery};
use crate::selection::{Choice, Reason};

/// Tries at one item, the first included.
const ATTEMPTS: u8 = 2;

impl Practice {
    pub(super) fn task(&self, current: &Current, mark: Option<Mark>) -> Result<View> {
        let session = self.open_session()?;
        let spec = self.bank.texts(current.item)?;
        let shown = usize::from(current.hints).min(spec.hints.len());
        let choice = self.choice.as_ref().filter(|choice| choice.item == current.item);
        let mut view = TaskView {
            kind: "ask",
            mode: session.mode,
            item: ItemView::new(&spec, &choice_order(session, &spec)),
            position: session.given.turns().len() as u32,
            left: left(session, &self.bank, &self.learner, &self.plan),
            attempt: current.attempt,
            hints: spec.hints[..shown].iter().map(HintView::new).collect(),
            hints_left: if session.mode.measures() { 0 } else { (spec.hints.len() - shown) as u32 },
            reasons: choice.map_or_else(Vec::new, |choice| self.reasons(choice)),
            tie: choice.is_some_and(|choice| choice.tie),
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
        // In a check-up nothing is said of an answer but how to write it.
        view.why = if session.mode.measures() { None } else { why(&spec, response) };
        view.can_retry = can_retry(current, &spec);
        if !session.mode.measures() && (*verdict == Verdict::Right || !view.can_retry) {
            view.key = Some(spec.key.as_slice().to_vec());
            view.solution = solution(&spec);
        }
        view.note = mark.note.map(Into::into);
        view.response.clone_from(response);
        Ok(View::Task(Box::new(view)))
    }

    pub(super) fn example(&self, item: ItemIndex, skill: SkillIndex) -> Result<View> {
        let session = self.open_session()?;
        let spec = self.bank.texts(item)?;
        let of = self.bank.skill(skill).spec();
        Ok(View::Example(Box::new(ExampleView {
            kind: "example",
            item: ItemView::new(&spec, &choice_order(session, &spec)),
            skill: of.id.clone(),
            name: of.name.clone(),
            solution: solution(&spec).unwrap_or_default(),
            left: left(session, &self.bank, &self.learner, &self.plan),
        })))
    }

    pub(super) fn reasons(&self, choice: &Choice) -> Vec<ReasonView> {
        choice.reasons.iter().map(|reason| self.reason(reason)).collect()
    }

    pub(super) fn reason(&self, reason: &Reason) -> ReasonView {
        ReasonView {
            term: reason.term.as_str(),
            points: reason.points,
            value: reason.value,
            skill: reason.skill.map(|skill| self.bank.skill(skill).id().to_owned()),
            decides: reason.decides,
        }
    }

    pub(super) fn finished(&self, now: Millis) -> View {
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
        View::Finished(Box::new(FinishedView {
            kind: "finished",
            mode: session.mode,
            because: session.finished.unwrap_or(Because::Asked),
            answered: turns.iter().filter(|turn| turn.right.is_some()).count() as u32,
            right: turns.iter().filter(|turn| turn.right == Some(true)).count() as u32,
            minutes: FinishedView::minutes(session.worked),
            skills: touched.iter().map(practised).collect(),
            ask: session.handed_over.iter().map(|&skill| self.bank.skill(skill).id().to_owned()).collect(),
            measured: self.found(session, &touched, now),
            settled: self.settled(session, now),
        }))
    }
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

pub(super) fn mark(spec: &ItemSpec, response: &[String]) -> Mark {
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

pub(super) fn can_retry(current: &Current, spec: &ItemSpec) -> bool {
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
