//! Reading JSON in place: a document is checked once, then its parts are read where they stand.
//!
//! Why not `serde_json` here, as everywhere outside the page: deriving readers for banks and evidence made the wasm
//! 150 KB larger before compression, and a bank of 7,000 items must load without its texts being copied. Tests hold
//! this reader against `serde_json` on arbitrary documents.

use crate::{Error, Result};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

/// How deep lists and objects may be nested; banks need six levels.
const DEEPEST: u32 = 64;

/// A part of a checked document: the text of one JSON value, without space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Raw<'a>(&'a str);

/// The fields of an object, in order; of a name that comes twice the last counts.
///
/// The first fault sticks: readers take what they need field by field, and [`end`](Self::end) gives the fault. That
/// way a reader has one way out instead of one a field, which halves its size.
#[derive(Debug, Default)]
pub(crate) struct Fields<'a> {
    fields: Vec<(Cow<'a, str>, Raw<'a>)>,
    fault: RefCell<Option<Error>>,
}

impl<'a> Raw<'a> {
    /// Checks a whole document.
    ///
    /// # Errors
    /// `json/syntax` with line and column.
    #[cfg(test)]
    pub(crate) fn parse(text: &'a str) -> Result<Self> {
        whole(text, |scan| {
            let start = scan.at;
            scan.value(0)?;
            Ok(Self(&text[start..scan.at]))
        })
    }

    /// A part that an earlier [`parse`](Self::parse) has checked, from its text.
    pub(crate) fn checked(text: &'a str) -> Self {
        Self(text)
    }

