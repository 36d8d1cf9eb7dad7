//! Numbers in parts: digits with what stands around them, or the parts of a fraction.

use super::functions::places;
use super::run::kind;
use super::style::{Base, Style};
use super::tree::{Fault, LARGE, Outcome};
use super::words;
use crate::rational::Rational;

/// A number in parts, before it is known what they are put in.
pub(super) enum Shown {
    /// Digits, and what stands before and behind them: `$`, `%`.
    Digits(&'static str, String, &'static str),
    /// Whole part, numerator, denominator.
    Fraction(Option<i128>, i128, i128),
    /// Nothing: a coefficient of 1.
    Nothing,
    /// Words.
    Words(String),
}

/// From so many on a number has separators in texts.
const LONG: i128 = 10_000;

/// The number without its sign, in parts; and whether it is negative.
pub(super) fn parts(values: &[Rational], style: Style, separators: bool) -> Outcome<(bool, Shown)> {
    let value = values[0];
    let size = value.absolute();
    let digits = |number: i128| grouped(number, separators);
    let plainly = |text: String| Shown::Digits("", text, "");
    let shown = match style.base {
        Base::AsGiven => return as_given(values),
        Base::Usual | Base::Power if style.coefficient && size == Rational::ONE => Shown::Nothing,
        Base::Usual | Base::Power | Base::Mixed if value.is_whole() => plainly(digits(size.numerator())),
        Base::Usual | Base::Power => Shown::Fraction(None, size.numerator(), size.denominator()),
        Base::Mixed => {
            let (whole, rest) = (size.floor(), size.numerator() % size.denominator());
            Shown::Fraction((whole > 0).then_some(whole), rest, size.denominator())
        }
        Base::Decimal => {
            let fewest = values.get(1).map_or(0, |places| places.floor().clamp(0, 12) as u32);
            plainly(decimal(size, fewest, separators)?)
        }
        Base::Cents => plainly(cents(size, separators)?),
        Base::Money => Shown::Digits("$", cents(size, separators)?, ""),
        Base::Percent => {
            let hundred = size.multiply(Rational::whole(100)).ok_or(LARGE)?;
            Shown::Digits("", decimal(hundred, 0, separators)?, "%")
        }
        Base::Words => {
            let words = match (style.ordinal, value.is_whole() && !value.is_negative()) {
                (true, true) => words::ordinal(size.numerator()),
                (true, false) => None,
                (false, _) => words::number(value),
            };
            Shown::Words(words.ok_or(Fault::Invalid("a number in it has no words"))?)
        }
        Base::Ordinal => {
            if !value.is_whole() || value.is_negative() {
                return Err(Fault::Invalid("a number in it has no place in a row"));
            }
            Shown::Digits("", digits(size.numerator()), words::ordinal_letters(size.numerator()))
        }
    };
    Ok((value.is_negative(), shown))
}

/// Numerator and denominator as they are, after a whole number if there are three.
fn as_given(values: &[Rational]) -> Outcome<(bool, Shown)> {
    if values.iter().any(|value| !value.is_whole()) {
        return Err(Fault::Invalid("a part of a fraction in it is not whole"));
    }
    let [before @ .., numerator, denominator] = values else { return Err(kind("two values before `frac`")) };
    if denominator.numerator() <= 0 {
        return Err(Fault::Invalid("it divides by zero"));
    }
    let first = before.first().copied().unwrap_or(*numerator);
    if !before.is_empty() && numerator.is_negative() {
        return Err(Fault::Invalid("a part of a mixed number in it is negative"));
    }
    let whole = before.first().map(|whole| whole.absolute().numerator()).filter(|whole| *whole > 0);
    Ok((first.is_negative(), Shown::Fraction(whole, numerator.absolute().numerator(), denominator.numerator())))
}

/// Digits of a number that is not negative, with separators if it is long.
pub(super) fn grouped(number: i128, separators: bool) -> String {
    let mut plain = String::new();
    if let Some(number) = Rational::new(number, 1) {
        number.write(&mut plain);
    }
    if !separators || number < LONG {
        return plain;
    }
    let mut out = String::with_capacity(plain.len() * 4 / 3 + 1);
    for (at, digit) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A decimal of a number that is not negative, exact, with so many places at the least.
fn decimal(size: Rational, fewest: u32, separators: bool) -> Outcome<String> {
    let needed = places(size).ok_or(Fault::Invalid("a decimal in it has no end"))?;
    let count = needed.max(fewest);
    let mut out = grouped(size.floor(), separators);
    if count == 0 {
        return Ok(out);
    }
    let scale = 10_i128.checked_pow(count).ok_or(LARGE)?;
    let rest = size.numerator() % size.denominator();
    let behind = rest.checked_mul(scale).ok_or(LARGE)? / size.denominator();
    let mut digits = grouped(behind, false);
    while digits.len() < count as usize {
        digits.insert(0, '0');
    }
    out.push('.');
    out.push_str(&digits);
    Ok(out)
}

fn cents(size: Rational, separators: bool) -> Outcome<String> {
    if places(size).is_none_or(|places| places > 2) {
        return Err(Fault::Invalid("an amount of money in it is not in whole cents"));
    }
    decimal(size, 2, separators)
}
