//! Reads what follows a number: a unit, or a product and quotient of units, or the name of what is counted.

use super::clean::after;
use super::exact::Exact;
use super::note::{Note, Read};
use super::units::{TEMPERATURE, Unit, named, noun};

/// What a number is a number of.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    /// Base units and words counted, by name, each with its power (never zero).
    kind: Vec<(String, i32)>,
    /// How many of the base units it is.
    factor: Exact,
    /// What is added before the factor: where the scale of a temperature starts.
    zero: Option<Exact>,
    /// It holds a word that is no unit.
    counts: Option<String>,
    /// As it was typed, with single spaces.
    pub(super) written: String,
}

impl Measure {
    /// There is no unit.
    pub(super) fn is_bare(&self) -> bool {
        self.kind.is_empty() && self.written.is_empty()
    }

    /// Both measure the same kind of thing.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.kind == other.kind
    }

    /// Both are the same unit.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.factor == other.factor && self.zero == other.zero
    }

    pub(super) fn is_temperature(&self) -> bool {
        self.zero.is_some()
    }

    /// A degree that says neither of what scale nor that it is an angle.
    pub(super) fn is_plain_degree(&self) -> bool {
        matches!(&self.kind[..], [(name, 1)] if name == "°")
    }

    /// The word that is no unit.
    pub(super) fn unknown(&self) -> Option<&str> {
        self.counts.as_deref()
    }

    /// So many of the unit, in base units.
    pub(super) fn in_base(&self, number: &Exact) -> Exact {
        let from_zero = self.zero.as_ref().map(|zero| number.plus(zero));
        from_zero.as_ref().unwrap_or(number).times(&self.factor)
    }

    fn put(&mut self, name: &str, power: i32) {
        match self.kind.iter().position(|own| own.0 == name) {
            Some(at) => {
                self.kind[at].1 += power;
                if self.kind[at].1 == 0 {
                    self.kind.remove(at);
                }
            }
            None if power != 0 => {
                let at = self.kind.iter().take_while(|own| own.0.as_str() < name).count();
                self.kind.insert(at, (name.to_owned(), power));
            }
            None => {}
        }
    }

    fn unit(&mut self, unit: &Unit, power: i32) {
        let speed = |top: u128, bottom: u128| Exact::ratio(top, bottom);
        let (parts, factor): (&[(&str, i32)], Exact) = match unit.measures {
            ("mph", _) => (&[("m", 1), ("s", -1)], speed(201_168, 125 * 3_600)),
            ("kph", _) => (&[("m", 1), ("s", -1)], speed(1_000, 3_600)),
            ref one => (std::slice::from_ref(one), unit.factor()),
        };
        for &(name, own) in parts {
            self.put(name, own * power);
        }
        for _ in 0..power.abs() {
            self.factor = if power > 0 {
                self.factor.times(&factor)
            } else {
                self.factor.over(&factor).unwrap_or(factor.clone())
            };
        }
    }

    /// A lone temperature counts from the zero of its scale; in `°C/min` it is a difference.
    fn scale(&mut self, word: &str) {
        if !matches!(&self.kind[..], [(name, 1)] if name == TEMPERATURE) {
            return;
        }
        let fahrenheit = word.to_ascii_lowercase().as_bytes().contains(&b'f');
        let kelvin = word.starts_with(['K', 'k']);
        // 0 °C = 273.15 K, and 0 °F is 459.67 of its degrees above absolute zero.
        let zero = if fahrenheit {
            (45_967, 100)
        } else if kelvin {
            (0, 1)
        } else {
            (5_463, 20)
        };
        self.zero = Some(Exact::ratio(zero.0, zero.1));
    }
}

