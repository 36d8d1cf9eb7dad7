//! H5P: question sets and single questions, alone or within what shows them one after another.
//!
//! A package is a zip with `h5p.json` (what it is) and `content/content.json` (its parameters); the types and their
//! parameters are those of the content types on <https://h5p.org>. What contains questions (columns, presentations,
//! videos, books) is gone through in order. A `content.json` alone is known by its shape.
mod cards;
mod choices;
mod keys;
mod shape;
mod starred;
mod walk;

use serde_json::Value;

use super::package::{Media, is_archive, unpack};
use super::{File, Imported, each};
use crate::{Error, Result};

/// Reads H5P packages and their content files.
///
/// # Errors
/// `h5p/not-h5p`: it holds no H5P content. `h5p/json`: the content is not JSON. As [`unpack`].
pub fn read(files: &[File]) -> Result<Imported> {
    let (packed, loose): (Vec<&File>, Vec<&File>) = files.iter().partition(|file| is_archive(file));
    let mut groups: Vec<(String, Vec<File>)> = Vec::new();
    // A folder that was a package: its two files belong together.
    if loose.iter().any(|file| file.path.ends_with("content/content.json")) {
        groups.push((loose[0].stem().to_owned(), loose.into_iter().cloned().collect()));
    } else {
        groups.extend(loose.into_iter().map(|file| (file.stem().to_owned(), vec![file.clone()])));
    }
    groups.extend(packed.into_iter().map(|file| (file.stem().to_owned(), vec![file.clone()])));
    each(&groups, |(name, files)| one(name, files), |(name, _)| name.clone())
}

fn one(name: &str, files: &[File]) -> Result<Imported> {
    match files {
        [file] if is_archive(file) => {
            let inside = unpack(file)?;
            package(name, &inside).map_err(|error| error.at(&*file.path))
        }
        files => package(name, files),
    }
}

fn package(name: &str, files: &[File]) -> Result<Imported> {
    let json = |ending: &str| {
        let file = files.iter().find(|file| file.path == ending || file.path.ends_with(&["/", ending].concat()))?;
        Some(parse(file).map(|value| (file, value)))
    };
    let about = json("h5p.json").transpose()?;
    let content = json("content/content.json").or_else(|| json("content.json")).transpose()?;
    let (file, content) = match (content, files) {
        (Some(content), _) => content,
        (None, [only]) if about.is_none() => (only, parse(only)?),
        // The description alone says what the questions are of, and holds none.
        (None, [only]) => {
            return Ok(Imported {
                name: title(about.as_ref().map(|(_, about)| about)).unwrap_or(only.stem()).into(),
                ..Imported::default()
            });
        }
        _ => return Err(Error::new("h5p/not-h5p", "there is no content/content.json in it; export it from H5P again")),
    };
    let about = about.map(|(_, about)| about);
    let text = |key: &str| about.as_ref().and_then(|about| about.get(key)?.as_str());
    // A description that came under another name has questions as little.
    if about.is_none() && content.get("mainLibrary").is_some() && content.get("preloadedDependencies").is_some() {
        return Ok(Imported { name: title(Some(&content)).unwrap_or(name).to_owned(), ..Imported::default() });
    }
    let language = text("defaultLanguage").or_else(|| text("language")).filter(|own| *own != "und").unwrap_or_default();
    let named = title(about.as_ref()).or_else(|| title(Some(&content)));
    let mut imported =
        Imported { name: named.unwrap_or(name).to_owned(), language: language.to_owned(), ..Imported::default() };
    let library = match text("mainLibrary") {
        Some(library) => library.to_owned(),
        None => shape::by_shape(&content).ok_or_else(|| {
            Error::new("h5p/not-h5p", "its questions are of no type that is known; give the whole .h5p file")
                .at(&*file.path)
        })?,
    };
    let media = Media::new(files);
    let base = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut walk = walk::Walk { media: &media, base, place: &file.path, imported: &mut imported };
    walk.content(&library, &content, "", 0);
    Ok(imported)
}

fn title(about: Option<&Value>) -> Option<&str> {
    about?.get("title")?.as_str().map(str::trim).filter(|title| !title.is_empty())
}

fn parse(file: &File) -> Result<Value> {
    let (text, _) = file.text();
    serde_json::from_str(&text).map_err(|fault| {
        let message = format!("the content is not JSON ({fault}); export it from H5P again");
        Error::new("h5p/json", message).at(&*file.path)
    })
}

/// Does this file look like H5P?
#[must_use]
pub fn is(file: &File) -> bool {
    if is_archive(file) {
        return file.extension() == "h5p"
            || unpack(file).is_ok_and(|files| files.iter().any(|file| file.path == "h5p.json"));
    }
    if !matches!(&*file.extension(), "json" | "h5p") {
        return false;
    }
    parse(file).is_ok_and(|value| {
        let described = value.get("mainLibrary").is_some();
        described || shape::by_shape(&value).is_some()
    })
}
