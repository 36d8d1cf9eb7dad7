//! QTI 1.2, 2.0, 2.1, 2.2 and 3.0: single items, item banks, tests, and packages of them.
//!
//! The standard is 1EdTech's (<https://www.1edtech.org/standards/qti>). An item of version 3 is read as one of version 2:
//! the names differ in spelling only (`qti-choice-interaction`, `choiceInteraction`). Version 1.2 is read by
//! `older`. What a bank has no format for (marking a place in a picture, drawing, uploading, an essay) is refused with
//! its reason and, where it is known, its key.
mod blanks;
mod body;
mod declared;
mod feedback;
mod item;
mod kinds;
mod names;
mod near;
mod older;
mod pairs;
mod rich;
mod set;

use super::package::{is_archive, unpack};
use super::xml::{self, Document};
use super::{File, Found, Imported};
use crate::{Error, Result};
use set::Set;

/// Reads QTI files: packages (`.zip`), and loose files as one package of their own.
///
/// # Errors
/// `qti/not-qti`: no file is QTI. As [`unpack`] and [`xml::read`] where nothing else can be read.
pub fn read(files: &[File]) -> Result<Imported> {
    let (packed, loose): (Vec<&File>, Vec<&File>) = files.iter().partition(|file| is_archive(file));
    let mut groups: Vec<(String, Vec<File>)> = Vec::new();
    if let Some(first) = loose.first() {
        groups.push((first.stem().to_owned(), loose.iter().map(|&file| file.clone()).collect()));
    }
    let mut faults: Vec<(String, Error)> = Vec::new();
    for file in packed {
        match unpack(file) {
            Ok(inside) => groups.push((file.stem().to_owned(), inside)),
            Err(fault) => faults.push((file.path.clone(), fault)),
        }
    }
    let mut whole: Option<Imported> = None;
    for (name, files) in groups {
        match package(&name, &files) {
            Ok(one) => whole.get_or_insert_default().absorb(one),
            Err(fault) => faults.push((name, fault)),
        }
    }
    let Some(mut whole) = whole else {
        return Err(faults.into_iter().next().map_or_else(not_qti, |(_, fault)| fault));
    };
    for (path, fault) in faults {
        whole.left_over.push(unread(&path, &fault));
    }
    Ok(whole)
}

fn not_qti() -> Error {
    Error::new("qti/not-qti", "there is no QTI item, test or manifest in it; export the questions as QTI")
}

/// A file that could not be read, as a row.
fn unread(path: &str, fault: &Error) -> Found {
    let mut row = Found::new("file", path, path, fault.place()).refused(fault.code(), fault.message());
    if row.place.is_empty() {
        path.clone_into(&mut row.place);
    }
    row
}

/// One package: items in the order its tests name them, then the rest in the order of the manifest, then of the files.
fn package(name: &str, files: &[File]) -> Result<Imported> {
    let mut documents: Vec<(&File, Document)> = Vec::new();
    let mut faults: Vec<(&File, Error)> = Vec::new();
    for file in files.iter().filter(|file| is_xml(file)) {
        match xml::read(&file.bytes) {
            Ok(mut document) => {
                names::plain(&mut document.root);
                documents.push((file, document));
            }
            Err(fault) => faults.push((file, fault.at(&*file.path))),
        }
    }
    let set = Set::new(name, files, &documents);
    if set.is_empty() {
        return Err(faults.into_iter().next().map_or_else(not_qti, |(_, fault)| fault));
    }
    let mut imported = set.read();
    imported.left_over.extend(faults.iter().map(|(file, fault)| unread(&file.path, fault)));
    Ok(imported)
}

fn is_xml(file: &File) -> bool {
    let named = matches!(&*file.extension(), "xml" | "qti" | "dat");
    let start = &file.bytes[..file.bytes.len().min(64)];
    let opens = start.iter().copied().filter(|b| !b.is_ascii_whitespace() && *b != 0).find(u8::is_ascii);
    named || (file.extension().is_empty() && opens == Some(b'<'))
}

/// Does this file look like QTI?
#[must_use]
pub fn is(file: &File) -> bool {
    const SIGNS: [&str; 7] = [
        "<questestinterop",
        "assessmentItem",
        "qti-assessment-item",
        "assessmentTest",
        "qti-assessment-test",
        "qti-assessment-stimulus",
        "imsqti",
    ];
    if is_archive(file) {
        let manifest = |inside: &File| inside.name() == "imsmanifest.xml" || (is_xml(inside) && is(inside));
        return unpack(file).is_ok_and(|files| files.iter().any(manifest));
    }
    let head = String::from_utf8_lossy(&file.bytes[..file.bytes.len().min(4_000)]);
    SIGNS.iter().any(|sign| head.contains(sign))
}