    /// The value's own text.
    pub(crate) fn source(self) -> &'a str {
        self.0
    }

    /// The string, its escapes resolved; `None` if it is no string.
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        // A checked value that begins with a quote ends with one.
        if self.0.as_bytes().first() != Some(&b'"') {
            return None;
        }
        let inner = &self.0[1..self.0.len() - 1];
        Some(if inner.as_bytes().contains(&b'\\') { Cow::Owned(unescape(inner)) } else { Cow::Borrowed(inner) })
    }

    /// The whole number; `None` if it is something else or too large.
    pub(crate) fn whole(self) -> Option<u64> {
        // `parse` takes a leading plus, which JSON does not have, and the scan has refused.
        self.0.parse().ok()
    }

    /// The values of a list; `None` if it is no list.
    pub(crate) fn list(self) -> Option<Vec<Self>> {
        let mut scan = Scan { bytes: self.0.as_bytes(), at: 0 };
        if scan.peek() != b'[' {
            return None;
        }
        let mut values = Vec::new();
        loop {
            scan.at += 1;
            scan.space();
            if scan.peek() == b']' {
                return Some(values);
            }
            values.push(Self(self.part(&mut scan)));
            scan.space();
            if scan.peek() != b',' {
                return Some(values);
            }
        }
    }

    /// The strings of a list, or one string alone; `None` if it is neither.
    pub(crate) fn texts(self) -> Option<Vec<String>> {
        if let Some(text) = self.text() {
            return Some(vec![text.into_owned()]);
        }
        let list = self.list()?;
        let mut texts = Vec::with_capacity(list.len());
        for one in list {
            texts.push(one.text()?.into_owned());
        }
        Some(texts)
    }

    /// The fields of an object; `None` if it is none.
    pub(crate) fn fields(self) -> Option<Fields<'a>> {
        let mut scan = Scan { bytes: self.0.as_bytes(), at: 0 };
        (scan.peek() == b'{').then(|| scan.fields(self.0).expect("the document was checked"))
    }

    /// Reads a list of objects in one pass: `each` gets every value with its fields. False if it is no list.
    pub(crate) fn objects(self, each: &mut dyn FnMut(Self, Fields<'a>) -> Result<()>) -> Result<bool> {
        let mut scan = Scan { bytes: self.0.as_bytes(), at: 0 };
        if scan.peek() != b'[' {
            return Ok(false);
        }
        loop {
            scan.at += 1;
            scan.space();
            if scan.peek() == b']' {
                return Ok(true);
            }
            let start = scan.at;
            let fields = if scan.peek() == b'{' {
                scan.fields(self.0).expect("the document was checked")
            } else {
                self.part(&mut scan);
                Fields::no_object("value")
            };
            each(Self(&self.0[start..scan.at]), fields)?;
            scan.space();
            if scan.peek() != b',' {
                return Ok(true);
            }
        }
    }

    /// The text of the value at which the scan stands; the scan goes behind it.
    fn part(self, scan: &mut Scan<'_>) -> &'a str {
        let start = scan.at;
        scan.value(0).expect("the document was checked");
        &self.0[start..scan.at]
    }
}

impl<'a> Fields<'a> {
    /// Checks a whole document and gives the fields of the object it is; `None` if it is something else.
    ///
    /// # Errors
    /// `json/syntax` with line and column.
    pub(crate) fn parse(text: &'a str) -> Result<Option<Self>> {
        whole(text, |scan| if scan.peek() == b'{' { scan.fields(text).map(Some) } else { scan.value(0).map(|()| None) })
    }

    /// The fields of what should be an object.
    pub(crate) fn of(raw: Raw<'a>, what: &str) -> Self {
        raw.fields().unwrap_or_else(|| Self::no_object(what))
    }

    fn no_object(what: &str) -> Self {
        let none = Self::default();
        none.note(what, "must be an object in curly brackets");
        none
    }

    /// The value of a field; `null` counts as left out.
    pub(crate) fn get(&self, name: &str) -> Option<Raw<'a>> {
        let found = self.fields.iter().rev().find(|(own, _)| own == name)?.1;
        (found.0 != "null").then_some(found)
    }

    /// Keeps the first fault.
    pub(crate) fn note(&self, name: &str, fault: &str) {
        self.keep(shape(name, fault));
    }

    fn keep(&self, error: Error) {
        self.fault.borrow_mut().get_or_insert(error);
    }

    /// `value`, unless a fault was met on the way to it.
    pub(crate) fn end<T>(self, value: T) -> Result<T> {
        match self.fault.into_inner() {
            None => Ok(value),
            Some(error) => Err(error),
        }
    }

    /// A field that must be there.
    pub(crate) fn need(&self, name: &str) -> Option<Raw<'a>> {
        let found = self.get(name);
        if found.is_none() {
            self.note(name, "is missing; add it");
        }
        found
    }

    /// A string that must be there.
    pub(crate) fn text(&self, name: &str) -> String {
        self.need(name);
        self.optional_text(name).unwrap_or_default()
    }

    /// A string that may be left out.
    pub(crate) fn optional_text(&self, name: &str) -> Option<String> {
        let text = self.get(name)?.text();
        if text.is_none() {
            self.note(name, "must be a text");
        }
        text.map(Cow::into_owned)
    }

    /// A whole number up to `most` that may be left out.
    pub(crate) fn optional_whole(&self, name: &str, most: u64) -> Option<u64> {
        let number = self.get(name)?.whole().filter(|number| *number <= most);
        if number.is_none() {
            self.note(name, "must be a whole number in its range");
        }
        number
    }

    /// One of the names of an enum, which may be left out.
    pub(crate) fn named<T>(&self, name: &str, find: impl Fn(&str) -> Option<T>, names: &str) -> Option<T> {
        let found = find(&self.get(name)?.text().unwrap_or_default());
        if found.is_none() {
            self.note(name, names);
        }
        found
    }

    /// A list, each value read; empty if it is left out.
    pub(crate) fn list<T>(&self, name: &str, read: impl Fn(Raw<'a>) -> Result<T>) -> Vec<T> {
        let Some(value) = self.get(name) else { return Vec::new() };
        let Some(values) = value.list() else {
            self.note(name, "must be a list");
            return Vec::new();
        };
        let mut all = Vec::with_capacity(values.len());
        for value in values {
            match read(value) {
                Ok(value) => all.push(value),
                Err(error) => self.keep(error),
            }
        }
        all
    }

    /// A list of strings, or one string alone; empty if it is left out.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        let Some(value) = self.get(name) else { return Vec::new() };
        value.texts().unwrap_or_else(|| {
            self.note(name, "must be a list of texts");
            Vec::new()
        })
    }
}

/// Reads a whole document; a fault gets its line and column.
fn whole<'a, T>(text: &'a str, read: impl FnOnce(&mut Scan<'a>) -> std::result::Result<T, Fault>) -> Result<T> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0 };
    scan.space();
    let fault = match read(&mut scan) {
        Ok(value) => {
            scan.space();
            if scan.at == text.len() {
                return Ok(value);
            }
            "there is more text after the end"
        }
        Err(fault) => fault,
    };
    let before = &text.as_bytes()[..scan.at.min(text.len())];
    let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|&&b| b != b'\n').count() + 1;
    let place = ["line ", &line.to_string(), ", column ", &column.to_string()].concat();
    Err(Error::new("json/syntax", fault).at(place))
}

/// A value of another shape than the documented one.
fn shape(name: &str, fault: &str) -> Error {
    let mut message = String::from("`");
    message.push_str(name);
    message.push_str("` ");
    message.push_str(fault);
    Error::new("json/shape", message)
}

