//! The JSON of OATutor's content, as far as a bank uses it. A missing field is an empty one.
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A text that a spreadsheet may have turned into a number: `0.0` is its empty cell.
fn cell<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => text,
        Value::Number(number) if number.as_f64() != Some(0.0) => number.to_string(),
        Value::Number(_) | Value::Null => String::new(),
        other => return Err(serde::de::Error::custom(format!("a text was expected, not `{other}`"))),
    })
}

/// `content-pool/P/P.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Problem {
    #[serde(deserialize_with = "cell")]
    pub(super) title: String,
    #[serde(deserialize_with = "cell")]
    pub(super) body: String,
    #[serde(deserialize_with = "cell")]
    pub(super) oer: String,
    #[serde(deserialize_with = "cell")]
    pub(super) license: String,
    #[serde(deserialize_with = "cell")]
    pub(super) lesson_id: String,
    pub(super) variabilization: BTreeMap<String, Value>,
}

/// `content-pool/P/steps/S/S.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Step {
    pub(super) step_answer: Vec<String>,
    #[serde(deserialize_with = "cell")]
    pub(super) problem_type: String,
    #[serde(deserialize_with = "cell")]
    pub(super) answer_type: String,
    #[serde(deserialize_with = "cell")]
    pub(super) step_title: String,
    #[serde(deserialize_with = "cell")]
    pub(super) step_body: String,
    pub(super) choices: Vec<String>,
    pub(super) variabilization: BTreeMap<String, Value>,
}

/// One entry of `…/tutoring/SDefaultPathway.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Hint {
    #[serde(deserialize_with = "cell")]
    pub(super) id: String,
    #[serde(rename = "type")]
    #[serde(deserialize_with = "cell")]
    pub(super) kind: String,
    pub(super) dependencies: Vec<String>,
    #[serde(deserialize_with = "cell")]
    pub(super) title: String,
    #[serde(deserialize_with = "cell")]
    pub(super) text: String,
    pub(super) hint_answer: Vec<String>,
    #[serde(deserialize_with = "cell")]
    pub(super) problem_type: String,
    #[serde(deserialize_with = "cell")]
    pub(super) answer_type: String,
    pub(super) choices: Vec<String>,
    pub(super) sub_hints: Vec<Hint>,
    pub(super) variabilization: BTreeMap<String, Value>,
}

/// One course of `coursePlans.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Course {
    #[serde(deserialize_with = "cell")]
    pub(super) course_name: String,
    #[serde(deserialize_with = "cell")]
    pub(super) language: String,
    #[serde(deserialize_with = "cell")]
    pub(super) course_license: String,
    pub(super) lessons: Vec<Lesson>,
}

/// One lesson of a course.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Lesson {
    #[serde(deserialize_with = "cell")]
    pub(super) id: String,
    #[serde(deserialize_with = "cell")]
    pub(super) name: String,
    #[serde(deserialize_with = "cell")]
    pub(super) topics: String,
    pub(super) learning_objectives: serde_json::Map<String, Value>,
}
