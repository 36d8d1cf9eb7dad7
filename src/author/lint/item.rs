//! What the linter says about one item, and about two that are the same.
use std::collections::{BTreeMap, BTreeSet};

use super::Lint;
use crate::author::build::{item_place, texts};
use crate::author::sanitise::unsafe_markup;
use crate::author::text::unsanitised;
use crate::bank::{AskSpec, Calibration, ChoiceSpec, Form, Format, ItemSpec, Key};
use crate::grading::{Question, check_key};

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
        let ask = Asked { format: item.format, form: item.form, key: &item.key, choices: &item.choices };
        answer(lint, &ask, &place);
        markup(lint, item, &place);
        for (hint_at, hint) in item.hints.iter().enumerate() {
            let place = format!("{place}, hint {}", hint_at + 1);
            if hint.text.trim().is_empty() {
                lint.error("bank/empty-hint", &*place, "the hint says nothing; write it or take it out");
            }
            if let Some(AskSpec { format, choices, key, form }) = &hint.ask {
                answer(lint, &Asked { format: *format, form: *form, key, choices }, &place);
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

/// A question as it is answered, an item's or a hint's.
struct Asked<'a> {
    format: Format,
    form: Form,
    key: &'a Key,
    choices: &'a [ChoiceSpec],
}

fn answer(lint: &mut Lint<'_>, asked: &Asked<'_>, place: &str) {
    let picks = matches!(asked.format, Format::Choice | Format::Choices);
    let key = asked.key.as_slice();
    let ids: Vec<String> = asked.choices.iter().map(|choice| choice.id.clone()).collect();
    let mut sound = true;
    if picks && ids.len() < 2 {
        let message = format!("there are {} choices; give at least 2", ids.len());
        lint.error("bank/too-few-choices", place, message);
    }
    let mut seen = (BTreeSet::new(), BTreeSet::new());
    for choice in asked.choices {
        if !seen.0.insert(&choice.id) {
            lint.error("bank/duplicate-choice", place, format!("two choices have the id `{}`; rename one", choice.id));
        }
        if !seen.1.insert(choice.text.trim()) {
            let message = format!("choice `{}` says the same as another; change or remove it", choice.id);
            lint.error("bank/duplicate-choice", place, message);
        }
    }
    if key.is_empty() || key.iter().any(|key| key.trim().is_empty()) {
        lint.error("bank/no-key", place, "there is no `key`; add the right answer");
        return;
    }
    if picks {
        for key in key.iter().filter(|key| !ids.contains(key)) {
            let message = format!("key `{key}` is not among its choices {}", ids.join(", "));
            lint.error("bank/key-not-a-choice", place, message);
            sound = false;
        }
    }
    if sound && let Err(error) = check_key(&Question { format: asked.format, form: asked.form, key, choices: &ids }) {
        lint.error(error.code(), place, error.message());
    }
}

fn markup(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    let built = lint.bank.text == "html";
    for (field, text) in texts(&mut item.clone()) {
        let place = format!("{place}, {field}");
        let html = if built { Ok(text.clone()) } else { unsanitised(text) };
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
