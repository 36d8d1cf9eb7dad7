//! Banks as JSON, from an author or a stranger: any text is refused or opened, checked and built, and what is built loads.
#![no_main]

use gradus::author::desk::{built, checked, preview};
use gradus::bank::Bank;

const HEAD: &str = r#"{"gradus":"bank","version":1,"id":"b","name":"B","skills":[],"items":[]}"#;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // What the engine takes, it can read again when it is practised.
    if let Ok(bank) = Bank::parse(bytes.to_vec()) {
        for item in bank.items() {
            let index = bank.find_item(item.id()).expect("an item is found by its id");
            let _ = bank.texts(index);
        }
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // As an item, and as a bank.
    let _ = preview(text, HEAD, 1);
    let Ok(faults) = checked(text) else { return };
    assert!(built(text).is_ok() || faults.contains(r#""severity":"error""#), "{faults}");
});
