//! One item of QTI 2 or 3.
use std::collections::BTreeMap;

use super::super::Found;
use super::super::package::{Media, Texts};
use super::super::xml::{Document, Element};
use super::body;
use super::declared::Declared;
use super::set::folder;
use super::{feedback, kinds, pairs, rich};
use crate::bank::ItemSpec;

/// What an item can draw on: the package around it.
#[derive(Debug)]
pub(super) struct Shelf<'a> {
    pub(super) media: &'a Media<'a>,
    /// Texts that several items share, by their paths.
    pub(super) shared: &'a BTreeMap<String, (&'a str, &'a Element)>,
    /// The item's own path.
    pub(super) path: &'a str,
}

/// Why a question does not come through: a code, and words.
pub(super) type Refusal = (&'static str, String);

/// What the readers of interactions work on.
#[derive(Debug)]
pub(super) struct Work<'a, 'b> {
    /// The item.
    pub(super) root: &'a Element,
    /// Its responses.
    pub(super) declared: &'b [Declared],
    /// Its texts, and its row.
    pub(super) texts: Texts<'a>,
}

impl Work<'_, '_> {
    /// The declaration of an interaction's response.
    pub(super) fn declared(&self, interaction: &Element) -> Declared {
        let id = interaction.attribute("responseIdentifier").unwrap_or("RESPONSE");
        self.declared.iter().find(|one| one.id == id).cloned().unwrap_or_default()
    }

    /// Something to tell.
    pub(super) fn notice(&mut self, code: &'static str, note: impl Into<String>) {
        self.texts.found.notice(code, note);
    }
}

/// Reads an item: one row, whatever becomes of it.
pub(super) fn read(document: &Document, shelf: &Shelf<'_>) -> Found {
    let root = &document.root;
    let interactions = body::interactions(root);
    let kind = match &*interactions {
        [] => "none".to_owned(),
        all => {
            let mut names: Vec<&str> = all.iter().map(|one| &*one.name).collect();
            names.dedup();
            names.join("+")
        }
    };
    let title = root.attribute("title").or_else(|| root.attribute("identifier")).unwrap_or_default();
    let mut found = Found::new(kind, title, document.source(root), shelf.path);
    let declared = Declared::all(root);
    found.key = declared.iter().flat_map(Declared::right).collect();
    let mut work = Work { root, declared: &declared, texts: Texts::new(shelf.media, folder(shelf.path), found) };
    match made(&mut work, &interactions, shelf) {
        Ok(mut item) => {
            let own = root.attribute("identifier").unwrap_or_default();
            own.clone_into(&mut item.id);
            if item.question.trim().is_empty() {
                rich::escaped(title).clone_into(&mut item.question);
            }
            item.picture = work.texts.picture;
            work.texts.found.with(item)
        }
        Err((code, why)) => {
            let key: Vec<String> =
                declared.iter().map(Declared::right).filter(|key| !key.is_empty()).map(|key| key.join(", ")).collect();
            let told = if key.is_empty() { String::new() } else { format!("; its key: {}", key.join(" | ")) };
            work.texts.found.refused(code, why + &told)
        }
    }
}

fn made(work: &mut Work<'_, '_>, interactions: &[&Element], shelf: &Shelf<'_>) -> Result<ItemSpec, Refusal> {
    templated(work.root)?;
    let Some(body) = work.root.child("itemBody") else {
        return Err(("qti/no-question", "the item has no body".into()));
    };
    let mut item = match interactions {
        [] => return Err(("qti/no-question", "the item asks for no answer: it has no interaction".into())),
        [one] => kinds::one(work, body, one)?,
        all => kinds::several(work, body, all)?,
    };
    let shared = stimulus(work, shelf);
    if !shared.is_empty() {
        item.question = [&*shared, "\n\n", &*item.question].concat();
    }
    if work.root.attribute("adaptive") == Some("true") {
        work.notice("qti/adaptive", "the item is adaptive: here it is asked once, as it is at first");
    }
    feedback::add(work, &mut item);
    if let Some((code, note)) = pairs::tidy(&mut item)? {
        work.notice(code, note);
    }
    Ok(item)
}

/// An item whose numbers or words are drawn anew each time cannot be read as one question.
fn templated(root: &Element) -> Result<(), Refusal> {
    let drawn = root.child("templateProcessing").is_some() || root.child("templateDeclaration").is_some();
    let used = |name: &str| root.find(name).is_some();
    let sets = root
        .child("templateProcessing")
        .is_some_and(|all| all.find("setCorrectResponse").is_some() || all.find("setDefaultValue").is_some());
    if drawn && (sets || used("printedVariable") || used("templateInline") || used("templateBlock")) {
        let why = "its numbers or words are drawn anew each time (a template); write it as a Gradus template";
        return Err(("qti/template", why.into()));
    }
    Ok(())
}

/// The texts that the item shares with others, as it is asked after them.
fn stimulus(work: &mut Work<'_, '_>, shelf: &Shelf<'_>) -> String {
    let mut texts = Vec::new();
    for reference in work.root.named("assessmentStimulusRef") {
        let href = reference.attribute("href").unwrap_or_default();
        let path = shelf.media.find(href, folder(shelf.path)).map(|file| &file.path);
        match path.and_then(|path| shelf.shared.get(path)) {
            Some((_, shared)) => {
                let body = shared.child("stimulusBody").unwrap_or(shared);
                texts.push(body::plain(body, &mut work.texts));
            }
            None => work
                .notice("qti/no-stimulus", format!("the text `{href}` that the question is about is not in the file")),
        }
    }
    texts.join("\n\n")
}
