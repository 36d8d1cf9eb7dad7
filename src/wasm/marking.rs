//! The module that marks expressions: one function, four texts. `elsewhere` reads what this writes, and both are built
//! from the same sources at the same time.

use crate::bank::{Form, Format};
use crate::grading::{self, Mark, Question};
use wasm_bindgen::prelude::*;

/// Marks a typed answer against its key: the verdict, the reading, and the code and argument of the note, empty where
/// there is none.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn mark(form: &str, key: Vec<String>, response: String) -> Vec<String> {
    let form = Form::named(form).unwrap_or_default();
    let question = Question { format: Format::Expression, form, key: &key, choices: &[] };
    let Mark { verdict, reading, note } = grading::mark(&question, &[response]);
    let (code, argument) = note.map_or_else(Default::default, |note| (note.code.to_owned(), note.argument));
    vec![verdict.as_str().to_owned(), reading, code, argument]
}
