//! A formula as a small tree of MathML elements: read from what the TeX renderer writes, made lean, written again.
use std::fmt::Write;

use super::slots;

/// One MathML element.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// Of a token element (`mi`, `mn`, `mo`, `mtext`): what it says, unescaped.
    pub(super) text: String,
    /// Of any other element: what it holds.
    pub(super) children: Vec<Node>,
}

impl Node {
    /// An attribute's value, empty where there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether it is a token: text, no elements.
    pub(super) fn is_token(&self) -> bool {
        matches!(&*self.name, "mi" | "mn" | "mo" | "mtext")
    }

    /// Whether it is an operator or symbol that says exactly `text`. The renderer writes some operators as `mi`.
    pub(super) fn says(&self, text: &str) -> bool {
        self.is_token() && self.text == text
    }

    /// Its children where it is a row, itself otherwise.
    pub(super) fn as_row(&self) -> &[Node] {
        if self.name == "mrow" { &self.children } else { std::slice::from_ref(self) }
    }
}

/// Reads the renderer's markup; `None` where it is not what the renderer writes.
///
/// A general XML reader would not do: the renderer leaves `<` bare inside operators and forgets a space between
/// two attributes.
pub(super) fn read(markup: &str) -> Option<Node> {
    let mut rest = markup;
    let node = element(&mut rest, 0)?;
    rest.is_empty().then_some(node)
}

/// Deeper formulas are refused: they would exhaust the stack, and nobody could read them.
const DEEPEST: usize = 200;

fn element(rest: &mut &str, depth: usize) -> Option<Node> {
    if depth > DEEPEST {
        return None;
    }
    let after = rest.strip_prefix('<')?;
    let end = after.find(|c: char| !c.is_ascii_alphanumeric())?;
    let mut node = Node { name: after[..end].to_owned(), ..Node::default() };
    *rest = &after[end..];
    loop {
        *rest = rest.trim_start_matches(' ');
        if let Some(after) = rest.strip_prefix("/>") {
            *rest = after;
            return Some(node);
        }
        if let Some(after) = rest.strip_prefix('>') {
            *rest = after;
            break;
        }
        let (key, after) = rest.split_once("=\"")?;
        let (value, after) = after.split_once('"')?;
        node.attributes.push((key.to_owned(), value.to_owned()));
        *rest = after;
    }
    let close = format!("</{}>", node.name);
    if node.is_token() {
        let (text, after) = rest.split_once(&*close)?;
        node.text = unescape(text);
        if node.name == "mtext" {
            // Inside `\text{…}` the renderer keeps the backslash of an escaped character.
            for c in ['&', '%', '$', '#', '_', '{', '}'] {
                node.text = node.text.replace(&format!("\\{c}"), c.encode_utf8(&mut [0; 4]));
            }
        }
        *rest = after;
    } else {
        while !rest.starts_with(&*close) {
            node.children.push(element(rest, depth + 1)?);
        }
        *rest = &rest[close.len()..];
    }
    Some(node)
}

