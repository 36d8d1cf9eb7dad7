//! What is right in each of Moodle's types of question.

use super::super::graded::{Settled, Typed, numbers, picks, spellings};
use super::super::{Answer, Draft, Finding, Pick, markup};
use super::xml::Element;
use super::{Reading, child_text, cloze, gaps, text_of};

type Answered = Result<Settled, Finding>;

/// Reads the question and what is right; `draft` gets the question, its order and what stands around the answer.
pub(super) fn answer(reading: &mut Reading<'_>, kind: &str, draft: &mut Draft) -> Answered {
    let element = reading.element;
    reading.found.key = right_texts(element);
    match kind {
        "multichoice" | "multichoiceset" => {
            draft.question = reading.question();
            draft.keep_order = matches!(child_text(element, "shuffleanswers").trim(), "0" | "false");
            let single = kind == "multichoice" && !matches!(child_text(element, "single").trim(), "0" | "false");
            let all = element.named("answer").map(|answer| (pick(reading, answer), credit(answer))).collect();
            picks(all, single)
        }
        "truefalse" => {
            draft.question = reading.question();
            draft.keep_order = true;
            let mut all: Vec<(Pick, f64)> = Vec::new();
            for answer in element.named("answer") {
                let word = markup::html_text(&text_of(answer)).to_ascii_lowercase();
                let text = if word == "true" { "True" } else { "False" };
                all.push((Pick { why: feedback(reading, answer), ..Pick::new(text, false) }, credit(answer)));
            }
            // `False` may be left out where it is wrong, and `True` likewise.
            for text in ["True", "False"] {
                if !all.is_empty() && !all.iter().any(|(pick, _)| pick.text == text) {
                    let right = all.iter().all(|(_, credit)| *credit <= 0.0);
                    all.push((Pick::new(text, right), if right { 100.0 } else { 0.0 }));
                }
            }
            all.sort_by_key(|(pick, _)| pick.text == "False");
            picks(all, true)
        }
        "shortanswer" => {
            draft.question = reading.question();
            if child_text(element, "usecase").trim() == "1" {
                reading
                    .found
                    .notice("import/case", "capitals counted; here an answer is right in any case of its letters");
            }
            spellings(typed(reading, false))
        }
        "numerical" => {
            draft.question = reading.question();
            units(reading, draft);
            numbers(typed(reading, true))
        }
        "matching" | "match" | "ddmatch" => {
            draft.question = reading.question();
            Ok(matching(reading))
        }
        "ordering" => {
            draft.question = reading.question();
            let things: Vec<String> = element.named("answer").map(|answer| reading.text(answer, None)).collect();
            reading.found.key = element.named("answer").map(text_of).collect();
            Ok(Settled { answer: Answer::Order(things), ..Settled::default() })
        }
        "cloze" | "multianswer" => cloze::answer(reading, draft),
        "ddwtos" | "gapselect" => {
            gaps::chosen(reading, draft, if kind == "ddwtos" { "dragbox" } else { "selectoption" })
        }
        "gapfill" => gaps::typed(reading, draft),
        _ => Err(refusal(kind)),
    }
}

fn refusal(kind: &str) -> Finding {
    let (code, note) = match kind {
        "essay" => ("import/essay", "an essay has no key that could be marked".into()),
        "description" => {
            ("import/description", "it is a text without a question; put it into the questions it is for".into())
        }
        "calculated" | "calculatedsimple" | "calculatedmulti" => {
            let note = "its numbers are drawn from a set of Moodle's; write it as a template (docs/bank.md)";
            ("import/calculated", note.into())
        }
        other => ("import/format", format!("a bank has no place for Moodle's type `{other}`; ask it another way")),
    };
    Finding::new(code, note)
}

/// The key as the file states it: the answers of full credit, of part of it if none has all.
fn right_texts(element: &Element) -> Vec<String> {
    let with = |least: f64| -> Vec<String> {
        element.named("answer").filter(|one| credit(one) >= least).map(|one| text_of(one).trim().to_owned()).collect()
    };
    let full = with(99.9);
    if full.is_empty() { with(0.001) } else { full }
}

fn credit(answer: &Element) -> f64 {
    let text = answer.attribute("fraction").unwrap_or("0").trim().replace(',', ".");
    text.parse().ok().filter(|credit: &f64| credit.is_finite()).unwrap_or(0.0)
}

fn feedback(reading: &mut Reading<'_>, answer: &Element) -> String {
    answer.child("feedback").map(|text| reading.text_and_picture(text, None).0).unwrap_or_default()
}

fn pick(reading: &mut Reading<'_>, answer: &Element) -> Pick {
    let (mut text, picture) = reading.text_and_picture(answer, None);
    if let Some(picture) = picture.as_ref().filter(|_| text.is_empty()) {
        text = markup::escape(&picture.alt);
    }
    Pick { text, why: feedback(reading, answer), right: false, picture }
}

fn typed(reading: &mut Reading<'_>, number: bool) -> Vec<Typed> {
    let mut all = Vec::new();
    for answer in reading.element.named("answer") {
        let text = text_of(answer);
        let text = if number || answer.attribute("format") == Some("html") { markup::html_text(&text) } else { text };
        let tolerance = child_text(answer, "tolerance").trim().to_owned();
        // Fractions of one and percents are both about.
        let why = feedback(reading, answer);
        all.push(Typed { text: text.trim().to_owned(), credit: credit(answer), why, tolerance });
    }
    all
}

/// The unit that the answers are in, behind the box.
fn units(reading: &mut Reading<'_>, draft: &mut Draft) {
    let Some(units) = reading.element.child("units") else { return };
    let mut names = units.named("unit").map(|unit| {
        let factor = child_text(unit, "multiplier").trim().parse::<f64>().unwrap_or(1.0);
        (child_text(unit, "unit_name").trim().to_owned(), (factor - 1.0).abs() < 1e-9)
    });
    if let Some((name, _)) = names.find(|(name, base)| *base && !name.is_empty()) {
        let note = format!("the unit `{name}` stands behind the box; it is not typed, and others are not taken");
        reading.found.notice("import/units", note);
        draft.after = name;
    }
}

fn matching(reading: &mut Reading<'_>) -> Settled {
    let (mut left, mut right, mut pairs) = (Vec::new(), Vec::<String>::new(), Vec::new());
    let mut key = Vec::new();
    for one in reading.element.named("subquestion") {
        let target = one.child("answer").map(|answer| markup::escape(&text_of(answer))).unwrap_or_default();
        if target.trim().is_empty() {
            continue;
        }
        let place = right.iter().position(|own| *own == target).unwrap_or_else(|| {
            right.push(target.clone());
            right.len() - 1
        });
        let text = reading.text(one, None);
        if !text.is_empty() {
            key.push(format!("{} {}", markup::html_text(&text_of(one)), target));
            left.push(text);
            pairs.push(place);
        }
    }
    reading.found.key = key;
    Settled { answer: Answer::Match { left, right, pairs }, ..Settled::default() }
}
