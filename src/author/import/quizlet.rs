//! Quizlet's export: a term, a separator, its definition, a card a line.
//!
//! A card becomes a typed question, and, where its answer is no number, a question with choices whose wrong ones are other
//! cards of the set.

use sha2::{Digest, Sha256};

use super::moodle::auto_text;
use super::sheet::asked::number;
use super::{Answer, Draft, File, Found, Imported, Pick, each_text};
use crate::Result;

/// Longer answers are chosen and not typed, in characters.
const TYPED: usize = 40;
/// Wrong choices beside the right one.
const WRONG: usize = 3;

/// Reads Quizlet exports. Cards are separated by line breaks, by blank lines or by semicolons, terms and definitions by
/// tabs, ` - `, commas or colons: what cuts every card in two is taken.
///
/// # Errors
/// None of its own: a card without two sides is a refused row.
pub fn read(files: &[File]) -> Result<Imported> {
    each_text(files, read_one)
}

/// Are most lines two sides with a tab between?
#[must_use]
pub fn is(file: &File) -> bool {
    if !file.is_text() {
        return false;
    }
    let text = file.text().0;
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let pairs =
        lines.iter().filter(|line| line.split('\t').filter(|side| !side.trim().is_empty()).count() == 2).count();
    !lines.first().is_some_and(|line| line.starts_with('#')) && !lines.is_empty() && pairs * 10 >= lines.len() * 9
}

/// Is it a set of cards although there are braces in it? Nine lines in ten are two sides with one tab between; none begins
/// with a title of GIFT, and the second sides are not GIFT's answers.
#[must_use]
pub(super) fn is_cards(file: &File) -> bool {
    let text = file.text().0;
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let backs = lines.iter().filter_map(|line| line.split_once('\t')).filter(|(front, _)| !front.trim().is_empty());
    let backs: Vec<&str> = backs.map(|(_, back)| back.trim()).filter(|back| !back.is_empty()).collect();
    let single = backs.iter().filter(|back| !back.contains('\t')).count();
    let answers = backs.iter().filter(|back| ["{=", "{~", "{#"].iter().any(|sign| back.starts_with(sign))).count();
    let titled = lines.iter().any(|line| line.trim_start().starts_with("::"));
    is(file) && !titled && single * 10 >= lines.len() * 9 && answers * 2 < lines.len()
}

/// How a set is cut into cards and a card into its sides: the cut that gives most cards two sides.
fn cut(text: &str) -> Vec<(usize, Vec<String>)> {
    let cards = |between: &str| -> Vec<(usize, String)> {
        let mut line = 1;
        let mut out = Vec::new();
        for piece in text.split(between) {
            let start = line + piece.len() - piece.trim_start_matches('\n').len();
            line += piece.matches('\n').count() + between.matches('\n').count();
            if !piece.trim().is_empty() {
                out.push((start, piece.trim_matches('\n').to_owned()));
            }
        }
        out
    };
    let mut best: (usize, Vec<(usize, Vec<String>)>) = (0, Vec::new());
    // Cards in one line are separated by semicolons; blank lines separate cards whose sides have lines of their own.
    let one_line = !text.trim().contains('\n');
    let between = [("\n", true), (";", one_line), ("\n\n", text.trim().contains("\n\n"))];
    for (between, _) in between.into_iter().filter(|(_, possible)| *possible) {
        for sides in ["\t", " - ", " – ", ",", ":", " = ", "="] {
            let all: Vec<(usize, Vec<String>)> = cards(between)
                .into_iter()
                .map(|(line, card)| (line, card.splitn(2, sides).map(|side| side.trim().to_owned()).collect()))
                .collect();
            let whole = |sides: &[String]| sides.len() == 2 && sides.iter().all(|side| !side.is_empty());
            let good = all.iter().filter(|(_, card)| whole(card)).count();
            // A share of cards in thousandths, so that few cards cut badly do not beat many cut well.
            let share = good * 1_000 / all.len().max(1);
            let better = share > best.0 || share == best.0 && all.len() > best.1.len();
            if better || best.1.is_empty() {
                best = (share, all);
            }
        }
    }
    best.1
}

