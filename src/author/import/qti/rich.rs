//! Texts of a question: the XHTML of an item's body as Markdown, with marks where its blanks are.
use super::super::markup;
use super::super::xml::{Element, Node};

/// The first of the private characters that stand for blanks while a text is worked on.
const FIRST_MARK: u32 = 0xF_0000;
/// Elements that have no end tag in HTML.
const VOID: [&str; 6] = ["br", "hr", "img", "col", "source", "wbr"];
/// Elements whose content is for machines.
const SKIPPED: [&str; 6] = ["script", "style", "stylesheet", "catalogInfo", "templateBlock", "templateInline"];

/// The mark of the blank with this number.
pub(super) fn mark(number: usize) -> char {
    u32::try_from(number).ok().and_then(|number| char::from_u32(FIRST_MARK + number.min(1_000))).unwrap_or('\u{fffd}')
}

/// Is it a mark of a blank?
pub(super) fn is_mark(c: char) -> bool {
    (FIRST_MARK..=FIRST_MARK + 1_000).contains(&u32::from(c))
}

/// The text with `[[id]]` for each mark.
pub(super) fn with_blanks(text: &str, ids: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let number = u32::from(c).checked_sub(FIRST_MARK).and_then(|number| usize::try_from(number).ok());
        match number.and_then(|number| ids.get(number)) {
            Some(id) => out.extend(["[[", id, "]]"]),
            None => out.push(c),
        }
    }
    out
}

/// What an element holds as HTML. `special` writes the elements that it takes care of and says so.
pub(super) fn html(element: &Element, special: &mut dyn FnMut(&Element, &mut String) -> bool) -> String {
    let mut out = String::new();
    inner(element, special, &mut out);
    out
}

/// Writes what an element holds.
pub(super) fn inner(element: &Element, special: &mut dyn FnMut(&Element, &mut String) -> bool, out: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(text) => escape(text, out),
            Node::Element(element) => outer(element, special, out),
        }
    }
}

fn outer(element: &Element, special: &mut dyn FnMut(&Element, &mut String) -> bool, out: &mut String) {
    let name = &*element.name;
    if SKIPPED.contains(&name) || special(element, out) {
        return;
    }
    if name == "object" {
        return object(element, special, out);
    }
    let known = name.bytes().all(|b| b.is_ascii_alphanumeric()) && !name.is_empty();
    let open = |out: &mut String| {
        out.push('<');
        out.push_str(name);
        for (key, value) in element.attributes.iter().filter(|(key, _)| !key.starts_with("on")) {
            if key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
                out.extend([" ", key, "=\""]);
                escape(value, out);
                out.push('"');
            }
        }
        out.push('>');
    };
    if known {
        open(out);
    }
    inner(element, special, out);
    if known && !VOID.contains(&name) {
        out.extend(["</", name, ">"]);
    }
}

/// `object` is how QTI writes a picture; its content says what it shows.
fn object(element: &Element, special: &mut dyn FnMut(&Element, &mut String) -> bool, out: &mut String) {
    let kind = element.attribute("type").unwrap_or_default();
    let Some(data) = element.attribute("data").filter(|_| kind.starts_with("image/")) else {
        return inner(element, special, out);
    };
    picture(data, element.text().trim(), out);
}

/// Writes a picture.
pub(super) fn picture(source: &str, alt: &str, out: &mut String) {
    out.push_str("<img src=\"");
    escape(source, out);
    out.push_str("\" alt=\"");
    escape(alt, out);
    out.push_str("\">");
}

/// Writes text so that HTML reads it as text.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// Plain text as Markdown.
pub(super) fn escaped(text: &str) -> String {
    markup::plain(text).text
}
