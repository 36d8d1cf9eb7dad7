//! Canvas's formula questions: numbers are drawn for each student. The first set that the file has worked out is taken.
use super::super::blanks::plain_number;
use super::super::item::Refusal;
use super::super::kinds::no_key;
use super::super::rich;
use super::make::{Work, typed};
use crate::bank::{Format, Key};

/// The question with the numbers of its first set.
pub(super) fn item(work: &mut Work<'_, '_>) -> Result<crate::bank::ItemSpec, Refusal> {
    let Some(set) = work.item.find("var_set") else {
        let why = "its numbers are drawn by a formula, and the file has no set of them; write it as a Gradus template";
        return Err(("qti/template", why.into()));
    };
    let key = set.child("answer").map(|answer| plain_number(&answer.text())).filter(|key| !key.is_empty());
    let key = key.ok_or_else(no_key)?;
    let mut html = work.parts.html.clone();
    for var in set.named("var") {
        let name = format!("[{}]", var.attribute("name").unwrap_or_default());
        html = html.replace(&name, plain_number(&var.text()).as_str());
    }
    let question = work.texts.markdown(&html);
    let question = question.trim_end_matches(rich::mark(0)).trim().to_owned();
    let note =
        "its numbers are drawn by a formula; here are those of its first set: write it as a Gradus template for more";
    work.notice("qti/one-instance", note);
    let tolerance = work.item.find("answer_tolerance").map(|one| one.text().trim().to_owned()).unwrap_or_default();
    if tolerance.parse::<f64>().map_or(!tolerance.is_empty(), |value| value > 0.0) {
        work.notice(
            "import/tolerance",
            format!("answers within {tolerance} were accepted; here the value must be equal"),
        );
    }
    Ok(typed(Format::Number, Key::One(key), question))
}
