//! Archives: what a package holds, and never more than the limits allow.
//!
//! A package is a zip file from outside, so nothing it says of itself is believed. The directory is looked at first
//! (entries, names, sizes, ratio, links, encryption); then each entry is unpacked as far as it claims to go and not a
//! byte further, so that an archive that lies about its sizes costs what it claims, which the limits bound.
mod media;

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::File;
use super::limits::{LARGEST_FILE, LARGEST_RATIO, LARGEST_UNPACKED, MOST_ENTRIES, check_size};
use crate::{Error, Result};

pub(super) use media::{Media, Texts};

/// Below this many bytes an entry may have any ratio: a short file of one letter packs very well.
const SMALL: u64 = 1 << 20;
/// The longest path of an entry, in bytes.
const LONGEST_PATH: usize = 1_024;

/// Is this a zip archive, by its first bytes?
#[must_use]
pub fn is_archive(file: &File) -> bool {
    file.bytes.starts_with(b"PK\x03\x04") || file.bytes.starts_with(b"PK\x05\x06")
}

/// The files of a zip archive, in its order; folders are left out. An archive within it stays packed: whoever unpacks
/// that one too must not do so for a third.
///
/// # Errors
/// `package/archive`: it is not a zip archive, or it is damaged. `package/encrypted`, `package/method`: an entry is
/// encrypted or packed by a method other than deflate. `package/path`: an entry's path is absolute or leads out of the
/// archive. `package/link`: an entry is a symbolic link. `package/bomb`: an entry unpacks to more than it claims or to
/// more than the allowed times its packed size. `package/too-large`: too many entries or bytes. `import/too-large`: the
/// archive itself is too large.
pub fn unpack(file: &File) -> Result<Vec<File>> {
    check_size(file)?;
    entries(&file.bytes).map_err(|error| error.at(&*file.path))
}

fn entries(bytes: &[u8]) -> Result<Vec<File>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|fault| damaged(&fault))?;
    if archive.len() > MOST_ENTRIES {
        let message = format!("the archive has {} entries and the limit is {MOST_ENTRIES}; split it", archive.len());
        return Err(Error::new("package/too-large", message));
    }
    let mut files: Vec<File> = Vec::new();
    let mut left = LARGEST_UNPACKED as u64;
    for index in 0..archive.len() {
        let Some((path, size)) = look(&mut archive, index)? else { continue };
        if size > left || size > LARGEST_FILE as u64 {
            let (limit, whole) = (LARGEST_FILE >> 20, LARGEST_UNPACKED >> 20);
            let message =
                format!("it unpacks to more than the limit ({limit} MB a file, {whole} MB in all); take files out");
            return Err(Error::new("package/too-large", message).at(path));
        }
        left -= size;
        let bytes = read(&mut archive, index, size).map_err(|error| error.at(&*path))?;
        // The directory may name a path twice; the first stands, as it does for those who search the directory.
        if !files.iter().rev().take(64).any(|file| file.path == path) {
            files.push(File { path, bytes });
        }
    }
    Ok(files)
}

/// The path and size of an entry, as the archive's directory has them; `None` for a folder.
fn look(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Result<Option<(String, u64)>> {
    let entry = archive.by_index_raw(index).map_err(|fault| damaged(&fault))?;
    let path = safe(&entry.name().map_err(|fault| damaged(&fault))?)?;
    let fault = |code, message: &str| Err(Error::new(code, message).at(&*path));
    if entry.encrypted() {
        return fault("package/encrypted", "the entry is encrypted; pack the files again without a password");
    }
    if entry.is_symlink() {
        return fault("package/link", "the entry is a link to another file; pack the file itself");
    }
    if entry.is_dir() {
        return Ok(None);
    }
    let (size, packed) = (entry.size(), entry.compressed_size());
    if size > SMALL && size / LARGEST_RATIO as u64 > packed {
        let message = format!("{packed} bytes claim to unpack to {size}; no file of a package does that");
        return fault("package/bomb", &message);
    }
    Ok(Some((path, size)))
}

/// Unpacks an entry as far as it claims to go.
fn read(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, size: u64) -> Result<Vec<u8>> {
    let mut entry = archive.by_index(index).map_err(|fault| damaged(&fault))?;
    let mut bytes = Vec::new();
    let one_more = (&mut entry).take(size + 1);
    let result = { one_more }.read_to_end(&mut bytes);
    if bytes.len() as u64 > size {
        return Err(Error::new("package/bomb", "the entry unpacks to more than it claims; pack the files again"));
    }
    match result {
        Ok(_) => Ok(bytes),
        Err(fault) => Err(Error::new("package/archive", format!("the entry is damaged ({fault}); pack it again"))),
    }
}

fn damaged(fault: &ZipError) -> Error {
    match fault {
        ZipError::UnsupportedArchive(why) if why.contains("assword") => {
            Error::new("package/encrypted", "an entry is encrypted; pack the files again without a password")
        }
        ZipError::UnsupportedArchive(why) => {
            let message = format!("the archive uses what is not read here ({why}); pack it again as a plain zip");
            Error::new("package/method", message)
        }
        fault => Error::new("package/archive", format!("the archive is damaged ({fault}); fetch or pack it again")),
    }
}

/// A path with `/` that stays within the archive.
fn safe(name: &str) -> Result<String> {
    let path = name.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    let odd = path.len() > LONGEST_PATH || path.chars().any(char::is_control);
    if path.starts_with('/') || drive || odd || path.split('/').any(|part| part == "..") {
        let shown: String = path.chars().filter(|c| !c.is_control()).take(80).collect();
        let message = "the path is absolute, leads out of the archive or is no path; pack the files again";
        return Err(Error::new("package/path", message).at(shown));
    }
    Ok(path.split('/').filter(|part| !part.is_empty() && *part != ".").collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_within() {
        for path in ["../a", "a/../../b", "/etc/passwd", "C:\\a", "c:/a", "a\\..\\..\\b", "a\0b"] {
            assert_eq!(safe(path).unwrap_err().code(), "package/path", "{path}");
        }
        assert_eq!(safe("./a//b/c.xml").unwrap(), "a/b/c.xml");
        assert_eq!(safe("a..b/c.xml").unwrap(), "a..b/c.xml");
    }
}
