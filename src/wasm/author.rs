//! The module of the page for authors (feature `authoring`): JSON texts in and out; see `crate::author::desk`.

use super::throw::throw;
use crate::Result;
use crate::author::desk::{self, Tagger};
use crate::author::import::{File, sheet};
use js_sys::Uint8Array;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("author.d.ts");

type Outcome = std::result::Result<String, JsValue>;

/// The format of a file; `undefined` where it is of none known.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn detect(name: &str, bytes: Vec<u8>) -> Option<String> {
    desk::kind_of(&File::new(name, bytes)).map(str::to_owned)
}

/// Reads files of a format, or each of its own with `auto`.
#[wasm_bindgen(js_name = "importFiles")]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn import(kind: &str, names: Vec<String>, bytes: Vec<Uint8Array>) -> Outcome {
    let files: Vec<File> = names.into_iter().zip(bytes).map(|(name, bytes)| File::new(name, bytes.to_vec())).collect();
    out(desk::imported(kind, &files))
}

/// The built bank.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn build(bank: &str) -> Outcome {
    out(desk::built(bank))
}

/// All faults of a bank.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn check(bank: &str) -> Outcome {
    out(desk::checked(bank))
}

/// An item as a student gets it. `seed` is a whole number below 2⁵³.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn preview(item: &str, head: &str, seed: f64) -> Outcome {
    out(desk::preview(item, head, seed as u64))
}

/// What is said to an answer to it.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn tried(item: &str, head: &str, seed: f64, response: Vec<String>) -> Outcome {
    out(desk::tried(item, head, seed as u64, &response))
}

thread_local! {
    /// The bank last asked about: to read all its items takes longer than to answer.
    static TAGGER: RefCell<Option<(String, Tagger)>> = const { RefCell::new(None) };
}

/// Skills of a bank that an item may be about.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn suggest(item: &str, bank: &str) -> Outcome {
    TAGGER.with_borrow_mut(|tagger| {
        if tagger.as_ref().is_none_or(|(known, _)| known != bank) {
            *tagger = Some((bank.to_owned(), Tagger::new(bank).map_err(throw)?));
        }
        let (_, tagger) = tagger.as_ref().expect("just put there");
        out(tagger.suggest(item))
    })
}

/// The sheet that teachers fill, as CSV.
#[wasm_bindgen(js_name = "templateSheet")]
#[must_use]
#[expect(unreachable_pub, reason = "reached from JavaScript")]
pub fn template_sheet() -> String {
    // Excel takes UTF-8 for what it is only behind this mark.
    ["\u{feff}", sheet::TEMPLATE].concat()
}

fn out(made: Result<String>) -> Outcome {
    made.map_err(throw)
}
