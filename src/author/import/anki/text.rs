//! Notes as text: a line each, its fields between tabs or what the first lines name.
use super::super::package::Media;
use super::super::{File, Imported};
use super::cloze;
use super::collection::Model;
use super::note::{self, Note};
use crate::{Error, Result};

/// What the first lines, `#separator:tab`, say.
#[derive(Clone, Debug, Default)]
struct Head {
    separator: Option<u8>,
    html: Option<bool>,
    columns: Vec<String>,
    deck: String,
    kind: String,
    /// Columns that are no fields, from 1.
    aside: Vec<usize>,
    deck_column: Option<usize>,
}

/// Reads a text.
pub(super) fn read(file: &File) -> Result<Imported> {
    let (text, finding) = file.text();
    let mut head = Head::default();
    let mut started = false;
    let mut first = 1;
    let mut body = String::new();
    for line in text.lines() {
        // A line with `#` in front is the importer's or a remark.
        if let Some(said) = line.strip_prefix('#') {
            head.take(said);
            if !started {
                first += 1;
                continue;
            }
            body.push('\n');
            continue;
        }
        started = true;
        body.push_str(line);
        body.push('\n');
    }
    let separator = head.separator.unwrap_or_else(|| guess(&body));
    let mut notes = Vec::new();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(body.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|fault| {
            Error::new("anki/text", format!("a line cannot be read ({fault}); export the notes again"))
        })?;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line) + first - 1;
        notes.push(head.note(&record, line));
    }
    let mut imported = Imported { name: file.stem().to_owned(), ..Imported::default() };
    note::all(notes, &Media::default(), &mut imported);
    if let (Some(finding), Some(row)) = (finding, imported.found.first_mut()) {
        row.findings.push(finding);
    }
    Ok(imported)
}

impl Head {
    fn take(&mut self, line: &str) {
        let Some((name, value)) = line.split_once(':') else { return };
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        let column = || value.parse::<usize>().ok().filter(|column| *column > 0);
        match &*name {
            "separator" => {
                self.separator = match &*value.to_ascii_lowercase() {
                    "tab" | "\\t" => Some(b'\t'),
                    "comma" => Some(b','),
                    "semicolon" => Some(b';'),
                    "pipe" => Some(b'|'),
                    "colon" => Some(b':'),
                    "space" => Some(b' '),
                    other => other.bytes().next(),
                }
            }
            "html" => self.html = Some(value.eq_ignore_ascii_case("true")),
            "columns" => self.columns = value.split(['\t', ',', ';', '|']).map(|name| name.trim().to_owned()).collect(),
            "deck" => value.clone_into(&mut self.deck),
            "notetype" => value.clone_into(&mut self.kind),
            "deck column" => {
                self.deck_column = column();
                self.aside.extend(column());
            }
            "notetype column" | "tags column" | "guid column" => self.aside.extend(column()),
            _ => {}
        }
    }

    fn note(&self, record: &csv::StringRecord, line: u64) -> Note {
        let html = self.html.unwrap_or_else(|| {
            record.iter().any(|field| field.contains("</") || field.contains("<br") || field.contains("<img"))
        });
        let field = |text: &str| {
            if html {
                return text.to_owned();
            }
            text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>")
        };
        let fields = record
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.aside.contains(&(at + 1)))
            .map(|(_, text)| field(text))
            .collect();
        let deck = self.deck_column.and_then(|at| record.get(at - 1)).unwrap_or(&self.deck).trim().to_owned();
        let model = Model { name: self.kind.clone(), ..Model::default() };
        Note { id: String::new(), model, fields, deck, place: format!("line {line}") }
    }
}

/// The separator most lines have: a tab before anything else.
fn guess(body: &str) -> u8 {
    let lines: Vec<&str> = body.lines().filter(|line| !line.trim().is_empty()).take(50).collect();
    let share = |sign: char| lines.iter().filter(|line| line.contains(sign)).count() * 2 >= lines.len().max(1);
    // A blank's own colons and bars are no separators.
    let signs: &[char] =
        if lines.iter().any(|line| cloze::has(line)) { &['\t', ';'] } else { &['\t', ';', ',', '|', ':'] };
    let sign = signs.iter().find(|sign| share(**sign)).copied().unwrap_or('\t');
    u8::try_from(sign).unwrap_or(b'\t')
}
