//! The JSON of OATutor's content, as far as a bank uses it. A missing field is an empty one.
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// `content-pool/P/P.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Problem {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) oer: String,
    pub(super) license: String,
    pub(super) lesson_id: String,
    pub(super) variabilization: BTreeMap<String, Value>,
}

/// `content-pool/P/steps/S/S.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Step {
    pub(super) step_answer: Vec<String>,
    pub(super) problem_type: String,
    pub(super) answer_type: String,
    pub(super) step_title: String,
    pub(super) step_body: String,
    pub(super) choices: Vec<String>,
    pub(super) variabilization: BTreeMap<String, Value>,
}

/// One entry of `…/tutoring/SDefaultPathway.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Hint {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) dependencies: Vec<String>,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) hint_answer: Vec<String>,
    pub(super) problem_type: String,
    pub(super) answer_type: String,
    pub(super) choices: Vec<String>,
    pub(super) sub_hints: Vec<Hint>,
    pub(super) variabilization: BTreeMap<String, Value>,
}

/// One course of `coursePlans.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Course {
    pub(super) course_name: String,
    pub(super) language: String,
    pub(super) course_license: String,
    pub(super) lessons: Vec<Lesson>,
}

/// One lesson of a course.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Lesson {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) topics: String,
    pub(super) learning_objectives: serde_json::Map<String, Value>,
}
