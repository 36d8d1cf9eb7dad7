//! An error on its way to JavaScript.

use crate::Error;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// A JavaScript error with `name`, `code` and `place`.
pub(super) fn throw(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(error.message());
    thrown.set_name("GradusError");
    for (key, value) in [("code", error.code()), ("place", error.place())] {
        Reflect::set(&thrown, &key.into(), &value.into()).expect("a fresh error takes properties");
    }
    thrown.into()
}
