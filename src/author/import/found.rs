//! What a reader of a format finds in a file.

use super::File;
use super::limits::LONGEST_ORIGINAL;
use crate::bank::{ItemSpec, SkillSpec};
use crate::{Error, Result};

/// Something found in a question: a stable code and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `import/…` or the format's own: `gift/…`.
    pub code: &'static str,
    /// What was found, and what was made of it or how to mend it.
    pub note: String,
}

impl Finding {
    /// A finding.
    #[must_use]
    pub fn new(code: &'static str, note: impl Into<String>) -> Self {
        Self { code, note: note.into() }
    }
}

/// One question of a source, whatever became of it.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The question's own name, or its first words: what a person finds it by.
    pub name: String,
    /// The format's own word for its type: `MC`, `multichoice`, `choiceInteraction`.
    pub kind: String,
    /// Where it stands: file and line, or file and entry.
    pub place: String,
    /// Its original text, at most [`LONGEST_ORIGINAL`] characters.
    pub original: String,
    /// The key as the source states it, one text for each answer or blank; also where the question is refused.
    pub key: Vec<String>,
    /// The item made of it; its `id` may be empty, then one is derived. `None`: refused, and why is among the findings.
    pub item: Option<ItemSpec>,
    /// The id of the skill it became, where the source holds skills and no questions.
    pub skill: Option<String>,
    /// Further items made of the same question: another way to ask it.
    pub more: Vec<ItemSpec>,
    /// What was mended or left out, or why it is refused.
    pub findings: Vec<Finding>,
}

impl Found {
    /// A question with its original text, not yet read.
    #[must_use]
    pub fn new(kind: impl Into<String>, name: &str, original: &str, place: impl Into<String>) -> Self {
        let name = if name.trim().is_empty() { first_words(original) } else { first_words(name) };
        let original = cut(original, LONGEST_ORIGINAL);
        Self { name, kind: kind.into(), place: place.into(), original, ..Self::default() }
    }

    /// The question as this item.
    #[must_use]
    pub fn with(mut self, item: ItemSpec) -> Self {
        self.item = Some(item);
        self
    }

    /// What was found, as a skill.
    #[must_use]
    pub fn with_skill(mut self, id: impl Into<String>) -> Self {
        self.skill = Some(id.into());
        self
    }

    /// The question refused.
    #[must_use]
    pub fn refused(mut self, code: &'static str, note: impl Into<String>) -> Self {
        self.item = None;
        self.findings.push(Finding::new(code, note));
        self
    }

    /// Adds a notice.
    pub fn notice(&mut self, code: &'static str, note: impl Into<String>) {
        let finding = Finding::new(code, note);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

/// What a file, or files that belong together, hold.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// A name for the whole: a title, else the file's.
    pub name: String,
    /// BCP 47 language of the texts; empty when the source does not say.
    pub language: String,
    /// Skills; items name them by id. An item without a skill gets one named after the whole.
    pub skills: Vec<SkillSpec>,
    /// One for each question, in the order of the source.
    pub found: Vec<Found>,
    /// What is in the source and is no question: lines that belong to none, media without an item. Never counted.
    pub left_over: Vec<Found>,
}

impl Imported {
    /// The id of the skill with this name, which is added if it is new.
    pub fn skill(&mut self, name: &str) -> String {
        let name = cut(name.split_whitespace().collect::<Vec<_>>().join(" ").trim(), 120);
        if let Some(skill) = self.skills.iter().find(|skill| skill.name == name) {
            return skill.id.clone();
        }
        let base = slug(&name, 48);
        let base = if base.is_empty() { "skill".to_owned() } else { base };
        let taken = |id: &str| self.skills.iter().any(|skill| skill.id == id);
        let id = (1..).map(|n| if n == 1 { base.clone() } else { format!("{base}-{n}") }).find(|id| !taken(id));
        let id = id.unwrap_or(base);
        self.skills.push(SkillSpec { id: id.clone(), name, ..SkillSpec::default() });
        id
    }

    /// Takes in what another file holds; its skills keep their names, ids are made anew where they clash.
    pub(super) fn absorb(&mut self, other: Self) {
        let Self { name, language, skills, mut found, left_over } = other;
        if self.name.is_empty() {
            self.name = name;
        }
        if self.language.is_empty() {
            self.language = language;
        }
        for skill in skills {
            let id = match self.skills.iter().find(|own| own.id == skill.id) {
                None => {
                    self.skills.push(skill);
                    continue;
                }
                Some(own) if own.name == skill.name => continue,
                Some(_) => self.skill(&skill.name),
            };
            for item in found.iter_mut().filter_map(|found| found.item.as_mut()) {
                for own in item.skills.iter_mut().filter(|own| **own == skill.id) {
                    own.clone_from(&id);
                }
            }
        }
        self.found.append(&mut found);
        self.left_over.extend(left_over);
    }
}

/// Reads files that do not depend on each other, one after another. A file among several that cannot be read becomes a
/// refused row.
///
/// # Errors
/// The first fault, if no file can be read.
pub fn each<T>(files: &[T], read: impl Fn(&T) -> Result<Imported>, place: impl Fn(&T) -> String) -> Result<Imported> {
    let mut whole = Imported::default();
    let mut faults: Vec<(String, Error)> = Vec::new();
    let mut read_any = false;
    for file in files {
        match read(file) {
            Ok(one) => {
                read_any = true;
                whole.absorb(one);
            }
            Err(fault) => faults.push((place(file), fault)),
        }
    }
    if !read_any && !faults.is_empty() {
        return Err(faults.swap_remove(0).1);
    }
    for (path, fault) in faults {
        let mut row = Found::new("file", &path, &path, fault.place()).refused(fault.code(), fault.message());
        row.place = if row.place.is_empty() { path } else { row.place };
        whole.left_over.push(row);
    }
    Ok(whole)
}

/// The first words of a text, at most 80 characters, in one line.
#[must_use]
pub fn first_words(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() > 79 && !out.is_empty() {
            out.push('…');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    cut(&out, 120)
}

/// At most so many characters of a text.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end]).to_owned()
}

/// A text as an id: lower case, letters and digits of any script, `-` between words, at most `most` characters.
#[must_use]
pub fn slug(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for c in text.chars().flat_map(char::to_lowercase) {
        if length >= most {
            break;
        }
        // Vowel signs of many scripts are no letters to Unicode and part of the word all the same.
        let sign = !c.is_ascii() && !c.is_whitespace() && !matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}');
        if c.is_ascii_alphanumeric() || sign && !matches!(c, '\u{3000}'..='\u{303f}' | '\u{e000}'..='\u{f8ff}') {
            out.push(c);
            length += 1;
        } else if !out.is_empty() && !out.ends_with('-') && !matches!(c, '\'' | '’') {
            out.push('-');
            length += 1;
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// Reads the files that are texts, each by itself; a lone file is read whatever it is.
pub(super) fn each_text(files: &[File], read: impl Fn(&File) -> Imported) -> Result<Imported> {
    let texts: Vec<&File> = files.iter().filter(|file| files.len() == 1 || file.is_text()).collect();
    each(&texts, |file| Ok(read(file)), |file| file.path.clone())
}
