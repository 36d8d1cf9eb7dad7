//! How numbers are said in the words of a formula.

use super::figures::{Shown, grouped};
use super::words;

/// Says a number without its sign.
pub(super) fn speech(out: &mut String, shown: &Shown) {
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
