//! Answers embedded in a text: `{1:MULTICHOICE:=Paris~Rome#No, that is in Italy}`.

use super::super::graded::{Settled, Typed, numbers, picks, spellings};
use super::super::{Answer, Blank, Draft, Finding, Pick, first_words, markup};
use super::Reading;

/// A blank of the source: its type in capitals and what stands behind the colon.
#[derive(Debug, PartialEq)]
pub(in crate::author::import) struct Embedded {
    pub(in crate::author::import) kind: String,
    pub(in crate::author::import) body: String,
}

/// The mark of a blank while the text around it is converted.
const OPEN: char = '\u{e012}';
const CLOSE: char = '\u{e013}';

/// The text with a mark for each blank, and the blanks.
pub(in crate::author::import) fn take(text: &str) -> (String, Vec<Embedded>) {
    let (mut out, mut blanks) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        match embedded(&rest[at..]) {
            Some((blank, length)) => {
                blanks.push(blank);
                out.push_str(&format!("{OPEN}{}{CLOSE}", blanks.len()));
                rest = &rest[at + length..];
            }
            None => {
                out.push('{');
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    (out, blanks)
}

/// `{weight:TYPE:body}` at the start of a text, and its length.
fn embedded(text: &str) -> Option<(Embedded, usize)> {
    let inner = text.strip_prefix('{')?;
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (kind, body) = inner[digits..].strip_prefix(':')?.split_once(':')?;
    let known = !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
    if !known {
        return None;
    }
    let mut escaped = false;
    let end = body.char_indices().find(|&(_, c)| {
        let ends = c == '}' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    let length = text.len() - body.len() + end.0 + 1;
    Some((Embedded { kind: kind.to_owned(), body: body[..end.0].to_owned() }, length))
}

/// Marks of blanks as the bank writes them.
pub(in crate::author::import) fn marked(text: &str) -> String {
    text.replace(OPEN, "[[").replace(CLOSE, "]]")
}

/// Reads the question's text as a cloze.
pub(super) fn answer(reading: &mut Reading<'_>, draft: &mut Draft) -> Result<Settled, Finding> {
    let (text, embedded) = take(&reading.source());
    let Some(element) = reading.element.child("questiontext") else { return Err(none()) };
    draft.question = marked(&reading.text(element, Some(&text)));
    let (blanks, findings, keys) = blanks(&embedded)?;
    reading.found.key = keys;
    Ok(Settled { answer: Answer::Cloze(blanks), findings, ..Settled::default() })
}

fn none() -> Finding {
    Finding::new("moodle/no-blank", "the text has no blank such as `{1:SHORTANSWER:=four}`; write one")
}

type Blanks = (Vec<Blank>, Vec<Finding>, Vec<String>);

/// The blanks with what is right in each, notices, and the keys as written.
pub(in crate::author::import) fn blanks(embedded: &[Embedded]) -> Result<Blanks, Finding> {
    if embedded.is_empty() {
        return Err(none());
    }
    let (mut all, mut findings, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    for (at, one) in embedded.iter().enumerate() {
        let place = |finding: Finding| Finding::new(finding.code, format!("blank {}: {}", at + 1, finding.note));
        let options = options(&one.body);
        let right = options.iter().filter(|one| one.credit > 99.9).map(|one| one.text.clone());
        keys.push(right.collect::<Vec<_>>().join("/"));
        let settled = settle(&one.kind, options).map_err(place)?;
        findings.extend(settled.findings.into_iter().map(place));
        let left_out = |said: &String| {
            let note = format!("what it says to the right answer is left out: “{}”", first_words(said));
            place(Finding::new("import/feedback", note))
        };
        findings.extend(settled.said.iter().map(left_out));
        all.push(Blank { answer: settled.answer, mistakes: settled.mistakes });
    }
    Ok((all, findings, keys))
}

fn settle(kind: &str, options: Vec<Typed>) -> Result<Settled, Finding> {
    let base = kind.trim_end_matches("_VS").trim_end_matches("_HS").trim_end_matches("_S");
    match base {
        "NUMERICAL" | "NM" => numbers(options),
        "SHORTANSWER" | "SA" | "MW" | "SHORTANSWER_C" | "SAC" | "MWC" => spellings(options),
        "MULTICHOICE" | "MC" | "MULTICHOICE_V" | "MCV" | "MULTICHOICE_H" | "MCH" | "MCS" | "MCVS" | "MCHS" => {
            let pick = |one: Typed| (Pick { why: one.why, ..Pick::new(markup::escape(&one.text), false) }, one.credit);
            let settled = picks(options.into_iter().map(pick).collect(), true)?;
            match settled.answer {
                Answer::Choice(_) if !settled.findings.iter().any(|one| one.note.contains("no answer has all")) => {
                    Ok(settled)
                }
                _ => Err(Finding::new("moodle/blank-choice", "exactly one of its choices must have all of the credit")),
            }
        }
        _ => {
            let note =
                format!("a blank of Moodle's type `{kind}` has no place in a bank; ask it as a question of its own");
            Err(Finding::new("import/format", note))
        }
    }
}

/// `%50%text#feedback~=text`
fn options(body: &str) -> Vec<Typed> {
    parts(body, '~').iter().map(|part| option(part)).filter(|one| !one.text.is_empty()).collect()
}

fn option(part: &str) -> Typed {
    let pieces = parts(part.trim(), '#');
    let head = pieces.first().map_or("", |head| head.trim());
    let why = pieces.get(1..).unwrap_or_default().join("#");
    let (credit, text) = match head.strip_prefix('=') {
        Some(text) => (100.0, text),
        None => weight(head).unwrap_or((0.0, head)),
    };
    let text = markup::html_text(&unescape(text));
    let (value, tolerance) = text.split_once(':').map_or((&*text, ""), |(value, tolerance)| (value, tolerance));
    let number = tolerance.trim().parse::<f64>().is_ok();
    Typed {
        text: if number { value.trim().to_owned() } else { text.trim().to_owned() },
        credit,
        why: markup::html(&unescape(&why)).shown().0,
        tolerance: if number { tolerance.trim().to_owned() } else { String::new() },
    }
}

fn weight(text: &str) -> Option<(f64, &str)> {
    let (number, rest) = text.strip_prefix('%')?.split_once('%')?;
    Some((number.trim().replace(',', ".").parse().ok().filter(|credit: &f64| credit.is_finite())?, rest))
}

/// A text cut at a sign that no backslash escapes; `&#` is an entity.
fn parts(text: &str, sign: char) -> Vec<String> {
    let mut out = vec![String::new()];
    let (mut escaped, mut last) = (false, ' ');
    for c in text.chars() {
        if c == sign && !escaped && last != '&' {
            out.push(String::new());
        } else if let Some(end) = out.last_mut() {
            end.push(c);
        }
        escaped = c == '\\' && !escaped;
        last = c;
    }
    out
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut all = text.chars().peekable();
    while let Some(c) = all.next() {
        match all.peek() {
            Some(&next @ ('}' | '#' | '~' | '/' | '"' | '\\' | '{' | '=')) if c == '\\' => {
                all.next();
                out.push(next);
            }
            _ => out.push(c),
        }
    }
    out
}
