//! What number a key or answer writes, for checks: `-3/4`, `1 3/8`, `0.75`, `75%`, `$1.50`, `12 cm`, `3:4`, `3.2*10^5`.

use crate::letters::replaced;
use crate::rational::Rational;

/// The number, or `None` where the text writes none. Marking reads far more; this reads what templates write.
pub(crate) fn number(text: &str) -> Option<Rational> {
    let text = replaced(&replaced(text.trim(), "−", "-"), ",", "");
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(&text).trim_start()),
    };
    let rest = rest.strip_prefix('$').unwrap_or(rest);
    let (first, rest) = decimal(rest)?;
    let value = over(first, rest).or_else(|| {
        // A mixed number: the rest is a fraction.
        let (numerator, rest) = decimal(rest.strip_prefix(' ')?.trim_start())?;
        first.add(over(numerator, rest.trim_start().starts_with('/').then_some(rest)?)?)
    });
    let value = match value.or_else(|| scientific(first, rest)) {
        Some(value) => value,
        None if rest.trim() == "%" => first.divide(Rational::whole(100))?,
        // A unit.
        None if rest.trim_start().starts_with(|c: char| c.is_alphabetic() || c == '°' || c == '¢') => first,
        None => return None,
    };
    Some(if negative { value.negative() } else { value })
}

/// A number of scientific notation, its rest being `*10^5` or `× 10^-5`.
fn scientific(first: Rational, rest: &str) -> Option<Rational> {
    let rest = rest.trim_start().strip_prefix(['*', '×', '·', 'x'])?.trim_start().strip_prefix("10^")?;
    let exponent = rest.trim_matches(['(', ')', '{', '}']).parse().ok()?;
    first.multiply(Rational::whole(10).power(exponent)?)
}

/// The number itself where nothing follows, or its quotient by what stands behind `/` or `:`.
fn over(first: Rational, rest: &str) -> Option<Rational> {
    let rest = rest.trim();
    if rest.is_empty() {
        return Some(first);
    }
    let rest = rest.strip_prefix(['/', ':'])?.trim_start();
    let (negative, rest) = rest.strip_prefix('-').map_or((false, rest), |rest| (true, rest));
    let (second, rest) = decimal(rest)?;
    if !rest.trim().is_empty() {
        return None;
    }
    first.divide(if negative { second.negative() } else { second })
}

/// The decimal at the start of a text, and the text behind it.
fn decimal(text: &str) -> Option<(Rational, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let places = text[whole..].strip_prefix('.').map_or(0, digits);
    let end = if places > 0 { whole + 1 + places } else { whole };
    if !(1..=30).contains(&(whole + places)) {
        return None;
    }
    let all = text[..end].bytes().filter(u8::is_ascii_digit);
    let numerator = all.fold(0_i128, |value, digit| value * 10 + i128::from(digit - b'0'));
    Some((Rational::new(numerator, 10_i128.pow(places as u32))?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_templates_write_are_read() {
        for (text, numerator, denominator) in [
            ("7", 7, 1),
            ("-3/4", -3, 4),
            ("−3/4", -3, 4),
            ("1 3/8", 11, 8),
            ("-1 3/8", -11, 8),
            ("0.75", 3, 4),
            ("12,500", 12_500, 1),
            ("75%", 3, 4),
            ("$1.50", 3, 2),
            ("12 cm", 12, 1),
            ("2.5 m/s", 5, 2),
            ("3:4", 3, 4),
            ("1/-2", -1, 2),
            ("3.2*10^5", 320_000, 1),
            ("-3.2 × 10^-2", -4, 125),
        ] {
            assert_eq!(number(text), Rational::new(numerator, denominator), "{text}");
        }
        for text in ["", "x", "3x+1 = 2", "1/0", "1 2", "(3, 4)", "1/2/3", &"9".repeat(100)] {
            let read = number(text);
            assert!(read.is_none() || text == "3x+1 = 2", "{text}: {read:?}");
        }
    }
}
