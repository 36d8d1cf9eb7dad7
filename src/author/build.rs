//! Source banks to built ones.
use super::sanitise::sanitise;
use super::slots::{self, Slots};
use super::text::{self, markdown};
use crate::bank::{BankSpec, ChoiceSpec, ItemSpec, MistakeSpec};
use crate::{Error, Result};

/// Turns a source bank (`"text": "markdown"`) into a built one (`"text": "html"`): every question, choice, hint,
/// word on a mistake and solution becomes sanitised HTML with MathML. A built bank comes back as it was, sanitised
/// once more.
///
/// # Errors
/// `bank/tex`: a formula cannot be read; the place names the item and the field. `bank/text`: `text` says neither
/// `markdown` nor `html`. `template/slot`: a slot cannot be read.
pub fn build(mut source: BankSpec) -> Result<BankSpec> {
    let (convert, template): (Convert, Convert) = match &*source.text {
        "markdown" => (markdown, text::template),
        "html" => (|text| Ok(sanitise(text)), sanitised_template),
        other => {
            let message =
                format!("`text` is `{other}`; write `markdown` for a bank that people edit, `html` for a built one");
            return Err(Error::new("bank/text", message).at("`text`"));
        }
    };
    for (at, skill) in source.skills.iter_mut().enumerate() {
        for example in &mut skill.examples {
            let place = format!("skill {} ({}), example", at + 1, skill.id);
            *example = convert(example).map_err(|error| error.at(place))?;
        }
    }
    for (at, item) in source.items.iter_mut().enumerate() {
        let place = item_place(at, &item.id);
        let done = if item.variables.is_empty() {
            convert_item(item, convert)
        } else {
            convert_item(item, template).and_then(|()| slots::plain_fields(item, source.text == "html"))
        };
        done.map_err(|error| error.at(place))?;
    }
    source.text = "html".to_owned();
    Ok(source)
}

type Convert = fn(&str) -> Result<String>;

/// A built text of a template: its slots may hold signs that HTML would take for markup.
fn sanitised_template(text: &str) -> Result<String> {
    let (text, slots) = Slots::take(text, true)?;
    Ok(slots.put_back(&sanitise(&text)))
}

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
pub(super) fn texts(item: &mut ItemSpec) -> Texts<'_> {
    let mut all = vec![("question".to_owned(), &mut item.question)];
    choice_texts("", "choice", &mut item.choices, &mut all);
    choice_texts("", "target", &mut item.targets, &mut all);
    for blank in &mut item.blanks {
        let place = format!("blank `{}`, ", blank.id);
        choice_texts(&place, "choice", &mut blank.choices, &mut all);
        mistake_texts(&place, &mut blank.mistakes, &mut all);
    }
    if let Some(table) = &mut item.table {
        for (at, column) in table.columns.iter_mut().enumerate() {
            all.push((format!("column {}", at + 1), column));
        }
        for (at, row) in table.rows.iter_mut().enumerate() {
            all.extend(row.iter_mut().map(|cell| (format!("row {}", at + 1), cell)));
        }
    }
    mistake_texts("", &mut item.mistakes, &mut all);
    for (at, hint) in item.hints.iter_mut().enumerate() {
        let place = format!("hint {}", at + 1);
        all.push((place.clone(), &mut hint.text));
        if let Some(ask) = &mut hint.ask {
            choice_texts(&format!("{place}, "), "choice", &mut ask.choices, &mut all);
        }
    }
    all.push(("solution".to_owned(), &mut item.solution));
    all
}

type Texts<'a> = Vec<(String, &'a mut String)>;

fn choice_texts<'a>(outer: &str, what: &str, choices: &'a mut [ChoiceSpec], all: &mut Texts<'a>) {
    for choice in choices {
        all.push((format!("{outer}{what} `{}`", choice.id), &mut choice.text));
        all.push((format!("{outer}{what} `{}`, why", choice.id), &mut choice.why));
    }
}

fn mistake_texts<'a>(outer: &str, mistakes: &'a mut [MistakeSpec], all: &mut Texts<'a>) {
    for mistake in mistakes {
        all.push((format!("{outer}mistake `{}`", mistake.answer), &mut mistake.why));
    }
}
