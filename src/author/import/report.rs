//! What became of every question.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Found;
use crate::author::outcome::Outcome;

/// What an import did, question by question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What the source was read as: `gift`.
    pub format: String,
    /// Sums over the rows.
    pub counts: Counts,
    /// One row for each question found, in the order of the source.
    pub rows: Vec<Row>,
    /// What is in the source and is no question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_over: Vec<Row>,
}

/// Sums over the rows of a [`Report`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Questions found: as many as rows.
    pub questions: usize,
    /// Questions that came through as they are.
    pub imported: usize,
    /// Questions that came through with something mended or left out.
    pub imported_with_notice: usize,
    /// Questions that did not come through.
    pub refused: usize,
    /// Rows by code.
    pub codes: BTreeMap<String, usize>,
    /// Rows by the source's own word for the type of question.
    pub kinds: BTreeMap<String, usize>,
}

/// What became of one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The question's name or first words.
    pub question: String,
    /// The source's own word for its type.
    pub kind: String,
    /// File and line, or file and entry.
    pub place: String,
    /// Whether it is in the bank.
    pub outcome: Outcome,
    /// Stable codes of what was found, such as `import/missing-picture`.
    pub codes: Vec<String>,
    /// The same in words, in the order of the codes.
    pub notes: Vec<String>,
    /// The question's original text.
    pub original: String,
    /// The key as the source states it.
    #[serde(default)]
    pub key: Vec<String>,
    /// The id of the item, or of the skill, made of it.
    pub item: Option<String>,
    /// Ids of further items made of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<String>,
}

impl Row {
    /// The row of a question.
    pub(super) fn of(found: &Found) -> Self {
        let id = found.item.as_ref().map(|item| &item.id).or(found.skill.as_ref());
        let outcome = Outcome::of(id.is_some(), !found.findings.is_empty());
        let (codes, notes) = found.findings.iter().map(|one| (one.code.to_owned(), one.note.clone())).unzip();
        Self {
            question: found.name.clone(),
            kind: found.kind.clone(),
            place: found.place.clone(),
            outcome,
            codes,
            notes,
            original: found.original.clone(),
            key: found.key.clone(),
            item: id.cloned(),
            more: found.more.iter().map(|item| item.id.clone()).collect(),
        }
    }
}

impl Report {
    /// The report on some questions.
    pub(super) fn of(format: &str, found: &[Found], left_over: &[Found]) -> Self {
        let mut counts = Counts::default();
        let rows: Vec<Row> = found.iter().map(Row::of).collect();
        for row in &rows {
            counts.count(row);
        }
        Self { format: format.to_owned(), counts, rows, left_over: left_over.iter().map(Row::of).collect() }
    }
}

impl Counts {
    fn count(&mut self, row: &Row) {
        self.questions += 1;
        *self.kinds.entry(row.kind.clone()).or_default() += 1;
        let sums = [&mut self.imported, &mut self.imported_with_notice, &mut self.refused];
        row.outcome.count(&row.codes, sums, &mut self.codes);
    }
}
