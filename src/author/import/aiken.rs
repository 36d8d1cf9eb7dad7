//! Aiken: a question, its answers `A)` `B)` …, and `ANSWER: B`.

use super::moodle::auto_text;
use super::{Answer, Draft, File, Finding, Found, Imported, Pick, each_text};
use crate::Result;

/// Reads Aiken files. An `ANSWER:` line ends a question; lines that lead to none are told as left over.
///
/// # Errors
/// None of its own: what cannot be read is a refused row.
pub fn read(files: &[File]) -> Result<Imported> {
    each_text(files, read_one)
}

/// Does the file have a line `ANSWER: B` and one `A)` or `A.`?
#[must_use]
pub fn is(file: &File) -> bool {
    if !file.is_text() {
        return false;
    }
    let text = file.text().0;
    text.lines().any(|line| key(line).is_some_and(|key| letter_of(key).is_some()))
        && text.lines().any(|line| choice(line).is_some())
}

/// Lines on the way to a question.
#[derive(Default)]
struct Open {
    line: usize,
    text: Vec<String>,
    choices: Vec<(char, String)>,
    lines: Vec<String>,
}

fn read_one(file: &File) -> Imported {
    let (text, encoding) = file.text();
    let mut imported = Imported { name: file.stem().to_owned(), ..Imported::default() };
    let mut open = Open::default();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if let Some(key) = key(line) {
            open.lines.push(line.to_owned());
            let whole = std::mem::take(&mut open);
            if letter_of(key).is_none() && (whole.text.is_empty() || whole.choices.len() < 2) {
                imported.left_over.push(left(&whole, file));
                continue;
            }
            let mut found = question(whole, key, file);
            found.findings.extend(encoding.iter().filter(|_| !found.original.is_ascii()).cloned());
            imported.found.push(found);
            continue;
        }
        match choice(line) {
            Some((letter, text)) => open.choices.push((letter, text.to_owned())),
            None if open.choices.is_empty() => open.text.push(line.to_owned()),
            // Text behind choices begins another question: the one before it has no answer.
            None => {
                imported.left_over.push(left(&std::mem::take(&mut open), file));
                open.text.push(line.to_owned());
            }
        }
        if open.lines.is_empty() {
            open.line = at + 1;
        }
        open.lines.push(line.to_owned());
    }
    if !open.lines.is_empty() {
        imported.left_over.push(left(&open, file));
    }
    imported
}

fn place(open: &Open, file: &File) -> String {
    format!("{}, line {}", file.path, open.line)
}

fn left(open: &Open, file: &File) -> Found {
    let lines = open.lines.join("\n");
    let note = "these lines lead to no question: a text, its answers `A)` and `B)`, and `ANSWER: A` make one";
    Found::new("lines", "", &lines, place(open, file)).refused("aiken/unfinished", note)
}

fn question(open: Open, key: &str, file: &File) -> Found {
    let mut found = Found::new("multichoice", &open.text.join(" "), &open.lines.join("\n"), place(&open, file));
    let letters = key.split([',', ' ', ';', '&']).filter(|part| !part.is_empty()).map(letter_of);
    let letters: Option<Vec<char>> = letters.collect();
    let known = |letter: &char| open.choices.iter().any(|(own, _)| own == letter);
    let Some(letters) = letters.filter(|all| !all.is_empty() && all.iter().all(known)) else {
        return found.refused("aiken/answer", format!("`ANSWER: {key}` names no answer above it; write its letter"));
    };
    found.key = letters.iter().map(ToString::to_string).collect();
    if open.text.is_empty() {
        return found.refused("bank/no-question", "the question is empty; write one");
    }
    let mut plain = |source: &str| {
        let (text, findings) = auto_text(source).shown();
        findings.into_iter().for_each(|Finding { code, note }| found.notice(code, note));
        text
    };
    let question = plain(&open.text.join("\n"));
    let picks: Vec<Pick> =
        open.choices.iter().map(|(letter, text)| Pick::new(plain(text), letters.contains(letter))).collect();
    let answer = if letters.len() == 1 { Answer::Choice(picks) } else { Answer::Choices(picks) };
    Draft { question, answer, ..Draft::default() }.found(found)
}

/// What stands behind `ANSWER:`.
fn key(line: &str) -> Option<&str> {
    let line = line.trim();
    let head = line.get(.."ANSWER".len())?;
    let rest = head.eq_ignore_ascii_case("ANSWER").then(|| line["ANSWER".len()..].trim_start())?;
    rest.strip_prefix([':', '：']).map(str::trim)
}

fn letter_of(text: &str) -> Option<char> {
    let text = text.trim().trim_end_matches([')', '.']);
    let mut all = text.chars();
    let letter = all.next().filter(char::is_ascii_alphabetic)?;
    all.next().is_none().then(|| letter.to_ascii_uppercase())
}

/// `A) text`, `a. text`
fn choice(line: &str) -> Option<(char, &str)> {
    let line = line.trim();
    let letter = line.chars().next().filter(char::is_ascii_alphabetic)?;
    let rest = line[1..].strip_prefix([')', '.'])?;
    // `e.g. this` is a text; so is `U.S.`: a dot needs a blank behind it.
    let dotted = line[1..].starts_with('.');
    (!dotted || rest.starts_with(char::is_whitespace)).then(|| (letter.to_ascii_uppercase(), rest.trim()))
}
