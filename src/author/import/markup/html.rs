//! HTML to Markdown: cleaned by a strict list first, then converted element by element.

use std::sync::LazyLock;

use ammonia::Builder;
use htmd::element_handler::{HandlerResult, Handlers};
use htmd::options::{BrStyle, BulletListMarker, Options};
use htmd::{Element, HtmlToMarkdown};

use super::pictures::{ImageRef, Marked, mark};
use super::plain::escape;
use super::table;
use super::words::{DEEPEST, depth, find_tag, html_text, strip, unescape};
use crate::author::HTML_TAGS;
use crate::author::import::Finding;
use crate::author::import::tex::{Kept, take, without_marks};
use crate::author::sanitise::sanitise;

/// Kept until they are Markdown, besides those that a bank may hold.
const MORE_TAGS: [&str; 27] = [
    "a",
    "abbr",
    "b",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "kbd",
    "pre",
    "samp",
    "section",
    "small",
    "tfoot",
    "var",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HTML_TAGS.iter().copied().chain(MORE_TAGS).collect())
        .tag_attributes(Default::default())
        .generic_attributes(Default::default())
        .clean_content_tags(["script", "style", "title", "annotation", "noscript", "head"].into_iter().collect())
        .url_schemes(["http", "https", "data"].into_iter().collect())
        .tag_attribute_values(Default::default())
        .link_rel(None)
        .add_tag_attributes("img", &["src", "alt"]);
    cleaner
});

static CONVERTER: LazyLock<HtmlToMarkdown> = LazyLock::new(|| {
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        br_style: BrStyle::Backslash,
        ..Options::default()
    };
    let inside = |handlers: &dyn Handlers, element: &Element<'_>| handlers.walk_children(element.node).content;
    HtmlToMarkdown::builder()
        .options(options)
        .add_handler(vec!["sub", "sup", "u"], move |handlers: &dyn Handlers, element: Element<'_>| {
            let text = inside(handlers, &element);
            let tag = element.tag;
            Some(if text.trim().is_empty() { text } else { format!("<{tag}>{text}</{tag}>") }.into())
        })
        .add_handler(vec!["h1", "h2", "h3", "h4", "h5", "h6"], move |handlers: &dyn Handlers, element: Element<'_>| {
            let text = inside(handlers, &element);
            let text = text.trim();
            Some(if text.is_empty() { String::new() } else { format!("\n\n**{text}**\n\n") }.into())
        })
        .add_handler(vec!["a"], move |handlers: &dyn Handlers, element: Element<'_>| {
            Some(inside(handlers, &element).into())
        })
        .add_handler(vec!["hr", "caption"], move |handlers: &dyn Handlers, element: Element<'_>| {
            Some(inside(handlers, &element).into())
        })
        .add_handler(vec!["img"], |_: &dyn Handlers, element: Element<'_>| Some(image(&element)))
        .build()
});

