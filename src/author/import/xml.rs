//! XML from outside, as a small tree.
//!
//! Read with `quick-xml`, which resolves no entity but the five of XML, HTML's names (question files hold `&nbsp;`
//! against the rules) and numbers. A DTD is stepped over and nothing it declares is read: an entity of its own, an
//! external one above all, is a fault where it is used.
use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::limits::DEEPEST;
use crate::{Error, Result};

/// A document: its text and the tree of its elements.
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    /// The outermost element.
    pub root: Element,
}

/// An element. Names are without prefixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Names and values, in the order written.
    pub attributes: Vec<(String, String)>,
    /// What it holds, in order.
    pub children: Vec<Node>,
    /// Where it stands in the document's text, in bytes.
    pub at: Range<usize>,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Text, with its entities resolved.
    Text(String),
}

impl Document {
    /// An element as it is written.
    #[must_use]
    pub fn source(&self, element: &Element) -> &str {
        self.text.get(element.at.clone()).unwrap_or_default()
    }

    /// The number of the line an element starts in, from 1.
    #[must_use]
    pub fn line(&self, element: &Element) -> usize {
        1 + self.text.as_bytes()[..element.at.start.min(self.text.len())].iter().filter(|&&b| b == b'\n').count()
    }
}

impl Element {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| &**value)
    }

    /// The elements it holds.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of this name that it holds.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of this name that it holds.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// All its descendants of one of these names, in the order written; none within another.
    #[must_use]
    pub fn find_all(&self, names: &[&str]) -> Vec<&Self> {
        let mut found = Vec::new();
        self.gather(&mut |element| names.contains(&&*element.name), &mut found);
        found
    }

    /// Its first descendant of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// All its descendants that `wanted` takes, in the order written; none within another.
    fn gather<'a>(&'a self, wanted: &mut dyn FnMut(&Self) -> bool, found: &mut Vec<&'a Self>) {
        for element in self.elements() {
            if wanted(element) {
                found.push(element);
            } else {
                element.gather(wanted, found);
            }
        }
    }

    /// All text within it, as written.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.gather_text(&mut out);
        out
    }

    fn gather_text(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.gather_text(out),
                Node::Text(text) => out.push_str(text),
            }
        }
    }
}

