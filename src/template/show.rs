//! Values as they are written: in a text, in a key, in MathML, in the words of a formula.

use super::functions::places;
use super::run::kind;
use super::style::{Base, Style};
use super::tree::{Fault, LARGE, Outcome, Value};
use super::words;
use crate::rational::Rational;

/// Where a slot stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// HTML that a person reads.
    Html,
    /// Plain text that a person reads.
    Label,
    /// Plain text that marking and pictures read: `-3/4`, `12000`.
    Plain,
    /// MathML.
    Math,
    /// The words of a formula.
    Speech,
    /// Text inside HTML that takes no markup.
    Inside,
}

/// A number in parts, before it is known what they are put in.
enum Shown {
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

/// Writes the values as the style says.
pub(crate) fn write(out: &mut String, values: &[Value], style: Style, mode: Mode) -> Outcome<()> {
    match values {
        [Value::Text(text)] => {
            if style.base == Base::Usual {
                word(out, text, style, mode);
                return Ok(());
            }
        }
        _ => return number(out, values, style, mode),
    }
    Err(kind("a number before this format"))
}

fn word(out: &mut String, text: &str, style: Style, mode: Mode) {
    let mut words = text.to_owned();
    if style.article {
        words = [words::article(text), " ", text].concat();
    }
    if style.capital
        && let Some(first) = words.chars().next()
    {
        let rest = words.split_off(first.len_utf8());
        words = first.to_uppercase().collect();
        words.push_str(&rest);
    }
    match mode {
        Mode::Plain | Mode::Label => out.push_str(&words),
        Mode::Html | Mode::Inside => escape(out, &words),
        Mode::Speech => escape(out, spoken_sign(&words).unwrap_or(&words)),
        Mode::Math => {
            let tag = if spoken_sign(&words).is_some() {
                "mo"
            } else if words.chars().count() == 1 && words.chars().all(char::is_alphabetic) {
                "mi"
            } else {
                "mtext"
            };
            let shown = if words == "-" { "−" } else { &words };
            let mut escaped = String::new();
            escape(&mut escaped, shown);
            token(out, tag, &escaped);
        }
    }
}

/// How an operator or relation is said.
fn spoken_sign(text: &str) -> Option<&'static str> {
    Some(match text {
        "+" => "plus",
        "-" | "−" => "minus",
        "×" | "·" | "*" => "times",
        "÷" => "divided by",
        "=" => "equals",
        "≠" => "is not equal to",
        "<" => "is less than",
        ">" => "is greater than",
        "≤" => "is less than or equal to",
        "≥" => "is greater than or equal to",
        _ => return None,
    })
}

fn number(out: &mut String, values: &[Value], style: Style, mode: Mode) -> Outcome<()> {
    let mut numbers = [Rational::ZERO; 3];
    for (place, value) in numbers.iter_mut().zip(values) {
        match value {
            Value::Number(number) => *place = *number,
            _ => return Err(kind("a number in this slot")),
        }
    }
    let separators = !style.plain && mode != Mode::Plain;
    let (negative, shown) = parts(&numbers[..values.len().min(3)], style, separators)?;
    if let Shown::Words(text) = &shown {
        word(out, text, style, mode);
        return Ok(());
    }
    if style.article {
        let digits = match &shown {
            Shown::Digits(_, digits, _) => digits.as_str(),
            _ => "",
        };
        out.push_str(words::article(digits));
        out.push(' ');
    }
    let paren = style.paren && negative;
    match mode {
        Mode::Math => {
            let mut inner = String::new();
            let mut count = 0;
            if paren {
                token(&mut inner, "mo", "(");
            }
            if style.sign {
                inner.push_str(if negative { "<mo form=\"infix\">−</mo>" } else { "<mo form=\"infix\">+</mo>" });
                count += 1;
            } else if negative {
                inner.push_str("<mo form=\"prefix\">−</mo>");
                count += 1;
            }
            count += maths(&mut inner, &shown);
            if paren {
                token(&mut inner, "mo", ")");
            }
            let row = count > 1;
            out.push_str(if row { "<mrow>" } else { "" });
            out.push_str(&inner);
            out.push_str(if row { "</mrow>" } else { "" });
        }
        Mode::Html if matches!(shown, Shown::Fraction(..)) => {
            out.push_str("<math alttext=\"");
            number(out, values, style, Mode::Speech)?;
            out.push_str("\" displaystyle=\"true\">");
            number(out, values, style, Mode::Math)?;
            out.push_str("</math>");
        }
        Mode::Speech => {
            if style.base == Base::Power {
                return power(out, numbers[0]);
            }
            match (style.sign, negative) {
                (true, true) => out.push_str("minus "),
                (true, false) => out.push_str("plus "),
                (false, true) => out.push_str("negative "),
                (false, false) => {}
            }
            speech(out, &shown);
            if matches!(shown, Shown::Nothing) && out.ends_with(' ') {
                out.pop();
            }
        }
        Mode::Html | Mode::Label | Mode::Inside | Mode::Plain => {
            let minus = if mode == Mode::Plain { "-" } else { "−" };
            if paren {
                out.push('(');
            }
            match (style.sign, negative) {
                (true, true) => {
                    out.push_str(minus);
                    out.push(' ');
                }
                (true, false) => out.push_str("+ "),
                (false, true) => out.push_str(minus),
                (false, false) => {}
            }
            text(out, &shown, style.coefficient && mode == Mode::Plain);
            if paren {
                out.push(')');
            }
        }
    }
    Ok(())
}

