//! Source banks to built ones.
use super::sanitise::sanitise;
use super::text::markdown;
use crate::bank::{BankSpec, ChoiceSpec, ItemSpec};
use crate::{Error, Result};

/// Turns a source bank (`"text": "markdown"`) into a built one (`"text": "html"`): every question, choice, hint,
/// word on a mistake and solution becomes sanitised HTML with MathML. A built bank comes back as it was, sanitised
/// once more.
///
/// # Errors
/// `bank/tex`: a formula cannot be read; the place names the item and the field. `bank/text`: `text` says neither
/// `markdown` nor `html`.
pub fn build(mut source: BankSpec) -> Result<BankSpec> {
    let convert: Convert = match &*source.text {
        "markdown" => markdown,
        "html" => |text| Ok(sanitise(text)),
        other => {
            let message =
                format!("`text` is `{other}`; write `markdown` for a bank that people edit, `html` for a built one");
            return Err(Error::new("bank/text", message).at("`text`"));
        }
    };
    for (at, item) in source.items.iter_mut().enumerate() {
        let place = item_place(at, &item.id);
        convert_item(item, convert).map_err(|error| error.at(place))?;
    }
    source.text = "html".to_owned();
    Ok(source)
}

type Convert = fn(&str) -> Result<String>;

/// How faults name an item: its place in the file, and its id.
pub(super) fn item_place(at: usize, id: &str) -> String {
    format!("item {} ({id})", at + 1)
}

fn convert_item(item: &mut ItemSpec, convert: Convert) -> Result<()> {
    for (place, text) in texts(item) {
        if !text.is_empty() {
            *text = convert(text).map_err(|error| error.at(place))?;
        }
    }
    Ok(())
}

/// Every marked-up text of an item with the name of its field.
pub(super) fn texts(item: &mut ItemSpec) -> Vec<(String, &mut String)> {
    let mut all = vec![("question".to_owned(), &mut item.question)];
    choice_texts("", &mut item.choices, &mut all);
    for mistake in &mut item.mistakes {
        all.push((format!("mistake `{}`", mistake.answer), &mut mistake.why));
    }
    for (at, hint) in item.hints.iter_mut().enumerate() {
        let place = format!("hint {}", at + 1);
        all.push((place.clone(), &mut hint.text));
        if let Some(ask) = &mut hint.ask {
            choice_texts(&format!("{place}, "), &mut ask.choices, &mut all);
        }
    }
    all.push(("solution".to_owned(), &mut item.solution));
    all
}

fn choice_texts<'a>(outer: &str, choices: &'a mut [ChoiceSpec], all: &mut Vec<(String, &'a mut String)>) {
    for choice in choices {
        all.push((format!("{outer}choice `{}`", choice.id), &mut choice.text));
        all.push((format!("{outer}choice `{}`, why", choice.id), &mut choice.why));
    }
}
