//! Values as they are written: in a text, in a key, in MathML, in the words of a formula.

use super::figures::{Shown, grouped, parts};
use super::run::kind;
use super::speech::speech;
use super::style::{Base, Style};
use super::tree::{Outcome, Value};
use super::words;
use crate::letters::large;
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
        words.clear();
        words.push(large(first));
        words.push_str(&rest);
    }
    match mode {
        Mode::Plain | Mode::Label => out.push_str(&words),
        Mode::Html | Mode::Inside => escape(out, &words),
        Mode::Speech => escape(out, spoken_sign(&words).unwrap_or(&words)),
        Mode::Math => {
            let tag = if spoken_sign(&words).is_some() {
                "mo"
            } else if words.chars().all(char::is_alphabetic) && words.chars().nth(1).is_none() && !words.is_empty() {
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
