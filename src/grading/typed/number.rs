//! Reads a number as a student writes it: value and the form it was written in.

use super::clean::{after, vulgar};
use super::digits;
use super::exact::Exact;
use super::flat::flat;
use super::locale::Locale;
use super::note::{Note, Read};
use super::numeral::{Numeral, Written};

/// The greatest power of ten read: far beyond any quantity, and still multiplied out in microseconds.
const HIGHEST: i32 = 999;

/// Reads a cleaned text as one number.
///
/// `3-1/2` is not read: some mean 3½ by it and some 5/2, so the note asks for a space. A letter and `=` before the
/// number (`x = 5`) or after it (`5 = x`), and a degree sign, are passed over.
pub(super) fn read(cleaned: &str, locale: Locale) -> Read<Numeral> {
    let flat = flat(cleaned);
    let mut text = flat.trim_ascii();
    if let Some((left, right)) = text.split_once('=') {
        let (left, right) = (left.trim_ascii(), right.trim_ascii());
        let is_name = |name: &str| name.len() == 1 && name.as_bytes()[0].is_ascii_alphabetic();
        if left.is_empty() || is_name(left) {
            text = right;
        } else if is_name(right) {
            text = left;
        }
    }
    let mut negative = false;
    // Brackets round the whole number, or round all but its sign, change nothing.
    for _ in 0..4 {
        let inner = text.strip_prefix('-').map_or(text, str::trim_ascii_start);
        let bare = [('(', ')'), ('[', ']')].into_iter().find_map(|(a, b)| inner.strip_prefix(a)?.strip_suffix(b));
        let Some(bare) = bare.map(str::trim_ascii) else { break };
        let inside = bare.bytes().any(|byte| matches!(byte, b'(' | b')' | b'[' | b']'));
        if inside && !(bare.starts_with('(') && bare.ends_with(')')) {
            break;
        }
        negative ^= inner.len() != text.len();
        text = bare;
    }
    let (numeral, rest) = prefix(text, locale)?;
    if !rest.is_empty() {
        return Err(fault(rest).before(rest));
    }
    Ok(if negative { numeral.negative() } else { numeral })
}

/// Reads the number that a flat text starts with; also gives what follows it, without the spaces between.
pub(super) fn prefix(text: &str, locale: Locale) -> Read<(Numeral, &str)> {
    let mut cursor = Cursor { rest: text, locale };
    let negative = cursor.take('-');
    if !negative {
        cursor.take('+');
    }
    cursor.spaces();
    let numeral = cursor.number().map_err(|note| if note.left.is_some() { note } else { note.before(cursor.rest) })?;
    let numeral = cursor.ending(numeral);
    cursor.spaces();
    Ok((if negative { numeral.negative() } else { numeral }, cursor.rest))
}

struct Cursor<'a> {
    rest: &'a str,
    locale: Locale,
}

