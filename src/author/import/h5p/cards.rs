//! Cards of H5P: a question on the front, its answer on the back.
use serde_json::Value;

use super::super::markup::html_text;
use super::super::package::Texts;
use super::super::{Answer, Draft};
use super::choices::{image, text};
use super::walk::Made;

/// A longer answer than this is not typed letter by letter.
const LONGEST_ANSWER: usize = 60;

/// A card of `H5P.Flashcards`: the answer is typed.
pub(super) fn flash(params: &Value, texts: &mut Texts<'_>) -> Made {
    let picture = params.get("image").map(|file| {
        let alt = text(params, &["imageAltText"]);
        image(&serde_json::json!({ "file": file, "alt": alt }))
    });
    let tip = texts.markdown(text(params, &["tip"]));
    let hints = if tip.is_empty() { Vec::new() } else { vec![tip] };
    typed(&picture.unwrap_or_default(), text(params, &["text"]), text(params, &["answer"]), hints, texts)
}

/// A card of `H5P.Dialogcards`: the back is only looked at; here it is typed.
pub(super) fn dialog(params: &Value, texts: &mut Texts<'_>) -> Made {
    let picture = params.get("image").map(|file| {
        let alt = text(params, &["imageAltText"]);
        image(&serde_json::json!({ "file": file, "alt": alt }))
    });
    let tips = params.get("tips");
    let tip = texts.markdown(tips.map(|tips| text(tips, &["front"])).unwrap_or_default());
    let hints = if tip.is_empty() { Vec::new() } else { vec![tip] };
    texts.found.notice("import/card", "the card was turned to look at its back; here the back is typed");
    typed(&picture.unwrap_or_default(), text(params, &["text"]), text(params, &["answer"]), hints, texts)
}

fn typed(picture: &str, front: &str, back: &str, hints: Vec<String>, texts: &mut Texts<'_>) -> Made {
    let question = texts.markdown(&[picture, front].concat());
    let back = html_text(back);
    if back.is_empty() {
        return Err(("import/no-key", "the card has no answer".into()));
    }
    if back.chars().count() > LONGEST_ANSWER || back.contains('\n') {
        let note = format!("the answer is longer than {LONGEST_ANSWER} characters, which is no answer to type");
        return Err(("import/long-answer", note));
    }
    let answer = Answer::Text(back.split('/').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect());
    Ok(Draft { question, answer, hints, ..Draft::default() })
}
