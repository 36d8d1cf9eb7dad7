//! Moodle XML: Moodle's own export of a question bank.
mod answers;
pub(super) mod cloze;
mod gaps;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::markup::{self, Marked};
use super::moodle::{auto_text, category_skill};
use super::xml::{self, Document, Element};
use super::{Draft, File, Found, Image, Imported, each};
use crate::{Error, Result};

/// Reads Moodle XML files. Every `question` is a row, except categories, which become skills.
///
/// # Errors
/// `moodle/not-one`: it is XML, and no `quiz`. Whatever [`xml`] says of a file that is no XML.
pub fn read(files: &[File]) -> Result<Imported> {
    let quizzes: Vec<&File> = files.iter().filter(|file| files.len() == 1 || is(file)).collect();
    let read = |file: &&File| read_one(file, files).map_err(|fault| fault.at(&*file.path));
    each(&quizzes, read, |file| file.path.clone())
}

/// Does the file begin like Moodle XML?
#[must_use]
pub fn is(file: &File) -> bool {
    let head = &file.bytes[..file.bytes.len().min(4_096)];
    let head = String::from_utf8_lossy(head).replace('\0', "");
    head.contains("<quiz>") || head.contains("<quiz ") && head.contains("<question")
}

fn read_one(file: &File, files: &[File]) -> Result<Imported> {
    let document = xml::read(&file.bytes)?;
    if document.root.name != "quiz" {
        let message = format!("the file is XML of `{}`; Moodle XML begins with `<quiz>`", document.root.name);
        return Err(Error::new("moodle/not-one", message));
    }
    let mut imported = Imported { name: file.stem().to_owned(), ..Imported::default() };
    let mut skill = None;
    for element in document.root.named("question") {
        let kind = element.attribute("type").unwrap_or("unknown");
        if kind == "category" {
            let path = element.child("category").and_then(|category| category.child("text")).map(Element::text);
            skill = category_skill(&mut imported, path.unwrap_or_default().trim());
            continue;
        }
        let place = format!("{}, line {}", file.path, document.line(element));
        let mut found = question(&document, element, kind, &place, files);
        if let Some(item) = &mut found.item {
            let tag = element.child("tags").and_then(|tags| tags.child("tag")).map(text_of);
            let tag = tag.map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty());
            if let Some(id) = skill.clone().or_else(|| tag.map(|tag| imported.skill(&tag))) {
                item.skills = vec![id];
            }
        }
        imported.found.push(found);
    }
    Ok(imported)
}

/// The text of `<x><text>…</text></x>`, or of `<x>…</x>`.
fn text_of(element: &Element) -> String {
    element
        .child("text")
        .map_or_else(|| if element.elements().next().is_none() { element.text() } else { String::new() }, Element::text)
}

/// The text of a child; empty without one.
fn child_text(element: &Element, name: &str) -> String {
    element.child(name).map(text_of).unwrap_or_default()
}

/// A question being read: its row, and the files around it.
struct Reading<'a> {
    element: &'a Element,
    found: Found,
    files: &'a [File],
    picture: Option<Image>,
}

fn question(document: &Document, element: &Element, kind: &str, place: &str, files: &[File]) -> Found {
    let name = markup::html_text(&child_text(element, "name"));
    let original = without_files(document.source(element));
    let found = Found::new(kind, &name, &original, place);
    let mut reading = Reading { element, found, files, picture: None };
    let mut draft = Draft { id: child_text(element, "idnumber").trim().to_owned(), ..Draft::default() };
    match answers::answer(&mut reading, kind, &mut draft) {
        Err(finding) => reading.found.refused(finding.code, finding.note),
        Ok(mut settled) => {
            let general = element.child("generalfeedback").map(|general| reading.text(general, None));
            draft.solution = settled.solution(general.unwrap_or_default());
            draft.hints =
                element.named("hint").map(|hint| reading.text(hint, None)).filter(|hint| !hint.is_empty()).collect();
            draft.picture = reading.picture.take();
            draft.answer = settled.answer;
            draft.mistakes = settled.mistakes;
            settled.findings.into_iter().for_each(|one| reading.found.notice(one.code, one.note));
            draft.found(reading.found)
        }
    }
}

/// The source of a question without the bytes of its pictures.
fn without_files(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(at) = rest.find("<file ") {
        out.push_str(&rest[..at]);
        let Some(end) = rest[at..].find("</file>") else { break };
        rest = &rest[at + end + "</file>".len()..];
    }
    out.push_str(rest);
    out
}

impl Reading<'_> {
    /// The element's text as Markdown; its picture becomes the question's if there is none yet. `changed`: the text in
    /// place of the element's own.
    fn text(&mut self, element: &Element, changed: Option<&str>) -> String {
        let (text, picture) = self.text_and_picture(element, changed);
        if self.picture.is_none() {
            self.picture = picture;
        }
        text
    }

    fn text_and_picture(&mut self, element: &Element, changed: Option<&str>) -> (String, Option<Image>) {
        let source = changed.map_or_else(|| text_of(element), str::to_owned);
        let format = element.attribute("format").or_else(|| self.element.child("questiontext")?.attribute("format"));
        let marked: Marked = match format {
            Some("plain_text") => markup::plain(&source),
            Some("markdown") => markup::markdown(&source),
            Some("moodle_auto_format") => auto_text(&source),
            _ => markup::html(&source),
        };
        let files = self.files;
        let resolve = |src: &str| embedded(element, src).or_else(|| super::file::named(files, src));
        marked.into_text(&mut self.found, &resolve)
    }

    /// The question's text, as written.
    fn source(&self) -> String {
        child_text(self.element, "questiontext")
    }

    /// The question as Markdown.
    fn question(&mut self) -> String {
        self.element.child("questiontext").map(|text| self.text(text, None)).unwrap_or_default()
    }
}

/// The bytes of `<file name="a.png" encoding="base64">…</file>` beside a text.
fn embedded(element: &Element, src: &str) -> Option<Vec<u8>> {
    let list: Vec<(File, &Element)> = element
        .named("file")
        .map(|file| (File::new(file.attribute("name").unwrap_or_default(), Vec::new()), file))
        .filter(|(file, _)| super::file::named(&[File::new(&*file.path, *b"x")], src).is_some())
        .collect();
    let (_, file) = list.first()?;
    let body: String = file.text().chars().filter(|c| !c.is_whitespace()).collect();
    STANDARD.decode(body).ok()
}
