//! Reading JSON in place: a document is checked once, then its parts are read where they stand.
//!
//! Why not `serde_json` here, as everywhere outside the page: derived readers for banks and evidence are large. The wasm
//! had 397 KB with them and without marking, 297 KB with this reader, one sort in place of many, and all of marking. And
//! a bank of 7,000 items must load without its texts being copied. Tests hold this reader against `serde_json` on
//! arbitrary documents.

mod scan;
#[cfg(test)]
mod tests;
mod write;

#[cfg(not(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32")))]
pub(crate) use write::write_text;
pub(crate) use write::{Line, digits};

use crate::{Error, Result};
use scan::{Scan, unescape, whole};
use std::borrow::Cow;
use std::cell::RefCell;

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

    /// All fields, in the file's order.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, Raw<'a>)> {
        self.fields.iter().map(|(name, value)| (&**name, *value))
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

/// A value of another shape than the documented one.
fn shape(name: &str, fault: &str) -> Error {
    let mut message = String::from("`");
    message.push_str(name);
    message.push_str("` ");
    message.push_str(fault);
    Error::new("json/shape", message)
}
