//! Texts of a package's questions with their pictures, which are found by the path that a question names.
use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::author::import::{File, Found, markup};
use crate::bank::Picture;

/// The files of a package, to look pictures up in.
#[derive(Debug, Default)]
pub(in crate::author::import) struct Media<'a> {
    by_path: BTreeMap<String, &'a File>,
    by_name: BTreeMap<String, Vec<&'a File>>,
}

impl<'a> Media<'a> {
    /// The files under their own paths.
    pub(in crate::author::import) fn new(files: &'a [File]) -> Self {
        Self::named(files.iter().map(|file| (file.path.clone(), file)))
    }

    /// The files under the paths given.
    pub(in crate::author::import) fn named(files: impl IntoIterator<Item = (String, &'a File)>) -> Self {
        let mut media = Self::default();
        for (path, file) in files {
            let name = path.rsplit('/').next().unwrap_or(&path).to_lowercase();
            media.by_name.entry(name).or_default().push(file);
            media.by_path.entry(path).or_insert(file);
        }
        media
    }

    /// The file that `source` names in a file in the folder `base`: by its path, else by its name if only one has it.
    pub(in crate::author::import) fn find(&self, source: &str, base: &str) -> Option<&'a File> {
        let source = decoded(source.split(['?', '#']).next().unwrap_or_default());
        let source = source.replace('\\', "/");
        let source =
            source.trim_start_matches("$IMS-CC-FILEBASE$").trim_start_matches("%%LINKPATH%%").trim_start_matches('/');
        [joined(base, source), joined("", source), joined("web_resources", source), joined("content", source)]
            .iter()
            .find_map(|path| self.by_path.get(path).copied())
            .or_else(|| match self.by_name.get(&source.rsplit('/').next()?.to_lowercase()).map(Vec::as_slice) {
                Some([only]) => Some(*only),
                _ => None,
            })
    }
}

/// The texts of one question on their way to Markdown, with the question's row to tell things in.
#[derive(Debug)]
pub(in crate::author::import) struct Texts<'a> {
    media: &'a Media<'a>,
    base: &'a str,
    /// The question's row.
    pub(in crate::author::import) found: Found,
    /// The first picture of its texts.
    pub(in crate::author::import) picture: Option<Picture>,
}

impl<'a> Texts<'a> {
    /// No text yet; `base` is the folder of the file that names the pictures.
    pub(in crate::author::import) fn new(media: &'a Media<'a>, base: &'a str, found: Found) -> Self {
        Self { media, base, found, picture: None }
    }

    /// HTML as Markdown. Its first picture becomes the question's.
    pub(in crate::author::import) fn markdown(&mut self, html: &str) -> String {
        let (mut text, picture) = self.pictured(html);
        if let Some(picture) = picture {
            if self.picture.as_ref().is_none_or(|own| *own == picture) {
                self.picture = Some(picture);
            } else {
                let alt = serde_json::from_str::<Value>(picture.json())
                    .ok()
                    .and_then(|all| Some(all.get("alt")?.as_str()?.to_owned()));
                let alt = alt.unwrap_or_default();
                self.found.notice("import/pictures", format!("an item has one picture; `{alt}` is left out"));
                text = [&*text, "\n\n*(picture: ", &markup::escape(&alt).replace('$', r"\$"), ")*"]
                    .concat()
                    .trim()
                    .to_owned();
            }
        }
        text
    }

    /// HTML as Markdown, and its first picture.
    pub(in crate::author::import) fn pictured(&mut self, html: &str) -> (String, Option<Picture>) {
        let mut marked = markup::html(html);
        // Canvas shows formulas as pictures of its own server, with the TeX as their text.
        for (at, image) in marked.images.iter().enumerate() {
            if let Some(tex) = image.alt.trim().strip_prefix("LaTeX:") {
                let formula = format!("${}$", tex.trim().replace('$', ""));
                marked.text = marked.text.replace(&format!("\u{e002}{at}\u{e003}"), &formula);
            }
        }
        let (media, base) = (self.media, self.base);
        let (text, image) = marked.into_text(&mut self.found, &|source| Some(media.find(source, base)?.bytes.clone()));
        let json = image.map(|image| json!({ "kind": "image", "alt": image.alt, "data": image.data }).to_string());
        (text.trim().to_owned(), json.and_then(Picture::new))
    }
}

/// `path` seen from the folder `base`, without `.` and `..`.
fn joined(base: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// `%20` and its like as characters.
fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        let code = (*first == b'%').then(|| more.get(..2)).flatten();
        let value = code.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        out.push(value.unwrap_or(*first));
        rest = if value.is_some() { &more[2..] } else { more };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(path: &str) -> File {
        File::new(path, *b"\x89PNG\r\n\x1a\n")
    }

    #[test]
    fn pictures_are_found_from_where_they_are_named() {
        let files = [png("items/images/my map.png"), png("shared/a.png"), png("other/a.png")];
        let media = Media::new(&files);
        assert_eq!(media.find("images/my%20map.png", "items"), Some(&files[0]));
        assert_eq!(media.find("../shared/a.png", "items"), Some(&files[1]));
        assert_eq!(media.find("lost/My Map.png", "items"), Some(&files[0]), "the only one of this name");
        assert_eq!(media.find("a.png", "items"), None, "two have this name");
    }

    #[test]
    fn the_first_comes_along_and_the_rest_is_told() {
        let files = [png("a.png"), png("b.png")];
        let media = Media::new(&files);
        let mut texts = Texts::new(&media, "", Found::default());
        assert_eq!(texts.markdown("Look: <img src='a.png' alt='a  map'>"), "Look:");
        let json = texts.picture.as_ref().unwrap().json();
        assert_eq!(json, r#"{"alt":"a map","data":"data:image/png;base64,iVBORw0KGgo=","kind":"image"}"#);
        assert!(texts.found.findings.is_empty());
        assert_eq!(texts.markdown("<img src='b.png' alt='another'>"), "*(picture: another)*");
        assert_eq!(texts.found.findings[0].code, "import/pictures");
        let formula = r"Is <img src='/equation_images/x' alt='LaTeX: \frac{1}{2}'> more?";
        assert_eq!(texts.markdown(formula), r"Is $\frac{1}{2}$ more?");
    }
}
