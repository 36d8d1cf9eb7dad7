//! The parts of a GIFT question and the texts in it: title, braces, markup, escapes.

use super::super::markup::{self, Marked};
use super::super::moodle::auto_text;
use super::split::unescaped;

/// How the texts of a question are marked up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Markup {
    Moodle,
    Html,
    Markdown,
    Plain,
}

/// What stands before, between and behind the first braces that are not escaped.
pub(super) fn brackets(text: &str) -> Option<(&str, &str, &str)> {
    let start = unescaped(text, '{')?;
    let (mut depth, mut escaped) = (0usize, false);
    for (at, c) in text[start..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some((&text[..start], &text[start + 1..start + at], &text[start + at + 1..]));
                }
            }
            _ => {}
        }
    }
    None
}

/// The text with a blank where the answers stood, unless they stood at its end.
pub(super) fn blanked(before: &str, after: &str) -> String {
    let (before, after) = (before.trim_end(), after.trim());
    let punctuation = after.chars().all(|c| !c.is_alphanumeric());
    let complete = before.ends_with(['?', '.', '!', ':', '>']);
    if after.is_empty() || punctuation && complete {
        return before.trim().to_owned();
    }
    let gap = if before.is_empty() { "" } else { " " };
    let glue = if after.starts_with(|c: char| c.is_ascii_punctuation()) { "" } else { " " };
    format!("{before}{gap}\u{e011}{glue}{after}")
}

/// `::title:: rest`
pub(super) fn title(text: &str) -> (&str, &str) {
    let Some(inner) = text.strip_prefix("::") else { return ("", text) };
    let mut from = 0;
    while let Some(at) = inner[from..].find("::").map(|at| at + from) {
        if !inner[..at].ends_with('\\') {
            return (inner[..at].trim(), inner[at + 2..].trim_start());
        }
        from = at + 1;
    }
    ("", text)
}

/// `[html]rest`
pub(super) fn markup_of(text: &str, otherwise: Markup) -> (Markup, &str) {
    let text = text.trim_start();
    let kinds = [
        ("[html]", Markup::Html),
        ("[markdown]", Markup::Markdown),
        ("[plain]", Markup::Plain),
        ("[moodle]", Markup::Moodle),
    ];
    let own = kinds.into_iter().find_map(|(name, kind)| {
        let head = text.get(..name.len())?;
        head.eq_ignore_ascii_case(name).then(|| (kind, text[name.len()..].trim_start()))
    });
    own.unwrap_or((otherwise, text))
}

pub(super) fn marked(source: &str, markup: Markup) -> Marked {
    match markup {
        Markup::Html => markup::html(&unescape(source)),
        Markup::Markdown => markup::markdown(&unescape(source)),
        Markup::Plain => markup::plain(&unescape(&unwrapped(source))),
        Markup::Moodle => auto_text(&unescape(&unwrapped(source))),
    }
}

/// Lines that only the width of the editor broke, as one; `\n` is a break that is meant.
fn unwrapped(source: &str) -> String {
    source.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The escapes of GIFT.
pub(super) fn unescape(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut all = source.chars().peekable();
    while let Some(c) = all.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match all.peek() {
            Some(&next @ ('~' | '=' | '#' | '{' | '}' | ':' | '\\')) => {
                all.next();
                out.push(next);
            }
            Some('n') => {
                all.next();
                out.push('\n');
            }
            _ => out.push('\\'),
        }
    }
    out
}
