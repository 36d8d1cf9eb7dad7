//! How much of a foreign file is read. All limits of the importers stand here.

use super::File;
use crate::{Error, Result};

/// The largest file, in bytes.
pub const LARGEST_FILE: usize = 100 << 20;
/// The most that an archive may unpack to, in bytes, all its entries together.
pub const LARGEST_UNPACKED: usize = 200 << 20;
/// An entry of an archive may unpack to so many times its packed size.
pub const LARGEST_RATIO: usize = 200;
/// The most entries of an archive.
pub const MOST_ENTRIES: usize = 20_000;
/// The deepest nesting of elements, lists or groups.
pub const DEEPEST: usize = 64;
/// The most questions of one import. A bank with more would be larger than the engine takes.
pub const MOST_QUESTIONS: usize = 100_000;
/// Characters of a question's original text that a report keeps.
pub const LONGEST_ORIGINAL: usize = 4_000;

/// # Errors
/// `import/too-large`: the file is larger than [`LARGEST_FILE`].
pub fn check_size(file: &File) -> Result<()> {
    if file.bytes.len() <= LARGEST_FILE {
        return Ok(());
    }
    let (size, limit) = (file.bytes.len() >> 20, LARGEST_FILE >> 20);
    let message = format!("the file has {size} MB and the limit is {limit}; split it");
    Err(Error::new("import/too-large", message).at(&*file.path))
}
