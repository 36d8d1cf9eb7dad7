//! How the engine asks the module that marks what is typed and fills templates.

use crate::grading::{self, Mark, Note, Question, Verdict};
use crate::{Error, template};
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The module, as JavaScript hands it over; see `marking`.
    pub type Marking;

    #[wasm_bindgen(method)]
    fn mark(this: &Marking, asked: &str, key: Vec<String>, response: &str) -> Vec<String>;

    #[wasm_bindgen(method, catch)]
    fn draw(this: &Marking, body: &str, start: f64, seen: Vec<f64>) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn fill(this: &Marking, body: &str, instance: f64) -> Result<String, JsValue>;
}

thread_local! {
    static MARKING: OnceCell<Marking> = const { OnceCell::new() };
}

/// Marks what is typed with this module from now on. A second one would say the same, so the first stays.
pub(super) fn take(marking: Marking) {
    if MARKING.with(|place| place.set(marking)).is_ok() {
        grading::mark_elsewhere(mark);
        template::work_elsewhere(draw, fill);
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

fn draw(body: &str, start: u64, seen: &[u64]) -> crate::Result<u64> {
    let seen = seen.iter().map(|&number| number as f64).collect();
    with(|module| module.draw(body, start as f64, seen)).map(|number| number as u64)
}

fn fill(body: &str, instance: u64) -> crate::Result<String> {
    with(|module| module.fill(body, instance as f64))
}

fn with<T>(ask: impl FnOnce(&Marking) -> Result<T, JsValue>) -> crate::Result<T> {
    let asked = MARKING.with(|place| ask(place.get().expect("templates are asked for with a module there")));
    // A bank that was checked has no such template; the words say which fault it is.
    asked.map_err(|fault| Error::new("bank/template", fault.as_string().unwrap_or_default()))
}
