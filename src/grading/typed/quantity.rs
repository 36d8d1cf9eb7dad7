//! Marks quantities: numbers with units, compared after conversion.

use super::clean::{after, clean};
use super::exact::Exact;
use super::flat::flat;
use super::locale::Locale;
use super::measure::{Measure, unit};
use super::note::{Note, Read};
use super::number::prefix;
use super::numeral::Numeral;
use super::{Asked, Mark, Verdict, right_if};
use crate::bank::Form;
use crate::letters::{holds, replaced};

/// A quantity, read: `5 ft 3 in` has two terms.
#[derive(Debug)]
struct Quantity {
    terms: Vec<(Numeral, Measure)>,
    /// The sum of the terms in base units.
    total: Exact,
    negative: bool,
}

/// Right when the response is the same quantity as a key.
///
/// A unit may be converted unless a form is asked. A number without the key's unit is the same value if the number is
/// the key's: what is missing is the unit. A unit of another kind, or of no known kind, is told apart: `5 kg` is not
/// `5 cm`, and `5 blorps` cannot be read.
pub(super) fn mark(asked: Asked, keys: &[String], response: &str) -> Read<Mark> {
    let own = read(response, asked.locale, false)?;
    let reading = own.written();
    let mut fault = None;
    let mut best = Mark::plain(Verdict::Wrong, reading.clone());
    for key in keys {
        // An ounce may be of a liquid, a cent of a euro: what the key says settles it, so both are read alike.
        for other in [false, true] {
            let (Ok(key), Ok(own)) = (read(key, asked.of_key(key).locale, other), read(response, asked.locale, other))
            else {
                continue;
            };
            match key.compare(&own, asked.form) {
                Ok(Some("")) => return Ok(right_if(true, "", reading)),
                Ok(Some(form)) => best = right_if(false, form, reading.clone()),
                Ok(None) => {}
                Err(note) if !other => fault = Some(note),
                Err(_) => {}
            }
        }
    }
    match fault {
        Some(note) if best.verdict == Verdict::Wrong => Err(note),
        _ => Ok(best),
    }
}

/// Whether a text names money: by a sign or by a word.
pub(super) fn is_money(text: &str) -> bool {
    let text = replaced(text, "$$", "");
    let inner = text.trim().strip_prefix('$').and_then(|rest| rest.strip_suffix('$'));
    inner.unwrap_or(&text).contains(['$', '€', '£', '¢'])
        || ["cent", "dollar", "euro", "pence"].iter().any(|word| holds(&text.to_ascii_lowercase(), word))
}

/// The text with signs of money and degrees as words.
fn plain(text: &str) -> Read<String> {
    let mut text = replaced(text, "$$", "");
    let inner = text.trim().strip_prefix('$').and_then(|rest| rest.strip_suffix('$'));
    if let Some(inner) = inner.map(str::to_owned) {
        text = inner;
    }
    let text = replaced(&text, "\\$", "$");
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '$' | '＄' => out.push_str(" USD "),
            '€' => out.push_str(" EUR "),
            '£' => out.push_str(" GBP "),
            '¢' | '￠' => out.push_str(" cents "),
            'µ' | 'μ' => out.push('u'),
            '℃' => out.push_str(" degC"),
            '℉' => out.push_str(" degF"),
            _ => out.push(c),
        }
    }
    Ok(flat(&replaced(&clean(&out)?, "\\degree", " deg")))
}

fn read(text: &str, locale: Locale, other: bool) -> Read<Quantity> {
    if text.len() > super::clean::LONGEST {
        return Err(Note::new("too-long"));
    }
    let flat = plain(text)?;
    let mut rest = flat.trim_ascii();
    let inner = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    rest = inner.unwrap_or(rest).trim_ascii();
    if let Some((name, value)) = rest.split_once('=')
        && name.trim_ascii().len() <= 1
    {
        rest = value.trim_ascii();
    }
    let negative = rest.starts_with('-');
    rest = rest.trim_start_matches('-').trim_ascii_start();
    let mut found = Quantity { terms: Vec::new(), total: Exact::whole(0), negative };
    loop {
        let sign = ["USD", "EUR", "GBP"].into_iter().find(|sign| rest.starts_with(sign));
        let money = sign.map(|sign| (sign, after(rest, 3).trim_ascii_start()));
        let (numeral, tail) = prefix(money.map_or(rest, |money| money.1), locale)?;
        let numeral = if found.terms.is_empty() && numeral.value.is_negative() {
            found.negative = !found.negative;
            numeral.negative()
        } else {
            numeral
        };
        let (measure, tail) = unit(tail, money.map(|money| money.0), other)?;
        let value = measure.in_base(&numeral.value);
        if let Some((_, first)) = found.terms.first() {
            // A compound is of one kind, and only its first part may have a sign.
            if !first.is_like(&measure) || numeral.value.is_negative() || measure.is_bare() {
                return Err(Note::new(if measure.is_bare() { "no-unit" } else { "not-a-number" }).before(rest));
            }
        }
        found.total = found.total.plus(&value);
        found.terms.push((numeral, measure));
        rest = tail.trim_ascii_start();
        rest = rest.strip_prefix(',').or_else(|| rest.strip_prefix("and ")).unwrap_or(rest).trim_ascii_start();
        if rest.is_empty() {
            return Ok(found);
        }
        if found.terms.len() > 3 || !rest.starts_with(|c: char| c.is_ascii_digit() || c == 'U' || !c.is_ascii()) {
            return Err(Note::about("unknown-unit", rest).before(rest));
        }
    }
}

impl Quantity {
    /// `None` when the response is something else, otherwise the form it should be put in, empty when it is fine.
    fn compare(&self, own: &Self, form: Form) -> Read<Option<&'static str>> {
        let ([(number, measure), ..], [(own_number, own_measure), ..]) = (&self.terms[..], &own.terms[..]) else {
            return Ok(None);
        };
        let same_sign = self.negative == own.negative || self.total.is_zero();
        let bare = own_measure.is_bare() && own.terms.len() == 1;
        if bare && !measure.is_bare() || own_measure.is_plain_degree() && measure.is_temperature() {
            if self.terms.len() > 1 {
                return Err(Note::new("no-unit"));
            }
            return Ok((number.value == own_number.value && same_sign).then_some("unit"));
        }
        if measure.is_bare() && !own_measure.is_bare() {
            return Err(Note::about("extra-unit", &own_measure.written));
        }
        if !measure.is_like(own_measure) {
            return match own_measure.unknown() {
                Some(noun) => Err(Note::about("unknown-unit", noun)),
                None => Ok(None),
            };
        }
        if self.total != own.total || !same_sign {
            return Ok(None);
        }
        let same_units =
            self.terms.len() == own.terms.len() && self.terms.iter().zip(&own.terms).all(|(a, b)| a.1.is_same(&b.1));
        if form != Form::Any && !same_units {
            return Ok(Some("unit"));
        }
        let in_form = own.terms.iter().all(|(numeral, _)| numeral.is_in(form));
        Ok(Some(if in_form { "" } else { form.as_str() }))
    }

    fn written(&self) -> String {
        let mut out = String::from(if self.negative { "-" } else { "" });
        for (at, (numeral, measure)) in self.terms.iter().enumerate() {
            if at > 0 {
                out.push(' ');
            }
            numeral.value.write(&mut out);
            if !measure.is_bare() {
                out.push(' ');
                out.push_str(&measure.written);
            }
        }
        out
    }
}
