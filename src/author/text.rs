//! Markdown with TeX to sanitised HTML with MathML.
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, html};

use super::slots::Slots;
use super::{maths, sanitise::sanitise};
use crate::{Error, Result};

/// Sanitised HTML with MathML.
pub type Html = String;

/// Markdown with `$…$` and `$$…$$` TeX as sanitised HTML with MathML.
///
/// CommonMark with tables. `$…$` is a formula in the line, `$$…$$` one of its own; `\$` is a dollar. HTML in the text
/// comes through as far as [`sanitise`] allows it. A text of one paragraph comes out without its `<p>`. Each formula has
/// an `alttext` in English words.
///
/// # Errors
/// `bank/tex`, its place the formula: the TeX cannot be read, or a `$` is neither half of a formula nor escaped.
///
/// ```
/// use gradus::author::markdown;
/// assert_eq!(markdown(r"It costs \$5.")?, "It costs $5.");
/// assert_eq!(markdown(r"$\frac{3}{").unwrap_err().code(), "bank/tex");
/// # Ok::<(), gradus::Error>(())
/// ```
pub fn markdown(text: &str) -> Result<Html> {
    Ok(sanitise(&unsanitised(text)?))
}

/// A text of a template: as [`markdown`], and its slots say where they stand.
pub(super) fn template(text: &str) -> Result<Html> {
    let (text, slots) = Slots::take(text, false)?;
    Ok(slots.put_back(&markdown(&text)?))
}

/// The HTML of a Markdown text before it is made safe.
pub(super) fn unsanitised(text: &str) -> Result<String> {
    let options = Options::ENABLE_MATH | Options::ENABLE_TABLES;
    let mut events = Vec::new();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        events.push(match event {
            Event::InlineMath(tex) => Event::InlineHtml(maths::markup(&tex, false)?.into()),
            Event::DisplayMath(tex) => Event::InlineHtml(maths::markup(&tex, true)?.into()),
            Event::Text(_) if bare_dollar(text, range.clone()) => return Err(unopened(&text[range.start..])),
            other => other,
        });
    }
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    html::push_html(&mut out, events.into_iter());
    let out = without_empty_heads(out);
    let trimmed = out.trim_end();
    let inner = trimmed.strip_prefix("<p>").and_then(|inner| inner.strip_suffix("</p>"));
    Ok(match inner {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => trimmed.to_owned(),
    })
}

/// A table whose row of headings is empty has none: Markdown cannot leave it out.
fn without_empty_heads(mut html: String) -> String {
    const HEAD: (&str, &str) = ("<thead><tr>", "</tr></thead>");
    let mut from = 0;
    while let Some(start) = html[from..].find(HEAD.0).map(|at| from + at) {
        let Some(end) = html[start..].find(HEAD.1).map(|at| start + at) else { break };
        if html[start + HEAD.0.len()..end].replace("<th></th>", "").trim().is_empty() {
            html.replace_range(start..end + HEAD.1.len(), "");
        }
        from = start + 1;
    }
    html
}

/// Whether part of a text has a dollar that is neither escaped nor the mark of a formula. Shown as it is, it would hide
/// from the author that a formula with a brace too few was never one.
fn bare_dollar(text: &str, range: Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let mut range = range;
    range.any(|at| bytes[at] == b'$' && (at == 0 || bytes[at - 1] != b'\\'))
}

fn unopened(rest: &str) -> Error {
    let message = "a `$` here neither opens nor closes a formula; balance the braces of the formula, or write `\\$` for \
                   a dollar";
    let shown: String = rest.chars().take(40).collect();
    Error::new("bank/tex", message).at(format!("text `{shown}`"))
}
