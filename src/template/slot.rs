//! Slots in texts: `@name`, `@(expression)`, `@(expression : format)`, `@(n | apple | apples)`; `@@` is a plain `@`.
//!
//! A built text says what each slot stands in: `@(…)` the text itself, `@m(…)` MathML, `@s(…)` the words of a formula,
//! `@t(…)` a text inside MathML.

use super::parse::Parser;
use super::style::{self, Style};
use super::tree::Node;
use crate::letters::replaced;
use crate::{Error, Result};
use std::borrow::Cow;

/// A piece of a text as it is found, before its slots are read.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// Text as it is.
    Text(&'a str),
    /// The letter before the bracket of a built text, if any, and what stands between the brackets.
    Slot(Option<char>, Cow<'a, str>),
}

/// What a slot says.
#[derive(Debug)]
pub(crate) enum Slot {
    /// The values, and how they are written.
    Shown(Vec<Node>, Style),
    /// The number that chooses, and the words for one and for any other number.
    Plural(Node, [String; 2]),
}

/// The pieces of a text. `built`: a letter may stand before the bracket.
pub(crate) fn pieces(text: &str, built: bool) -> Result<Vec<Piece<'_>>> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        if at > 0 {
            all.push(Piece::Text(&rest[..at]));
        }
        let after = &rest[at + 1..];
        if let Some(further) = after.strip_prefix('@') {
            all.push(Piece::Text("@"));
            rest = further;
            continue;
        }
        let name = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        let letter = after[..name].chars().next().filter(|c| built && name == 1 && matches!(c, 'm' | 's' | 't'));
        let bracket = if letter.is_some() { 1 } else { 0 };
        if after[bracket..].starts_with('(') {
            let Some(length) = closing(&after[bracket + 1..]) else {
                return Err(broken(&rest[at..], "has no closing bracket; add it"));
            };
            let inner = &after[bracket + 1..bracket + 1 + length];
            all.push(Piece::Slot(letter, plain(inner)));
            rest = &after[bracket + length + 2..];
        } else if name > 0 && after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            all.push(Piece::Slot(None, Cow::Borrowed(&after[..name])));
            rest = &after[name..];
        } else {
            return Err(broken(&rest[at..], "is no slot; write `@name` or `@(expression)`, and `@@` for a plain `@`"));
        }
    }
    if !rest.is_empty() {
        all.push(Piece::Text(rest));
    }
    Ok(all)
}

fn broken(rest: &str, what: &str) -> Error {
    let shown: String = rest.chars().take(24).collect();
    Error::new("template/slot", ["`", &shown, "` ", what].concat())
}

/// How HTML writes the signs of an expression.
const ENTITIES: [(&str, &str); 5] = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];

/// The length up to the bracket that closes one just opened, brackets in quotes left out.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut quote = None;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let entity = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity));
        let (sign, length) = match entity {
            Some((entity, sign)) => (sign.chars().next()?, entity.len()),
            None => rest.chars().next().map(|c| (c, c.len_utf8()))?,
        };
        match (sign, quote) {
            (_, Some(open)) if sign == open => {
                quote = None;
            }
            // The words of a plural may hold an apostrophe: a quote opens only where an expression has one.
            ('"' | '\'', None) if !text[..at].ends_with(|c: char| c.is_alphanumeric()) => quote = Some(sign),
            ('(', None) => depth += 1,
            (')', None) if depth == 0 => return Some(at),
            (')', None) => depth -= 1,
            _ => {}
        }
        at += length;
    }
    None
}

/// The text of a slot without the entities of HTML.
fn plain(inner: &str) -> Cow<'_, str> {
    if !inner.as_bytes().contains(&b'&') {
        return Cow::Borrowed(inner);
    }
    let mut text = inner.to_owned();
    for (entity, sign) in ENTITIES {
        text = replaced(&text, entity, sign);
    }
    Cow::Owned(text)
}

impl Slot {
    /// Reads what stands between the brackets of a slot.
    pub(crate) fn read(inner: &str, names: &mut Vec<String>) -> Result<Self> {
        let mut parser = Parser::new(inner, names)?;
        let first = parser.expression()?;
        if parser.take("|") {
            // Not `rest`: the `@` of a word is its slot.
            let Some((one, many)) = halves(parser.tail()) else {
                return Err(broken(inner, "needs two words, `@(n | apple | apples)`"));
            };
            return Ok(Self::Plural(first, [one.trim().to_owned(), many.trim().to_owned()]));
        }
        let mut values = vec![first];
        while parser.take(",") {
            values.push(parser.expression()?);
        }
        let formats = if parser.take(":") { parser.rest() } else { "" };
        if formats.is_empty() {
            parser.end()?;
        }
        let style = style::read(formats, values.len()).map_err(|error| error.at(["slot `", inner, "`"].concat()))?;
        Ok(Self::Shown(values, style))
    }
}

/// The two sides of a `|` that stands in no slot.
fn halves(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    let mut found = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth == 0 => {
                if found.is_some() {
                    return None;
                }
                found = Some((&text[..at], &text[at + 1..]));
            }
            _ => {}
        }
    }
    found
}
