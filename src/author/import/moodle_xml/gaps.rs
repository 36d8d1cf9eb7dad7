//! Texts with gaps: words to choose from for each (`ddwtos`, `gapselect`), words to type (`gapfill`).

use super::super::graded::Settled;
use super::super::{Answer, Blank, Draft, Finding, Pick, markup};
use super::{Reading, child_text, cloze};

/// `[[3]]` stands for the third word, to be chosen among those of its group.
pub(super) fn chosen(reading: &mut Reading<'_>, draft: &mut Draft, tag: &str) -> Result<Settled, Finding> {
    let words: Vec<(String, String)> = reading
        .element
        .named(tag)
        .map(|word| (markup::html_text(&child_text(word, "text")), child_text(word, "group").trim().to_owned()))
        .collect();
    let source = reading.source();
    let (mut text, mut blanks, mut keys) = (String::new(), Vec::new(), Vec::new());
    let mut rest = &*source;
    while let Some((before, after)) = rest.split_once("[[") {
        text.push_str(before);
        let Some((number, after)) = after.split_once("]]").filter(|(number, _)| number.trim().parse::<usize>().is_ok())
        else {
            text.push_str("[[");
            rest = after;
            continue;
        };
        let at = number.trim().parse::<usize>().unwrap_or(0);
        let Some((word, group)) = at.checked_sub(1).and_then(|at| words.get(at)) else {
            let note = format!("the gap [[{at}]] has no word; add one or take the gap out");
            return Err(Finding::new("moodle/no-word", note));
        };
        let mut picks: Vec<Pick> = Vec::new();
        for (other, _) in words.iter().filter(|(_, own)| own == group) {
            if !picks.iter().any(|pick| pick.text == markup::escape(other)) {
                picks.push(Pick::new(markup::escape(other), other == word));
            }
        }
        blanks.push(Blank { answer: Answer::Choice(picks), mistakes: Vec::new() });
        keys.push(word.clone());
        text.push_str(&format!("\u{e012}{}\u{e013}", blanks.len()));
        rest = after;
    }
    text.push_str(rest);
    finish(reading, draft, &text, blanks, keys)
}

/// `The [cat|kitten] sat`: the words between the signs are to be typed.
pub(super) fn typed(reading: &mut Reading<'_>, draft: &mut Draft) -> Result<Settled, Finding> {
    let signs = child_text(reading.element, "delimitchars");
    let mut signs = signs.trim().chars();
    let (open, close) = (signs.next().unwrap_or('['), signs.next().unwrap_or(']'));
    let source = reading.source();
    let (mut text, mut blanks, mut keys) = (String::new(), Vec::new(), Vec::new());
    let mut rest = &*source;
    while let Some((before, after)) = rest.split_once(open) {
        let Some((word, after)) = after.split_once(close) else { break };
        text.push_str(before);
        let words: Vec<String> = markup::html_text(word)
            .split('|')
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect();
        keys.push(words.join("/"));
        blanks.push(Blank { answer: Answer::Text(words), mistakes: Vec::new() });
        text.push_str(&format!("\u{e012}{}\u{e013}", blanks.len()));
        rest = after;
    }
    text.push_str(rest);
    finish(reading, draft, &text, blanks, keys)
}

fn finish(
    reading: &mut Reading<'_>,
    draft: &mut Draft,
    text: &str,
    blanks: Vec<Blank>,
    keys: Vec<String>,
) -> Result<Settled, Finding> {
    let Some(element) = reading.element.child("questiontext").filter(|_| !blanks.is_empty()) else {
        return Err(Finding::new("moodle/no-blank", "the text has no gap to fill; write one"));
    };
    draft.question = cloze::marked(&reading.text(element, Some(text)));
    reading.found.key = keys;
    Ok(Settled { answer: Answer::Cloze(blanks), ..Settled::default() })
}
