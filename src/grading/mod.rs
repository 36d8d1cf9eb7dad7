//! Marking (being merged).
use crate::{
    Result,
    bank::{Form, Format},
};
/// Verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Right.
    Right,
    /// Same.
    SameValue,
    /// Wrong.
    Wrong,
    /// Unreadable.
    Unreadable,
}
/// Note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// c
    pub code: &'static str,
    /// a
    pub argument: String,
}
/// Mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// v
    pub verdict: Verdict,
    /// r
    pub reading: String,
    /// n
    pub note: Option<Note>,
}
/// Q.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// f
    pub format: Format,
    /// f
    pub form: Form,
    /// k
    pub key: &'a [String],
    /// c
    pub choices: &'a [String],
}
/// mark
#[must_use]
pub fn mark(q: &Question<'_>, response: &[String]) -> Mark {
    let mut a = response.to_vec();
    a.sort();
    let mut k = q.key.to_vec();
    k.sort();
    let right = match q.format {
        Format::Choice | Format::Choices => a == k,
        _ => q.key.iter().any(|k| response.first() == Some(k)),
    };
    Mark { verdict: if right { Verdict::Right } else { Verdict::Wrong }, reading: response.join(", "), note: None }
}
/// same
#[must_use]
pub fn same_answer(_: &Question<'_>, a: &str, b: &str) -> bool {
    a == b
}
/// check
pub fn check_key(_: &Question<'_>) -> Result<()> {
    Ok(())
}
