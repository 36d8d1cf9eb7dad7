//! A file as it comes from outside, and the text in it.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Finding;

/// A file from outside: a path for people and for what refers to it, and its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// The path with `/`, from the folder or archive it came in.
    pub path: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file with this path and these bytes.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }

    /// The path's last part: `quiz.gift`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    /// The name without its endings: `quiz` of `quiz.gift.txt`.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.name();
        let mut stem = name;
        // At most two endings, and only short ones without spaces: `3.1 Fractions` is a name.
        for _ in 0..2 {
            let Some((before, ending)) = stem.rsplit_once('.') else { break };
            let short = (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
            if before.is_empty() || !short || !ending.bytes().any(|b| b.is_ascii_alphabetic()) {
                break;
            }
            stem = before;
        }
        stem
    }

    /// The ending in lower case: `xlsx`; empty without one.
    #[must_use]
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
    }

    /// Whether the name is one that plain texts have: `.txt`, `.gift`, none.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(&*self.extension(), "txt" | "text" | "gift" | "aiken" | "tsv" | "")
    }

    /// Whether it is a picture, by its first bytes.
    #[must_use]
    pub fn is_picture(&self) -> bool {
        super::markup::picture(&self.bytes).map_or_else(|fault| fault.code == "import/picture-size", |_| true)
    }

    /// The text of the file: UTF-8, UTF-16 (with its mark, or where every other byte is zero), else Windows-1252, which
    /// is told. Line ends are `\n`; characters that no text has (NUL and other controls) are gone.
    #[must_use]
    pub fn text(&self) -> (String, Option<Finding>) {
        let (text, finding) = decode(&self.bytes);
        (clean(&text), finding)
    }
}

fn decode(bytes: &[u8]) -> (String, Option<Finding>) {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return (UTF_16LE.decode_without_bom_handling(rest).0.into_owned(), None),
        [0xFE, 0xFF, rest @ ..] => return (UTF_16BE.decode_without_bom_handling(rest).0.into_owned(), None),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(512) & !1];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count() * 5 > head.len() * 2;
    if head.len() >= 4 && zeros(1) {
        return (UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(), None);
    }
    if head.len() >= 4 && zeros(0) {
        return (UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(), None);
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(fault) => {
            let note = format!(
                "the file is not UTF-8 (byte {}) and was read as Windows-1252; look at its accents and signs",
                fault.valid_up_to()
            );
            let text = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
            (text, Some(Finding::new("import/encoding", note)))
        }
    }
}

/// Line ends as `\n`, and no controls, marks of byte order or half surrogates in between.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut all = text.chars().peekable();
    while let Some(c) = all.next() {
        match c {
            '\r' => {
                if all.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            // Word's line break inside a paragraph, and Unicode's own.
            '\u{b}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\n' | '\t' => out.push(c),
            '\u{feff}' => {}
            // Private characters mark places while a text is worked on.
            '\u{e000}'..='\u{f8ff}' => out.push('\u{fffd}'),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The bytes of the file that an address in a text names: `@@PLUGINFILE@@/a%20b.png`, `images/a.png`.
pub(super) fn named(files: &[File], src: &str) -> Option<Vec<u8>> {
    let path = src.split(['?', '#']).next().unwrap_or(src).replace("@@PLUGINFILE@@/", "").replace('\\', "/");
    let path = percent(path.trim_start_matches("./").trim_start_matches('/'));
    if path.is_empty() {
        return None;
    }
    let ends = |file: &&File| file.path.strip_suffix(&*path).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
    files.iter().find(ends).map(|file| file.bytes.clone())
}

/// `%20` as a blank.
fn percent(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        if let Some(byte) = code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(byte);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
