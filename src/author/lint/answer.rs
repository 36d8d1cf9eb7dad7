//! What the linter says about answers: keys, choices, blanks, number lines.
use std::collections::BTreeSet;

use super::Lint;
use crate::bank::{AskSpec, BlankSpec, ChoiceSpec, Format, ItemSpec, LineSpec};
use crate::grading::{Asked, Locale, Question, check_key};
use crate::rational::Rational;

/// Checks how an item is answered.
pub(super) fn item(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    let locale = Locale::of(&lint.bank.language);
    let asked = Asked::of(item, locale);
    choices(lint, item.format, &item.choices, "choice", place);
    choices(lint, Format::Text, &item.targets, "target", place);
    places(lint, item, place);
    for blank in &item.blanks {
        choices(lint, blank.format, &blank.choices, "choice", &format!("{place}, blank `{}`", blank.id));
    }
    if item.format == Format::Point {
        match &item.line {
            Some(line) => number_line(lint, line, item, place),
            None => lint.error("bank/line", place, "a `point` item has no `line`; add `from`, `to` and `step`"),
        }
    }
    if item.format == Format::Table && item.table.is_none() {
        lint.error("bank/table", place, "a `table` item has no `table`; add `columns` and `rows`");
    }
    // The key of a template has slots; its instances are checked instead.
    if item.variables.is_empty() || item.format.picked() {
        key(lint, &asked.question(), place);
    }
}

/// Checks how a hint's own question is answered.
pub(super) fn hint(lint: &mut Lint<'_>, ask: &AskSpec, place: &str) {
    choices(lint, ask.format, &ask.choices, "choice", place);
    let asked = Asked::hint(ask, Locale::of(&lint.bank.language));
    let slots = ask.key.as_slice().iter().any(|key| key.contains('@'));
    if !slots {
        key(lint, &asked.question(), place);
    }
}

fn choices(lint: &mut Lint<'_>, format: Format, choices: &[ChoiceSpec], what: &str, place: &str) {
    if format.picked() && choices.len() < 2 {
        let message = format!("there are {} choices; give at least 2", choices.len());
        lint.error("bank/too-few-choices", place, message);
    }
    let mut seen = (BTreeSet::new(), BTreeSet::new());
    for choice in choices {
        if !seen.0.insert(&choice.id) {
            lint.error("bank/duplicate-choice", place, format!("two {what}s have the id `{}`; rename one", choice.id));
        }
        if choice.id.contains(':') {
            let message = format!("the id `{}` of a {what} has a colon, which answers use; take it out", choice.id);
            lint.error("bank/choice-id", place, message);
        }
        // Where pictures tell choices apart, texts may be equal.
        if choice.picture.is_none() && !seen.1.insert(choice.text.trim()) {
            let message = format!("{what} `{}` says the same as another; change or remove it", choice.id);
            lint.error("bank/duplicate-choice", place, message);
        }
    }
}

fn key(lint: &mut Lint<'_>, question: &Question<'_>, place: &str) {
    // All that the key names and nobody knows, before marking stops at the first.
    if matches!(question.format, Format::Choice | Format::Choices) && !question.choices.is_empty() {
        let mut unknown = false;
        for key in question.key.iter().filter(|key| !key.trim().is_empty() && !question.choices.contains(key)) {
            let message = format!("key `{key}` is not among its choices {}", question.choices.join(", "));
            lint.error("bank/key-not-a-choice", place, message);
            unknown = true;
        }
        if unknown {
            return;
        }
    }
    if let Err(error) = check_key(question) {
        let place = if error.place().is_empty() { place.to_owned() } else { format!("{place}, {}", error.place()) };
        lint.error(error.code(), place, error.message());
    }
}

