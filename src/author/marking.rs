//! What the importers and the linter ask of marking.
use crate::bank::{Form, Format};
use crate::{Error, Result};

/// A question as marking sees it.
pub(super) struct Question<'a> {
    pub(super) format: Format,
    #[expect(dead_code, reason = "part of the shape marking takes")]
    pub(super) form: Form,
    pub(super) key: &'a [String],
    pub(super) choices: &'a [String],
}

/// Whether the key can be marked against.
pub(super) fn check_key(question: &Question<'_>) -> Result<()> {
    if question.key.is_empty() || question.key.iter().any(|key| key.trim().is_empty()) {
        return Err(Error::new("bank/no-key", "there is no key; add the right answer"));
    }
    for key in question.key {
        let readable = match question.format {
            Format::Choice | Format::Choices if !question.choices.contains(key) => {
                let message = format!("key `{key}` is not among its choices {}", question.choices.join(", "));
                return Err(Error::new("bank/key-not-a-choice", message));
            }
            Format::Choice | Format::Choices | Format::Text => true,
            Format::Number => kind_of_key(key) == Some(Format::Number),
            Format::Expression => kind_of_key(key).is_some(),
        };
        if !readable {
            return Err(Error::new(
                "bank/key-unreadable",
                format!("key `{key}` cannot be read; write it as a student would type it"),
            ));
        }
    }
    Ok(())
}

/// How a typed answer with this key is marked; `None` where it is neither a number nor an expression.
pub(super) fn kind_of_key(key: &str) -> Option<Format> {
    let key = key.trim();
    let body = key.strip_prefix('-').unwrap_or(key).trim_end_matches('%').trim();
    let digits = |s: &str| {
        !s.is_empty()
            && s.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && s.bytes().filter(|b| *b == b'.').count() < 2
    };
    let fraction =
        |s: &str| s.split_once('/').is_some_and(|(top, bottom)| digits(top.trim_start_matches('-')) && digits(bottom));
    if digits(body)
        || fraction(body)
        || body.split_once(' ').is_some_and(|(whole, part)| digits(whole) && fraction(part))
    {
        return Some(Format::Number);
    }
    expression(key).then_some(Format::Expression)
}

fn expression(key: &str) -> bool {
    let mut depth = 0_i32;
    let mut letters = 0;
    let mut word = String::new();
    let known = [
        "", "sqrt", "abs", "pi", "sin", "cos", "tan", "ln", "log", "theta", "sec", "csc", "cot", "arcsin", "arccos",
        "arctan",
    ];
    for c in key.chars().chain([' ']) {
        if c.is_ascii_alphabetic() {
            letters += 1;
            word.push(c);
            continue;
        }
        if word.len() > 2 && !known.contains(&&*word) {
            return false;
        }
        word.clear();
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '0'..='9' | '+' | '-' | '*' | '/' | '^' | '.' | ' ' | '_' => {}
            _ => return false,
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && !key.is_empty() && (letters > 0 || key.contains(['(', '+', '*', '^']))
}
