//! Marking against exact arithmetic of another make (num-rational): what both sides of a verdict are worth.

#[path = "grading/written.rs"]
mod written;

use gradus::bank::{AnswerKind, Form, Format};
use gradus::grading::{Question, Verdict, mark};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero, pow};
use proptest::prelude::*;

fn verdict(format: Format, reads: AnswerKind, key: &str, response: &str) -> Verdict {
    let key = [key.to_owned()];
    mark(&Question { format, reads, form: Form::Any, key: &key, ..Question::default() }, &[response.to_owned()]).verdict
}

fn number(digits: &str) -> BigInt {
    digits.parse().expect("digits")
}

/// An arithmetic expression, its text and its value; `None` where it divides by zero.
#[derive(Clone, Debug)]
struct Sum {
    text: String,
    value: Option<BigRational>,
}

fn sums() -> impl Strategy<Value = Sum> {
    let leaf = (0_i64..40, 1_i64..12, 0..4_u32).prop_map(|(n, d, kind)| match kind {
        0 => Sum { text: format!("{n}.{d:02}"), value: Some(BigRational::new((n * 100 + d).into(), 100.into())) },
        1 => Sum { text: format!("({n}/{d})"), value: Some(BigRational::new(n.into(), d.into())) },
        2 => Sum { text: format!("\\frac{{{n}}}{{{d}}}"), value: Some(BigRational::new(n.into(), d.into())) },
        _ => Sum { text: n.to_string(), value: Some(BigRational::from_integer(n.into())) },
    });
    leaf.prop_recursive(3, 10, 2, |inner| {
        (inner.clone(), inner, 0..6_u32, 0..4_i32).prop_map(|(a, b, sign, exponent)| {
            let both = a.value.clone().zip(b.value.clone());
            let (text, value) = match sign {
                0 => (format!("({}+{})", a.text, b.text), both.map(|(a, b)| a + b)),
                1 => (format!("({}-{})", a.text, b.text), both.map(|(a, b)| a - b)),
                2 => (format!("({}*{})", a.text, b.text), both.map(|(a, b)| a * b)),
                3 => (format!("({})/({})", a.text, b.text), both.filter(|(_, b)| !b.is_zero()).map(|(a, b)| a / b)),
                4 => (format!("({})^{exponent}", a.text), a.value.map(|a| pow(a, exponent as usize))),
                _ => (format!("(-{})", a.text), a.value.map(|a| -a)),
            };
            Sum { text, value }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn long_numbers_are_compared_to_the_last_digit(
        digits in "[1-9][0-9]{0,59}", places in 0..60_usize, bottom in "[1-9][0-9]{0,40}", change in 0..60_usize, scale in 2..9_i32,
    ) {
        let top = number(&digits);
        // A decimal of up to sixty digits, the same as a fraction, and with one digit changed.
        let places = places.min(digits.len());
        let decimal = format!("{}.{}", &digits[..digits.len() - places], &digits[digits.len() - places..]);
        let fraction = format!("{top}/{}", pow(BigInt::from(10), places));
        prop_assert_eq!(verdict(Format::Number, AnswerKind::Plain, &fraction, &decimal), Verdict::Right, "{} {}", fraction, decimal);
        let at = change % digits.len();
        let other = char::from(b'0' + (digits.as_bytes()[at] - b'0' + 1) % 10);
        let changed = format!("{}{other}{}", &digits[..at], &digits[at + 1..]);
        let changed = format!("{}.{}", &changed[..digits.len() - places], &changed[digits.len() - places..]);
        prop_assert_eq!(verdict(Format::Number, AnswerKind::Plain, &fraction, &changed), Verdict::Wrong, "{} {}", fraction, changed);
        // A fraction of long numbers, not reduced.
        let long = format!("{top}/{bottom}");
        let scaled = format!("{}/{}", &top * scale, number(&bottom) * scale);
        prop_assert_eq!(verdict(Format::Number, AnswerKind::Plain, &long, &scaled), Verdict::Right);
        let more = format!("{}/{}", &top * scale + 1, number(&bottom) * scale);
        prop_assert_eq!(verdict(Format::Number, AnswerKind::Plain, &long, &more), Verdict::Wrong);
    }

    #[test]
    fn every_writing_of_a_number_is_worth_what_the_oracle_says(n in -5_000_i64..5_000, d in 1_i64..400, m in -5_000_i64..5_000, e in 1_i64..400) {
        let (a, b) = (BigRational::new(n.into(), d.into()), BigRational::new(m.into(), e.into()));
        let key = format!("{n}/{d}");
        for (name, text) in written::numbers(&a) {
            prop_assert_eq!(verdict(Format::Number, AnswerKind::Plain, &key, &text), Verdict::Right, "{} as {} ({})", key, text, name);
        }
        let wanted = if a == b { Verdict::Right } else { Verdict::Wrong };
        for (name, text) in written::numbers(&b) {
            prop_assert_eq!(verdict(Format::Number, AnswerKind::Plain, &key, &text), wanted, "{} as {} ({})", key, text, name);
        }
    }

    #[test]
    fn arithmetic_is_worth_what_the_oracle_says(a in sums(), b in sums(), same: bool) {
        let Some(value) = a.value else {
            prop_assert_eq!(verdict(Format::Expression, AnswerKind::Plain, "1", &a.text), Verdict::Unreadable, "{}", a.text);
            return Ok(());
        };
        prop_assume!(a.text.len() <= 400 && b.text.len() <= 400);
        prop_assume!(value.numer().bits() < 100 && value.denom().bits() < 100);
        let exact = format!("{}/{}", value.numer(), value.denom());
        if same {
            prop_assert_eq!(verdict(Format::Expression, AnswerKind::Plain, &a.text, &exact), Verdict::Right, "{} = {}", a.text, exact);
            let more = value + BigRational::one();
            let more = format!("{}/{}", more.numer(), more.denom());
            prop_assert_eq!(verdict(Format::Expression, AnswerKind::Plain, &a.text, &more), Verdict::Wrong, "{} = {}", a.text, more);
        } else if let Some(other) = b.value {
            let wanted = if value == other { Verdict::Right } else { Verdict::Wrong };
            prop_assert_eq!(verdict(Format::Expression, AnswerKind::Plain, &a.text, &b.text), wanted, "{} = {}", a.text, b.text);
        }
    }

    #[test]
    fn ratios_are_worth_what_the_oracle_says(a in 1_i64..60, b in 1_i64..60, c in 1_i64..60, d in 1_i64..60, scale in 1_i64..9) {
        let key = format!("{a}:{b}");
        let wanted = |same: bool| if same { Verdict::Right } else { Verdict::Wrong };
        for text in [format!("{}:{}", c * scale, d * scale), format!("{c} to {d}"), format!("{c}/{d}"), format!("{c}.0 : {d}")] {
            prop_assert_eq!(verdict(Format::Number, AnswerKind::Ratio, &key, &text), wanted(a * d == b * c), "{} as {}", key, text);
        }
    }

    #[test]
    fn lengths_are_converted_exactly(inches in 1_i64..2_000, other in 1_i64..2_000) {
        let key = format!("{inches} in");
        let tenths = inches * 254;
        for text in [
            format!("{} ft {} in", inches / 12, inches % 12),
            format!("{inches}/36 yd"),
            format!("{}.{:02} cm", tenths / 100, tenths % 100),
            format!("{tenths} × 10^-4 m"),
            format!("{inches}/63360 miles"),
        ] {
            prop_assert_eq!(verdict(Format::Number, AnswerKind::Quantity, &key, &text), Verdict::Right, "{} as {}", key, text);
        }
        let text = format!("{} ft {} in", other / 12, other % 12);
        let wanted = if inches == other { Verdict::Right } else { Verdict::Wrong };
        prop_assert_eq!(verdict(Format::Number, AnswerKind::Quantity, &key, &text), wanted, "{} as {}", key, text);
        prop_assert_eq!(verdict(Format::Number, AnswerKind::Quantity, &key, &format!("{inches} cm")), Verdict::Wrong);
    }

    #[test]
    fn roots_are_worth_what_the_oracle_says(a in 1_i64..9, n in 2_i64..60, b in 1_i64..9, m in 2_i64..60) {
        // a√n = b√m exactly where a²n = b²m.
        let wanted = if a * a * n == b * b * m { Verdict::Right } else { Verdict::Wrong };
        let found = verdict(Format::Expression, AnswerKind::Plain, &format!("{a}\\sqrt{{{n}}}"), &format!("{b}√{m}"));
        prop_assert_eq!(found, wanted, "{}√{} {}√{}", a, n, b, m);
        let inside = verdict(Format::Expression, AnswerKind::Plain, &format!("{a}√{n}"), &format!("√{}", a * a * n));
        prop_assert_eq!(inside, Verdict::Right);
        let sum = verdict(Format::Expression, AnswerKind::Plain, &format!("(√{n}+√{m})^2"), &format!("{}+2√{}", n + m, n * m));
        prop_assert_eq!(sum, Verdict::Right);
    }
}