/// Reads the unit a text starts with, up to the next number; `money` is a unit that stood before the number.
pub(super) fn unit<'a>(text: &'a str, money: Option<&str>, other: bool) -> Read<(Measure, &'a str)> {
    let mut found =
        Measure { kind: Vec::new(), factor: Exact::whole(1), zero: None, counts: None, written: String::new() };
    if let Some(sign) = money.and_then(|sign| named(sign, false)) {
        found.unit(sign, 1);
        found.written.push_str(sign.measures.0);
    }
    let mut rest = text.trim_ascii_start();
    // The power that a word before a unit gives it, and whether it is divided by.
    let (mut raised, mut under, mut last) = (1, false, None::<String>);
    loop {
        rest = rest.trim_ascii_start();
        let Some(first) = rest.chars().next() else { break };
        if first.is_ascii_digit() || first == ',' || starts_number(rest) {
            break;
        }
        if matches!(first, '/' | '*' | '-') {
            if first != '-' {
                under = first == '/';
                found.written.push(first);
            }
            rest = after(rest, 1);
            continue;
        }
        let length = match first {
            '\'' if rest.starts_with("''") => 2,
            '\'' | '"' => 1,
            _ => rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()),
        };
        if length == 0 {
            return Err(Note::about("unknown-unit", rest).before(rest));
        }
        let (word, tail) = rest.split_at(length);
        let tail =
            tail.strip_prefix('.').filter(|tail| !tail.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(tail);
        rest = tail;
        if !found.written.is_empty() && !found.written.ends_with('/') {
            found.written.push(' ');
        }
        match word.to_ascii_lowercase().as_str() {
            "per" | "a" | "an" | "each" | "every" => {
                under = true;
                found.written.push_str("per");
            }
            "square" | "sq" => raised = 2,
            "cubic" | "cu" => raised = 3,
            _ => {
                let (word, tail) = joined(word, rest);
                rest = tail;
                let (power, tail) = power(rest, &word)?;
                rest = tail;
                let power = power * std::mem::replace(&mut raised, 1) * if std::mem::take(&mut under) { -1 } else { 1 };
                found.written.push_str(&word);
                if power.abs() != 1 {
                    found.written.push_str(if power.abs() == 2 { "^2" } else { "^3" });
                }
                match named(&word, other) {
                    Some(unit) => found.unit(unit, power),
                    None => {
                        found.put(&noun(&word), power);
                        found.counts = Some(word.clone());
                    }
                }
                last = Some(word);
            }
        }
    }
    if raised != 1 || under {
        return Err(Note::new("no-unit").before(rest));
    }
    if let Some(word) = last {
        found.scale(&word);
    }
    Ok((found, rest))
}

/// `and 3 in`: the next term of a compound.
fn starts_number(rest: &str) -> bool {
    let next = rest.strip_prefix("and ").or_else(|| rest.strip_prefix("& ")).map(str::trim_ascii_start);
    next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
        || rest.starts_with(['½', '⅓', '⅔', '¼', '¾'])
}

/// Names of two words: `fl oz`, `fluid ounces`, `metric tons`, `degrees Celsius`.
fn joined<'a>(word: &str, rest: &'a str) -> (String, &'a str) {
    let next = rest.trim_ascii_start();
    let length = next.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(next.len());
    let (second, tail) = next.split_at(length);
    let (first, second) = (word.to_ascii_lowercase(), second.to_ascii_lowercase());
    let both = match (first.as_str(), second.as_str()) {
        ("fl" | "fluid", "oz" | "ounce" | "ounces") => "floz",
        ("metric", "ton" | "tons") => "metricton",
        ("deg" | "degs" | "degree" | "degrees", "c" | "celsius" | "centigrade") => "degC",
        ("deg" | "degs" | "degree" | "degrees", "f" | "fahrenheit") => "degF",
        ("short", "ton" | "tons") => "shortton",
        _ => return (word.to_owned(), rest),
    };
    (both.to_owned(), tail)
}

/// The power a unit is raised to: `cm^2`, `cm2`, `cm squared`.
fn power<'a>(rest: &'a str, word: &str) -> Read<(i32, &'a str)> {
    let close = rest.trim_ascii_start();
    if let Some(tail) = close.strip_prefix('^') {
        let inner = tail.trim_ascii_start();
        let bare = inner.strip_prefix('(').unwrap_or(inner).trim_ascii_start();
        let (sign, digit) = bare.strip_prefix('-').map_or((1, bare), |digit| (-1, digit));
        let tail = after(digit, 1);
        let tail =
            if inner.starts_with('(') { tail.trim_ascii_start().strip_prefix(')').unwrap_or(tail) } else { tail };
        return match digit.bytes().next() {
            Some(digit @ b'1'..=b'4') => Ok((sign * i32::from(digit - b'0'), tail)),
            _ => Err(Note::about("unknown-unit", word).before(rest)),
        };
    }
    for (name, power) in [("squared", 2), ("cubed", 3)] {
        if let Some(tail) = close.strip_prefix(name) {
            return Ok((power, tail));
        }
    }
    // `cm2`, but not `5ft3in` or `2h30`.
    let digit = rest.bytes().next().filter(|digit| matches!(digit, b'2' | b'3'));
    let next = after(rest, 1).trim_ascii_start().chars().next();
    let alone = next.is_none_or(|c| !c.is_ascii_digit() && !c.is_alphabetic() && !matches!(c, '\'' | '"' | '.'));
    match digit {
        Some(digit) if alone && named(word, false).is_some() => Ok((i32::from(digit - b'0'), after(rest, 1))),
        _ => Ok((1, rest)),
    }
}