/// `text` as a JSON string, appended to `out`.
fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => {
                out.push_str("\\u00");
                for digit in [c as u8 >> 4, c as u8 & 15] {
                    out.push(char::from(b"0123456789abcdef"[digit as usize]));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// An object on one line, written field by field.
#[derive(Debug)]
pub(crate) struct Line(String);

impl Line {
    pub(crate) fn new() -> Self {
        Self(String::from("{"))
    }

    fn name(&mut self, name: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        write_text(&mut self.0, name);
        self.0.push(':');
    }

    pub(crate) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        write_text(&mut self.0, value);
    }

    pub(crate) fn whole(&mut self, name: &str, value: u64) {
        self.name(name);
        self.0.push_str(&value.to_string());
    }

    pub(crate) fn texts(&mut self, name: &str, values: &[String]) {
        self.name(name);
        self.0.push('[');
        for (place, value) in values.iter().enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            write_text(&mut self.0, value);
        }
        self.0.push(']');
    }

    pub(crate) fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

type Fault = &'static str;

impl<'a> Scan<'a> {
    /// The fields of the object at which the scan stands; the scan goes behind it. `text` is what is scanned.
    fn fields(&mut self, text: &'a str) -> std::result::Result<Fields<'a>, Fault> {
        let mut fields = Vec::new();
        self.members(b'}', 0, &mut |name, value| {
            let name = Raw(&text[name]).text().unwrap_or_default();
            fields.push((name, Raw(&text[value])));
        })?;
        Ok(Fields { fields, fault: RefCell::default() })
    }

    /// The byte at which the scan stands; 0 at the end.
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Goes behind one value and checks it on the way.
    fn value(&mut self, depth: u32) -> std::result::Result<(), Fault> {
        match self.peek() {
            b'"' => self.string(),
            b'{' => self.members(b'}', depth, &mut |_, _| {}),
            b'[' => self.members(b']', depth, &mut |_, _| {}),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            b'-' | b'0'..=b'9' => self.number(),
            _ if self.at >= self.bytes.len() => Err("the text ends in the middle"),
            _ => Err(
                "a value should stand here: a text in double quotes, a number, a list, an object, true, false or null",
            ),
        }
    }

    /// A list up to `]` or an object up to `}`; `each` gets where the name and the value of a member stand.
    fn members(
        &mut self,
        end: u8,
        depth: u32,
        each: &mut dyn FnMut(Range<usize>, Range<usize>),
    ) -> std::result::Result<(), Fault> {
        if depth == DEEPEST {
            return Err("lists and objects are nested too deep");
        }
        self.at += 1;
        self.space();
        if self.peek() == end {
            self.at += 1;
            return Ok(());
        }
        loop {
            let mut name = self.at..self.at;
            if end == b'}' {
                if self.peek() != b'"' {
                    return Err("the name of a field should stand here, in double quotes");
                }
                self.string()?;
                name.end = self.at;
                self.space();
                if self.peek() != b':' {
                    return Err("a colon should stand here, between a field's name and its value");
                }
                self.at += 1;
                self.space();
            }
            let start = self.at;
            self.value(depth + 1)?;
            each(name, start..self.at);
            self.space();
            let next = self.peek();
            if next != end && next != b',' {
                return Err("a comma is missing here, or a closing bracket");
            }
            self.at += 1;
            if next == end {
                return Ok(());
            }
            self.space();
        }
    }

    fn string(&mut self) -> std::result::Result<(), Fault> {
        self.at += 1;
        loop {
            self.at = plain_until(self.bytes, self.at);
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\\' => self.escape()?,
                _ if self.at >= self.bytes.len() => return Err("a text is not closed; put a double quote at its end"),
                _ => return Err("a text breaks off at a control character; write a line break as \\n"),
            }
        }
    }

    fn escape(&mut self) -> std::result::Result<(), Fault> {
        const BAD: Fault = "a backslash is followed by something it cannot be; write \\\\ for a backslash";
        self.at += 1;
        match self.peek() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 1,
            b'u' => {
                let first = hex4(self.bytes, self.at + 1).ok_or(BAD)?;
                self.at += 5;
                if (0xdc00..0xe000).contains(&first) {
                    return Err(BAD);
                }
                if (0xd800..0xdc00).contains(&first) {
                    let second = hex4(self.bytes, self.at + 2).filter(|n| (0xdc00..0xe000).contains(n));
                    if self.peek() != b'\\' || self.bytes.get(self.at + 1) != Some(&b'u') || second.is_none() {
                        return Err(BAD);
                    }
                    self.at += 6;
                }
            }
            _ => return Err(BAD),
        }
        Ok(())
    }

    fn number(&mut self) -> std::result::Result<(), Fault> {
        const BAD: Fault = "this is not a number as JSON writes one";
        if self.peek() == b'-' {
            self.at += 1;
        }
        if self.peek() == b'0' {
            self.at += 1;
        } else {
            self.digits(BAD)?;
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits(BAD)?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            self.digits(BAD)?;
        }
        if self.peek().is_ascii_digit() { Err(BAD) } else { Ok(()) }
    }

    fn digits(&mut self, fault: Fault) -> std::result::Result<(), Fault> {
        if !self.peek().is_ascii_digit() {
            return Err(fault);
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    fn word(&mut self, word: &[u8]) -> std::result::Result<(), Fault> {
        if !self.bytes[self.at..].starts_with(word) {
            return Err("only true, false and null are written without quotes");
        }
        self.at += word.len();
        Ok(())
    }
}

/// The place of the first byte from `at` on that ends plain text: a quote, a backslash or a control character. Texts
/// are nearly all of a bank, so this looks at eight bytes at a time (Mycroft's test for a zero byte in a word; a byte
/// behind the first hit may be marked falsely, the first never).
fn plain_until(bytes: &[u8], at: usize) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES * 128;
    let (chunks, rest) = bytes[at..].as_chunks::<8>();
    let mut place = at;
    for chunk in chunks {
        let word = u64::from_le_bytes(*chunk);
        let quote = word ^ (ONES * b'"' as u64);
        let backslash = word ^ (ONES * b'\\' as u64);
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let hit = HIGH & (control | quote.wrapping_sub(ONES) & !quote | backslash.wrapping_sub(ONES) & !backslash);
        if hit != 0 {
            return place + hit.trailing_zeros() as usize / 8;
        }
        place += 8;
    }
    for byte in rest {
        if matches!(byte, b'"' | b'\\' | 0..0x20) {
            break;
        }
        place += 1;
    }
    place
}

fn hex4(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0, |number, &digit| Some(number * 16 + char::from(digit).to_digit(16)?))
}

