//! Marking: does a response mean the same as the key?
//!
//! A right value in another form than the one asked is [`Verdict::SameValue`], never an error; a response that
//! cannot be read is [`Verdict::Unreadable`] with a note that says why, never wrong. Numbers, quantities and ratios are
//! compared exactly, whatever their size. Expressions are compared exactly where they are quotients of polynomials with
//! roots of numbers in them, otherwise in floating point at fixed points. Nothing here depends on time, chance or the
//! machine. What is read, and what counts as the same, is said in `docs/marking.md`.
//!
//! What it does not do: it solves no equations (`x^3 y = 40` is not `y = 40/x^3`), and it judges no rounding (0.33 is
//! not 1/3).
//!
//! ```
//! use gradus::bank::{Form, Format};
//! use gradus::grading::{Question, Verdict, mark};
//! let key = ["11/8".to_owned()];
//! let question = Question { format: Format::Number, form: Form::Mixed, key: &key, ..Question::default() };
//! assert_eq!(mark(&question, &["1 3/8".into()]).verdict, Verdict::Right);
//! assert_eq!(mark(&question, &["1.375".into()]).verdict, Verdict::SameValue);
//! assert_eq!(mark(&question, &["13/8".into()]).verdict, Verdict::Wrong);
//! assert_eq!(mark(&question, &["1/3/8".into()]).verdict, Verdict::Unreadable);
//! ```

mod choice;
mod locale;
mod note;
mod parts;
mod question;
// The page's engine leaves what is typed to the module of feature `marking`; everything else marks it itself.
#[cfg(not(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32")))]
mod typed;
#[cfg(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32"))]
#[path = "elsewhere.rs"]
mod typed;

use serde::{Deserialize, Serialize};

use crate::bank::{Form, Format};
use crate::{Error, Result};

pub use locale::Locale;
pub use note::Note;
pub use question::{Asked, Blank, Question};
#[cfg(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32"))]
pub(crate) use typed::mark_elsewhere;

/// How a response compares to the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Right, in the form asked.
    Right,
    /// The right value in another form than the one asked.
    SameValue,
    /// Readable, and something else.
    Wrong,
    /// Cannot be read; not held against anybody.
    Unreadable,
}

impl Verdict {
    /// The verdict with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Right, Self::SameValue, Self::Wrong, Self::Unreadable].into_iter().find(|v| v.as_str() == name)
    }

    /// The verdict's name on the wire: `right`, `same-value`, `wrong`, `unreadable`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::SameValue => "same-value",
            Self::Wrong => "wrong",
            Self::Unreadable => "unreadable",
        }
    }
}

/// What marking gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How the response compares to the key.
    pub verdict: Verdict,
    /// What the response was read as, in plain characters (`11/8`); empty when it could not be read.
    pub reading: String,
    /// Why it could not be read, or which form is asked; always there after `SameValue` and `Unreadable`.
    pub note: Option<Note>,
    /// Of an answer in several parts: each part's id and verdict, in the order of the item.
    pub parts: Vec<(String, Verdict)>,
}

impl Mark {
    /// A mark without a note.
    fn plain(verdict: Verdict, reading: String) -> Self {
        Self { verdict, reading, note: None, parts: Vec::new() }
    }

    /// The mark of what cannot be read.
    fn unreadable(note: Note) -> Self {
        Self { verdict: Verdict::Unreadable, reading: String::new(), note: Some(note), parts: Vec::new() }
    }
}

/// Marks a response: the ids picked, one typed answer, or `id:answer` for each part; see [`Question`].
///
/// A typed key that cannot be read (see [`check_key`]) matches nothing.
#[must_use]
pub fn mark(question: &Question<'_>, response: &[String]) -> Mark {
    let typed = response.first().map_or("", String::as_str);
    let result = match question.format {
        Format::Choice | Format::Choices => choice::mark(question, response),
        Format::Order => parts::order(question, response),
        Format::Match => parts::matched(question, response),
        Format::Cloze | Format::Table => parts::blanks(question, response),
        Format::Number | Format::Fraction | Format::Point | Format::Text | Format::Expression => {
            return mark_typed(question, typed);
        }
    };
    result.unwrap_or_else(|note| Mark::unreadable(*note))
}

/// Marks one typed answer, whatever the format: the page's module for marking gets no others, and so holds no others.
pub(crate) fn mark_typed(question: &Question<'_>, response: &str) -> Mark {
    typed::mark(question, response).unwrap_or_else(|note| Mark::unreadable(*note))
}

/// Whether two answers to the question mean the same, whatever their form. Unreadable answers mean nothing.
#[must_use]
pub fn same_answer(question: &Question<'_>, a: &str, b: &str) -> bool {
    if !question.format.typed() {
        return a.trim() == b.trim();
    }
    let key = [a.to_owned()];
    mark_typed(&Question { form: Form::Any, key: &key, ..*question }, b).verdict == Verdict::Right
}

/// Checks that answers to the question can be marked now.
///
/// # Errors
/// `engine/no-marking` in a page that has not loaded the module for typed answers yet; never natively.
pub fn ready(question: &Question<'_>) -> Result<()> {
    let typed = question.format.typed() || question.blanks.iter().any(|blank| blank.format.typed());
    if typed { typed::ready() } else { Ok(()) }
}

/// Checks that responses can be marked against the key.
///
/// # Errors
/// - `engine/no-marking`: see [`ready`];
/// - `bank/no-key`: there is no key, or an empty one;
/// - `bank/choice-key-count`: a `choice` item has not exactly one right choice;
/// - `bank/key-not-a-choice`: the key names a choice or target that the item does not have;
/// - `bank/key-incomplete`: the key of an `order` or `match` item leaves a choice out or names one twice;
/// - `bank/blank`: a `cloze` or `table` item has no blanks, or one of a format that a blank cannot have;
/// - `bank/key-unreadable`: a typed key is not what the format says.
pub fn check_key(question: &Question<'_>) -> Result<()> {
    if question.format.blanks() {
        return parts::check_blanks(question);
    }
    if question.key.is_empty() || question.key.iter().any(|key| key.trim().is_empty()) {
        return Err(Error::new("bank/no-key", "the item has no `key`, or an empty one; add the right answer"));
    }
    match question.format {
        Format::Choice | Format::Choices => return choice::check_key(question),
        Format::Order => return parts::check_order(question),
        Format::Match => return parts::check_match(question),
        _ => {}
    }
    ready(question)?;
    for key in question.key {
        let one = std::slice::from_ref(key);
        let locale = question.locale.of_key(key, question.is_number());
        let own = mark(&Question { form: Form::Any, locale, key: one, ..*question }, one);
        if own.verdict == Verdict::Right {
            continue;
        }
        let why = own.note.map_or("it is not equal to itself", |note| note.code);
        let mut message = String::from("key `");
        message.extend(key.chars().take(60));
        message.push_str("` cannot be read (");
        message.push_str(why);
        message.push_str("); write it so that a student could type it, or use another format");
        return Err(Error::new("bank/key-unreadable", message));
    }
    Ok(())
}

/// The format a typed key calls for: a number where it reads as one, otherwise an expression where it reads as one.
#[must_use]
pub fn kind_of_key(key: &str) -> Option<Format> {
    let key = [key.to_owned()];
    let reads = |format| check_key(&Question { format, key: &key, ..Question::default() }).is_ok();
    [Format::Number, Format::Expression].into_iter().find(|&format| reads(format))
}
