//! OATutor's texts to HTML. `$$…$$` is TeX in the line, `\n` a line break, `___` a blank, `**` "to the power of",
//! `##…##` a picture, a lone `$` money; all else stands for itself.
use super::report::Finding;
use crate::author::mathtree::escape;
use crate::author::{maths, sanitise};

/// Stands for an escaped dollar while texts are cut at `$$`.
const DOLLAR: char = '\u{e000}';

/// A text as HTML.
///
/// # Errors
/// A finding that says why the text cannot be shown.
pub(super) fn html(text: &str) -> Result<String, Finding> {
    let mut out = String::with_capacity(text.len() + 64);
    for segment in segments(text)? {
        match segment {
            Segment::Words(words) => words_html(&words, &mut out)?,
            Segment::Tex(tex) if is_word(&tex) => escape(tex.trim(), &mut out),
            Segment::Tex(tex) => {
                let tex = prepare(&tex);
                if !tex.is_empty() {
                    let markup = maths::markup(&tex, false);
                    out.push_str(&markup.map_err(|error| Finding::new("oatutor/tex", error.to_string()))?);
                }
            }
        }
    }
    let out = out.trim_matches(|c: char| c.is_ascii_whitespace());
    let out = out.trim_start_matches("<br>").trim_end_matches("<br>").trim();
    Ok(sanitise(out))
}

/// A piece of a text.
#[derive(Debug, PartialEq)]
pub(super) enum Segment {
    Words(String),
    Tex(String),
}

/// Cuts a text at `$$`.
pub(super) fn segments(text: &str) -> Result<Vec<Segment>, Finding> {
    if text.contains("##") || has_picture_address(text) {
        return Err(Finding::new("oatutor/missing-picture", "it shows a picture that the content does not include"));
    }
    if text.contains("@{") {
        return Err(Finding::new("oatutor/variables", "it has places for varying numbers, which are not supported"));
    }
    let text = text.replace("\\$", "\u{e000}");
    let pieces: Vec<&str> = text.split("$$").collect();
    if pieces.len().is_multiple_of(2) {
        return Err(Finding::new("oatutor/odd-dollars", "an odd number of `$$`, so it is unclear what is a formula"));
    }
    let segment = |(at, piece): (usize, &str)| match at % 2 {
        0 => Segment::Words(piece.to_owned()),
        _ => Segment::Tex(piece.to_owned()),
    };
    Ok(pieces.into_iter().enumerate().map(segment).collect())
}

fn has_picture_address(text: &str) -> bool {
    text.contains("http") && [".png", ".gif", ".jpg", ".jpeg", ".svg"].iter().any(|end| text.contains(end))
}

/// Whether a lone `$` stands for money somewhere.
pub(super) fn has_money(text: &str) -> bool {
    text.replace("\\$", "$ ").replace("$$", "").contains('$')
}

/// Whether there is anything to read besides formulas.
pub(super) fn has_words(text: &str) -> bool {
    text.split("$$").step_by(2).any(|words| words.split(|c: char| !c.is_alphabetic()).any(|word| word.len() > 1))
}

/// TeX commands that begin like a line break, `\n`.
const NOT_BREAKS: [&str; 7] = ["neq", "ne", "nu", "not", "nabla", "ni", "nmid"];

fn words_html(words: &str, out: &mut String) -> Result<(), Finding> {
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        rest = after;
        match c {
            DOLLAR => out.push('$'),
            '\r' => {}
            '\n' => out.push_str("<br>"),
            '\\' if after.starts_with('n') && !NOT_BREAKS.contains(&&after[..letters]) => {
                out.push_str("<br>");
                rest = after[1..].trim_start_matches(' ');
            }
            '\\' => {
                let command: String = after.chars().take(12).collect();
                return Err(Finding::new("oatutor/raw-tex", format!("TeX outside `$$`: `\\{command}`")));
            }
            '_' if after.starts_with("__") => {
                out.push_str("_____");
                rest = after.trim_start_matches('_');
            }
            '*' if after.starts_with('*') => {
                let exponent = after[1..].trim_start_matches('*');
                let sign = usize::from(exponent.starts_with('-'));
                let word = |c: char| c.is_ascii_alphanumeric() || c == '.';
                let end = exponent[sign..].find(|c| !word(c)).map_or(exponent.len(), |end| sign + end);
                // A full stop after an exponent ends the sentence.
                let end = exponent[..end].trim_end_matches('.').len();
                if end == sign || !out.ends_with(|c: char| c.is_alphanumeric() || c == ')') {
                    out.push('^');
                    rest = exponent;
                } else {
                    out.push_str("<sup>");
                    escape(&exponent[..end], out);
                    out.push_str("</sup>");
                    rest = &exponent[end..];
                }
            }
            _ => escape(c.encode_utf8(&mut [0; 4]), out),
        }
    }
    Ok(())
}

/// Words of two letters that the content wraps in `$$` although they are no formula.
const SHORT_WORDS: [&str; 16] =
    ["is", "of", "in", "on", "to", "at", "if", "it", "or", "by", "as", "an", "be", "no", "we", "If"];

/// Whether "TeX" is only a word, as in `$$What$$ $$is$$`.
fn is_word(tex: &str) -> bool {
    let tex = tex.trim();
    SHORT_WORDS.contains(&tex)
        || tex.len() > 2
            && tex.bytes().all(|b| b.is_ascii_alphabetic())
            && tex[1..].bytes().all(|b| b.is_ascii_lowercase())
            && tex.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// TeX as its reader wants it: `**` is `^`, a percent sign is no comment, blanks are blanks.
pub(super) fn prepare(tex: &str) -> String {
    let tex = tex.trim().replace(DOLLAR, "\\$");
    let mut out = String::with_capacity(tex.len());
    let environment = tex.contains("\\begin");
    let mut rest = &*tex;
    while let Some(c) = rest.chars().next() {
        let escaped = out.ends_with('\\') && !out.ends_with("\\\\");
        rest = &rest[c.len_utf8()..];
        match c {
            '%' | '#' if !escaped => {
                out.push('\\');
                out.push(c);
            }
            '&' if !escaped && !environment => out.push_str("\\&"),
            '_' if rest.starts_with("__") => {
                out.push_str("\\text{_____}");
                rest = rest.trim_start_matches('_');
            }
            '*' if rest.starts_with('*') => {
                rest = rest.trim_start_matches('*');
                out.push('^');
                let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
                if digits > 1 {
                    out.push('{');
                    out.push_str(&rest[..digits]);
                    out.push('}');
                    rest = &rest[digits..];
                }
            }
            _ => out.push(c),
        }
    }
    out
}
