//! An item of QTI 1.2 as a bank's, by what is to be answered.
use super::super::super::package::Texts;
use super::super::super::xml::Element;
use super::super::item::Refusal;
use super::fields::Fields;
use super::parts::{Parts, Response};
use super::score::Processing;
use super::{asked, calculated, feedback, stated};
use crate::bank::{Format, ItemSpec};

/// What the makers work on.
#[derive(Debug)]
pub(super) struct Work<'a, 'b> {
    pub(super) item: &'a Element,
    pub(super) fields: &'a Fields,
    pub(super) parts: &'a Parts,
    pub(super) processing: Processing<'a>,
    pub(super) texts: &'a mut Texts<'b>,
}

/// Makes it.
pub(super) fn item(item: &Element, fields: &Fields, parts: &Parts, texts: &mut Texts<'_>) -> Result<ItemSpec, Refusal> {
    let mut work = Work { item, fields, parts, processing: Processing::of(item), texts };
    work.texts.found.key = stated::key(&work);
    let mut made = by_shape(&mut work)?;
    if work.processing.by_praise {
        let note = "no answer gives points; the key is what the feedback for right answers is shown to";
        work.notice("qti/key-from-feedback", note);
    }
    feedback::add(&mut work, &mut made);
    if let Some((code, note)) = super::super::pairs::tidy(&mut made)? {
        work.notice(code, note);
    }
    Ok(made)
}

fn by_shape(work: &mut Work<'_, '_>) -> Result<ItemSpec, Refusal> {
    let refuse = |code, why: &str| Err((code, why.to_owned()));
    if work.fields.is(&["file_upload", "fileupload", "file upload"]) {
        return refuse("import/upload", "the answer is a file, which a person has to look at");
    }
    if work.item.find("calculated").is_some() {
        return calculated::item(work);
    }
    if work.item.find("respcond_extension").is_some_and(|one| one.child("formula").is_some()) {
        let why = "its numbers are drawn by a formula, and the file has no set of them; write it as a Gradus template";
        return refuse("qti/template", why);
    }
    let responses: Vec<&Response> = work.parts.responses.iter().collect();
    if responses.iter().any(|one| one.name == "response_xy" || one.render == "render_hotspot") {
        return refuse("import/place-in-picture", "a place of a picture is to be chosen");
    }
    if work.fields.is(&["essay", "free_response", "long answer"]) {
        return refuse("import/essay", "a person has to read the answer: Gradus marks by itself");
    }
    let typed = |one: &Response| one.mark.is_some();
    match &*responses {
        [] if !asked::bracketed(work).is_empty() => asked::named_blanks(work),
        [] => refuse("qti/no-question", "it asks for no answer: it is a text to read, or its question is lost"),
        [one] if one.cardinality.eq_ignore_ascii_case("ordered") => asked::order(work, one),
        all if all.iter().any(|one| one.boxes > 1) => {
            let why = "several answers are typed, in any order, and here each blank has its own; ask for each of them";
            refuse("qti/several-parts", why)
        }
        all if all.iter().all(|one| typed(one)) => asked::typed(work, all),
        all if all.iter().any(|one| typed(one)) => {
            refuse("qti/several-parts", "several questions of different kinds are asked at once; make an item of each")
        }
        all if all.iter().all(|one| in_text(work, one)) => asked::blanks(work, all),
        [one] => asked::choice(work, one),
        all if all.iter().all(|one| one.labels.is_empty()) => {
            refuse("import/no-key", "there is nothing to choose from")
        }
        all if all.iter().any(|one| one.cardinality.eq_ignore_ascii_case("multiple")) => asked::sorted(work, all),
        all => asked::matched(work, all),
    }
}

/// Canvas: does the text hold the name of this response in brackets?
fn in_text(work: &Work<'_, '_>, response: &Response) -> bool {
    asked::bracket(&work.parts.html, response).is_some()
}

/// The right side of a typed answer's format.
pub(super) fn typed(format: Format, key: crate::bank::Key, question: String) -> ItemSpec {
    ItemSpec { format, question, key, ..ItemSpec::default() }
}