/// The number without its sign, in parts; and whether it is negative.
fn parts(values: &[Rational], style: Style, separators: bool) -> Outcome<(bool, Shown)> {
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
    if before.first().is_some() && numerator.is_negative() {
        return Err(Fault::Invalid("a part of a mixed number in it is negative"));
    }
    let whole = before.first().map(|whole| whole.absolute().numerator()).filter(|whole| *whole > 0);
    Ok((first.is_negative(), Shown::Fraction(whole, numerator.absolute().numerator(), denominator.numerator())))
}

/// Digits of a number that is not negative, with separators if it is long.
fn grouped(number: i128, separators: bool) -> String {
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

/// As MathML; gives the number of elements.
fn maths(out: &mut String, shown: &Shown) -> usize {
    match shown {
        Shown::Nothing | Shown::Words(_) => 0,
        Shown::Digits(before, digits, behind) => {
            let mut count = 1;
            if !before.is_empty() {
                token(out, "mi", before);
                count += 1;
            }
            token(out, "mn", digits);
            match *behind {
                "" => {}
                "%" => {
                    token(out, "mo", behind);
                    count += 1;
                }
                letters => {
                    token(out, "mtext", letters);
                    count += 1;
                }
            }
            count
        }
        Shown::Fraction(whole, numerator, denominator) => {
            if let Some(whole) = whole {
                token(out, "mn", &grouped(*whole, true));
            }
            out.push_str("<mfrac>");
            token(out, "mn", &grouped(*numerator, true));
            token(out, "mn", &grouped(*denominator, true));
            out.push_str("</mfrac>");
            1 + usize::from(whole.is_some())
        }
    }
}

fn token(out: &mut String, tag: &str, text: &str) {
    for part in ["<", tag, ">", text, "</", tag, ">"] {
        out.push_str(part);
    }
}

fn text(out: &mut String, shown: &Shown, bracketed: bool) {
    match shown {
        Shown::Nothing => {}
        Shown::Words(words) => out.push_str(words),
        Shown::Digits(before, digits, behind) => {
            for part in [before, digits.as_str(), behind] {
                out.push_str(part);
            }
        }
        Shown::Fraction(whole, numerator, denominator) => {
            // `1/2x` may be read as one over 2x.
            out.push_str(if bracketed { "(" } else { "" });
            if let Some(whole) = whole {
                out.push_str(&grouped(*whole, false));
                out.push(' ');
            }
            out.push_str(&grouped(*numerator, false));
            out.push('/');
            out.push_str(&grouped(*denominator, false));
            out.push_str(if bracketed { ")" } else { "" });
        }
    }
}

fn speech(out: &mut String, shown: &Shown) {
    match shown {
        Shown::Nothing => {}
        Shown::Words(words) => out.push_str(words),
        Shown::Digits("$", amount, _) => dollars(out, amount),
        Shown::Digits(_, digits, behind) => {
            out.push_str(digits);
            out.push_str(if *behind == "%" { " percent" } else { behind });
        }
        Shown::Fraction(whole, numerator, denominator) => {
            if let Some(whole) = whole {
                out.push_str(&grouped(*whole, true));
                out.push_str(" and ");
            }
            out.push_str(&grouped(*numerator, true));
            match words::part(*denominator, *numerator == 1) {
                Some(part) => {
                    out.push(' ');
                    out.push_str(&part);
                }
                None => {
                    out.push_str(" over ");
                    out.push_str(&grouped(*denominator, true));
                }
            }
        }
    }
}

/// `3 dollars and 50 cents`.
fn dollars(out: &mut String, amount: &str) {
    let (dollars, cents) = amount.split_once('.').unwrap_or((amount, "00"));
    let cents = cents.trim_start_matches('0');
    let say = |out: &mut String, number: &str, name: &str| {
        out.push_str(number);
        out.push(' ');
        out.push_str(name);
        out.push_str(if number == "1" { "" } else { "s" });
    };
    if dollars != "0" || cents.is_empty() {
        say(out, dollars, "dollar");
    }
    if !cents.is_empty() {
        out.push_str(if dollars == "0" { "" } else { " and " });
        say(out, cents, "cent");
    }
}

/// How an exponent is said.
fn power(out: &mut String, exponent: Rational) -> Outcome<()> {
    if exponent == Rational::whole(2) {
        out.push_str("squared");
    } else if exponent == Rational::whole(3) {
        out.push_str("cubed");
    } else {
        out.push_str("to the power of ");
        number(out, &[Value::Number(exponent)], Style::default(), Mode::Speech)?;
    }
    Ok(())
}

/// Text as HTML writes it, in attributes too.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
