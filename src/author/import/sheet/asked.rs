//! How a row asks to be answered, and answers that are words or numbers.

use super::super::{Answer, Draft, Finding, Found, Pick, cut};

/// How a row asks to be answered, by its word for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Asked {
    /// By what the row holds.
    Any,
    Choice,
    Choices,
    Truth,
    Number,
    Text,
    Expression,
    Fraction,
    Order,
    Match,
    Cloze,
    /// An essay, a poll, a slide: nothing to mark.
    Unmarked,
}

pub(super) fn asked(word: &str) -> Option<Asked> {
    let word: String = word.chars().flat_map(char::to_lowercase).filter(char::is_ascii_alphanumeric).collect();
    Some(match &*word {
        "" | "quiz" | "question" => Asked::Any,
        "choice" | "multiplechoice" | "mc" | "mcq" | "singlechoice" | "singleselection" | "single" => Asked::Choice,
        "choices" | "multipleresponse" | "multipleanswer" | "multipleanswers" | "multipleselection" | "multiselect"
        | "checkbox" | "checkboxes" | "ma" | "selectall" => Asked::Choices,
        "truefalse" | "trueorfalse" | "tf" | "boolean" => Asked::Truth,
        "number" | "numeric" | "numerical" | "integer" | "decimal" => Asked::Number,
        "text" | "shortanswer" | "short" | "openended" | "typeanswer" | "typed" | "fillintheblank" | "fillin" => {
            Asked::Text
        }
        "inputquestion" | "input" | "flashcard" | "card" => Asked::Any,
        "expression" | "algebra" => Asked::Expression,
        "fraction" | "mixednumber" => Asked::Fraction,
        "order" | "ordering" | "puzzle" | "jumble" | "sequence" => Asked::Order,
        "match" | "matching" | "pairs" => Asked::Match,
        "cloze" | "blanks" | "fillintheblanks" => Asked::Cloze,
        "essay" | "poll" | "survey" | "slide" | "content" | "openresponse" | "wordcloud" | "draw"
        | "perseusquestion" => Asked::Unmarked,
        _ => return None,
    })
}

pub(super) fn truth(answer: &str, draft: &mut Draft) -> Option<Answer> {
    let right = match &*answer.trim().to_lowercase() {
        "true" | "t" => true,
        "false" | "f" => false,
        _ => return None,
    };
    draft.keep_order = true;
    Some(Answer::Choice(vec![Pick::new("True", right), Pick::new("False", !right)]))
}

pub(super) fn not_a_number(text: &str) -> Finding {
    let note = format!("“{}” is not a number; write one, or another format", cut(text, 40));
    Finding::new("import/not-a-number", note)
}

/// A number as a key: `18`, `-3.5`, `1,000`, `3/4`, `1 3/8`, `50%`, `$1.50`. A decimal comma becomes a point, and is told.
pub(in crate::author::import) fn number(text: &str, found: &mut Found) -> Option<String> {
    let plain = text.trim().replace(['−', '–'], "-");
    let bare = plain.trim_start_matches(['-', '+', '$', '€', '£']).trim_end_matches('%').trim();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let decimal = |part: &str| match part.split_once('.') {
        Some((whole, rest)) => (whole.is_empty() || digits(whole)) && digits(rest),
        None => digits(part),
    };
    let fraction = |part: &str| part.split_once('/').is_some_and(|(n, d)| digits(n.trim()) && digits(d.trim()));
    let mixed = |part: &str| part.split_once(' ').is_some_and(|(whole, rest)| digits(whole) && fraction(rest.trim()));
    if decimal(bare) || fraction(bare) || mixed(bare) {
        return Some(plain);
    }
    let (whole, rest) = bare.split_once(',')?;
    let groups = digits(whole)
        && whole.len() <= 3
        && bare.split(',').skip(1).all(|group| {
            let group = group.split('.').next().unwrap_or(group);
            group.len() == 3 && digits(group)
        });
    if groups && decimal(&bare.replace(',', "")) {
        return Some(plain);
    }
    if digits(whole) && digits(rest) {
        found.notice("sheet/comma", format!("{plain} is read with a decimal comma, as {}", plain.replace(',', ".")));
        return Some(plain.replace(',', "."));
    }
    None
}

/// A value named by a letter, `x = 7`: the letter with its sign, and the number.
pub(super) fn named_value<'a>(text: &'a str, found: &mut Found) -> Option<(String, String)> {
    let (name, value): (&'a str, &'a str) = text.split_once('=')?;
    let name = name.trim();
    let is_letter = name.chars().count() == 1 && name.chars().all(char::is_alphabetic);
    number(value.trim(), found).filter(|_| is_letter).map(|value| (format!("{name} ="), value))
}

/// Nothing but letters of choices: `B, C`.
pub(super) fn only_letters(text: &str) -> bool {
    let parts: Vec<&str> = text.split([',', ';', '&']).map(str::trim).collect();
    parts.len() > 1 && parts.iter().all(|part| matches!(part.as_bytes(), [b'A'..=b'H']))
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date such as spreadsheets make of fractions: `4-Mar`, `Mar-04`, `3/4/2024`, `2024-03-04`.
pub(super) fn is_date(text: &str) -> bool {
    let text = text.trim().trim_end_matches(" 00:00:00").to_lowercase();
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    match parts.as_slice() {
        [a, b] if text.contains('-') => (digits(a, 2) && MONTHS.contains(b)) || (MONTHS.contains(a) && digits(b, 2)),
        [a, b, c] if text.contains('/') => digits(a, 2) && digits(b, 2) && c.len() == 4 && digits(c, 4),
        [a, b, c] => a.len() == 4 && digits(a, 4) && digits(b, 2) && b.len() == 2 && digits(c, 2) && c.len() == 2,
        _ => false,
    }
}