/// Resolves the escapes of a checked string.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('\\') {
        out.push_str(&rest[..place]);
        let escape = rest.as_bytes()[place + 1];
        let mut length = 2;
        match escape {
            b'u' => {
                let first = hex4(rest.as_bytes(), place + 2).unwrap_or(0xfffd);
                length = 6;
                let mut code = first;
                if (0xd800..0xdc00).contains(&first) {
                    let second = hex4(rest.as_bytes(), place + 8).unwrap_or(0xdc00);
                    code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                    length = 12;
                }
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            b'b' => out.push('\u{8}'),
            b'f' => out.push('\u{c}'),
            b'n' => out.push('\n'),
            b'r' => out.push('\r'),
            b't' => out.push('\t'),
            other => out.push(char::from(other)),
        }
        rest = &rest[place + length..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    /// The whole document through this reader.
    fn read(raw: Raw<'_>) -> Value {
        if let Some(text) = raw.text() {
            return Value::String(text.into_owned());
        }
        if let Some(list) = raw.list() {
            return list.into_iter().map(read).collect();
        }
        if let Some(Fields { fields, .. }) = raw.fields() {
            return Value::Object(fields.into_iter().map(|(name, value)| (name.into_owned(), read(value))).collect());
        }
        serde_json::from_str(raw.source()).unwrap()
    }

    fn documents() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (-4000..4000i32).prop_map(|quarters| Value::from(f64::from(quarters) / 4.0)),
            ".*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(".*", inner, 0..6).prop_map(|map| map.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_what_serde_json_writes(document in documents(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) };
            prop_assert_eq!(read(Raw::parse(&text.unwrap()).unwrap()), document);
        }

        #[test]
        fn accepts_what_serde_json_accepts(mut text in "[\\[\\]{}:,\"\\\\u0-9a-f.eE+ \n-]{0,24}", quoted: bool) {
            if quoted { text = format!("\"{text}\""); }
            prop_assert_eq!(Raw::parse(&text).is_ok(), serde_json::from_str::<Value>(&text).is_ok(), "{}", text);
        }

        #[test]
        fn writes_texts_as_serde_json_does(text in any::<String>()) {
            let mut out = String::new();
            write_text(&mut out, &text);
            prop_assert_eq!(out, serde_json::to_string(&text).unwrap());
        }
    }

    proptest! {
        #[test]
        fn eight_bytes_at_a_time_is_one_at_a_time(bytes in prop::collection::vec(any::<u8>(), 0..40), most in 0..3) {
            // Mostly plain bytes, so that runs get long.
            let bytes: Vec<u8> = bytes.into_iter().map(|b| if most > 0 && b != b'"' { b | 0x40 } else { b }).collect();
            let slow = bytes.iter().position(|b| matches!(b, b'"' | b'\\' | 0..0x20)).unwrap_or(bytes.len());
            prop_assert_eq!(plain_until(&bytes, 0), slow);
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_places_are_named() {
        let error = Raw::parse(&"[".repeat(100_000)).unwrap_err();
        assert_eq!((error.code(), error.message()), ("json/syntax", "lists and objects are nested too deep"));
        let error = Raw::parse("{\n  \"a\": 1,\n  \"b\" 2\n}").unwrap_err();
        assert_eq!(error.place(), "line 3, column 7");
    }
}
