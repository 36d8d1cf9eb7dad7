//! The media of a package: files under numbers, with a list that gives their names.
use std::collections::BTreeMap;
use std::io::Read;

use super::super::File;
use super::super::limits::{LARGEST_FILE, LARGEST_RATIO};
use super::proto;
use crate::{Error, Result};

/// First bytes of zstd.
const ZSTD: &[u8] = b"\x28\xB5\x2F\xFD";
/// Below this many bytes a file may have any ratio.
const SMALL: usize = 1 << 20;

/// Unpacks zstd, bounded as an entry of an archive is.
///
/// # Errors
/// `anki/zstd`: it is damaged. `package/bomb`: it unpacks to too much.
pub(super) fn unpacked(bytes: Vec<u8>) -> Result<Vec<u8>> {
    if !bytes.starts_with(ZSTD) {
        return Ok(bytes);
    }
    let damaged =
        |why: &str| Error::new("anki/zstd", format!("what is compressed is damaged ({why}); export the deck again"));
    let most = LARGEST_FILE.min((bytes.len().saturating_mul(LARGEST_RATIO)).max(SMALL));
    let mut packed = &*bytes;
    let mut out = Vec::new();
    // One frame after another, as the format allows.
    while packed.starts_with(ZSTD) {
        let mut decoder =
            ruzstd::decoding::StreamingDecoder::new(&mut packed).map_err(|fault| damaged(&fault.to_string()))?;
        let room = (most + 1 - out.len()) as u64;
        (&mut decoder).take(room).read_to_end(&mut out).map_err(|fault| damaged(&fault.to_string()))?;
        if out.len() > most {
            let message = "what is compressed unpacks to more than the limit; export a smaller deck";
            return Err(Error::new("package/bomb", message));
        }
    }
    Ok(out)
}

/// The package's media under their names; what cannot be unpacked is left out, and missed where it is used.
pub(super) fn named(files: Vec<File>) -> Vec<File> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    if let Some(list) = files.iter().find(|file| file.path == "media")
        && let Ok(list) = unpacked(list.bytes.clone())
    {
        names = match serde_json::from_slice(&list) {
            Ok(names) => names,
            // The newest form: messages in the order of the numbers.
            Err(_) => {
                let entries = proto::messages(&list, 1).into_iter().enumerate();
                entries.filter_map(|(at, entry)| Some((at.to_string(), proto::text(entry, 1)?))).collect()
            }
        };
    }
    let own = |file: File| {
        let path = names.get(&file.path)?.clone();
        Some(File { path, bytes: unpacked(file.bytes).ok()? })
    };
    files.into_iter().filter_map(own).collect()
}
