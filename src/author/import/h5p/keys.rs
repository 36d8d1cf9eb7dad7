//! What a content of H5P says is right, in its own words, whatever becomes of the question.
use serde_json::Value;

use super::super::markup::html_text;
use super::choices::{on, text};
use super::starred;

/// The key of a question of this type: a text for each right answer or blank.
pub(super) fn of(name: &str, params: &Value) -> Vec<String> {
    let all = |path: &[&str]| {
        let list = path.iter().try_fold(params, |value, key| value.get(key)).and_then(Value::as_array);
        list.into_iter().flatten()
    };
    let right = |one: &&Value| on(one.get("correct"));
    let key: Vec<String> = match name {
        "H5P.MultiChoice" => all(&["answers"]).filter(right).map(|one| html_text(text(one, &["text"]))).collect(),
        "H5P.MultiMediaChoice" => {
            all(&["options"]).filter(right).map(|one| html_text(text(one, &["media", "params", "alt"]))).collect()
        }
        "H5P.TrueFalse" => params.get("correct").map(said).into_iter().collect(),
        "H5P.SortParagraphs" => all(&["paragraphs"])
            .filter_map(|one| one.as_str().or_else(|| one.get("text")?.as_str()))
            .map(html_text)
            .collect(),
        // The first of them is the right one.
        "H5P.SingleChoiceSet" => all(&["answers"]).take(1).filter_map(Value::as_str).map(html_text).collect(),
        "H5P.Summary" => all(&["summary"]).take(1).filter_map(Value::as_str).map(html_text).collect(),
        "H5P.Blanks" => all(&["questions"]).filter_map(Value::as_str).flat_map(starred::words).collect(),
        "H5P.DragText" | "H5P.MarkTheWords" => starred::words(text(params, &["textField"])),
        "H5P.AdvancedBlanks" => {
            all(&["content", "blanksList"]).map(|one| html_text(text(one, &["correctAnswerText"]))).collect()
        }
        "H5P.Flashcards" | "H5P.Dialogcards" => vec![html_text(text(params, &["answer"]))],
        _ => Vec::new(),
    };
    key.into_iter().filter(|one| !one.is_empty()).collect()
}

/// A switch as it is written.
fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
