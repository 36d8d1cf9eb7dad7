//! Reads a run of digits with its decimal mark, its separators, and a repetend (`0.8\overline{3}`, `0.8(3)`,
//! `0.8333…`).

use super::clean::after;
use super::exact::Exact;
use super::locale::Locale;
use super::natural::Natural;
use super::note::{Note, Read};

/// A decimal, read.
#[derive(Debug)]
pub(super) struct Digits {
    pub(super) value: Exact,
    /// There was no decimal mark.
    pub(super) whole: bool,
    /// How many bytes it took.
    pub(super) length: usize,
}

/// What is known of the number so far.
#[derive(Default)]
struct Run {
    digits: Vec<u8>,
    /// How many digits stand behind the mark.
    places: usize,
    mark: bool,
    /// The separator in use.
    group: Option<u8>,
    /// Digits since the start or the last separator.
    run: usize,
    /// How many digits at the end have a bar over them.
    barred: usize,
}

/// Reads the decimal that a cleaned text starts with.
///
/// Separators group digits in threes: the comma (where the decimal mark is a point), the point (where it is a comma),
/// the space and the apostrophe. Where the mark is a comma, a point that cannot separate is read as a mark, for it can
/// mean nothing else.
pub(super) fn read(text: &str, locale: Locale) -> Read<Digits> {
    let (mark, group) = if locale == Locale::Comma { (b',', b'.') } else { (b'.', b',') };
    let bytes = text.as_bytes();
    let mut found = Run::default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => {
                found.digits.push(byte - b'0');
                found.places += usize::from(found.mark);
                found.run += 1;
                let bars = after(text, at + 1).starts_with(['\u{305}', '\u{304}']) && found.mark;
                found.barred = if bars { found.barred + 1 } else { 0 };
                at += if bars { 2 } else { 0 };
            }
            _ if (byte == group || byte == b' ' || byte == b'\'') && found.groups(bytes, at) => {
                (found.group, found.run) = (Some(byte), 0);
            }
            _ if byte == mark && !found.mark => (found.mark, found.run) = (true, 0),
            b'.' if locale == Locale::Comma && !found.mark && found.group.is_none() => found.mark = true,
            b',' if locale == Locale::Comma => return Err(Note::new("point")),
            b',' => return Err(Note::new("comma")),
            b'.' if locale == Locale::Comma => return Err(Note::new("point")),
            _ => break,
        }
        at += 1;
    }
    if found.mark {
        at += found.repetend(after(text, at))?;
    }
    if found.digits.is_empty() {
        return Err(Note::new("not-a-number"));
    }
    Ok(Digits { value: found.value(), whole: !found.mark, length: at })
}

impl Run {
    /// Whether the separator at `at` groups digits: one to three before the first, exactly three after each. A space
    /// before a fraction separates a mixed number instead (`3 500/600`), unless the digits start with zero.
    fn groups(&self, bytes: &[u8], at: usize) -> bool {
        let fits = match self.group {
            Some(group) => self.run == 3 && bytes[at] == group,
            None => (1..=3).contains(&self.run) && (self.digits[0] != 0 || bytes[at] == b' '),
        };
        let three = bytes.get(at + 1..at + 4).is_some_and(|group| group.iter().all(u8::is_ascii_digit));
        let next = bytes.get(at + 4);
        let fraction = bytes[at] == b' ' && bytes.get(at + 1) != Some(&b'0') && next == Some(&b'/');
        fits && !self.mark && three && !fraction && !next.is_some_and(u8::is_ascii_digit)
    }

    /// Reads what says that digits repeat; gives its length and counts the digits it adds.
    fn repetend(&mut self, rest: &str) -> Read<usize> {
        let dots = if rest.starts_with("...") {
            3
        } else {
            rest.chars().next().filter(|&c| c == '…').map_or(0, char::len_utf8)
        };
        if dots > 0 {
            let decimals = &self.digits[self.digits.len() - self.places..];
            let repeats = |&length: &usize| {
                let (rest, last) = decimals.split_at(decimals.len() - length);
                rest.ends_with(last)
            };
            self.barred = (1..=self.places / 2).find(repeats).ok_or_else(|| Note::new("not-a-number"))?;
            return Ok(dots);
        }
        let open = ["\\overline", "\\bar", "("].iter().find(|open| rest.starts_with(**open));
        let Some(open) = open else { return Ok(0) };
        let inside = after(rest, open.len());
        let digits = inside.trim_ascii_start();
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        let closes = *open != "(" || after(digits, count).trim_ascii() == ")";
        if count == 0 || !closes {
            return Ok(0);
        }
        self.digits.extend(digits.bytes().take(count).map(|digit| digit - b'0'));
        self.places += count;
        self.barred = count;
        Ok(open.len() + inside.len() - digits.len() + count + usize::from(*open == "("))
    }

    /// The value: digits less those before the repetend over 99…900…0.
    fn value(&self) -> Exact {
        let number = |digits: &[u8]| {
            let mut number = Natural::default();
            digits.iter().for_each(|&digit| number.push_digit(digit));
            number
        };
        let power = |places: usize| Natural::ten_to(places as u32);
        let (top, bottom) = if self.barred == 0 {
            (number(&self.digits), power(self.places))
        } else {
            let before = number(&self.digits[..self.digits.len() - self.barred]);
            let nines = power(self.barred).minus(&Natural::of(1));
            (number(&self.digits).minus(&before), nines.times(&power(self.places - self.barred)))
        };
        Exact::new(top, bottom).unwrap_or_else(|| Exact::whole(0))
    }
}
