//! The one error type. Bad input from outside becomes an [`Error`] with a stable code, the place of the
//! fault and the mend; internal corruption panics instead (fail fast).

use std::fmt;

/// What was wrong with something that came from outside.
///
/// An error has three parts that never mix: a stable [`code`](Error::code) for programs (`area/what`, listed
/// in `docs/errors.md`), a [`place`](Error::place) for the person who must find the fault, and a
/// [`message`](Error::message) that says what is wrong and how to mend it. Whoever gets an `Err` can rely on
/// this: nothing was changed and nothing was lost.
///
/// ```
/// use gradus::Error;
/// let error = Error::new("bank/no-key", "the item has no `key`; add the right answer").at("item 7 (fr-eq-3)");
/// assert_eq!(error.code(), "bank/no-key");
/// assert_eq!(error.to_string(), "item 7 (fr-eq-3): the item has no `key`; add the right answer [bank/no-key]");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Parts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    code: &'static str,
    place: String,
    message: String,
}

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with its code (`area/what`, from the table in `docs/errors.md`) and a message that says what is
    /// wrong and how to mend it.
    #[must_use]
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self(Box::new(Parts { code, place: String::new(), message: message.into() }))
    }

    /// The same error with `place` put before the place it has: callers further out know more of where.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        let outer = place.into();
        self.0.place = if self.0.place.is_empty() { outer } else { [&outer, ", ", &self.0.place].concat() };
        self
    }

    /// The same error under another code: what is a fault of JSON to a reader is a fault of a bank to its caller.
    #[must_use]
    pub(crate) fn recode(mut self, code: &'static str) -> Self {
        self.0.code = code;
        self
    }

    /// The stable code, such as `bank/prerequisite-cycle`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// As it is displayed, without the machinery of `format!`.
    pub(crate) fn text(&self) -> String {
        let Parts { code, place, message } = &*self.0;
        let colon = if place.is_empty() { "" } else { ": " };
        [place, colon, message, " [", code, "]"].concat()
    }

    /// Where the fault is (file, line, item), outermost first; empty when there is no place to name.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.0.place
    }

    /// What is wrong and how to mend it, in one sentence or two.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
