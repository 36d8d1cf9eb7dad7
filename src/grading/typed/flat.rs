//! TeX numbers on one line: `\frac{3}{4}` as `3/4`.

use super::clean::after;

/// `\frac{3}{4}` as `3/4`, `1{,}000` as `1,000`, `{10}^{4}` as `10^4`; degree signs are left out.
pub(super) fn flat(cleaned: &str) -> String {
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
