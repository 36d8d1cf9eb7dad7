//! Reads a number as a student writes it: value and the form it was written in.

use super::clean::{after, vulgar};
use super::note::{Note, Read};
use super::numeral::{Numeral, Written};
use crate::rational::{Rational, gcd};

/// Reads a cleaned text as one number.
///
/// `3-1/2` is not read: some mean 3½ by it and some 5/2, so the note asks for a space. A letter and `=` before the
/// number (`x = 5`) and a degree sign after it are passed over.
pub(super) fn read(cleaned: &str) -> Read<Numeral> {
    let flat = without_tex(cleaned);
    let mut text = flat.trim_ascii();
    if let Some((name, value)) = text.split_once('=') {
        let name = name.trim_ascii();
        if name.is_empty() || name.len() == 1 && name.as_bytes()[0].is_ascii_alphabetic() {
            text = value.trim_ascii();
        }
    }
    let mut negative = false;
    // Brackets round the whole number, or round all but its sign, change nothing.
    for _ in 0..4 {
        let inner = text.strip_prefix('-').map_or(text, str::trim_ascii_start);
        let Some(bare) = inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { break };
        if bare.bytes().any(|byte| matches!(byte, b'(' | b')')) && !(bare.starts_with('(') && bare.ends_with(')')) {
            break;
        }
        negative ^= inner.len() != text.len();
        text = bare.trim_ascii();
    }
    let mut cursor = Cursor { rest: text };
    if cursor.take('-') {
        negative ^= true;
    } else {
        cursor.take('+');
    }
    cursor.spaces();
    let numeral = cursor.number()?;
    let value = if negative { numeral.value.negative() } else { numeral.value };
    Ok(Numeral { value, written: numeral.written })
}

/// `\frac{3}{4}` as `3/4`, `1{,}000` as `1,000`, `{10}^{4}` as `10^4`.
fn without_tex(cleaned: &str) -> String {
    let mut out = String::with_capacity(cleaned.len());
    let mut rest = cleaned;
    while let Some(c) = rest.chars().next() {
        if let Some((top, bottom, tail)) = fraction(rest) {
            // A signed fraction in brackets of its own, so that a sign before it is not run together with its own.
            let signed = !top.as_bytes().first().is_some_and(u8::is_ascii_digit);
            out.push_str(if signed { " (" } else { " " });
            out.push_str(top);
            out.push('/');
            out.push_str(bottom);
            if signed {
                out.push(')');
            }
            rest = tail;
        } else if let Some(tail) = rest.strip_prefix("\\degree") {
            rest = tail;
        } else {
            if c != '{' && c != '}' {
                out.push(c);
            }
            rest = after(rest, c.len_utf8());
        }
    }
    out
}

/// Top and bottom of the TeX fraction a text starts with, and what follows it.
fn fraction(text: &str) -> Option<(&str, &str, &str)> {
    let (top, tail) = braced(text.strip_prefix("\\frac")?)?;
    let (bottom, tail) = braced(tail)?;
    Some((top, bottom, tail))
}

/// What is in the braces a text starts with, bare of brackets, and what follows them.
fn braced(text: &str) -> Option<(&str, &str)> {
    let (inside, tail) = text.trim_ascii_start().strip_prefix('{')?.split_once('}')?;
    let inside = inside.trim_ascii();
    Some((inside.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(inside), tail))
}

struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let rest = self.rest.strip_prefix(wanted);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn spaces(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    fn number(&mut self) -> Read<Numeral> {
        if let Some(fraction) = self.vulgar() {
            return self.ending(fraction, Written::Fraction { lowest: true });
        }
        let (value, whole) = self.decimal()?;
        let spaced = self.rest.starts_with(' ');
        self.spaces();
        let plain = if whole { Written::Integer } else { Written::Decimal };
        let Some(next) = self.peek() else { return Ok(Numeral { value, written: plain }) };
        if whole && let Some(fraction) = self.vulgar() {
            return self.ending(add(value, fraction)?, Written::Mixed { proper: true });
        }
        match next {
            '/' => {
                self.take('/');
                let (fraction, lowest, _) = self.denominator(value, whole)?;
                self.ending(fraction, Written::Fraction { lowest })
            }
            '0'..='9' if whole && spaced => {
                let (top, top_whole) = self.decimal()?;
                self.spaces();
                if !self.take('/') {
                    return Err(self.fault());
                }
                let (fraction, _, proper) = self.denominator(top, top_whole)?;
                self.ending(add(value, fraction)?, Written::Mixed { proper })
            }
            'e' | 'E' | 'x' | 'X' | '*' => {
                let normal = !value.is_zero() && value.to_float() >= 1.0 && value.to_float() < 10.0;
                let rest = self.rest;
                match self.exponent() {
                    Some(exponent) => {
                        let power = Rational::whole(10).power(exponent);
                        let scaled = power.and_then(|power| value.multiply(power));
                        let scaled = scaled.ok_or(Note::new("too-large"))?;
                        self.ending(scaled, Written::Scientific { normal })
                    }
                    None => {
                        self.rest = rest;
                        Err(self.fault())
                    }
                }
            }
            _ => self.ending(value, plain),
        }
    }

    fn vulgar(&mut self) -> Option<Rational> {
        let c = self.peek()?;
        let (top, bottom) = vulgar(c)?;
        self.rest = after(self.rest, c.len_utf8());
        Rational::new(top.into(), bottom.into())
    }

    /// What follows a number: nothing, a percent sign, or something that does not belong.
    fn ending(&mut self, value: Rational, written: Written) -> Read<Numeral> {
        self.spaces();
        let tail = self.rest.trim_ascii_end();
        if tail.is_empty() {
            return Ok(Numeral { value, written });
        }
        if tail == "%" || tail.eq_ignore_ascii_case("percent") {
            let value = value.divide(Rational::whole(100)).ok_or(Note::new("too-large"))?;
            return Ok(Numeral { value, written: Written::Percent });
        }
        Err(self.fault())
    }

    /// The rest of a fraction after its slash: the value, whether it is in lowest terms, whether it is proper.
    fn denominator(&mut self, top: Rational, top_whole: bool) -> Read<(Rational, bool, bool)> {
        self.spaces();
        let negative = self.take('-');
        let (bottom, bottom_whole) = self.decimal()?;
        self.spaces();
        if self.rest.starts_with('/') {
            return Err(Note::new("two-slashes"));
        }
        let bottom = if negative { bottom.negative() } else { bottom };
        if bottom.is_zero() {
            return Err(Note::new("zero-denominator"));
        }
        let value = top.divide(bottom).ok_or(Note::new("too-large"))?;
        let (over, under) = (top.absolute().numerator(), bottom.absolute().numerator());
        Ok((value, top_whole && bottom_whole && gcd(over, under) == 1, over < under))
    }

    /// `e3`, `x 10^3`, `*10^(-3)` after a number.
    fn exponent(&mut self) -> Option<i64> {
        let first = self.peek()?;
        self.rest = after(self.rest, 1);
        if !matches!(first, 'e' | 'E') {
            self.spaces();
            self.rest = self.rest.strip_prefix("10")?.trim_ascii_start().strip_prefix('^')?;
            self.spaces();
        }
        let bracket = self.take('(');
        let negative = self.take('-');
        if !negative {
            self.take('+');
        }
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        // Four digits are already far beyond what fits; more would only be more of the same.
        let digits = self.rest.get(..length).filter(|digits| (1..=4).contains(&digits.len()))?;
        let exponent = digits.bytes().fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        self.rest = after(self.rest, length);
        if bracket && !self.take(')') {
            return None;
        }
        Some(if negative { -exponent } else { exponent })
    }

    /// Digits with an optional point and separators; also whether there was no point.
    fn decimal(&mut self) -> Read<(Rational, bool)> {
        let bytes = self.rest.as_bytes();
        let (mut mantissa, mut places, mut at, mut run) = (0_i128, 0_i64, 0, 0);
        let (mut point, mut digits, mut grouped) = (false, 0, false);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'0'..=b'9' => {
                    mantissa = with_digit(mantissa, byte)?;
                    digits += 1;
                    run += 1;
                    places += i64::from(point);
                }
                b'.' if !point => (point, run) = (true, 0),
                b',' | b' ' if !point && starts_group(bytes, at, run, grouped) => (grouped, run) = (true, 0),
                b',' => return Err(Note::new("comma")),
                _ => break,
            }
            at += 1;
        }
        if digits == 0 {
            return Err(Note::new("not-a-number"));
        }
        self.rest = after(self.rest, at);
        let scale = Rational::whole(10).power(places).map(Rational::numerator);
        let value = scale.and_then(|scale| Rational::new(mantissa, scale)).ok_or(Note::new("too-large"))?;
        Ok((value, !point))
    }

    /// Why what follows a number makes the whole unreadable.
    fn fault(&self) -> Note {
        let rest = self.rest.trim_ascii();
        if rest.starts_with('/') {
            return Note::new("two-slashes");
        }
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let fraction = rest.strip_prefix('-').and_then(|fraction| fraction.split_once('/'));
        if fraction.is_some_and(|(top, bottom)| digits(top.trim_ascii()) && digits(bottom.trim_ascii())) {
            return Note::new("hyphen-mixed");
        }
        let sum =
            rest.strip_prefix(['x', 'X']).unwrap_or("").trim_ascii_start().starts_with(|c: char| c.is_ascii_digit());
        if sum || rest.starts_with(['+', '-', '*', '^', '(']) && !rest.contains(|c: char| c.is_ascii_alphabetic()) {
            return Note::new("arithmetic");
        }
        if rest.starts_with(|c: char| c.is_ascii_alphabetic() || !c.is_ascii()) {
            return Note::about("extra-unit", rest);
        }
        Note::new("not-a-number")
    }
}

/// Whether the separator at `at` groups digits: up to three before the first, exactly three after each. A space
/// before a fraction separates a mixed number instead (`3 500/600`), unless the digits start with zero.
fn starts_group(bytes: &[u8], at: usize, run: u32, grouped: bool) -> bool {
    let fits = if grouped { run == 3 } else { (1..=3).contains(&run) };
    let three = bytes.get(at + 1..at + 4).is_some_and(|group| group.iter().all(u8::is_ascii_digit));
    let next = bytes.get(at + 4);
    let fraction = bytes[at] == b' ' && bytes.get(at + 1) != Some(&b'0') && next == Some(&b'/');
    fits && three && !fraction && !next.is_some_and(u8::is_ascii_digit)
}

fn add(whole: Rational, fraction: Rational) -> Read<Rational> {
    whole.add(fraction).ok_or(Note::new("too-large"))
}

/// A whole number with one more digit, `byte`, behind it.
pub(super) fn with_digit(number: i128, byte: u8) -> Read<i128> {
    let longer = number.checked_mul(10).and_then(|tens| tens.checked_add((byte - b'0').into()));
    longer.ok_or(Note::new("too-large"))
}
