//! Texts of other formats as Markdown: a sound text stays sound and renders without anything that runs.
#![no_main]

use gradus::author::import::markup;
use gradus::author::{markdown, unsafe_markup};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let _ = markup::markdown(&text);
    let _ = markup::html_text(&text);
    for made in [markup::html(&text), markup::plain(&text)] {
        let (made, _) = markup::sound(&made.shown().0);
        if let Ok(html) = markdown(&made) {
            assert_eq!(unsafe_markup(&html), None, "{made}");
        }
    }
});
