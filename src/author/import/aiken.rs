//! Aiken: a question, its answers `A)` `B)` …, and `ANSWER: B`.

use super::limits::LONGEST_ORIGINAL;
use super::moodle::auto_text;
use super::{Answer, Draft, File, Finding, Found, Imported, Pick, cut, each_text};
use crate::Result;

/// Reads Aiken files. An `ANSWER:` line ends a question, `Explanation:` behind it is its solution; lines that lead to no
/// question are told as left over.
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
    /// The last line was empty.
    apart: bool,
    /// A paragraph of the text ended as one that leads to the next: `Look at this:`
    leads: bool,
}

fn read_one(file: &File) -> Imported {
    let (text, encoding) = file.text();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut imported = Imported { name: file.stem().to_owned(), ..Imported::default() };
    let mut open = Open::default();
    // Whether the last lines that were closed made a question, so that a solution can follow.
    let mut asked = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let start = at;
        at += 1;
        if line.is_empty() {
            open.apart = true;
            open.leads |= open.text.last().is_some_and(|text| text.ends_with([':', ',']));
            continue;
        }
        if asked
            && open.lines.is_empty()
            && explanation(line).is_some()
            && let Some(above) = imported.found.last_mut()
        {
            at = end_of(&lines, start);
            explain(above, &lines[start..at]);
            continue;
        }
        if let Some(key) = key(line) {
            open.lines.push((*line).to_owned());
            let whole = std::mem::take(&mut open);
            asked = letter_of(key).is_some() || !whole.text.is_empty() && whole.choices.len() > 1;
            if !asked {
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
            None => {
                // Text behind choices begins another question: the one before it has no answer. A paragraph that does
                // not lead to the next is a heading, or a word on the question above.
                if !open.choices.is_empty() || open.apart && !open.leads && !open.text.is_empty() {
                    imported.left_over.push(left(&std::mem::take(&mut open), file));
                    asked = false;
                }
                open.text.push((*line).to_owned());
            }
        }
        open.apart = false;
        if open.lines.is_empty() {
            open.line = at;
        }
        open.lines.push((*line).to_owned());
    }
    if !open.lines.is_empty() {
        imported.left_over.push(left(&open, file));
    }
    imported
}

/// Where an explanation ends that begins in this line: at the next empty line, or at once if another question follows.
fn end_of(lines: &[&str], start: usize) -> usize {
    let end = lines[start..].iter().position(|line| line.is_empty()).map_or(lines.len(), |length| start + length);
    let asks = lines[start..end].iter().any(|line| choice(line).is_some() || key(line).is_some());
    if asks { start + 1 } else { end }
}

/// Lines behind `ANSWER:` as the solution of the question above.
fn explain(above: &mut Found, lines: &[&str]) {
    let words: Vec<&str> = lines.iter().map(|line| explanation(line).unwrap_or(line)).collect();
    above.original = cut(&[&*above.original, &*lines.join("\n")].join("\n"), LONGEST_ORIGINAL);
    let (text, findings) = auto_text(&words.join("\n")).shown();
    if let Some(item) = above.item.as_mut().filter(|_| !text.is_empty()) {
        item.solution = if item.solution.is_empty() { text } else { [&*item.solution, &*text].join("\n\n") };
        findings.into_iter().for_each(|Finding { code, note }| above.notice(code, note));
    }
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
    behind(line, "ANSWER")
}

/// What stands behind `Explanation:` and its like.
fn explanation(line: &str) -> Option<&str> {
    ["Explanation", "Feedback", "Rationale"].iter().find_map(|word| behind(line, word))
}

fn behind<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let line = line.trim();
    let head = line.get(..word.len())?;
    let rest = head.eq_ignore_ascii_case(word).then(|| line[word.len()..].trim_start())?;
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
