//! From a session's state to what the page shows.

use super::command::Practice;
use super::delivered::{HintView, ItemView};
use super::ending::left;
use super::state::Current;
use super::view::{ExampleView, FinishedView, PartView, PractisedView, ReasonView, TaskView, View};
use crate::Result;
use crate::bank::{BlankSpec, Format, ItemSpec, MistakeSpec};
use crate::evidence::Because;
use crate::grading::{self, Asked, Blank, Locale, Mark, Verdict};
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::learner::{Mastery, mastery};
use crate::selection::{Choice, Reason};

/// Tries at one item, the first included.
const ATTEMPTS: u8 = 2;

impl Practice {
    pub(super) fn task(&self, current: &Current, mark: Option<Mark>) -> Result<View> {
        let session = self.open_session()?;
        let spec = self.texts(current.item, current.instance)?;
        let shown = usize::from(current.hints).min(spec.hints.len());
        let choice = self.choice.as_ref().filter(|choice| choice.item == current.item);
        let mut view = TaskView {
            kind: "ask",
            mode: session.mode,
            item: ItemView::new(&spec, session),
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
            parts: Vec::new(),
            why: None,
            can_retry: false,
            solution: None,
            key: None,
        };
        let Some((response, verdict)) = &current.answer else { return Ok(View::Task(Box::new(view))) };
        // After a resume the answer is marked again for its note; the verdict is the recorded one.
        let locale = self.locale();
        let mark = mark.unwrap_or_else(|| Asked::of(&spec, locale).mark(response));
        view.kind = "feedback";
        view.verdict = Some(*verdict);
        // In a check-up nothing is said of an answer but how to write it.
        view.why = if session.mode.measures() { None } else { why(&spec, locale, response) };
        view.can_retry = can_retry(current, &spec);
        if !session.mode.measures() && (*verdict == Verdict::Right || !view.can_retry) {
            view.key = Some(key(&spec));
            view.solution = solution(&spec);
        }
        view.note = mark.note.map(Into::into);
        if !session.mode.measures() {
            view.parts = mark.parts.into_iter().map(|(id, verdict)| PartView { id, verdict }).collect();
        }
        view.response.clone_from(response);
        Ok(View::Task(Box::new(view)))
    }

    pub(super) fn example(&self, item: ItemIndex, instance: Option<u64>, skill: SkillIndex) -> Result<View> {
        let session = self.open_session()?;
        let spec = self.texts(item, instance)?;
        let of = self.bank.skill(skill).spec();
        Ok(View::Example(Box::new(ExampleView {
            kind: "example",
            item: ItemView::new(&spec, session),
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

/// The right answer as a response has it.
fn key(spec: &ItemSpec) -> Vec<String> {
    let own = |blank: &BlankSpec| [&*blank.id, ":", blank.key.as_slice().first().map_or("", String::as_str)].concat();
    if spec.format.blanks() { spec.blanks.iter().map(own).collect() } else { spec.key.as_slice().to_vec() }
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
fn why(spec: &ItemSpec, locale: Locale, response: &[String]) -> Option<String> {
    let text = match spec.format {
        Format::Choice | Format::Choices => {
            let wrong = |id: &&String| !spec.key.as_slice().contains(id);
            let picked = response.iter().find(wrong).or(response.first())?;
            &spec.choices.iter().find(|choice| choice.id == *picked)?.why
        }
        // The first that stands where it should not.
        Format::Order => {
            let own = response.iter().zip(spec.key.as_slice()).find(|(own, right)| own != right)?.0;
            &spec.choices.iter().find(|choice| choice.id == *own)?.why
        }
        Format::Match => {
            let own = response.iter().find(|pair| !spec.key.as_slice().contains(pair))?.split(':').next()?;
            &spec.choices.iter().find(|choice| choice.id == own)?.why
        }
        Format::Cloze | Format::Table => {
            return spec.blanks.iter().find_map(|blank| why_blank(blank, locale, response));
        }
        Format::Number | Format::Fraction | Format::Point | Format::Text | Format::Expression => {
            let asked = Asked::of(spec, locale);
            let question = asked.question();
            let given = response.first()?;
            &spec.mistakes.iter().find(|mistake| grading::same_answer(&question, &mistake.answer, given))?.why
        }
    };
    Some(text.clone()).filter(|text| !text.is_empty())
}

/// The word on what was put into one blank.
fn why_blank(blank: &BlankSpec, locale: Locale, response: &[String]) -> Option<String> {
    let given = response.iter().filter_map(|part| part.split_once(':')).find(|part| part.0 == blank.id)?.1;
    if blank.key.as_slice().iter().any(|key| key == given) {
        return None;
    }
    let of_choice = blank.choices.iter().find(|choice| choice.id == given).map(|choice| &choice.why);
    let asked = Blank { format: blank.format, reads: blank.reads, ..Blank::default() };
    let same = |mistake: &&MistakeSpec| grading::same_answer(&asked.question(locale), &mistake.answer, given);
    let text = of_choice.or_else(|| Some(&blank.mistakes.iter().find(same)?.why))?;
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
