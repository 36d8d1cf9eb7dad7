//! The module that marks what is typed and fills templates: texts and numbers in, texts and numbers out. `elsewhere` reads
//! what this writes, and both are built from the same sources at the same time.

use crate::bank::{AnswerKind, Form, Format};
use crate::grading::{self, Locale, Mark, Question};
use crate::template;
use wasm_bindgen::prelude::*;

/// Marks a typed answer against its key: the verdict, the reading, and the code and argument of the note, empty where
/// there is none. `asked` has the names of format, kind and form, and the language, with spaces between.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn mark(asked: &str, key: Vec<String>, response: String) -> Vec<String> {
    let mut words = asked.split(' ');
    let mut word = || words.next().unwrap_or_default();
    let question = Question {
        format: Format::named(word()).unwrap_or_default(),
        reads: AnswerKind::named(word()).unwrap_or_default(),
        form: Form::named(word()).unwrap_or_default(),
        locale: Locale::of(word()),
        key: &key,
        ..Question::default()
    };
    let Mark { verdict, reading, note, .. } = grading::mark_typed(&question, &response);
    let (code, argument) = note.map_or_else(Default::default, |note| (note.code.to_owned(), note.argument));
    vec![verdict.as_str().to_owned(), reading, code, argument]
}

/// The number of an instance of a template that was not seen; see [`template::draw`]. Numbers are below 2⁵³.
///
/// # Errors
/// The fault in words.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn draw(body: &str, start: f64, seen: Vec<f64>) -> Result<f64, String> {
    let seen: Vec<u64> = seen.into_iter().map(|number| number as u64).collect();
    template::draw(body, start as u64, &seen).map(|number| number as f64).map_err(|error| error.text())
}

/// The JSON of an instance of a template; see [`template::fill`].
///
/// # Errors
/// The fault in words.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn fill(body: &str, instance: f64) -> Result<String, String> {
    template::fill(body, instance as u64).map_err(|error| error.text())
}
