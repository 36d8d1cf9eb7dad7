//! Types of H5P that are a choice: `MultiChoice`, `TrueFalse`, `SingleChoiceSet`, `Summary`, and an order.
use serde_json::Value;

use super::super::package::Texts;
use super::super::{Answer, Draft, Pick};
use super::walk::Made;

/// A text of the parameters, or none.
pub(super) fn text<'a>(value: &'a Value, path: &[&str]) -> &'a str {
    path.iter().try_fold(value, |value, key| value.get(key)).and_then(Value::as_str).unwrap_or_default()
}

/// Is a switch on? H5P writes some as `true`, some as `"true"`.
pub(super) fn on(value: Option<&Value>) -> bool {
    value.is_some_and(|value| value == true || value == "true" || value == 1)
}

/// The picture beside a question, as HTML.
pub(super) fn media(params: &Value) -> String {
    let about = params.get("media").and_then(|media| media.get("type").or(Some(media)));
    about.map(|about| image(about.get("params").unwrap_or(about))).unwrap_or_default()
}

/// An image's parameters as HTML; nothing where it is there for its looks.
pub(super) fn image(params: &Value) -> String {
    let path = text(params, &["file", "path"]);
    if path.is_empty() || on(params.get("decorative")) {
        return String::new();
    }
    let path = path.split('#').next().unwrap_or_default();
    format!("<p><img src=\"{}\" alt=\"{}\"></p>", quoted(path), quoted(text(params, &["alt"])))
}

/// Text as the value of an attribute.
pub(super) fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

fn no_key() -> (&'static str, String) {
    ("import/no-key", "no answer is marked as right; mark it".into())
}

/// `H5P.MultiChoice`.
pub(super) fn multi(params: &Value, texts: &mut Texts<'_>) -> Made {
    let question = texts.markdown(&[media(params).as_str(), text(params, &["question"])].concat());
    let mut picks = Vec::new();
    let mut hints = Vec::new();
    for answer in params.get("answers").and_then(Value::as_array).into_iter().flatten() {
        let mut pick = Pick::new(texts.markdown(text(answer, &["text"])), on(answer.get("correct")));
        pick.why = texts.markdown(text(answer, &["tipsAndFeedback", "chosenFeedback"]));
        let tip = texts.markdown(text(answer, &["tipsAndFeedback", "tip"]));
        if !tip.is_empty() {
            hints.push(format!("{}: {tip}", pick.text));
        }
        picks.push(pick);
    }
    if question.is_empty() && picks.iter().all(|pick| pick.text.is_empty()) {
        return Err(("import/empty", "neither the question nor an answer is written".into()));
    }
    let right = picks.iter().filter(|pick| pick.right).count();
    let kind = text(params, &["behaviour", "type"]);
    let answer = match (kind, right) {
        (_, 0) => return Err(no_key()),
        ("multi", _) => Answer::Choices(picks),
        ("single", 1) | (_, 1) => Answer::Choice(picks),
        ("single", _) => {
            texts.found.notice(
                "import/several-right",
                "several choices count as right and one may be picked; the first is the key",
            );
            Answer::Choice(picks)
        }
        _ => Answer::Choices(picks),
    };
    let keep_order = params.get("behaviour").and_then(|all| all.get("randomAnswers")) == Some(&Value::Bool(false));
    Ok(Draft { question, answer, hints, keep_order, ..Draft::default() })
}