/// Reads a document.
///
/// # Errors
/// `xml/malformed`: it is not well-formed XML. `xml/entity`: it uses an entity that neither XML nor HTML has.
/// `xml/too-deep`: its elements are nested deeper than the limit.
pub fn read(bytes: &[u8]) -> Result<Document> {
    let text = decode(bytes);
    let mut reader = Reader::from_str(&text);
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        let start = place(&reader);
        let event = reader.read_event().map_err(|fault| malformed(&text, start, &fault.to_string()))?;
        let top = open.len() - 1;
        match event {
            Event::Start(tag) => {
                if open.len() > DEEPEST {
                    let message = format!("elements are nested deeper than {DEEPEST}; flatten the file");
                    return Err(Error::new("xml/too-deep", message).at(line(&text, start)));
                }
                open.push(element(&tag, start, &text)?);
            }
            Event::Empty(tag) => {
                let mut element = element(&tag, start, &text)?;
                element.at.end = place(&reader);
                open[top].children.push(Node::Element(element));
            }
            Event::End(_) => {
                // The reader has seen to it that it ends what is open.
                let Some(mut element) = (top > 0).then(|| open.pop()).flatten() else { continue };
                element.at.end = place(&reader);
                open[top - 1].children.push(Node::Element(element));
            }
            Event::Text(words) => add(&mut open[top], &words.xml10_content()),
            Event::CData(words) => add(&mut open[top], &words.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => add(&mut open[top], c.encode_utf8(&mut [0; 4])),
                Ok(None) => {
                    let value = resolve_html5_entity(&name).ok_or_else(|| entity(&name, &text, start))?;
                    add(&mut open[top], value);
                }
                Err(fault) => return Err(malformed(&text, start, &fault.to_string())),
            },
            Event::Decl(_) => declaration(&text[start..place(&reader)]).map_err(|why| malformed(&text, start, why))?,
            Event::DocType(_) | Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    if let [_, .., unclosed] = &*open {
        return Err(malformed(&text, unclosed.at.start, &format!("`{}` is never closed", unclosed.name)));
    }
    let mut whole = open.swap_remove(0).children.into_iter();
    let root = whole.by_ref().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    let rest = whole.any(|node| matches!(node, Node::Element(_)));
    match root {
        Some(root) if !rest => Ok(Document { text, root }),
        Some(_) => Err(malformed(&text, 0, "there is more than one outermost element")),
        None => Err(malformed(&text, 0, "there is no element")),
    }
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn add(element: &mut Element, words: &str) {
    match element.children.last_mut() {
        Some(Node::Text(text)) => text.push_str(words),
        _ if words.is_empty() => {}
        _ => element.children.push(Node::Text(words.to_owned())),
    }
}

fn element(tag: &BytesStart<'_>, start: usize, text: &str) -> Result<Element> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|fault| malformed(text, start, &fault.to_string()))?;
        let key: &str = attribute.key.as_ref();
        let value = match unescape_with(&attribute.value, resolve_html5_entity) {
            Ok(value) => value.into_owned(),
            Err(_) => return Err(entity(&attribute.value, text, start)),
        };
        // A name space is of no use here: what a name means is told by where it stands.
        if key != "xmlns" && !key.starts_with("xmlns:") {
            let local = key.strip_prefix("xml:").map_or_else(|| without_prefix(key), |_| key);
            attributes.push((local.to_owned(), value.split(['\n', '\t']).collect::<Vec<_>>().join(" ")));
        }
    }
    let name = tag.name();
    let name = without_prefix(name.as_ref()).to_owned();
    Ok(Element { name, attributes, children: Vec::new(), at: start..start })
}

fn without_prefix(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Are the parts of `<?xml … ?>` set apart, and is it a version of XML?
fn declaration(text: &str) -> std::result::Result<(), &'static str> {
    let inner = text.trim_start_matches("<?xml").trim_end_matches("?>");
    let mut rest = inner;
    while let Some(at) = rest.find(['"', '\'']) {
        let quote = &rest[at..=at];
        let after = &rest[at + 1..];
        let end = after.find(quote).ok_or("the first line is no XML declaration")?;
        rest = &after[end + 1..];
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            return Err("in the first line a space is missing before the next attribute");
        }
    }
    if inner.contains("version") { Ok(()) } else { Err("the first line names no version of XML") }
}

fn line(text: &str, at: usize) -> String {
    let line = 1 + text.as_bytes()[..at.min(text.len())].iter().filter(|&&b| b == b'\n').count();
    format!("line {line}")
}

fn malformed(text: &str, at: usize, why: &str) -> Error {
    let why: String = why.chars().filter(|c| !c.is_control()).take(200).collect();
    Error::new("xml/malformed", format!("this is not XML ({why}); export the file again")).at(line(text, at))
}

fn entity(name: &str, text: &str, at: usize) -> Error {
    let name: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
    let message =
        format!("`{name}` uses an entity that is not XML's or HTML's, which is never looked up; write it out");
    Error::new("xml/entity", message).at(line(text, at))
}

/// The text of a document: by its mark, by the encoding it names, else UTF-8; what fits none is read as Windows-1252.
fn decode(bytes: &[u8]) -> String {
    let marked = match bytes {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Some(UTF_16BE),
        [0xEF, 0xBB, 0xBF, ..] => Some(UTF_8),
        _ => None,
    };
    let encoding = marked.or_else(|| named(bytes)).unwrap_or(UTF_8);
    let text = match encoding.decode_with_bom_removal(bytes) {
        (_, true) if encoding == UTF_8 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        (text, _) => text,
    };
    // Private characters mark places while a text is worked on.
    let private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let text = if text.contains(private) { Cow::Owned(text.replace(private, "\u{fffd}")) } else { text };
    text.trim_start().to_owned()
}

/// The encoding that the first line names.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(200)];
    let head = std::str::from_utf8(&head[..head.iter().position(|&b| b == b'>')?]).ok()?;
    let value = head.trim_start().strip_prefix("<?xml")?.split_once("encoding")?.1.trim_start().strip_prefix('=')?;
    let value = value.trim_start();
    let label = value.get(1..)?.split(value.get(..1)?).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // What names UTF-16 and is read as bytes is none.
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}
