//! What became of every step.
use std::collections::BTreeMap;

use crate::author::outcome::Outcome;
use serde::{Deserialize, Serialize};

/// What an import did, step by step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Sums over the rows.
    pub counts: Counts,
    /// One row per step, in the order of the problems and their steps.
    pub rows: Vec<Row>,
    /// Lessons that have no items in the bank, and why.
    pub lessons: Vec<Row>,
}

/// Sums over the rows of a [`Report`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Steps found: as many as rows.
    pub steps: usize,
    /// Steps that came through as they are.
    pub imported: usize,
    /// Steps that came through with something mended or left out.
    pub imported_with_notice: usize,
    /// Steps that did not come through.
    pub refused: usize,
    /// Problems found.
    pub problems: usize,
    /// Problems whose steps all came through.
    pub whole_problems: usize,
    /// Problems of which at least the first step came through.
    pub begun_problems: usize,
    /// Rows by code.
    pub codes: BTreeMap<String, usize>,
}

/// What became of one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Problem and step: `a1b2/a1b2a`.
    pub question: String,
    /// Whether it is in the bank.
    pub outcome: Outcome,
    /// Stable codes of what was found, such as `oatutor/missing-picture`.
    pub codes: Vec<String>,
    /// The same in words, in the order of the codes.
    pub notes: Vec<String>,
}

/// Something found in a step: a code and words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding {
    pub(super) code: &'static str,
    pub(super) note: String,
}

impl Finding {
    pub(super) fn new(code: &'static str, note: impl Into<String>) -> Self {
        Self { code, note: note.into() }
    }

    /// The same finding with where it was put first.
    pub(super) fn at(self, place: &str) -> Self {
        Self { note: format!("{place}: {}", self.note), ..self }
    }
}

impl Row {
    pub(super) fn new(question: String, refused: bool, findings: Vec<Finding>) -> Self {
        let outcome = Outcome::of(!refused, !findings.is_empty());
        let (codes, notes) = findings.into_iter().map(|found| (found.code.to_owned(), found.note)).unzip();
        Self { question, outcome, codes, notes }
    }
}

impl Counts {
    pub(super) fn count(&mut self, row: &Row) {
        self.steps += 1;
        let sums = [&mut self.imported, &mut self.imported_with_notice, &mut self.refused];
        row.outcome.count(&row.codes, sums, &mut self.codes);
    }
}
