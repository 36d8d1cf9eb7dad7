//! Templates: any body is drawn and filled or refused, and an instance is an item.
#![no_main]

use gradus::template::{draw, fill};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [start, rest @ ..] = bytes else { return };
    let Ok(body) = std::str::from_utf8(rest) else { return };
    let Ok(instance) = draw(body, u64::from(*start), &[]) else { return };
    let first = fill(body, instance).expect("a drawn instance can be filled");
    assert_eq!(fill(body, instance).as_deref(), Ok(&*first), "the same number gives the same instance");
});
