//! Why a response could not be read, or which form is asked.

/// A key of the page's texts, with the words that go into it.
///
/// Codes: `empty`, `too-long`, `too-large`, `not-a-number`, `two-slashes`, `zero-denominator`, `comma` (a comma that
/// does not group digits in threes; where the comma marks decimals, `point`), `hyphen-mixed` (`3-1/2` can be meant as 3½ or as a subtraction), `arithmetic`
/// (a calculation where its result is asked), `extra-unit` (the argument is what follows the number),
/// `not-an-expression` (the argument is the part that could not be read), `ambiguous-power` (`x2` can be meant as x²
/// or as 2x), `unclosed`, `too-deep`, `no-unit` (a quantity without its unit), `unknown-unit` (the argument is the
/// word), `not-a-ratio`, `not-a-choice` (the argument is the id), `none-picked`, `not-all` (a part has no answer), and
/// `ask-form` (the argument is the form asked: one of [`Form`](crate::bank::Form), or `equation`, `solved`, `inequality`,
/// `pair`, `set`, `interval`, `ratio`, `unit`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The stable code.
    pub code: &'static str,
    /// What the sentence is about; empty for most codes.
    pub argument: String,
    /// The character of the response (the first is 0) at which reading stopped, where one can be named.
    pub at: Option<usize>,
    /// How much of the cleaned text was left there, in bytes, until `at` is known.
    pub(super) left: Option<usize>,
}

/// Every code that marking a typed answer can give.
#[cfg(any(test, all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32")))]
static CODES: [&str; 19] = [
    "empty",
    "too-long",
    "too-large",
    "not-a-number",
    "two-slashes",
    "zero-denominator",
    "comma",
    "point",
    "hyphen-mixed",
    "arithmetic",
    "extra-unit",
    "not-an-expression",
    "unclosed",
    "too-deep",
    "ambiguous-power",
    "no-unit",
    "unknown-unit",
    "not-a-ratio",
    "ask-form",
];

impl Note {
    /// The note with this code, from a module that marks expressions; `None` for any other text.
    #[cfg(any(test, all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32")))]
    pub(crate) fn named(code: &str, argument: String) -> Option<Self> {
        CODES.into_iter().find(|&known| known == code).map(|code| Self { code, argument, at: None, left: None })
    }

    // Out of line: there are dozens of calls, and none of them is hot.
    #[cold]
    #[inline(never)]
    pub(super) fn new(code: &'static str) -> Box<Self> {
        Box::new(Self { code, argument: String::new(), at: None, left: None })
    }

    // Out of line: there are dozens of calls, and none of them is hot.
    #[cold]
    #[inline(never)]
    pub(super) fn about(code: &'static str, argument: &str) -> Box<Self> {
        // A sentence has room for a word or two, whatever was typed.
        Box::new(Self { code, argument: argument.trim_ascii().chars().take(40).collect(), at: None, left: None })
    }

    #[cfg(not(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32")))]
    /// The note, with what was left of the cleaned text where reading stopped.
    #[cold]
    pub(super) fn before(mut self: Box<Self>, rest: &str) -> Box<Self> {
        self.left = Some(rest.trim_ascii().len());
        self
    }
}

/// What reading gives: the thing read, or the note that says why not. In a box, so that handing it on moves one address.
pub(super) type Read<T> = Result<T, Box<Note>>;

#[cfg(test)]
mod tests {
    use super::{CODES, Note};
    use std::collections::BTreeSet;

    #[test]
    fn every_code_of_an_expression_is_known_by_name() {
        let sources = [
            include_str!("typed/clean.rs"),
            include_str!("typed/digits.rs"),
            include_str!("typed/mod.rs"),
            include_str!("typed/number.rs"),
            include_str!("typed/quantity.rs"),
            include_str!("typed/measure.rs"),
            include_str!("typed/ratio.rs"),
            include_str!("typed/expression/lexer.rs"),
            include_str!("typed/expression/parser.rs"),
            include_str!("typed/expression/shape.rs"),
            include_str!("typed/expression/tree.rs"),
            include_str!("typed/expression/mod.rs"),
            include_str!("typed/expression/compare.rs"),
            include_str!("typed/expression/kinds.rs"),
            include_str!("typed/expression/structure.rs"),
            include_str!("typed/expression/words.rs"),
        ];
        let given: BTreeSet<&str> = sources
            .iter()
            .flat_map(|source| source.split("Note::").skip(1))
            .filter_map(|after| after.strip_prefix("new(").or(after.strip_prefix("about("))?.split('"').nth(1))
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
            .collect();
        assert_eq!(given, BTreeSet::from(CODES));
        assert_eq!(Note::named("ask-form", "mixed".into()), Some(*Note::about("ask-form", "mixed")));
        assert_eq!(Note::named("", String::new()), None);
    }
}
