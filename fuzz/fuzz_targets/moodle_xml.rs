//! Moodle's XML: any bytes are imported or refused, and what is imported loads.
#![no_main]

mod import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| import::import("moodle-xml", "quiz.xml", bytes));