fn read_one(file: &File) -> Imported {
    let (text, encoding) = file.text();
    let mut imported = Imported { name: file.stem().to_owned(), ..Imported::default() };
    let cards = cut(&text);
    let whole: Vec<(&str, &str)> =
        cards.iter().filter_map(|(_, card)| Some((card.first()?.as_str(), card.get(1)?.as_str()))).collect();
    let length = |side: fn(&(&str, &str)) -> usize| whole.iter().map(side).sum::<usize>();
    // The shorter side is typed.
    let term_typed = length(|card| card.0.chars().count()) <= length(|card| card.1.chars().count());
    let sides = |card: &(&str, &str)| {
        if term_typed { (card.1.to_owned(), card.0.to_owned()) } else { (card.0.to_owned(), card.1.to_owned()) }
    };
    let all: Vec<(String, String)> = whole.iter().map(sides).collect();
    for (line, card) in &cards {
        let place = format!("{}, line {line}", file.path);
        let mut found = Found::new("card", card.first().map_or("", |term| term), &card.join("\t"), place);
        found.findings.extend(encoding.iter().filter(|_| !found.original.is_ascii()).cloned());
        let [term, definition] = card.as_slice() else {
            imported.found.push(
                found.refused("quizlet/one-side", "the card has one side; write a term, a tab and its definition"),
            );
            continue;
        };
        if term.is_empty() || definition.is_empty() {
            imported.found.push(found.refused("quizlet/one-side", "a side of the card is empty; write it"));
            continue;
        }
        let (asked, answer) = sides(&(term, definition));
        imported.found.push(questions(found, &asked, &answer, &all));
    }
    imported
}

fn questions(mut found: Found, asked: &str, answer: &str, all: &[(String, String)]) -> Found {
    found.key = vec![answer.to_owned()];
    let (question, findings) = auto_text(asked).shown();
    findings.into_iter().for_each(|one| found.notice(one.code, one.note));
    // A number is marked by its value; other numbers to choose from would only give it away.
    if let Some(key) = number(answer, &mut found) {
        return Draft { question, answer: Answer::Number(key), ..Draft::default() }.found(found);
    }
    let typed = Draft { question: question.clone(), answer: Answer::Text(vec![answer.to_owned()]), ..Draft::default() };
    let wrong = others(asked, answer, all);
    let mut picks = vec![Pick::new(auto_text(answer).shown().0, true)];
    picks.extend(wrong.iter().map(|text| Pick::new(auto_text(text).shown().0, false)));
    let chosen = Draft { question, answer: Answer::Choice(picks), ..Draft::default() };
    match (answer.chars().count() <= TYPED, wrong.is_empty()) {
        (true, true) => typed.found(found),
        (true, false) => {
            found.more.extend(chosen.item());
            typed.found(found)
        }
        (false, false) => chosen.found(found),
        (false, true) => found
            .refused("quizlet/alone", "its answer is too long to type, and the set has no other card to choose from"),
    }
}

/// Answers of other cards, a few, always the same ones for the same set.
fn others<'a>(asked: &str, answer: &str, all: &'a [(String, String)]) -> Vec<&'a str> {
    let plain = |text: &str| text.trim().to_lowercase();
    let mut ranked: Vec<([u8; 8], &str)> = Vec::new();
    for (question, other) in all {
        let same = plain(other) == plain(answer) || plain(question) == plain(asked);
        if same || ranked.iter().any(|(_, own)| plain(own) == plain(other)) {
            continue;
        }
        let digest = Sha256::digest([asked, "\n", other].concat().as_bytes());
        let mut rank = [0; 8];
        rank.copy_from_slice(&digest[..8]);
        ranked.push((rank, other));
        // The best few are all that is needed.
        ranked.sort_unstable();
        ranked.truncate(WRONG);
    }
    ranked.into_iter().map(|(_, other)| other).collect()
}
