//! QTI 1.2, as Canvas, Blackboard, OLAT, Respondus and others write it.
//!
//! The standard has one way to say what is right: the processing gives points to some answers. So the processing is run
//! on each answer, and the answer with most points is the key.
mod asked;
mod calculated;
mod feedback;
mod fields;
mod make;
mod numbers;
mod parts;
mod score;
mod stated;

use std::collections::BTreeMap;

use super::super::package::{Media, Texts};
use super::super::xml::{Document, Element};
use super::super::{Found, Imported};
use super::set::folder;
use parts::Parts;

/// Reads all items of a file.
pub(super) fn read(path: &str, document: &Document, media: &Media<'_>, imported: &mut Imported) {
    let mut shared = BTreeMap::new();
    let mut all = Vec::new();
    gather(&document.root, "", &mut all);
    for (item, heading, about) in all {
        let fields = fields::of(item);
        let title = item.attribute("title").filter(|title| !title.trim().is_empty());
        let titled = title.is_some();
        let title = title.or_else(|| item.attribute("ident")).unwrap_or_default();
        let kind = fields.kind();
        let place = format!("{path}, line {}", document.line(item));
        let parts = Parts::of(item);
        let words = parts.words();
        let name = if titled || words.is_empty() { title } else { &words };
        let found = Found::new(kind, name, document.source(item), place);
        let mut texts = Texts::new(media, folder(path), found);
        let about = item.attribute("parent_stimulus_item_ident").unwrap_or(about);
        if &*fields.kind == "text_only_question" && parts.responses.is_empty() {
            // New Quizzes: a text that other items are about.
            let text = texts.markdown(&parts.html);
            shared.insert(item.attribute("ident").unwrap_or_default().to_owned(), text);
        }
        let made = make::item(item, &fields, &parts, &mut texts);
        let row = match made {
            Ok(mut made) => {
                if let Some(text) = shared.get(about) {
                    made.question = [text, "\n\n", &*made.question].concat();
                }
                if made.question.trim().is_empty() {
                    made.question = super::rich::escaped(title);
                }
                item.attribute("ident").unwrap_or_default().clone_into(&mut made.id);
                made.picture = texts.picture.take();
                if !heading.is_empty() {
                    made.skills = vec![imported.skill(heading)];
                }
                texts.found.with(made)
            }
            Err((code, why)) => texts.found.refused(code, why),
        };
        imported.found.push(row);
    }
}

/// All items with the title of the section they are in and the text they are about.
fn gather<'a>(element: &'a Element, heading: &'a str, all: &mut Vec<(&'a Element, &'a str, &'a str)>) {
    let about = element.attribute("parent_stimulus_item_ident").unwrap_or_default();
    for inner in element.elements() {
        if inner.name == "item" {
            all.push((inner, heading, about));
            continue;
        }
        let title =
            inner.attribute("title").map(str::trim).filter(|title| !title.is_empty() && inner.name == "section");
        gather(inner, title.unwrap_or(heading), all);
    }
}
