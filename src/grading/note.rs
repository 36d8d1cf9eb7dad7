//! Why a response could not be read, or which form is asked.

/// A key of the page's texts, with the words that go into it.
///
/// Codes: `empty`, `too-long`, `too-large`, `not-a-number`, `two-slashes`, `zero-denominator`, `comma` (a comma that
/// does not group digits in threes), `hyphen-mixed` (`3-1/2` can be meant as 3½ or as a subtraction), `arithmetic`
/// (a calculation where its result is asked), `extra-unit` (the argument is what follows the number),
/// `not-an-expression` (the argument is the part that could not be read), `unclosed`, `too-deep`,
/// `not-a-choice` (the argument is the id), `none-picked`, and `ask-form` (the argument is the form asked).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The stable code.
    pub code: &'static str,
    /// What the sentence is about; empty for most codes.
    pub argument: String,
}

impl Note {
    // Out of line: there are dozens of calls, and none of them is hot.
    #[cold]
    #[inline(never)]
    pub(super) fn new(code: &'static str) -> Self {
        Self { code, argument: String::new() }
    }

    // Out of line: there are dozens of calls, and none of them is hot.
    #[cold]
    #[inline(never)]
    pub(super) fn about(code: &'static str, argument: &str) -> Self {
        // A sentence has room for a word or two, whatever was typed.
        Self { code, argument: argument.trim_ascii().chars().take(40).collect() }
    }
}

/// What reading gives: the thing read, or the note that says why not.
pub(super) type Read<T> = Result<T, Note>;
