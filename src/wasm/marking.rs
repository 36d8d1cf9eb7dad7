//! The module that marks what is typed: one function, four texts. `elsewhere` reads what this writes, and both are built
//! from the same sources at the same time.

use crate::bank::{AnswerKind, Form, Format};
use crate::grading::{self, Locale, Mark, Question};
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
    let Mark { verdict, reading, note, .. } = grading::mark(&question, &[response]);
    let (code, argument) = note.map_or_else(Default::default, |note| (note.code.to_owned(), note.argument));
    vec![verdict.as_str().to_owned(), reading, code, argument]
}
