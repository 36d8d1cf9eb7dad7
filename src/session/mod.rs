//! Practice as the page drives it: start → item → answer → feedback → … → finish.
//!
//! [`Practice`] is one learner with one bank. Every command checks first, then appends evidence, then folds it; after
//! an `Err` nothing has changed. What it returns is the evidence to store and the view to show, in that order: the
//! page stores the lines durably before it shows the view, so nothing that was seen can be lost.

mod advance;
mod audit;
mod command;
mod delivered;
mod ending;
mod found;
mod ground;
mod help;
mod measure;
mod own;
mod settle;
mod show;
mod state;
mod texts;
mod view;
mod what_if;

pub use audit::{Decision, audit};
pub use command::{Beginning, Practice};
pub use delivered::{AskView, ChoiceView, HintView, ItemView};
pub use found::{FoundView, GroupView, MeasuredView, SettledView};
pub use view::{
    ExampleView, FinishedView, FocusView, HandoverView, HintMark, NoteView, ReasonView, Step, SuggestionView, TaskView,
    View, WhatIfView,
};
