//! The scanner: goes through JSON byte by byte, checks it on the way, and knows where each value stands.

use super::{Fields, Raw, digits};
use crate::{Error, Result};
use std::cell::RefCell;
use std::ops::Range;

/// How deep lists and objects may be nested; banks need six levels.
const DEEPEST: u32 = 64;

/// Reads a whole document; a fault gets its line and column.
pub(super) fn whole<'a, T>(
    text: &'a str,
    read: impl FnOnce(&mut Scan<'a>) -> std::result::Result<T, Fault>,
) -> Result<T> {
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
    let place = ["line ", &digits(line as u64), ", column ", &digits(column as u64)].concat();
    Err(Error::new("json/syntax", fault).at(place))
}

/// A place in a text.
pub(super) struct Scan<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

/// What is wrong where the scan stands.
pub(super) type Fault = &'static str;

impl<'a> Scan<'a> {
    /// The fields of the object at which the scan stands; the scan goes behind it. `text` is what is scanned.
    pub(super) fn fields(&mut self, text: &'a str) -> std::result::Result<Fields<'a>, Fault> {
        let mut fields = Vec::new();
        self.members(b'}', 0, &mut |name, value| {
            let name = Raw(&text[name]).text().unwrap_or_default();
            fields.push((name, Raw(&text[value])));
        })?;
        Ok(Fields { fields, fault: RefCell::default() })
    }

    /// The byte at which the scan stands; 0 at the end.
    pub(super) fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    pub(super) fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Goes behind one value and checks it on the way.
    pub(super) fn value(&mut self, depth: u32) -> std::result::Result<(), Fault> {
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
pub(super) fn plain_until(bytes: &[u8], at: usize) -> usize {
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
pub(super) fn unescape(text: &str) -> String {
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
