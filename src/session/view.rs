//! What the page shows: flat wire types, the same as in `wasm/types.d.ts`.

use super::delivered::{HintView, ItemView};
use super::found::{MeasuredView, SettledView};
use crate::evidence::{Because, Focus, Mode};
use crate::grading::{Note, Verdict};
use crate::ids::Millis;
use crate::learner::Mastery;
use serde::Serialize;

/// What a command did: evidence to store, then something to show.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Records in canonical bytes, in order.
    pub lines: Vec<String>,
    /// What to show.
    pub view: View,
}

/// What to show.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum View {
    /// An item to answer, or what is said to its answer.
    Task(Box<TaskView>),
    /// A worked example to read.
    Example(Box<ExampleView>),
    /// A skill to look at together with a person.
    Handover(HandoverView),
    /// The session is over.
    Finished(Box<FinishedView>),
}

/// An item to answer (`kind` `ask`), or what is said to its answer (`feedback`).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TaskView {
    /// `ask` or `feedback`.
    pub kind: &'static str,
    /// What the session is for.
    pub mode: Mode,
    /// The item.
    pub item: ItemView,
    /// Items begun in this session, this one included.
    pub position: u32,
    /// About how many more after this one.
    pub left: u32,
    /// 1 on the first try.
    pub attempt: u8,
    /// Hints shown so far.
    pub hints: Vec<HintView>,
    /// Hints not shown yet.
    pub hints_left: u32,
    /// Why this item: the reasons that decide first, then by points.
    pub reasons: Vec<ReasonView>,
    /// No single reason decides.
    pub tie: bool,
    /// Predicted probability of a right answer.
    pub predicted: f64,
    /// How the answer was marked; feedback only, as all that follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// What was answered.
    pub response: Vec<String>,
    /// Why it could not be read, or which form is asked.
    pub note: Option<NoteView>,
    /// Of an answer in several parts: how each was marked.
    pub parts: Vec<PartView>,
    /// A word on the very answer given.
    pub why: Option<String>,
    /// Trying again makes sense.
    pub can_retry: bool,
    /// The worked solution, once it may be seen.
    pub solution: Option<String>,
    /// The key, once it may be seen.
    pub key: Option<Vec<String>>,
}

/// How one part of an answer was marked: a thing put in its place or matched, or a blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartView {
    /// Id of the choice or the blank.
    pub id: String,
    /// How it was marked.
    pub verdict: Verdict,
}

/// The verdict on an answer to a hint's own question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HintMark {
    /// How it was marked.
    pub verdict: Verdict,
    /// Why it could not be read.
    pub note: Option<NoteView>,
    /// The reading made of it.
    pub reading: String,
}

/// A key of the page's texts, with its argument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteView {
    /// The key.
    pub code: &'static str,
    /// The argument.
    pub argument: String,
}

/// A reason as the page gets it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReasonView {
    /// Name of the term.
    pub term: &'static str,
    /// What it added to the score.
    pub points: f64,
    /// The number behind it.
    pub value: f64,
    /// Id of the skill it is about.
    pub skill: Option<String>,
    /// Without it another item would have been chosen.
    pub decides: bool,
}

/// One of up to three things to practise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SuggestionView {
    /// With what to start.
    pub focus: FocusView,
    /// The skill's name.
    pub name: String,
    /// What someone who has it can do.
    pub about: String,
    /// What kind of practice it would be: `go-on`, `review` and so on.
    pub kind: &'static str,
    /// Why it.
    pub reason: ReasonView,
}

/// What a session is about, as the page says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FocusView {
    /// `free`, `lesson` or `skill`.
    pub kind: &'static str,
    /// The id of the lesson or skill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// What would have come without one term.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhatIfView {
    /// The same item.
    pub same: bool,
    /// A draw would have picked it among equals.
    pub tie: bool,
    /// Id of the other item's first skill; `None` where it is the same or nothing would be left.
    pub skill: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The other item's id.
    pub item: Option<String>,
    /// Its question, HTML.
    pub question: Option<String>,
}

/// A worked example to read instead of an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExampleView {
    /// `example`.
    pub kind: &'static str,
    /// The item.
    pub item: ItemView,
    /// Id of the skill it is an example of.
    pub skill: String,
    /// Its name.
    pub name: String,
    /// How the item is solved, HTML.
    pub solution: String,
    /// About how many items are left.
    pub left: u32,
}

/// A skill to look at together with a person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HandoverView {
    /// `handover`.
    pub kind: &'static str,
    /// The skill's id.
    pub skill: String,
    /// Its name.
    pub name: String,
    /// About how many items are left.
    pub left: u32,
}

/// The session is over.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FinishedView {
    /// `finished`.
    pub kind: &'static str,
    /// What the session was for.
    pub mode: Mode,
    /// Why it ended.
    pub because: Because,
    /// Items answered.
    pub answered: u32,
    /// Right first answers.
    pub right: u32,
    /// Minutes of work.
    pub minutes: u32,
    /// Skills practised.
    pub skills: Vec<PractisedView>,
    /// Ids of the skills to look at with a person.
    pub ask: Vec<String>,
    /// What a check-up or placement found.
    pub measured: Option<MeasuredView>,
    /// What a proof or check found.
    pub settled: Option<SettledView>,
}

/// A skill practised in the session.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PractisedView {
    /// Its id.
    pub skill: String,
    /// Its name.
    pub name: String,
    /// Its state now.
    pub state: Mastery,
    /// Did it become secure in this session?
    pub became: bool,
}

impl From<Focus> for FocusView {
    fn from(focus: Focus) -> Self {
        match focus {
            Focus::Free => Self { kind: "free", id: None },
            Focus::Lesson(id) => Self { kind: "lesson", id: Some(id) },
            Focus::Skill(id) => Self { kind: "skill", id: Some(id) },
        }
    }
}

impl From<Note> for NoteView {
    fn from(note: Note) -> Self {
        Self { code: note.code, argument: note.argument }
    }
}

impl FinishedView {
    pub(super) fn minutes(worked: Millis) -> u32 {
        (worked.0.div_ceil(60_000)) as u32
    }
}