/// Every blank has one place, and every place a blank.
fn places(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    let cells = item.table.iter().flat_map(|table| table.rows.iter().flatten());
    let texts: Vec<&str> = match item.format {
        Format::Cloze => vec![&item.question],
        Format::Table => cells.map(String::as_str).collect(),
        _ => return,
    };
    let mut named: Vec<&str> = Vec::new();
    for text in texts {
        named.extend(text.split("[[").skip(1).filter_map(|rest| Some(rest.split_once("]]")?.0)));
    }
    let mut seen = BTreeSet::new();
    for id in &named {
        if !item.blanks.iter().any(|blank| blank.id == *id) {
            lint.error("bank/blank", place, format!("`[[{id}]]` has no blank; add one with that id, or mend the id"));
        } else if !seen.insert(*id) {
            lint.error("bank/blank", place, format!("`[[{id}]]` stands twice; give the second a blank of its own"));
        }
    }
    let mut ids = BTreeSet::new();
    for BlankSpec { id, .. } in &item.blanks {
        if !ids.insert(id) {
            lint.error("bank/duplicate-blank", place, format!("two blanks have the id `{id}`; rename one"));
        }
        if !named.contains(&&**id) {
            lint.error("bank/blank", place, format!("blank `{id}` has no place; write `[[{id}]]` where it belongs"));
        }
        if id.contains(':') {
            lint.error("bank/choice-id", place, format!("the id `{id}` has a colon, which answers use; take it out"));
        }
    }
    let question = item.question.trim();
    if item.format == Format::Cloze && item.blanks.iter().any(|blank| question == format!("[[{}]]", blank.id)) {
        lint.warn("bank/no-question", place, "the question is nothing but a blank; say what is asked");
    }
}

/// The longest number line that can be stepped along: more places than this and nobody finds the one.
const MOST_PLACES: i128 = 200;

fn number_line(lint: &mut Lint<'_>, line: &LineSpec, item: &ItemSpec, place: &str) {
    let slots = |text: &str| text.contains('@');
    let texts = [&line.from, &line.to, &line.step, &line.snap, &line.labels];
    if texts.iter().any(|text| slots(text)) {
        return;
    }
    let read = |text: &String, other: Option<Rational>| match text.is_empty() {
        true => other,
        false => plain(text),
    };
    let (from, to, step) = (read(&line.from, None), read(&line.to, None), read(&line.step, None));
    let (snap, labels) = (read(&line.snap, step), read(&line.labels, step));
    let mut fault = |message: &str| lint.error("bank/line", place, message);
    let (Some(from), Some(to), Some(step), Some(snap), Some(_)) = (from, to, step, snap, labels) else {
        return fault("a number of the line cannot be read; write `0`, `-2`, `1/4` or `0.5`");
    };
    let length = to.add(from.negative());
    let count = |part: Rational| length.and_then(|length| length.divide(part)).filter(|count| count.is_whole());
    if length.is_none_or(|length| length.is_negative() || length.is_zero()) {
        return fault("the line ends where it begins or before; `to` must be greater than `from`");
    }
    let (Some(_), Some(places)) = (count(step), count(snap)) else {
        return fault("`step` and `snap` must go into the line a whole number of times");
    };
    if places.is_negative() || places.numerator() > MOST_PLACES {
        return fault("the line has too many places to choose from; 200 at most, and `step` and `snap` above 0");
    }
    for key in item.key.as_slice().iter().filter(|key| !slots(key)) {
        let on = plain(key)
            .and_then(|key| key.add(from.negative())?.divide(snap))
            .is_some_and(|at| at.is_whole() && !at.is_negative() && at.numerator() <= places.numerator());
        if !on {
            fault("the key is no place of the line that can be chosen; change `snap`, the ends or the key");
        }
    }
}

/// A number as a line has it: `-3/4`, `0.75`.
fn plain(text: &str) -> Option<Rational> {
    let whole = |text: &str| text.trim().parse::<i64>().ok().map(i128::from);
    if let Some((numerator, denominator)) = text.split_once('/') {
        return Rational::new(whole(numerator)?, whole(denominator)?);
    }
    let (before, decimals) = text.trim().split_once('.').unwrap_or((text, ""));
    if decimals.len() > 9 || decimals.bytes().any(|byte| !byte.is_ascii_digit()) {
        return None;
    }
    Rational::new(whole(&format!("{before}{decimals}"))?, 10_i128.pow(decimals.len() as u32))
}
