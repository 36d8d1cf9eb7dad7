//! The type of a content that came without its description.
use serde_json::Value;

/// The type of a content by its shape.
pub(super) fn by_shape(content: &Value) -> Option<String> {
    let has = |key: &str| content.get(key).is_some();
    let first = |key: &str| content.get(key)?.as_array()?.first();
    // Both have a text with asterisks. The words to mark have a `checkAnswerButton`.
    let behaves = |key: &str| content.get("behaviour").is_some_and(|all| all.get(key).is_some());
    let dragged = !has("checkAnswerButton")
        && (["distractors", "dropZoneIndex", "checkAnswer"].into_iter().any(has) || behaves("instantFeedback"));
    let name = if first("questions").is_some_and(|one| one.get("library").is_some()) {
        "H5P.QuestionSet"
    } else if first("questions").is_some_and(Value::is_string) {
        "H5P.Blanks"
    } else if first("choices").is_some_and(|one| one.get("answers").is_some()) {
        "H5P.SingleChoiceSet"
    } else if has("question") && first("answers").is_some_and(|one| one.get("correct").is_some()) {
        "H5P.MultiChoice"
    } else if has("question") && content.get("correct").is_some_and(|one| one == "true" || one == "false") {
        "H5P.TrueFalse"
    } else if has("textField") && dragged {
        "H5P.DragText"
    } else if has("textField") {
        "H5P.MarkTheWords"
    } else if first("cards").is_some_and(|one| one.get("answer").is_some()) {
        "H5P.Flashcards"
    } else if first("dialogs").is_some_and(|one| one.get("answer").is_some()) {
        "H5P.Dialogcards"
    } else if first("summaries").is_some() {
        "H5P.Summary"
    } else if content.get("content").is_some_and(Value::is_array)
        || has("presentation")
        || has("interactiveVideo")
        || has("branchingScenario")
        || has("chapters")
    {
        "H5P.Column"
    } else {
        return None;
    };
    Some(name.to_owned())
}
