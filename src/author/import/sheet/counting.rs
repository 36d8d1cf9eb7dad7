//! How the answers of a sheet name choices: a number may be the place of a choice or what a choice says.

use super::super::Finding;
use super::key::{Readings, mixed};

/// How numbers in the column of answers are read. One row alone does not tell; the column does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Counting {
    /// Nothing tells: what a choice says comes before its place, and is told where the two differ.
    #[default]
    Untold,
    /// Places from 1.
    One,
    /// Places from 0.
    Zero,
    /// Places from 0 or from 1, and rows that speak against either.
    Unclear,
}

/// The way of a whole column: from each answer, with the choices of its row. `numbers`: a form of sheet whose answers
/// are places as a rule.
pub(super) fn counting<'a>(rows: impl Iterator<Item = (Vec<String>, Vec<&'a str>)>, numbers: bool) -> Counting {
    let (mut place, mut zero, mut not_one, mut not_zero) = (false, false, false, false);
    for (choices, answers) in rows {
        for Readings { text, one, zero: from_zero } in answers.iter().map(|answer| Readings::new(answer, &choices)) {
            let words = text.is_some();
            place |= one.is_some() && !words;
            zero |= from_zero.is_some() && one.is_none() && !words;
            not_one |= words && one.is_none();
            // The count of the choices is no place from 0.
            not_zero |= (words || one.is_some()) && from_zero.is_none();
        }
    }
    match (zero, not_zero) {
        (true, true) => Counting::Unclear,
        (true, false) => Counting::Zero,
        _ if (place || numbers) && !not_one => Counting::One,
        _ => Counting::Untold,
    }
}

impl Counting {
    /// The positions that an answer names among the choices, and what is to be said of it.
    pub(super) fn positions(self, answer: &str, choices: &[String]) -> (Option<Vec<usize>>, Option<Finding>) {
        let read = Readings::new(answer, choices);
        let told = |at: &[usize]| at.iter().map(|at| format!("“{}”", choices[*at])).collect::<Vec<_>>().join(", ");
        let notice = |note: String| Some(Finding::new("sheet/choice-number", note));
        let (taken, finding) = match (self, read) {
            (Self::One, Readings { text, one, .. }) => (one.or(text), None),
            (Self::Zero, Readings { zero: Some(at), .. }) => {
                let note = format!("the answers count from 0, so {answer} is {}; look at it", told(&at));
                (Some(at), notice(note))
            }
            (Self::Zero, Readings { text, .. }) => (text, None),
            (Self::Untold, Readings { text: Some(text), one: Some(one), .. }) if text != one => {
                let note = format!(
                    "the answer {answer} is what a choice says and also the number of {}; the first is taken, look at it",
                    told(&one)
                );
                (Some(text), notice(note))
            }
            (Self::Untold, Readings { text, one, .. }) => (text.or(one), None),
            // Only what a choice says and no place contradicts.
            (Self::Unclear, Readings { text, one, zero }) => {
                if one.iter().chain(&zero).any(|place| Some(place) != text.as_ref()) {
                    return (None, None);
                }
                (text, None)
            }
        };
        (taken.or_else(|| mixed(answer, choices, self)), finding)
    }
}
