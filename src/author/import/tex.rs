//! Formulas in foreign texts: `\(…\)`, `\[…\]`, `$$…$$` and `$…$` taken out of the text, each as `$…$` if it can be read.

use super::Finding;
use crate::author::markdown;

/// Pieces of a finished text, kept aside behind private characters while the rest is worked on.
#[derive(Debug, Default)]
pub(super) struct Kept(Vec<String>);

const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

impl Kept {
    /// A mark that stands for this piece.
    pub(super) fn put(&mut self, piece: String) -> String {
        self.0.push(piece);
        format!("{OPEN}{}{CLOSE}", self.0.len() - 1)
    }

    /// The text with each mark as its piece again.
    pub(super) fn back(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPEN) {
            out.push_str(before);
            let (number, after) = after.split_once(CLOSE).unwrap_or(("", after));
            if let Some(piece) = number.parse::<usize>().ok().and_then(|at| self.0.get(at)) {
                out.push_str(piece);
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// Takes the marks of this module out of a text that comes from outside. Private characters from U+E010 on stay: a
/// reader of a format marks blanks with them.
pub(super) fn without_marks(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{e000}'..='\u{e00f}' | '\0')).collect()
}

/// What opens and closes a formula.
const SIGNS: [(&str, &str); 3] = [(r"\(", r"\)"), (r"\[", r"\]"), ("$$", "$$")];

/// The text with marks for its formulas and its other dollars. `words` makes the source's notation of a formula plain
/// TeX (entities become signs); a formula that cannot be read is left as words in the source's own notation.
pub(super) fn take(text: &str, kept: &mut Kept, findings: &mut Vec<Finding>, words: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '$']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let span = SIGNS.iter().find_map(|(open, close)| {
            let inner = rest.strip_prefix(open)?;
            let end = inner.find(close)?;
            // A blank line ends a formula that was never closed.
            (!inner[..end].contains("\n\n") && !inner[..end].trim().is_empty())
                .then(|| (&inner[..end], &inner[end + close.len()..]))
        });
        if let Some((tex, after)) = span {
            let tex = words(tex);
            match formula(&tex) {
                Some(piece) => out.push_str(&kept.put(piece)),
                None => {
                    findings.push(unreadable(&tex));
                    out.push_str(&escaped(&tex, kept));
                }
            }
            rest = after;
        } else if let Some(after) = rest.strip_prefix(r"\$") {
            out.push_str(&kept.put(r"\$".into()));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('$') {
            match single(after).and_then(|(tex, after)| Some((formula(&words(tex))?, after))) {
                Some((piece, after)) => {
                    out.push_str(&kept.put(piece));
                    rest = after;
                }
                None => {
                    out.push_str(&kept.put(r"\$".into()));
                    rest = after;
                }
            }
        } else {
            let end = rest.char_indices().nth(1).map_or(rest.len(), |(end, _)| end);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    out
}

fn unreadable(tex: &str) -> Finding {
    let shown = super::cut(tex, 60);
    Finding::new("import/tex", format!("the formula “{shown}” cannot be read and stays as words; mend it"))
}

/// The words of a formula that is none, with its dollars as dollars.
fn escaped(tex: &str, kept: &mut Kept) -> String {
    let mut out = String::new();
    for (at, part) in tex.split('$').enumerate() {
        if at > 0 {
            out.push_str(&kept.put(r"\$".into()));
        }
        out.push_str(part);
    }
    out
}

/// The inside of `$…$` and what follows, where the dollars are no money: nothing blank at their inner sides, no digit
/// behind the second, and no run of words between.
fn single(after: &str) -> Option<(&str, &str)> {
    let first = after.chars().next()?;
    if first.is_whitespace() || first == '$' {
        return None;
    }
    let end = after.char_indices().find(|&(at, c)| c == '\n' || (c == '$' && !after[..at].ends_with('\\')))?.0;
    let (tex, rest) = (&after[..end], after[end..].strip_prefix('$')?);
    let worded = |word: &str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let parts: Vec<&str> = tex.split_whitespace().collect();
    let run = parts.windows(2).any(|pair| worded(pair[0]) && worded(pair[1]));
    let money = rest.starts_with(|c: char| c.is_ascii_digit()) || tex.ends_with(char::is_whitespace);
    (!money && (!run || tex.contains('\\'))).then_some((tex, rest))
}

/// A formula as Markdown, if it can be read.
fn formula(tex: &str) -> Option<String> {
    let tex = tex.split_whitespace().collect::<Vec<_>>().join(" ");
    if tex.is_empty() || tex.ends_with('\\') {
        return None;
    }
    let piece = format!("${tex}$");
    let html = markdown(&piece).ok()?;
    // A dollar left over means that the text was not taken as one formula.
    (!html.contains('$')).then_some(piece)
}