/// A picture as a mark: its address and words between private characters, behind which nothing is changed.
fn image(element: &Element<'_>) -> HandlerResult {
    let value = |name: &str| {
        let found = element.attrs.iter().find(|one| &*one.name.local == name);
        found.map_or(String::new(), |one| one.value.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    format!("\u{e004}{}\u{e005}{}\u{e006}", value("src"), value("alt")).into()
}

/// See [`super::html`].
pub(super) fn convert(source: &str) -> Marked {
    let source = without_marks(source);
    let mut marked = Marked::default();
    if depth(&source) > DEEPEST {
        let note = format!("its HTML nests deeper than {DEEPEST} elements and came through as plain text");
        marked.findings.push(Finding::new("import/nesting", note));
        marked.text = escape(&html_text(&source)).replace('$', r"\$");
        return marked;
    }
    let mut kept = Kept::default();
    let text = take_mathml(&without_stand_ins(&source), &mut kept);
    let text = take(&text, &mut kept, &mut marked.findings, tex_of);
    let text = lines_of_pre(&text);
    let clean = table::regular(&CLEANER.clean(&text).to_string());
    let text = CONVERTER.convert(&clean).unwrap_or_else(|_| escape(&html_text(&clean)));
    marked.text = take_images(&tidy(&kept.back(&table::unmarked(&text))), &mut marked.images);
    marked
}

/// The source of a formula in HTML: entities as signs, stray elements gone.
fn tex_of(html: &str) -> String {
    let tags = ["<br", "<span", "<p", "</", "<em", "<i>", "<b>"].iter().any(|tag| html.contains(tag));
    if tags { html_text(html) } else { unescape(html) }
}

/// Without the pictures that stand in for a formula where MathML cannot be shown, as Wikipedia has them.
fn without_stand_ins(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = find_tag(rest, "<img") {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        let hidden = ["aria-hidden=\"true\"", "aria-hidden='true'"].iter().any(|mark| tag.contains(mark));
        out.push_str(if hidden { &rest[..at] } else { &rest[..end] });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// `<math>…</math>` behind marks, cleaned and with nothing that Markdown would change.
fn take_mathml(source: &str, kept: &mut Kept) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = find_tag(rest, "<math").or_else(|| find_tag(rest, "<m:math")) {
        let Some(end) =
            ["</math>", "</m:math>"].iter().filter_map(|close| Some(rest[at..].find(close)? + at + close.len())).min()
        else {
            break;
        };
        out.push_str(&rest[..at]);
        let maths = rest[at..end].replace("<m:", "<").replace("</m:", "</");
        let clean = if depth(&maths) > DEEPEST { String::new() } else { sanitise(&maths) };
        let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
        out.push_str(&kept.put(calm(&clean)));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Signs between the tags that Markdown takes as markup, as entities.
fn calm(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ => {}
        }
        match c {
            '$' => out.push_str("&#36;"),
            '*' | '_' | '`' | '[' | ']' | '\\' | '~' | '|' if !inside => out.push_str(&format!("&#{};", c as u32)),
            c => out.push(c),
        }
    }
    out
}

/// Lines of `<pre>` as lines of code: the page has no element for them, so each ends with a break.
fn lines_of_pre(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) = find_tag(rest, "<pre") {
        let Some(end) = rest[start..].find("</pre>").map(|end| start + end) else { break };
        let Some(open) = rest[start..end].find('>').map(|open| start + open + 1) else { break };
        out.push_str(&rest[..start]);
        let lines = rest[open..end].replace("\r\n", "\n");
        let lines = ["<br>", "<br/>", "<br />"].iter().fold(lines, |lines, tag| lines.replace(tag, "\n"));
        let lines: Vec<String> = lines.trim_matches('\n').split('\n').map(code).collect();
        out.push_str("<p>");
        out.push_str(&lines.join("<br>"));
        out.push_str("</p>");
        rest = &rest[end + "</pre>".len()..];
    }
    out.push_str(rest);
    out
}

/// A line as code: without the tags that colour it, its leading blanks as blanks that stay.
fn code(line: &str) -> String {
    let line = strip(line);
    let rest = line.trim_start_matches([' ', '\t']);
    if rest.is_empty() {
        return String::new();
    }
    let blanks: usize = line[..line.len() - rest.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    ["<code>", &"\u{a0}".repeat(blanks), rest.trim_end(), "</code>"].concat()
}

fn take_images(text: &str, images: &mut Vec<ImageRef>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{e004}') {
        out.push_str(before);
        let Some((image, after)) = after.split_once('\u{e006}') else { break };
        let (src, alt) = image.split_once('\u{e005}').unwrap_or((image, ""));
        out.push_str(&mark(images.len()));
        images.push(ImageRef { src: src.to_owned(), alt: alt.to_owned() });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// No more than one blank line, no break at an end of a paragraph, no trailing blanks.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines() {
        let line = line.trim_end_matches([' ', '\t']);
        let broken = lines.last().is_some_and(|last| last.ends_with('\\'));
        let line = if broken { line.trim_start() } else { line };
        if line.is_empty() {
            if let Some(last) = lines.last_mut() {
                *last = last.strip_suffix('\\').filter(|rest| !rest.ends_with('\\')).unwrap_or(last);
            }
            if lines.last().is_none_or(|last| last.is_empty()) {
                continue;
            }
        }
        lines.push(line);
    }
    let text = lines.join("\n");
    let mut text = text.trim().to_owned();
    while text.ends_with('\\') && !text.ends_with(r"\\") {
        text.pop();
        text.truncate(text.trim_end().len());
    }
    text
}
