//! What the linter says about one item, and about two that are the same.
use std::collections::BTreeMap;

use super::{Lint, answer, doubt, reading, template};
use crate::author::build::{item_place, texts};
use crate::author::sanitise::unsafe_markup;
use crate::author::slots::Slots;
use crate::author::text::unsanitised;
use crate::bank::{Calibration, ItemSpec};

/// Checks every item, then looks for the same question asked twice.
pub(super) fn items(lint: &mut Lint<'_>) {
    let bank = lint.bank;
    let mut seen = BTreeMap::new();
    for (at, item) in bank.items.iter().enumerate() {
        let place = item_place(at, &item.id);
        names(lint, item, &place);
        if item.question.trim().is_empty() {
            lint.error("bank/no-question", &*place, "the question is empty; write one");
        }
        answer::item(lint, item, &place);
        markup(lint, item, &place);
        alternatives(lint, item, &place);
        reading::question(lint, item, &place);
        doubt::item(lint, item, &place);
        if !item.variables.is_empty() {
            template::check(lint, item, &place);
        }
        for (hint_at, hint) in item.hints.iter().enumerate() {
            let place = format!("{place}, hint {}", hint_at + 1);
            if hint.text.trim().is_empty() {
                lint.error("bank/empty-hint", &*place, "the hint says nothing; write it or take it out");
            }
            if let Some(ask) = &hint.ask {
                answer::hint(lint, ask, &place);
            }
        }
        if !item.calibration.is_none_or(Calibration::holds) {
            let message =
                "the calibration is out of range; a is above 0 and at most 10, b within 10 of 0, and 0 ≤ c < d ≤ 1";
            lint.error("bank/calibration", &*place, message);
        }
        if item.hints.is_empty() && item.solution.trim().is_empty() {
            let message = "the item has neither hints nor a solution; a student who is stuck gets no help";
            lint.warn("bank/no-help", &*place, message);
        }
        let texts: Vec<_> = item.choices.iter().map(|choice| &choice.text).collect();
        let key = right_texts(item);
        if let Some(first) = seen.insert((&item.question, texts, key, &item.follows), at) {
            let message = format!("item {} asks the same with the same answer; take one out", first + 1);
            lint.warn("bank/duplicate-item", place, message);
        }
    }
}

/// The key by what it says rather than by choice ids, which may differ between two copies.
fn right_texts(item: &ItemSpec) -> Vec<&str> {
    let text = |id: &str| item.choices.iter().find(|choice| choice.id == id).map(|choice| &*choice.text);
    item.key.as_slice().iter().map(|key| text(key).unwrap_or(key)).collect()
}

fn names(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    if item.skills.is_empty() {
        lint.error("bank/no-skill", place, "the item names no skill; name at least one");
    }
    for skill in &item.skills {
        if !lint.skills.contains(&**skill) {
            let message = format!("skill `{skill}` is not in the bank; add it or mend the id");
            lint.error("bank/unknown-skill", place, message);
        }
    }
    if let Some(lesson) = item.lesson.as_ref().filter(|lesson| !lint.lessons.contains(&***lesson)) {
        let message = format!("lesson `{lesson}` is not in the bank; add it or mend the id");
        lint.error("bank/unknown-lesson", place, message);
    }
}

/// Nothing, or the name of a file, which programs write where nobody wrote words.
fn wordless(alt: &str) -> bool {
    let name = alt.trim().to_ascii_lowercase();
    let is_file = || [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"].iter().any(|ending| name.ends_with(ending));
    name.is_empty() || (!name.contains(' ') && is_file())
}

/// Pictures say in words what they show.
fn alternatives(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    let choices = item.choices.iter().map(|choice| ("choice", choice));
    let all = choices.chain(item.targets.iter().map(|target| ("target", target)));
    let of_choices =
        all.filter_map(|(what, one)| Some((format!("{place}, {what} `{}`", one.id), one.picture.as_ref()?)));
    let pictures = item.picture.iter().map(|picture| (place.to_owned(), picture)).chain(of_choices);
    for (place, picture) in pictures {
        let json: serde_json::Value = serde_json::from_str(picture.json()).unwrap_or_default();
        if json["alt"].as_str().is_none_or(wordless) {
            let message = "the picture has no `alt`; say in a sentence what it shows, for those who cannot see it";
            lint.warn("bank/no-alternative", format!("{place}, picture"), message);
        }
    }
}

fn markup(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    let built = lint.bank.text == "html";
    for (field, text) in texts(&mut item.clone()) {
        let place = format!("{place}, {field}");
        // The signs in a slot are no markup.
        let taken =
            if item.variables.is_empty() { Ok(text.clone()) } else { Slots::take(text, built).map(|(text, _)| text) };
        let html = if built { taken } else { taken.and_then(|text| unsanitised(&text)) };
        match html.map(|html| unsafe_markup(&html)) {
            Ok(None) => {}
            Ok(Some(what)) => {
                let message = format!("the text holds {what}, which a bank may not; take it out");
                lint.error("bank/unsafe-html", place, message);
            }
            Err(error) => {
                let inner = if error.place().is_empty() { place } else { format!("{place}, {}", error.place()) };
                lint.error(error.code(), inner, error.message());
            }
        }
    }
}
