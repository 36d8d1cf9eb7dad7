//! Numbers in every way they can be written.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// Every other way to write a number.
pub(crate) fn numbers(value: &BigRational) -> Vec<(&'static str, String)> {
    let sign = if value.is_negative() { "-" } else { "" };
    let (n, d) = (value.numer().abs(), value.denom().clone());
    let mut all = vec![
        ("fraction", format!("{sign}{n}/{d}")),
        ("fraction not reduced", format!("{sign}{}/{}", &n * 6, &d * 6)),
        ("fraction with spaces", format!("{sign} {n} / {d}")),
        ("TeX fraction", format!("{sign}\\frac{{{n}}}{{{d}}}")),
        ("fraction slash", format!("{sign}{n}⁄{d}")),
        ("in brackets", format!("({sign}{n}/{d})")),
        ("signed top and bottom", format!("{}{n}/-{d}", if sign.is_empty() { "-" } else { "" })),
        ("with a name", format!("x = {sign}{n}/{d}")),
    ];
    if d.is_one() {
        let digits = n.to_string();
        for (name, separator) in
            [("commas", ","), ("spaces", " "), ("thin spaces", "\u{2009}"), ("apostrophes", "'"), ("TeX commas", "{,}")]
        {
            all.push((name, format!("{sign}{}", grouped(&digits, separator))));
        }
    } else if n > d {
        let (whole, rest) = (&n / &d, &n % &d);
        all.push(("mixed number", format!("{sign}{whole} {rest}/{d}")));
        all.push(("mixed with and", format!("{sign}{whole} and {rest}/{d}")));
        all.push(("TeX mixed number", format!("{sign}{whole}\\frac{{{rest}}}{{{d}}}")));
    }
    for (c, top, bottom) in [('½', 1, 2), ('⅓', 1, 3), ('¾', 3, 4), ('⅝', 5, 8), ('⅘', 4, 5)] {
        if &n % &d * bottom == BigInt::from(top) * &d && !d.is_one() {
            let whole = &n / &d;
            all.push((
                "fraction character",
                format!("{sign}{}{c}", if whole.is_zero() { String::new() } else { whole.to_string() }),
            ));
        }
    }
    if let Some(text) = terminating(&n, &d) {
        all.push(("decimal", format!("{sign}{text}")));
        all.push((
            "decimal with zeros",
            if text.contains('.') { format!("{sign}{text}00") } else { format!("{sign}{text}.00") },
        ));
        all.push((
            "no zero before the point",
            format!("{sign}{}", text.strip_prefix("0.").map_or(text.clone(), |rest| format!(".{rest}"))),
        ));
        all.push(("scientific", format!("{sign}{text} × 10^0")));
        all.push((
            "E notation",
            format!("{sign}{text}00e-2").replace("00e-2", if text.contains('.') { "e0" } else { "00e-2" }),
        ));
    }
    if let Some(text) = terminating(&(&n * 100), &d) {
        all.push(("percent", format!("{sign}{text}%")));
        all.push(("percent in words", format!("{sign}{text} percent")));
    }
    if let Some(text) = terminating(&n, &(&d * 1000)) {
        all.push(("times a thousand", format!("{sign}{text} * 10^3")));
        all.push(("thousand", format!("{sign}{text} thousand")));
    }
    all
}

fn grouped(digits: &str, separator: &str) -> String {
    if digits.len() < 4 {
        return digits.to_owned();
    }
    let (head, tail) = digits.split_at(digits.len() - 3);
    format!("{}{separator}{tail}", grouped(head, separator))
}

/// The decimal of n/d, when it ends within forty places.
fn terminating(n: &BigInt, d: &BigInt) -> Option<String> {
    let mut text = (n / d).to_string();
    let mut rest = n % d;
    if rest.is_zero() {
        return Some(text);
    }
    text.push('.');
    for _ in 0..40 {
        rest *= 10;
        text.push_str(&(&rest / d).to_string());
        rest %= d;
        if rest.is_zero() {
            return Some(text);
        }
    }
    None
}
