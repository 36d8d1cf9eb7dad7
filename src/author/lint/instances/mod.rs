//! Templates tried out: each drawn many times, and every instance checked as a student would meet it.
mod figures;
mod marks;
mod proof;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use super::{Fault, Severity};
use crate::author::build::{build, item_place};
use crate::author::readable::readable;
use crate::bank::{BankSpec, ItemSpec};
use crate::grading::Locale;
use crate::template::draw::draw;
use crate::template::whole::Template;
pub(super) use proof::uses_key;
use wording::Words;

/// What one instance does wrong: code and message.
pub(super) type Wrong = (&'static str, String);

/// Every instance that does something wrong, one of each template and code: `count` instances of every template are
/// drawn and checked. A bank's other faults, which keep it from being built, are for [`lint`](super::lint()) to name.
///
/// # Errors
/// What [`build`] finds.
pub fn instances(bank: &BankSpec, count: u64) -> crate::Result<Vec<Fault>> {
    let built = build(bank.clone())?;
    let mut faults = Vec::new();
    for (at, item) in built.items.iter().enumerate().filter(|(_, item)| !item.variables.is_empty()) {
        faults.extend(template_faults(item, &item_place(at, &item.id), Locale::of(&built.language), count));
    }
    Ok(faults)
}

/// The faults of a built template's instances.
pub(super) fn template_faults(item: &ItemSpec, place: &str, locale: Locale, count: u64) -> Vec<Fault> {
    let body = serde_json::to_string(item).expect("an item is plain data");
    let template = match Template::read(&body) {
        Ok(Some(template)) => template,
        Ok(None) => return Vec::new(),
        Err(error) => return vec![told(error.code(), place, error.place(), error.message())],
    };
    let words = Words::of(item);
    let mut found: BTreeMap<&'static str, (u64, u64, String)> = BTreeMap::new();
    let mut done = BTreeSet::new();
    for round in 0..count {
        // Far apart, and the same on every machine.
        let start = round.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 11;
        let (number, filled) = match draw(&template, start, &[]) {
            Ok(drawn) => drawn,
            Err(error) => return vec![told(error.code(), place, error.place(), error.message())],
        };
        if !done.insert(number) {
            continue;
        }
        let mut wrong = wrongs(item, &template, number, &filled, locale, &words);
        wrong.dedup_by_key(|(code, _)| *code);
        for (code, message) in wrong {
            found.entry(code).and_modify(|seen| seen.1 += 1).or_insert((number, 1, message));
        }
    }
    let all = done.len();
    let mut faults = Vec::new();
    for (code, (number, times, message)) in found {
        let message = format!("{message} ({times} of {all} instances tried)");
        faults.push(told(code, &format!("{place}, instance {number}"), "", &message));
    }
    faults
}

fn told(code: &'static str, place: &str, inner: &str, message: &str) -> Fault {
    let place = if inner.is_empty() { place.to_owned() } else { format!("{place}, {inner}") };
    Fault { code, place, message: message.to_owned(), severity: Severity::Error }
}

/// All that one instance does wrong.
fn wrongs(
    item: &ItemSpec,
    template: &Template<'_>,
    number: u64,
    filled: &str,
    locale: Locale,
    words: &Words,
) -> Vec<Wrong> {
    let instance: ItemSpec = match serde_json::from_str(filled) {
        Ok(instance) => instance,
        Err(error) => return vec![("template/instance", format!("the filled item does not read ({error}); mend it"))],
    };
    let mut wrong = Vec::new();
    proof::check(item, template, number, locale, &mut wrong);
    marks::check(&instance, locale, &mut wrong);
    let texts = shown(&instance);
    figures::check(&instance, item.size, &texts, &mut wrong);
    words.check(&instance, &texts, &mut wrong);
    wrong
}

/// Every text that a student or teacher may read, with its field, in plain lines.
fn shown(instance: &ItemSpec) -> Vec<(String, String)> {
    let mut copy = instance.clone();
    let mut all: Vec<(String, String)> = crate::author::build::texts(&mut copy)
        .into_iter()
        .map(|(place, text)| (place, readable(text)))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    for (place, text) in [("before", &instance.before), ("after", &instance.after)] {
        if !text.is_empty() {
            all.push((place.to_owned(), text.clone()));
        }
    }
    for picture in instance.picture.iter().chain(instance.choices.iter().filter_map(|choice| choice.picture.as_ref())) {
        let alt = serde_json::from_str::<serde_json::Value>(picture.json()).ok();
        if let Some(alt) = alt.as_ref().and_then(|picture| picture.get("alt")?.as_str()) {
            all.push(("picture, alt".to_owned(), alt.to_owned()));
        }
    }
    all
}
