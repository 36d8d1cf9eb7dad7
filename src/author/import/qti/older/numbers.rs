//! The key of a typed answer: spellings, a number, or a range, which a bank has no place for.
use super::super::super::xml::Element;
use super::super::blanks::{answer, plain_number};
use super::super::item::Refusal;
use super::super::kinds::no_key;
use super::make::Work;
use super::parts::Response;
use super::score::Processing;
use crate::bank::{Format, Key};

/// The format and key of a typed answer. `alone`: nothing else is asked, so each spelling's points can be looked at.
pub(super) fn key(work: &mut Work<'_, '_>, response: &Response, alone: bool) -> Result<(Format, Key), Refusal> {
    let named = work.processing.named(&response.id);
    let best: Vec<String> = {
        let all: Vec<&str> = named.iter().map(String::as_str).collect();
        let best = work.processing.best(&response.id, &all);
        best.into_iter().map(str::to_owned).collect()
    };
    let spellings = if alone && !best.is_empty() { best } else { named.clone() };
    let numeric = response.name == "response_num"
        || work.fields.is(&["numer"])
        || matches!(&*response.kind.to_ascii_lowercase(), "integer" | "decimal" | "scientific");
    let (low, high) = range(&work.processing, &response.id);
    if spellings.is_empty() {
        return match (low, high) {
            (None, None) => Err(no_key()),
            (Some(low), Some(high)) if low == high => Ok((Format::Number, Key::One(plain_number(&low)))),
            (low, high) => {
                let (low, high) = (low.unwrap_or_else(|| "−∞".into()), high.unwrap_or_else(|| "∞".into()));
                let why = format!("every number from {low} to {high} is right; a bank has one number as a key");
                Err(("import/range", why))
            }
        };
    }
    if numeric && (low != high || low.as_ref().is_some_and(|low| !same(low, &spellings[0])) && spellings.len() == 1) {
        let span = [low.as_deref().unwrap_or("−∞"), " to ", high.as_deref().unwrap_or("∞")].concat();
        work.notice("import/tolerance", format!("numbers from {span} were accepted; here the value must be equal"));
    }
    if spellings.len() < named.len() && alone {
        work.notice("import/part-points", "other answers gave part of the points; here they are wrong");
    }
    let (format, key) = answer(spellings)?;
    if numeric && format == Format::Text {
        work.notice("import/several-numbers", "several numbers are right; they are compared as they are written");
    }
    Ok((format, key))
}

fn same(one: &str, other: &str) -> bool {
    let value = |text: &str| text.trim().parse::<f64>().ok();
    matches!((value(one), value(other)), (Some(one), Some(other)) if (one - other).abs() < f64::EPSILON)
}

/// The bounds that conditions which give points set to a response.
pub(super) fn range(processing: &Processing<'_>, id: &str) -> (Option<String>, Option<String>) {
    let (mut low, mut high) = (None, None);
    for condition in processing.giving() {
        bounds(condition, id, &mut low, &mut high);
    }
    (low, high)
}

fn bounds(element: &Element, id: &str, low: &mut Option<String>, high: &mut Option<String>) {
    for inner in element.elements() {
        let own = inner.attribute("respident") == Some(id);
        match &*inner.name {
            "vargt" | "vargte" if own => drop(low.get_or_insert_with(|| inner.text().trim().to_owned())),
            "varlt" | "varlte" if own => drop(high.get_or_insert_with(|| inner.text().trim().to_owned())),
            "not" => {}
            _ => bounds(inner, id, low, high),
        }
    }
}