fn unescape(text: &str) -> String {
    // The renderer escapes the ampersand of its own `&nbsp;`, so that one comes first.
    text.replace("&amp;nbsp;", "\u{a0}")
        .replace("&nbsp;", "\u{a0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// Elements whose children are a row already, so that an `mrow` right inside says nothing.
const ROWS: [&str; 5] = ["math", "mrow", "mtd", "msqrt", "mstyle"];
/// Brackets that grow by themselves.
const GROWING: [&str; 14] = ["(", ")", "[", "]", "{", "}", "|", "‖", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉"];

/// The same formula in fewer bytes: no classes or styles, no rows that say nothing, no marks a browser assumes anyway.
pub(super) fn lean(mut node: Node) -> Node {
    node.attributes.retain(|(key, value)| match &**key {
        "mathvariant" => value == "normal",
        "linethickness" | "minsize" | "maxsize" | "accent" => true,
        "stretchy" => true,
        "width" => node.name == "mspace",
        _ => false,
    });
    for (key, value) in &mut node.attributes {
        if key == "width" {
            shorten(value);
        }
    }
    if slots::is_slot(&node.text) && node.name == "mi" {
        // To all rules a slot is a number; its value may be something else and be written so.
        "mn".clone_into(&mut node.name);
    }
    let is_row = ROWS.contains(&&*node.name);
    let mut children: Vec<Node> = Vec::with_capacity(node.children.len());
    for child in node.children.drain(..) {
        let child = lean(child);
        if child.says("\u{2061}") {
            continue;
        }
        if is_row && child.name == "mn" && is_list(&child.text) {
            split_list(&child.text, &mut children);
            continue;
        }
        let opens = child.says("(") || child.children.first().is_some_and(|first| first.says("("));
        if is_row && opens && children.last().is_some_and(|last| last.name == "mspace") {
            // A function's bracket needs no room before it.
            children.pop();
        }
        let after_space = children.last().is_some_and(|last| last.name == "mspace" && *last == child);
        if is_row && child.name == "mspace" && (after_space || child.attribute("width") == "0em") {
            continue;
        }
        if is_row && child.name == "mrow" && !grows(&child) {
            children.extend(child.children);
        } else {
            children.push(child);
        }
    }
    if children.iter().all(|child| child.is_token() || child.name == "mspace") {
        // Brackets around plain tokens have nothing to grow to.
        for child in &mut children {
            if GROWING.contains(&&*child.text) {
                child.attributes.retain(|(key, _)| key != "stretchy");
            }
        }
    }
    for child in &mut children {
        if child.name == "mo" && GROWING.contains(&&*child.text) {
            child.attributes.retain(|(key, value)| key != "stretchy" || value != "true");
        }
    }
    node.children = children;
    if node.name == "mrow" && node.children.len() == 1 { node.children.remove(0) } else { node }
}

/// Whether a "number" is several with commas between, as in a pair `(5,3)`: `10,000` is one number.
fn is_list(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let thousands = |group: &str| group.split('.').next().is_some_and(|digits| digits.len() == 3);
    text.contains(',') && (first.len() > 3 || first.is_empty() || first.contains('.') || !groups.all(thousands))
}

fn split_list(text: &str, out: &mut Vec<Node>) {
    for (at, part) in text.split(',').enumerate() {
        if at > 0 {
            out.push(Node { name: "mo".into(), text: ",".into(), ..Node::default() });
        }
        if !part.is_empty() {
            out.push(Node { name: "mn".into(), text: part.into(), ..Node::default() });
        }
    }
}

/// Whether a row is the extent that some bracket in it grows to.
fn grows(row: &Node) -> bool {
    let bracket = |node: &Node| node.name == "mo" && GROWING.contains(&&*node.text);
    row.children.iter().any(|child| bracket(child) && child.attribute("stretchy") != "false")
        && !row.children.iter().all(|child| child.is_token() || child.name == "mspace")
}

fn shorten(width: &mut String) {
    let Some(number) = width.strip_suffix("em").and_then(|n| n.parse::<f64>().ok()) else { return };
    let short = format!("{number:.2}");
    *width = format!("{}em", short.trim_end_matches('0').trim_end_matches('.'));
}

/// Writes a node as markup, escaped for HTML.
pub(super) fn write(node: &Node, out: &mut String) {
    if slots::is_slot(&node.text) && node.name != "mtext" {
        return slots::in_maths(&node.text, out);
    }
    let _ = write!(out, "<{}", node.name);
    for (key, value) in &node.attributes {
        let _ = write!(out, " {key}=\"");
        escape(&slots::in_speech(value), out);
        out.push('"');
    }
    out.push('>');
    escape(&slots::in_text(&node.text), out);
    for child in &node.children {
        write(child, out);
    }
    let _ = write!(out, "</{}>", node.name);
}

/// Escapes text for HTML, attribute values included.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            _ => out.push(c),
        }
    }
}
