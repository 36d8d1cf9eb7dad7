//! The documents of one package: which are items, in what order, and what they share.
use std::collections::BTreeMap;

use super::super::package::Media;
use super::super::xml::{Document, Element};
use super::super::{File, Imported};
use super::{item, older};

/// The documents of a package by what they are.
#[derive(Debug)]
pub(super) struct Set<'a> {
    name: &'a str,
    media: Media<'a>,
    /// Items of versions 2 and 3 by their paths.
    items: Vec<(&'a str, &'a Document)>,
    /// Files of version 1.2.
    older: Vec<(&'a str, &'a Document)>,
    /// Tests and sections.
    tests: Vec<(&'a str, &'a Document)>,
    manifest: Option<(&'a str, &'a Document)>,
    shared: BTreeMap<String, (&'a str, &'a Element)>,
}

/// An item, where it is named and under what heading.
struct Place<'a> {
    path: &'a str,
    document: &'a Document,
    skill: String,
}

impl<'a> Set<'a> {
    pub(super) fn new(name: &'a str, files: &'a [File], documents: &'a [(&'a File, Document)]) -> Self {
        let media = Media::new(files);
        let mut set = Self {
            name,
            media,
            items: Vec::new(),
            older: Vec::new(),
            tests: Vec::new(),
            manifest: None,
            shared: BTreeMap::new(),
        };
        for (file, document) in documents {
            let one = (&*file.path, document);
            match &*document.root.name {
                "assessmentItem" => set.items.push(one),
                "questestinterop" => set.older.push(one),
                "assessmentTest" | "assessmentSection" => set.tests.push(one),
                "manifest" => set.manifest = Some(one),
                "assessmentStimulus" => drop(set.shared.insert(file.path.clone(), (&file.path, &document.root))),
                _ => {}
            }
        }
        set
    }

    /// Is nothing of QTI in it?
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
            && self.older.is_empty()
            && self.tests.is_empty()
            && self.manifest.is_none()
            && self.shared.is_empty()
    }

    /// Reads all questions.
    pub(super) fn read(&self) -> Imported {
        let mut imported = Imported { name: self.title(), ..Imported::default() };
        for place in self.places() {
            let shelf = item::Shelf { media: &self.media, shared: &self.shared, path: place.path };
            if imported.language.is_empty() {
                imported.language = language(&place.document.root);
            }
            let mut found = item::read(place.document, &shelf);
            if let Some(item) = found.item.as_mut().filter(|_| !place.skill.is_empty()) {
                item.skills = vec![imported.skill(&place.skill)];
            }
            imported.found.push(found);
        }
        for (path, document) in &self.older {
            older::read(path, document, &self.media, &mut imported);
        }
        imported
    }

    /// The items in order: as the tests name them, then as the manifest does, then by path.
    fn places(&self) -> Vec<Place<'a>> {
        let mut rest: BTreeMap<&str, &'a Document> = self.items.iter().copied().collect();
        let mut places = Vec::new();
        let mut take = |base: &str, href: &str, skill: &str, places: &mut Vec<Place<'a>>| {
            let Some(path) = self.path(base, href) else { return };
            if let Some(document) = rest.remove(path) {
                places.push(Place { path, document, skill: skill.to_owned() });
            }
        };
        let nested = self.nested();
        for (path, test) in self.tests.iter().filter(|(path, _)| !nested.contains(path)) {
            let title = test.root.attribute("title").unwrap_or_default();
            self.walk(path, &test.root, title, 0, &mut |base, href, skill| take(base, href, skill, &mut places));
        }
        if let Some((path, manifest)) = self.manifest {
            for resource in manifest.root.find_all(&["resource"]) {
                let hrefs = resource
                    .attribute("href")
                    .into_iter()
                    .chain(resource.named("file").filter_map(|file| file.attribute("href")));
                hrefs.for_each(|href| take(folder(path), href, "", &mut places));
            }
        }
        // Items that are in one file each and have no test keep the order of the files.
        for (path, _) in &self.items {
            take("", path, "", &mut places);
        }
        places
    }

    /// Sections in files of their own that a test refers to.
    fn nested(&self) -> Vec<&'a str> {
        let mut all = Vec::new();
        for (path, test) in &self.tests {
            let hrefs = test.root.find_all(&["assessmentSectionRef"]);
            all.extend(hrefs.iter().filter_map(|one| self.path(folder(path), one.attribute("href")?)));
        }
        all
    }

    /// Every reference to an item in a test or section, with the heading it stands under.
    fn walk(&self, path: &str, element: &Element, heading: &str, depth: usize, take: &mut dyn FnMut(&str, &str, &str)) {
        for element in element.elements() {
            let own = element.attribute("title").filter(|title| !title.trim().is_empty()).unwrap_or(heading);
            match &*element.name {
                "assessmentItemRef" => take(folder(path), element.attribute("href").unwrap_or_default(), heading),
                "assessmentSectionRef" if depth < 8 => {
                    let href = element.attribute("href").unwrap_or_default();
                    let section =
                        self.path(folder(path), href).and_then(|path| self.tests.iter().find(|(own, _)| *own == path));
                    if let Some((path, section)) = section {
                        let heading = section.root.attribute("title").unwrap_or(heading);
                        self.walk(path, &section.root, heading, depth + 1, take);
                    }
                }
                "assessmentSection" => self.walk(path, element, own, depth + 1, take),
                _ => self.walk(path, element, heading, depth, take),
            }
        }
    }

    /// The path of a document that `href` names from the folder `base`.
    fn path(&self, base: &str, href: &str) -> Option<&'a str> {
        self.media.find(href, base).map(|file| &*file.path)
    }

    fn title(&self) -> String {
        let of_test = self.tests.iter().find_map(|(_, test)| test.root.attribute("title"));
        let of_older = || self.older.iter().find_map(|(_, one)| one.root.child("assessment")?.attribute("title"));
        let title = of_test.or_else(of_older).map(str::trim).filter(|title| !title.is_empty());
        title.unwrap_or(self.name).to_owned()
    }
}

/// The folder of a path.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The language an element says it is in.
fn language(element: &Element) -> String {
    let own = element.attribute("xml:lang").or_else(|| element.attribute("lang")).unwrap_or_default().trim();
    let sound = (2..=35).contains(&own.len()) && own.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if sound { own.to_owned() } else { String::new() }
}
