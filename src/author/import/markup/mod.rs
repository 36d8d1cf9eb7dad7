//! Texts of other formats to Markdown that a bank takes: harmless, formulas as `$…$`, pictures taken out.

mod html;
mod pictures;
mod plain;
mod table;
mod words;

use super::Finding;
use super::tex::{Kept, take, without_marks};
use crate::author::sanitise::unsafe_markup;
use crate::author::text::unsanitised;

pub use pictures::{ImageRef, Marked, picture};
pub use plain::escape;
pub use words::{html_text, unescape};

/// HTML to Markdown. Styles, scripts and links are gone (a link's words stay); sub- and superscript, underlining and
/// MathML stay as HTML; pictures are [`Marked::images`].
#[must_use]
pub fn html(source: &str) -> Marked {
    html::convert(source)
}

/// Markdown from outside to Markdown that a bank takes. HTML in it is treated as [`html`] does.
#[must_use]
pub fn markdown(source: &str) -> Marked {
    let (mut kept, mut findings) = (Kept::default(), Vec::new());
    let text = take(&without_marks(source), &mut kept, &mut findings, str::to_owned);
    let text = kept.back(&text);
    match unsanitised(&text).map(|html| (unsafe_markup(&html).is_some(), html)) {
        Ok((false, _)) => Marked { text, images: Vec::new(), findings },
        Ok((true, made)) => {
            let mut marked = html::convert(&made);
            marked.findings.splice(0..0, findings);
            marked
        }
        Err(_) => {
            let (text, more) = sound(&text);
            findings.extend(more);
            Marked { text, images: Vec::new(), findings }
        }
    }
}

/// Plain text to Markdown that shows it as it is, except that formulas between TeX's own signs are formulas. Line breaks
/// stay.
#[must_use]
pub fn plain(source: &str) -> Marked {
    let (mut kept, mut findings) = (Kept::default(), Vec::new());
    let text = take(&without_marks(source), &mut kept, &mut findings, str::to_owned);
    Marked { text: kept.back(&escape(&text)), images: Vec::new(), findings }
}

/// A Markdown text as a bank takes it: as it is, or mended so that it loads and is harmless.
#[must_use]
pub fn sound(text: &str) -> (String, Vec<Finding>) {
    let fine = |text: &str| unsanitised(text).is_ok_and(|html| unsafe_markup(&html).is_none());
    let text: String = text.chars().filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}' | '\0')).collect();
    if fine(&text) {
        return (text, Vec::new());
    }
    let (mut kept, mut findings) = (Kept::default(), Vec::new());
    let taken = take(&text, &mut kept, &mut findings, str::to_owned);
    let mended = kept.back(&taken);
    if fine(&mended) {
        return (mended, findings);
    }
    if let Ok(made) = unsanitised(&mended) {
        let marked = html::convert(&made);
        findings.extend(marked.findings.iter().cloned());
        let (text, more) = marked.shown();
        findings.extend(more);
        if fine(&text) {
            return (text, findings);
        }
    }
    // Nothing of it can be trusted to be what it says: shown letter by letter.
    findings.push(Finding::new("import/markup", "its markup could not be read and is shown as plain text; look at it"));
    (escape(&html_text(&text)).replace('$', r"\$").replace(r"\\$", r"\$"), findings)
}
