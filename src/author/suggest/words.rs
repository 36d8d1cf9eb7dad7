//! A text as what tells skills apart: stems of words, signs, the kinds of its numbers, and pairs of them.
use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// What a word, sign or number is looked up by, and how the text writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) term: String,
    pub(super) written: String,
}

/// Reads texts of one language.
pub(super) struct Reader(Option<Stemmer>);

impl Reader {
    /// For texts of this BCP 47 language. Words of one without a stemmer are taken as they are written.
    pub(super) fn of(language: &str) -> Self {
        let algorithm = match language.split(['-', '_']).next().unwrap_or_default() {
            "ar" => Algorithm::Arabic,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "nl" => Algorithm::Dutch,
            "no" | "nb" | "nn" => Algorithm::Norwegian,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            _ => return Self(None),
        };
        Self(Some(Stemmer::create(algorithm)))
    }

    /// The words, signs and numbers of a plain text in order, then each two that stand side by side.
    pub(super) fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if first.is_ascii_digit() {
                number(rest)
            } else if first.is_alphabetic() {
                rest.find(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’')).unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (written, after) = rest.split_at(length);
            rest = after.trim_start();
            let Some(term) = self.term(written, rest) else { continue };
            words.push(Word { term, written: written.to_owned() });
        }
        let pair = |two: &[Word]| Word {
            term: format!("{} {}", two[0].term, two[1].term),
            written: format!("{} {}", two[0].written, two[1].written),
        };
        let pairs: Vec<Word> = words.windows(2).map(pair).collect();
        words.extend(pairs);
        words
    }

    fn term(&self, written: &str, after: &str) -> Option<String> {
        let first = written.chars().next()?;
        if first.is_ascii_digit() {
            return Some(kind(written, after).to_owned());
        }
        if first.is_alphabetic() {
            let lower = written.to_lowercase().replace('’', "'");
            let lower = lower.strip_suffix("'s").unwrap_or(&lower).trim_matches('\'');
            if lower.chars().count() == 1 && lower != "a" && lower != "i" {
                return Some("#letter".to_owned());
            }
            let stem = self.0.as_ref().map_or(Cow::Borrowed(lower), |stemmer| stemmer.stem(lower));
            return Some(stem.into_owned());
        }
        // One sign for each meaning; marks that only part words say nothing.
        Some(match first {
            '−' | '–' | '-' => "−".to_owned(),
            '×' | '·' | '⋅' | '*' => "×".to_owned(),
            '÷' | '∶' => "÷".to_owned(),
            '≤' | '⩽' => "≤".to_owned(),
            '≥' | '⩾' => "≥".to_owned(),
            '+' | '=' | '≠' | '<' | '>' | '≈' | '^' | '√' | '%' | '°' | 'π' | '$' | '€' | '£' | '|' | '/' | ':'
            | '∠' | '∥' | '⊥' | '²' | '³' => first.to_string(),
            _ => return None,
        })
    }
}

/// How many bytes the number takes that a text begins with: `1,234`, `0.75`, `3/4`.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',' | b'/')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// What kind of number it is: which one it is says little, how it is written much.
fn kind(written: &str, after: &str) -> &'static str {
    if written.contains('/') {
        return "#fraction";
    }
    if written.contains('.') {
        return "#decimal";
    }
    let next = after.as_bytes();
    // A fraction right behind: a mixed number.
    if next.first().is_some_and(u8::is_ascii_digit) && after[..number(after)].contains('/') {
        return "#mixed";
    }
    match written.bytes().filter(u8::is_ascii_digit).count() {
        1 => "#ones",
        2 => "#tens",
        3 => "#hundreds",
        _ => "#thousands",
    }
}