/// Words for powers of ten.
static SCALES: [(&str, i32); 5] = [("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let rest = self.rest.strip_prefix(wanted);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes a word, in capital or small letters, that no letter follows.
    fn word(&mut self, wanted: &str) -> bool {
        let found = self.rest.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted))
            && !after(self.rest, wanted.len()).starts_with(|c: char| c.is_alphabetic());
        if found {
            self.rest = after(self.rest, wanted.len());
        }
        found
    }

    fn spaces(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    fn number(&mut self) -> Read<Numeral> {
        if let Some(fraction) = self.vulgar() {
            return Ok(Numeral { value: fraction, written: Written::Fraction { lowest: true } });
        }
        let (value, whole) = self.part()?;
        let spaced = self.rest.starts_with(' ');
        let start = self.rest;
        self.spaces();
        let plain = if whole { Written::Integer } else { Written::Decimal };
        let Some(next) = self.peek() else { return Ok(Numeral { value, written: plain }) };
        if whole && let Some(fraction) = self.vulgar() {
            return Ok(Numeral { value: value.plus(&fraction), written: Written::Mixed { proper: true } });
        }
        match next {
            '/' if after(self.rest, 1)
                .trim_ascii_start()
                .starts_with(|c: char| matches!(c, '0'..='9' | '(' | '-' | '.' | ',')) =>
            {
                self.take('/');
                let (fraction, lowest, _) = self.denominator(value, whole)?;
                Ok(Numeral { value: fraction, written: Written::Fraction { lowest } })
            }
            '0'..='9' | 'a' | 'A' if whole && spaced => {
                if !next.is_ascii_digit() && !self.word("and") {
                    self.rest = start;
                    return Ok(Numeral { value, written: plain });
                }
                self.spaces();
                if let Some(fraction) = self.vulgar() {
                    return Ok(Numeral { value: value.plus(&fraction), written: Written::Mixed { proper: true } });
                }
                let (top, top_whole) = self.part()?;
                self.spaces();
                if !self.take('/') {
                    return Err(fault(self.rest));
                }
                let (fraction, _, proper) = self.denominator(top, top_whole)?;
                Ok(Numeral { value: value.plus(&fraction), written: Written::Mixed { proper } })
            }
            'e' | 'E' | 'x' | 'X' | '*' => match self.exponent()? {
                Some(exponent) => {
                    let normal = !value.is_below(1) && value.is_below(10);
                    Ok(Numeral { value: value.shifted(exponent), written: Written::Scientific { normal } })
                }
                None => {
                    self.rest = start;
                    Ok(Numeral { value, written: plain })
                }
            },
            '^' if whole && value == Exact::whole(10) => {
                self.take('^');
                let power = self.power()?.ok_or_else(|| Note::new("not-a-number"))?;
                Ok(Numeral { value: Exact::whole(1).shifted(power), written: Written::Scientific { normal: true } })
            }
            _ => {
                self.rest = start;
                Ok(Numeral { value, written: plain })
            }
        }
    }

    fn vulgar(&mut self) -> Option<Exact> {
        let c = self.peek()?;
        let (top, bottom) = vulgar(c)?;
        self.rest = after(self.rest, c.len_utf8());
        Some(Exact::ratio(top.into(), bottom.into()))
    }

    /// A percent sign or a word such as `million` after a number.
    fn ending(&mut self, numeral: Numeral) -> Numeral {
        let start = self.rest;
        self.spaces();
        if self.take('%') || self.word("percent") || self.word("per cent") {
            return Numeral { value: numeral.value.shifted(-2), written: Written::Percent };
        }
        if let Some(scale) = SCALES.iter().find(|scale| self.word(scale.0)) {
            return Numeral { value: numeral.value.shifted(scale.1), written: Written::Words };
        }
        self.rest = start;
        numeral
    }

    /// The rest of a fraction after its slash: the value, whether it is in lowest terms, whether it is proper.
    fn denominator(&mut self, top: Exact, top_whole: bool) -> Read<(Exact, bool, bool)> {
        self.spaces();
        let negative = self.take('-');
        let (bottom, bottom_whole) = self.part()?;
        let bottom = if negative { bottom.negative() } else { bottom };
        if self.rest.trim_ascii_start().starts_with('/') {
            return Err(Note::new("two-slashes"));
        }
        let value = top.over(&bottom).ok_or_else(|| Note::new("zero-denominator"))?;
        let lowest = top_whole && bottom_whole && top.top().is_coprime(bottom.top());
        Ok((value.clone(), lowest, value.is_below(1)))
    }

    /// `e3`, `x 10^3`, `*10^(-3)` after a number; nothing is taken where that is not what follows.
    fn exponent(&mut self) -> Read<Option<i32>> {
        let (start, first) = (self.rest, self.peek());
        self.rest = after(self.rest, 1);
        if !matches!(first, Some('e' | 'E')) {
            self.spaces();
            let raised = self.rest.strip_prefix("10").and_then(|rest| rest.trim_ascii_start().strip_prefix('^'));
            self.rest = raised.unwrap_or(start);
            if raised.is_none() {
                return Ok(None);
            }
        }
        let power = self.power()?;
        if power.is_none() {
            self.rest = start;
        }
        Ok(power)
    }

    /// A whole exponent, with or without brackets.
    fn power(&mut self) -> Read<Option<i32>> {
        self.spaces();
        let bracket = self.take('(');
        let negative = self.take('-');
        if !negative {
            self.take('+');
        }
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let digits = self.rest.get(..length).unwrap_or_default().trim_start_matches('0');
        if length == 0 {
            return Ok(None);
        }
        let exponent = digits.bytes().take(4).fold(0_i32, |sum, digit| sum * 10 + i32::from(digit - b'0'));
        if digits.len() > 3 || exponent > HIGHEST {
            return Err(Note::new("too-large"));
        }
        self.rest = after(self.rest, length);
        if bracket && !self.take(')') {
            return Ok(None);
        }
        Ok(Some(if negative { -exponent } else { exponent }))
    }

    /// A decimal, in brackets or not; also whether it has no decimal mark.
    fn part(&mut self) -> Read<(Exact, bool)> {
        let (mut brackets, mut negative) = (0, false);
        while brackets < 3 && self.take('(') {
            brackets += 1;
            negative ^= self.take('-');
        }
        let digits = digits::read(self.rest, self.locale)?;
        self.rest = after(self.rest, digits.length);
        for _ in 0..brackets {
            if !self.take(')') {
                return Err(fault(self.rest));
            }
        }
        Ok((if negative { digits.value.negative() } else { digits.value }, digits.whole))
    }
}

/// Why what follows a number makes the whole unreadable.
fn fault(rest: &str) -> Box<Note> {
    let rest = rest.trim_ascii();
    if rest.starts_with('/') {
        return Note::new("two-slashes");
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = rest.strip_prefix('-').and_then(|fraction| fraction.split_once('/'));
    if fraction.is_some_and(|(top, bottom)| digits(top.trim_ascii()) && digits(bottom.trim_ascii())) {
        return Note::new("hyphen-mixed");
    }
    let sum = rest.strip_prefix(['x', 'X']).unwrap_or("").trim_ascii_start().starts_with(|c: char| c.is_ascii_digit());
    if sum || rest.starts_with(['+', '-', '*', '^', '(']) && !rest.contains(|c: char| c.is_ascii_alphabetic()) {
        return Note::new("arithmetic");
    }
    if rest.starts_with(|c: char| c.is_ascii_alphabetic() || !c.is_ascii()) {
        return Note::about("extra-unit", rest);
    }
    Note::new("not-a-number")
}
