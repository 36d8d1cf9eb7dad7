//! What an item says after an answer: to a choice, when it is right, as a hint.
use super::super::xml::Element;
use super::body;
use super::item::Work;
use super::kinds::id;
use super::rich;
use crate::bank::{ChoiceSpec, Format, HintSpec, ItemSpec};

/// When a feedback is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum When {
    /// One choice was picked.
    Picked(String),
    /// The answer is right.
    Right,
    /// The answer is wrong.
    Wrong,
    /// The student asked for help.
    Asked,
    /// Nothing here says.
    Unknown,
}

/// Puts an item's feedback where a bank has a place for it, and tells what it has none for.
pub(super) fn add(work: &mut Work<'_, '_>, item: &mut ItemSpec) {
    let mut pieces: Vec<&Element> = work.root.named("modalFeedback").collect();
    if let Some(body) = work.root.child("itemBody") {
        // What stands within a choice has been read with it.
        outside(body, &mut pieces);
    }
    let (mut lost, mut wrong) = (rationales(work, item), String::new());
    for piece in pieces {
        let text = body::plain(piece, &mut work.texts);
        if text.is_empty() {
            continue;
        }
        match when(work.root, piece, item) {
            When::Picked(own) => {
                let choice = item.choices.iter_mut().find(|choice| choice.id == own);
                choice.into_iter().for_each(|choice| join(&mut choice.why, &text));
            }
            When::Right => join(&mut item.solution, &text),
            When::Asked => item.hints.push(HintSpec { text, ask: None }),
            When::Wrong => join(&mut wrong, &text),
            When::Unknown => lost.push(text),
        }
    }
    // What is said to every wrong answer belongs to the choices that have nothing of their own.
    if !wrong.is_empty() {
        let key = item.key.as_slice().to_vec();
        let free = |choice: &&mut ChoiceSpec| choice.why.is_empty() && !key.contains(&choice.id);
        let single = item.format == Format::Choice;
        let mut all: Vec<&mut ChoiceSpec> = item.choices.iter_mut().filter(|_| single).filter(free).collect();
        all.iter_mut().for_each(|choice| choice.why.clone_from(&wrong));
        if all.is_empty() {
            lost.push(wrong);
        }
    }
    if !lost.is_empty() {
        let note = format!("it also said, at some answers: {}", lost.join(" / "));
        work.notice("import/feedback", super::super::cut(&note, 400));
    }
    if of_others(work.root) {
        work.notice("qti/rubric", "notes for those who mark it were left out");
    }
}

/// Does an element hold notes for others than the student?
fn of_others(element: &Element) -> bool {
    element.elements().any(|one| match &*one.name {
        "rubricBlock" => !one.attribute("view").unwrap_or("candidate").contains("candidate"),
        "choiceRationales" => false,
        name => body::for_others(name) || of_others(one),
    })
}

/// Some makers write beside the choices why each is right or wrong. Puts it there; what finds no choice comes back.
fn rationales(work: &mut Work<'_, '_>, item: &mut ItemSpec) -> Vec<String> {
    let mut lost = Vec::new();
    let root = work.root;
    for set in root.child("itemBody").map(|body| body.find_all(&["choiceRationales"])).unwrap_or_default() {
        let response = id(set.attribute("responseIdentifier").unwrap_or_default());
        for one in set.named("rationale") {
            let text = work.texts.markdown(&rich::html(one, &mut |_, _| false));
            let own = id(one.attribute("identifier").unwrap_or_default());
            let blanks =
                item.blanks.iter_mut().filter(|blank| blank.id == response).flat_map(|blank| &mut blank.choices);
            match item.choices.iter_mut().chain(blanks).find(|choice| choice.id == own) {
                Some(choice) => join(&mut choice.why, &text),
                None if text.is_empty() => {}
                None => lost.push(text),
            }
        }
    }
    lost
}

fn outside<'a>(element: &'a Element, all: &mut Vec<&'a Element>) {
    for element in element.elements() {
        match &*element.name {
            "feedbackBlock" | "feedbackInline" | "modalFeedback" => all.push(element),
            "simpleChoice" | "hottext" | "inlineChoice" | "gapText" | "simpleAssociableChoice" => {}
            _ => outside(element, all),
        }
    }
}

fn join(to: &mut String, text: &str) {
    if to.contains(text) {
        return;
    }
    if !to.is_empty() {
        to.push_str("\n\n");
    }
    to.push_str(text);
}

/// When a piece of feedback is shown: by the processing, else by its name.
fn when(root: &Element, piece: &Element, item: &ItemSpec) -> When {
    let own = piece.attribute("identifier").unwrap_or_default();
    let outcome = piece.attribute("outcomeIdentifier").unwrap_or_default();
    if piece.attribute("showHide") == Some("hide") {
        return When::Unknown;
    }
    if item.choices.iter().any(|choice| choice.id == id(own)) {
        return When::Picked(id(own));
    }
    let processing = root.child("responseProcessing");
    if let Some(when) = processing.and_then(|processing| processed(processing, own, outcome)) {
        return when;
    }
    let name = [outcome, " ", own].concat().to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if holds(&["hint"]) {
        When::Asked
    } else if holds(&["incorrect", "wrong", "not_correct", "notcorrect", "false"]) {
        When::Wrong
    } else if holds(&["correct", "right", "solution", "general", "explanation", "rationale"]) {
        When::Right
    } else {
        When::Unknown
    }
}

/// What the branch asks that shows this feedback.
fn processed(element: &Element, own: &str, outcome: &str) -> Option<When> {
    for condition in element.elements() {
        if condition.name != "responseCondition" {
            if let Some(when) = processed(condition, own, outcome) {
                return Some(when);
            }
            continue;
        }
        let mut asks_right = false;
        for branch in condition.elements() {
            if let Some(when) = processed(branch, own, outcome) {
                return Some(when);
            }
            let test = branch.elements().next().filter(|_| branch.name.ends_with("If"));
            let right = test.is_some_and(is_right);
            let sets = branch.named("setOutcomeValue").any(|set| {
                set.attribute("identifier") == Some(outcome)
                    && set.child("baseValue").is_some_and(|value| value.text().trim() == own)
            });
            if sets && right {
                return Some(When::Right);
            }
            if sets && branch.name == "responseElse" && asks_right {
                return Some(When::Wrong);
            }
            asks_right |= right;
        }
    }
    None
}

/// Does a condition hold just for the right answer?
fn is_right(test: &Element) -> bool {
    test.name == "match" && test.child("correct").is_some() && test.child("variable").is_some()
}
