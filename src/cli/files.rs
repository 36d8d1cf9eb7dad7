//! Files in, files out. An output appears whole or not at all.

use super::fail::Outcome;
use super::shipped::shipped;
use gradus::Error;
use gradus::author::{PartSpec, build, desk, join};
use gradus::bank::{Bank, BankSpec};
use serde::de::DeserializeOwned;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// The file of a bank's folder that holds its head.
const HEAD: &str = "bank.json";

/// All bytes of a file.
pub(crate) fn read(path: &Path) -> Outcome<Vec<u8>> {
    Ok(fs::read(path).map_err(|error| unreadable(path, &error))?)
}

/// All of a text file.
pub(crate) fn read_text(path: &Path) -> Outcome<String> {
    Ok(String::from_utf8(read(path)?).map_err(|fault| {
        let place = format!("{}, byte {}", path.display(), fault.utf8_error().valid_up_to());
        Error::new("file/not-utf8", "the file is not UTF-8 text; save it as UTF-8").at(place)
    })?)
}

/// The fault of a file that cannot be read.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Error {
    let message = format!("it cannot be read ({error}); check the name and whether you may read it");
    Error::new("file/read", message).at(path.display().to_string())
}

/// A bank as its file or folder says it, source or built, or the one that a word stands for. A folder of that name is
/// meant before the word: it may hold the same bank with today's changes.
pub(crate) fn read_spec(path: &Path) -> Outcome<BankSpec> {
    if path.is_dir() {
        return read_folder(path);
    }
    let bank = match shipped(path) {
        Some(bank) => bank.spec(),
        None => parse(&read(path)?),
    };
    Ok(bank.map_err(|error| error.at(path.display().to_string()))?)
}

/// A bank in several files: `bank.json`, then every other `.json` of the folder in the order of their names.
fn read_folder(path: &Path) -> Outcome<BankSpec> {
    let head = path.join(HEAD);
    let mut bank: BankSpec = parse(&read(&head)?).map_err(|error| error.at(head.display().to_string()))?;
    let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut files: Vec<PathBuf> =
        entries.map_err(|error| unreadable(path, &error))?.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    for file in files {
        if file.extension().is_some_and(|extension| extension == "json") && file != head {
            let part = parse::<PartSpec>(&read(&file)?).and_then(|part| join(bank, part));
            bank = part.map_err(|error| error.at(file.display().to_string()))?;
        }
    }
    Ok(bank)
}

/// A bank, or a part of one, out of its bytes.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> gradus::Result<T> {
    let text = std::str::from_utf8(bytes).map_err(|fault| {
        let place = format!("byte {}", fault.valid_up_to());
        Error::new("bank/not-utf8", "the file is not UTF-8 text; save it as UTF-8").at(place)
    })?;
    desk::parse(text, "bank/shape")
}

/// The bytes of a bank that practice can load, and the bank: a source bank is built, a built one is taken as it is.
pub(crate) fn read_built(path: &Path) -> Outcome<(Vec<u8>, Bank)> {
    let place = |error: Error| error.at(path.display().to_string());
    if !path.is_dir() && shipped(path).is_none() {
        let bytes = read(path)?;
        match Bank::parse(bytes.clone()) {
            Err(error) if error.code() == "bank/text-not-built" => {}
            bank => return Ok((bytes, bank.map_err(place)?)),
        }
    }
    Ok(built(build(read_spec(path)?).map_err(place)?).map_err(place)?)
}

/// The bytes of a built bank, and the bank the engine makes of them.
pub(crate) fn built(spec: BankSpec) -> gradus::Result<(Vec<u8>, Bank)> {
    let bytes = json(&spec);
    let bank = Bank::parse(bytes.clone())?;
    Ok((bytes, bank))
}

/// A value as one line of JSON with its line feed.
///
/// # Panics
/// If the value cannot be JSON: all values that come here can.
pub(crate) fn json(value: &impl serde::Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("specs and reports are plain data");
    bytes.push(b'\n');
    bytes
}

/// Standard output, buffered; [`Write::flush`] it at the end, or a full disk goes unseen.
pub(crate) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// An output file written under a name of its own until [`Pending::keep`] gives it the name that was asked for.
#[derive(Debug)]
pub(crate) struct Pending {
    temporary: Option<PathBuf>,
    target: PathBuf,
}

impl Pending {
    /// Writes the bytes beside `path`.
    pub(crate) fn write(path: &Path, bytes: &[u8]) -> Outcome<Self> {
        let fault = |error: io::Error| {
            let message = format!("it cannot be written ({error}); check that the folder is there and has room");
            Error::new("file/write", message).at(path.display().to_string())
        };
        // A device or a pipe must stay what it is, and its name may be a link that leads to no path (/dev/stdout).
        if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
            let open = OpenOptions::new().write(true).open(path);
            open.and_then(|mut device| device.write_all(bytes)).map_err(fault)?;
            return Ok(Self { temporary: None, target: path.to_owned() });
        }
        // A link to a file stays a link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut name = std::ffi::OsString::from(".");
        name.push(target.file_name().unwrap_or_default());
        name.push(format!(".{}.partial", std::process::id()));
        let temporary = target.with_file_name(name);
        // From here on a failure takes the partial file away: `Drop` does.
        let pending = Self { temporary: Some(temporary.clone()), target };
        let write = |mut file: File| file.write_all(bytes).and_then(|()| file.sync_all());
        File::create(&temporary).and_then(write).map_err(fault)?;
        Ok(pending)
    }

    /// Gives the file its name.
    pub(crate) fn keep(mut self) -> Outcome {
        let Some(temporary) = &self.temporary else { return Ok(()) };
        fs::rename(temporary, &self.target).map_err(|error| {
            let message = format!("it cannot be written ({error}); check that it is no folder and not held open");
            Error::new("file/write", message).at(self.target.display().to_string())
        })?;
        self.temporary = None;
        Ok(())
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            // The command is failing for a reason of its own; that one is told.
            let _ = fs::remove_file(temporary);
        }
    }
}
