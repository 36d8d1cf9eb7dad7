//! How the engine asks the module that marks what is typed.

use crate::grading::{self, Mark, Note, Question, Verdict};
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The module, as JavaScript hands it over; see `marking`.
    pub type Marking;

    #[wasm_bindgen(method)]
    fn mark(this: &Marking, asked: &str, key: Vec<String>, response: &str) -> Vec<String>;
}

thread_local! {
    static MARKING: OnceCell<Marking> = const { OnceCell::new() };
}

/// Marks what is typed with this module from now on. A second one would say the same, so the first stays.
pub(super) fn take(marking: Marking) {
    if MARKING.with(|place| place.set(marking)).is_ok() {
        grading::mark_elsewhere(mark);
    }
}

fn mark(question: &Question<'_>, response: &str) -> Mark {
    let parts = MARKING.with(|place| {
        let marking = place.get().expect("`mark_elsewhere` is called with a module there");
        let Question { format, reads, form, locale, .. } = question;
        let asked = [format.as_str(), reads.as_str(), form.as_str(), locale.language()].join(" ");
        marking.mark(&asked, question.key.to_vec(), response)
    });
    let [verdict, reading, code, argument]: [String; 4] = parts.try_into().expect("`marking` gives four texts");
    let verdict = Verdict::named(&verdict).expect("`marking` knows the same verdicts");
    Mark { verdict, reading, note: Note::named(&code, argument), parts: Vec::new() }
}