/// `H5P.TrueFalse`.
pub(super) fn truth(params: &Value, texts: &mut Texts<'_>) -> Made {
    let question = texts.markdown(&[media(params).as_str(), text(params, &["question"])].concat());
    let right = match params.get("correct") {
        Some(value) if on(Some(value)) => true,
        Some(value) if value == false || value == "false" => false,
        _ => return Err(no_key()),
    };
    let word = |key: &str, other: &str| {
        let own = text(params, &["l10n", key]).trim();
        super::super::markup::plain(if own.is_empty() { other } else { own }).text
    };
    let why = |texts: &mut Texts<'_>, key: &str| texts.markdown(text(params, &["behaviour", key]));
    let (of_right, of_wrong) = (why(texts, "feedbackOnCorrect"), why(texts, "feedbackOnWrong"));
    let pick = |words: String, own: bool| Pick {
        why: if own == right { of_right.clone() } else { of_wrong.clone() },
        ..Pick::new(words, own == right)
    };
    let picks = vec![pick(word("trueText", "True"), true), pick(word("falseText", "False"), false)];
    Ok(Draft { question, answer: Answer::Choice(picks), keep_order: true, ..Draft::default() })
}

/// One question of `H5P.SingleChoiceSet`: the first answer is the right one.
pub(super) fn single(params: &Value, texts: &mut Texts<'_>) -> Made {
    let question = texts.markdown(text(params, &["question"]));
    let answers = params.get("answers").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let picks = answers.enumerate().map(|(at, answer)| Pick::new(texts.markdown(answer), at == 0)).collect();
    Ok(Draft { question, answer: Answer::Choice(picks), ..Draft::default() })
}

/// One group of `H5P.Summary`: statements of which the first is true.
pub(super) fn summary(params: &Value, texts: &mut Texts<'_>) -> Made {
    let all = params.get("summary").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let picks: Vec<Pick> = all.enumerate().map(|(at, answer)| Pick::new(texts.markdown(answer), at == 0)).collect();
    if picks.is_empty() {
        return Err(no_key());
    }
    let tip = texts.markdown(text(params, &["tip"]));
    let hints = if tip.is_empty() { Vec::new() } else { vec![tip] };
    let mut question = texts.markdown(text(params, &["intro"]));
    if question.is_empty() {
        question = "Which statement is right?".to_owned();
        texts.found.notice("h5p/summary", "a summary asks for the right statement without a question; one was added");
    }
    Ok(Draft { question, answer: Answer::Choice(picks), hints, ..Draft::default() })
}

/// `H5P.MultiMediaChoice`: pictures to choose from.
pub(super) fn pictured(params: &Value, texts: &mut Texts<'_>) -> Made {
    let question = texts.markdown(&[media(params).as_str(), text(params, &["question"])].concat());
    let mut picks = Vec::new();
    for option in params.get("options").and_then(Value::as_array).into_iter().flatten() {
        let about = option.get("media").and_then(|media| media.get("params")).unwrap_or(&Value::Null);
        let (words, picture) = texts.pictured(&image(about));
        let picture = picture.and_then(|picture| serde_json::from_str::<Value>(picture.json()).ok());
        let picture = picture.map(|all| super::super::Image {
            data: text(&all, &["data"]).to_owned(),
            alt: text(&all, &["alt"]).to_owned(),
        });
        let own = if picture.is_none() && words.is_empty() { text(about, &["alt"]).to_owned() } else { words };
        picks.push(Pick { picture, ..Pick::new(own, on(option.get("correct"))) });
    }
    let answer = match picks.iter().filter(|pick| pick.right).count() {
        0 => return Err(no_key()),
        1 => Answer::Choice(picks),
        _ => Answer::Choices(picks),
    };
    Ok(Draft { question, answer, ..Draft::default() })
}

/// `H5P.SortParagraphs`: paragraphs in their right order.
pub(super) fn sorted(params: &Value, texts: &mut Texts<'_>) -> Made {
    let question = texts.markdown(&[media(params).as_str(), text(params, &["taskDescription"])].concat());
    let all = params.get("paragraphs").and_then(Value::as_array).into_iter().flatten();
    let things = all
        .filter_map(|one| one.as_str().or_else(|| one.get("text")?.as_str()))
        .map(|one| texts.markdown(one))
        .collect();
    Ok(Draft { question, answer: Answer::Order(things), ..Draft::default() })
}
