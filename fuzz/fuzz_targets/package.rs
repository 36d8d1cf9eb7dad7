//! Archives: unpacked within the limits, or refused.
#![no_main]

use gradus::author::import::File;
use gradus::author::import::limits::LARGEST_UNPACKED;
use gradus::author::import::package::unpack;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(files) = unpack(&File::new("package.zip", bytes)) else { return };
    assert!(files.iter().map(|file| file.bytes.len()).sum::<usize>() <= LARGEST_UNPACKED);
    for file in files {
        assert!(!file.path.starts_with('/') && !file.path.split('/').any(|part| part == ".."));
    }
});
