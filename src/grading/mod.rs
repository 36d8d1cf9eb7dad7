//! Marking: does a response mean the same as the key?
//!
//! A right value in another form than the one asked is [`Verdict::SameValue`], never an error; a response that
//! cannot be read is [`Verdict::Unreadable`] with a note that says why, never wrong. Numbers are compared exactly.
//! Expressions are compared exactly where they are quotients of polynomials, otherwise in floating point at fixed
//! points. Nothing here depends on time, chance or the machine.
//!
//! What it does not do: it solves no equations (`x^3 y = 40` is not `y = 40/x^3`), it knows no units, and it reads
//! no decimal commas.
//!
//! ```
//! use gradus::bank::{Form, Format};
//! use gradus::grading::{Question, Verdict, mark};
//! let key = ["11/8".to_owned()];
//! let question = Question { format: Format::Number, form: Form::Mixed, key: &key, choices: &[] };
//! assert_eq!(mark(&question, &["1 3/8".into()]).verdict, Verdict::Right);
//! assert_eq!(mark(&question, &["1.375".into()]).verdict, Verdict::SameValue);
//! assert_eq!(mark(&question, &["13/8".into()]).verdict, Verdict::Wrong);
//! assert_eq!(mark(&question, &["1/3/8".into()]).verdict, Verdict::Unreadable);
//! ```

mod choice;
mod clean;
// The page's engine leaves expressions to the module of feature `marking`; everything else marks them itself.
#[cfg(not(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32")))]
mod expression;
#[cfg(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32"))]
#[path = "elsewhere.rs"]
mod expression;
mod note;
mod number;
mod numeral;
mod text;

use serde::{Deserialize, Serialize};

use crate::bank::{Form, Format};
use crate::{Error, Result};

#[cfg(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32"))]
pub(crate) use expression::mark_elsewhere;
pub use note::Note;
use note::Read;

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
}

/// What marking needs to know of an item.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// How it is answered.
    pub format: Format,
    /// The form asked, for numbers and expressions.
    pub form: Form,
    /// The right answer or answers: the ids of all right choices, or every accepted typed answer.
    pub key: &'a [String],
    /// The ids of all choices of a `choice` or `choices` item.
    pub choices: &'a [String],
}

/// Marks a response: the ids picked, in any order, or one typed answer.
///
/// A typed key that cannot be read (see [`check_key`]) matches nothing.
#[must_use]
pub fn mark(question: &Question<'_>, response: &[String]) -> Mark {
    let typed = response.first().map_or("", String::as_str);
    let result = match question.format {
        Format::Choice | Format::Choices => choice::mark(question, response),
        Format::Number => mark_number(question, typed),
        Format::Text => mark_text(question, typed),
        Format::Expression => expression::mark(question, typed),
    };
    result.unwrap_or_else(|note| Mark { verdict: Verdict::Unreadable, reading: String::new(), note: Some(note) })
}

/// Whether two answers to the question mean the same, whatever their form. Unreadable answers mean nothing.
#[must_use]
pub fn same_answer(question: &Question<'_>, a: &str, b: &str) -> bool {
    match question.format {
        Format::Choice | Format::Choices => a.trim() == b.trim(),
        _ => {
            let key = [a.to_owned()];
            mark(&Question { form: Form::Any, key: &key, ..*question }, &[b.to_owned()]).verdict == Verdict::Right
        }
    }
}

/// Checks that answers of this format can be marked now.
///
/// # Errors
/// `engine/no-marking` in a page that has not loaded the module for expressions yet; never natively.
pub fn ready(format: Format) -> Result<()> {
    if format == Format::Expression { expression::ready() } else { Ok(()) }
}

/// Checks that responses can be marked against the key.
///
/// # Errors
/// - `engine/no-marking`: see [`ready`];
/// - `bank/no-key`: there is no key, or an empty one;
/// - `bank/choice-key-count`: a `choice` item has not exactly one right choice;
/// - `bank/key-not-a-choice`: the key names a choice that the item does not have;
/// - `bank/key-unreadable`: a typed key is not what the format says.
pub fn check_key(question: &Question<'_>) -> Result<()> {
    if question.key.is_empty() || question.key.iter().any(|key| key.trim().is_empty()) {
        return Err(Error::new("bank/no-key", "the item has no `key`, or an empty one; add the right answer"));
    }
    if matches!(question.format, Format::Choice | Format::Choices) {
        return choice::check_key(question);
    }
    ready(question.format)?;
    for key in question.key {
        let own =
            mark(&Question { form: Form::Any, key: std::slice::from_ref(key), ..*question }, std::slice::from_ref(key));
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
    let reads = |format| check_key(&Question { format, form: Form::Any, key: &key, choices: &[] }).is_ok();
    [Format::Number, Format::Expression].into_iter().find(|&format| reads(format))
}

/// The mark of an equal response.
fn right_if(in_form: bool, asked: &str, reading: String) -> Mark {
    if in_form {
        Mark { verdict: Verdict::Right, reading, note: None }
    } else {
        Mark { verdict: Verdict::SameValue, reading, note: Some(Note::about("ask-form", asked)) }
    }
}

fn mark_number(question: &Question<'_>, response: &str) -> Read<Mark> {
    let numeral = number::read(&clean::clean(response)?)?;
    let mut reading = String::new();
    numeral.value.write(&mut reading);
    let is_key =
        |key: &String| clean::clean(key).and_then(|key| number::read(&key)).is_ok_and(|key| key.value == numeral.value);
    if question.key.iter().any(is_key) {
        return Ok(right_if(numeral.is_in(question.form), question.form.as_str(), reading));
    }
    Ok(Mark { verdict: Verdict::Wrong, reading, note: None })
}

fn mark_text(question: &Question<'_>, response: &str) -> Read<Mark> {
    if response.len() > clean::LONGEST {
        return Err(Note::new("too-long"));
    }
    let reading = response.trim().to_owned();
    if reading.is_empty() {
        return Err(Note::new("empty"));
    }
    let right = question.key.iter().any(|key| text::same(key, &reading));
    Ok(Mark { verdict: if right { Verdict::Right } else { Verdict::Wrong }, reading, note: None })
}
