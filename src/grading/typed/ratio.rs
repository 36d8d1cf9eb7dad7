//! Marks ratios: `3:4`, `3 to 4`, `3/4`, `1:2:3`.

use super::clean::clean;
use super::exact::Exact;
use super::flat::flat;
use super::locale::Locale;
use super::note::{Note, Read};
use super::number;
use super::numeral::Written;
use super::{Asked, Mark, Verdict, right_if};
use crate::bank::Form;
use crate::letters::{holds, replaced};

/// A ratio, read.
struct Ratio {
    parts: Vec<Exact>,
    /// All parts are whole and have no common divisor.
    lowest: bool,
    /// It was written as a ratio or a fraction, not as one number.
    as_ratio: bool,
}

/// Right when the parts are in proportion to the key's; in lowest terms where `simplest` is asked.
///
/// One number (`0.75`, `75%`) is the same value where it is the quotient: what is asked is a ratio.
pub(super) fn mark(asked: Asked, keys: &[String], response: &str) -> Read<Mark> {
    let own = read(response, asked.locale)?;
    let mut reading = String::new();
    for (at, part) in own.parts.iter().enumerate() {
        if at > 0 {
            reading.push(':');
        }
        part.write(&mut reading);
    }
    for key in keys {
        let Ok(key) = read(key, asked.of_key(key).locale) else { continue };
        if own.is_in_proportion(&key) {
            if !own.as_ratio {
                return Ok(right_if(false, "ratio", reading));
            }
            let in_form = asked.form != Form::Simplest || own.lowest;
            return Ok(right_if(in_form, asked.form.as_str(), reading));
        }
    }
    Ok(Mark::plain(Verdict::Wrong, reading))
}

impl Ratio {
    fn is_in_proportion(&self, other: &Self) -> bool {
        let negative = |ratio: &Self| ratio.parts.iter().any(Exact::is_negative);
        let (Some(first), Some(first_2)) = (self.parts.first(), other.parts.first()) else { return false };
        // Crosswise, so that no part is divided by; the signs must agree, for −3:−4 is no way to write 3:4.
        self.parts.len() == other.parts.len()
            && negative(self) == negative(other)
            && self.parts.iter().all(Exact::is_zero) == other.parts.iter().all(Exact::is_zero)
            && first.is_zero() == first_2.is_zero()
            && self.parts.iter().zip(&other.parts).all(|(a, b)| a.times(first_2) == b.times(first))
            && (!first.is_zero()
                || self.parts[1..].iter().zip(&other.parts[1..]).all(|(a, b)| a.is_zero() == b.is_zero()))
    }
}

fn read(text: &str, locale: Locale) -> Read<Ratio> {
    let flat = flat(&clean(text)?);
    let text = flat.trim_ascii();
    let text = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    let words = words(text);
    let pieces: Vec<&str> = words.split(':').collect();
    if let [one] = pieces[..] {
        let numeral = number::read(one, locale)?;
        let (top, bottom) = (numeral.value.top().clone(), numeral.value.bottom().clone());
        let (written, lowest) = match numeral.written {
            Written::Fraction { lowest } => (true, lowest),
            _ => (false, false),
        };
        let whole = |value| Exact::new(value, Exact::whole(1).top().clone());
        let mut parts: Vec<Exact> = [whole(top), whole(bottom)].into_iter().flatten().collect();
        if numeral.value.is_negative() {
            parts[0] = parts[0].clone().negative();
        }
        return Ok(Ratio { parts, lowest, as_ratio: written });
    }
    if pieces.len() > 6 {
        return Err(Note::new("too-long"));
    }
    let mut parts = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        if piece.trim_ascii().is_empty() {
            return Err(Note::new("not-a-ratio"));
        }
        parts.push(number::read(piece, locale)?.value);
    }
    if parts.iter().all(Exact::is_zero) {
        return Err(Note::new("not-a-ratio"));
    }
    let lowest = parts.iter().all(Exact::is_whole) && {
        // Coprime as a whole: some two parts may share a divisor that a third does not have.
        let small: Option<Vec<u128>> = parts.iter().map(|part| part.top().small()).collect();
        small.is_some_and(|all| all.into_iter().fold(0, gcd) == 1)
    };
    Ok(Ratio { parts, lowest, as_ratio: true })
}

/// `3 to 4` and `3 for every 4` as `3:4`.
fn words(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    for word in [" to ", " for every ", " is to ", " out of "] {
        if holds(&lower, word) {
            return replaced(&lower, word, ":");
        }
    }
    lower
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
