//! Writing a model file; [`Model::parse`](crate::tracer::Model::parse) reads it.

use crate::tracer::file;
use serde::Serialize;

/// The text of a model file.
///
/// `fitted` is for people: what the model was fitted on, and how well it predicts. `params` is what the kind's reader
/// takes; its lists of objects get a line each, so that a person can find a skill and a diff stays small.
pub(super) fn compose(kind: &str, fitted: &impl Serialize, params: &str) -> String {
    let fitted = plain(fitted);
    format!(
        "{{\"gradus\":\"tracer\",\"version\":{},\"kind\":{},\"fitted\":{fitted},\n\"checksum\":\"{}\",\n\"params\":{params}}}\n",
        file::VERSION,
        plain(&kind),
        file::sum(params),
    )
}

/// A value as one line of JSON.
///
/// # Panics
/// If it cannot be JSON: parameters and notes are plain data.
pub(super) fn plain(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("parameters and notes are plain data")
}

/// A list with a line for each value.
pub(super) fn lines<T: Serialize>(values: impl IntoIterator<Item = T>) -> String {
    let all: Vec<String> = values.into_iter().map(|value| plain(&value)).collect();
    format!("[\n{}\n]", all.join(",\n"))
}

/// Six decimals: more than any fit can know, and few enough to read.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}
